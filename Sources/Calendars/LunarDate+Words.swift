/// The words of the traditional calendar, as numbers into one list of characters.
///
/// A board draws each character once and then copies it by its number.
extension LunarDate {
    /// Every character that a date of this calendar is written with.
    public static let characters: [Character] = Array(
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥鼠牛虎兔龙蛇马羊猴鸡狗猪"
            + "正二三四五六七八九十冬腊闰月初一廿"
    )

    private static let branches = 10
    private static let animals = 22
    private static let months = 34
    private static let leap = 46
    private static let moon = 47
    private static let early = 48
    private static let one = 49
    private static let twenty = 50
    private static let ten = 43

    /// The stem and branch of the year, 丙午.
    public func forEachYearCharacter(_ body: (Int) -> Void) {
        let place = (year - 4) % 60
        body(place % 10)
        body(LunarDate.branches + place % 12)
    }

    /// The animal of the year, 马.
    public var animalCharacter: Int { LunarDate.animals + (year - 4) % 12 }

    /// The month, 正月 or 闰六月.
    public func forEachMonthCharacter(_ body: (Int) -> Void) {
        if isLeapMonth { body(LunarDate.leap) }
        body(LunarDate.months + month - 1)
        body(LunarDate.moon)
    }

    /// The day, 初一 or 廿三.
    public func forEachDayCharacter(_ body: (Int) -> Void) {
        switch day {
        case 20:
            body(LunarDate.digit(2))
            body(LunarDate.ten)
        case 30:
            body(LunarDate.digit(3))
            body(LunarDate.ten)
        default:
            body([LunarDate.early, LunarDate.ten, LunarDate.twenty][(day - 1) / 10])
            body(LunarDate.digit((day - 1) % 10 + 1))
        }
    }

    private static func digit(_ value: Int) -> Int {
        value == 1 ? one : months + value - 1
    }

    /// The stem and branch of the year, 丙午.
    public var yearText: String { text(forEachYearCharacter) }
    /// The month, 正月 or 闰六月.
    public var monthText: String { text(forEachMonthCharacter) }
    /// The day, 初一 or 廿三.
    public var dayText: String { text(forEachDayCharacter) }
    /// The animal of the year, 马.
    public var animalText: String { String(LunarDate.characters[animalCharacter]) }

    private func text(_ write: ((Int) -> Void) -> Void) -> String {
        var text = ""
        write { text.append(LunarDate.characters[$0]) }
        return text
    }
}
