/// Says where a line of text may be broken.
public protocol LineBreaker: Sendable {
    /// One flag a character: whether a new line may begin with it; the first is always false.
    func mayBegin(_ characters: [Character]) -> [Bool]
}

/// Breaks Chinese text by the basic prohibitions and keeps numbers, units and Latin words whole.
public struct HouseLineBreaker: LineBreaker {
    /// Makes a breaker; it has no state.
    public init() {}

    /// One flag a character: whether a new line may begin with it; the first is always false.
    public func mayBegin(_ characters: [Character]) -> [Bool] {
        let classes = characters.map(CharacterClass.init)
        var flags = [Bool](repeating: false, count: characters.count)
        for index in classes.indices.dropFirst() {
            flags[index] = mayBreak(before: index, classes, characters)
        }
        return flags
    }

    private func mayBreak(
        before index: Int,
        _ classes: [CharacterClass],
        _ characters: [Character]
    ) -> Bool {
        let left = classes[index - 1]
        let right = classes[index]
        switch (left, right) {
        case (_, .space), (_, .closing), (_, .joiner), (_, .dash):
            return false
        case (.opening, _), (.joiner, _), (.ordinal, _):
            return false
        case (.word, .word), (.sign, .word), (.word, .sign), (.sign, .sign):
            return false
        case (.closing, .word), (.closing, .sign):
            // The comma in 1,234 and the percent sign in 80%-90% stand inside a number.
            return !characters[index - 1].isASCII
        case (.word, .unit):
            return !characters[index - 1].isNumber
        case (.unit, .unit):
            return !continuesNumber(before: index, classes, characters)
        case (.unit, .word):
            return !continuesDate(at: index, characters)
        default:
            return true
        }
    }

    /// 亿 in 3.5亿元 hangs on its number; 元 alone after hanzi is an ordinary character.
    private func continuesNumber(
        before index: Int,
        _ classes: [CharacterClass],
        _ characters: [Character]
    ) -> Bool {
        var walker = index - 1
        while walker >= 0, classes[walker] == .unit { walker -= 1 }
        return walker >= 0 && characters[walker].isNumber && index - 1 - walker <= 2
    }

    /// 2026年11月21日 is one atom: digits go on after 年 or 月.
    private func continuesDate(at index: Int, _ characters: [Character]) -> Bool {
        guard index >= 2, characters[index].isNumber, characters[index - 2].isNumber
        else { return false }
        return characters[index - 1] == "年" || characters[index - 1] == "月"
    }
}

/// What a character may do at the ends of a line.
enum CharacterClass: Sendable, Hashable {
    /// Blank that may hang at a line's end.
    case space
    /// Never begins a line.
    case closing
    /// Never ends a line.
    case opening
    /// Neither begins nor ends a line.
    case joiner
    /// A long dash: never begins a line and is not split.
    case dash
    /// Part of a number or of a Latin word.
    case word
    /// A sign that hangs on numbers: %, ℃, ￥, ±.
    case sign
    /// A hanzi that hangs on the number before it.
    case unit
    /// 第, which hangs on the number after it.
    case ordinal
    /// Anything else: may begin and end a line.
    case ideograph

    init(_ character: Character) {
        if character == " " || character == "\u{3000}" || character == "\n" {
            self = .space
        } else if CharacterClass.closingMarks.contains(character) {
            self = .closing
        } else if CharacterClass.openingMarks.contains(character) {
            self = .opening
        } else if CharacterClass.joiners.contains(character) {
            self = .joiner
        } else if character == "—" || character == "…" {
            self = .dash
        } else if CharacterClass.signs.contains(character) {
            self = .sign
        } else if CharacterClass.units.contains(character) {
            self = .unit
        } else if character == "第" {
            self = .ordinal
        } else if CharacterClass.isWordPart(character) {
            self = .word
        } else {
            self = .ideograph
        }
    }

    private static func isWordPart(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        if scalar.value < 0x250 { return true }
        // Full-width digits and letters behave as their narrow forms do.
        return (0xFF10...0xFF19).contains(scalar.value)
            || (0xFF21...0xFF3A).contains(scalar.value)
            || (0xFF41...0xFF5A).contains(scalar.value)
            || (0x370...0x52F).contains(scalar.value)
    }

    private static let closingMarks = Set("。，、；：？！）》】」』〉〕”’!),.:;?]}%％‰℃·・々")
    private static let openingMarks = Set("（《【「『〈〔“‘([{￥¥＄")
    private static let joiners = Set("～~／/–－\u{A0}")
    private static let signs = Set("+-±≥≤＋#＃")
    private static let units = Set(
        "年月日时分秒元角亿万千百十号个件项条户人份家次级名位公里米吨亩㎡㎞届期类季岁天"
    )
}
