import Disclosure

/// Which numbers of digits name a person, a phone or a card.
enum PersonalNumber {
    /// Provinces and their like in the first two digits (GB/T 2260).
    private static let provinces: Set<Int> = Set(
        [
            Array(11...15), Array(21...23), Array(31...37), Array(41...46), Array(50...54),
            Array(61...65), [71, 81, 82, 83, 91],
        ].joined()
    )

    /// The judgement on an 18-digit number: nil when it is no ID number at all.
    static func isResidentID(_ digits: [Int]) -> (isOne: Bool, checks: Bool)? {
        guard digits.count == 18, !digits.dropLast().contains(10),
            isPlace(digits), isBirthday(value(digits[6..<10]), digits[10..<14])
        else { return nil }
        let last: Character = digits[17] == 10 ? "X" : Character(String(digits[17]))
        return (true, CheckDigit.mod11Radix2(digits.dropLast()) == last)
    }

    /// The form until 1999: two digits of the year and no check digit.
    static func isOldResidentID(_ digits: [Int]) -> Bool {
        digits.count == 15 && !digits.contains(10) && isPlace(digits)
            && isBirthday(1_900 + value(digits[6..<8]), digits[8..<12])
    }

    private static func isPlace(_ digits: [Int]) -> Bool {
        provinces.contains(value(digits[0..<2]))
    }

    private static func isBirthday(_ year: Int, _ monthAndDay: ArraySlice<Int>) -> Bool {
        let number = value(monthAndDay)
        return (1_890...2_099).contains(year)
            && CivilDate(year: year, month: number / 100, day: number % 100) != nil
    }

    /// 11 digits from 13 to 19, with or without the country's 86.
    static func isMobile(_ digits: [Int]) -> Bool {
        let own = withoutCountry(digits, lengths: [11])
        return own.count == 11 && own[0] == 1 && own[1] >= 3 && !own.contains(10)
    }

    /// Area code and local number: 010 and 02x with 8 digits, 03xx to 09xx with 7 or 8.
    static func isFixedLine(_ digits: [Int]) -> Bool {
        guard !digits.contains(10), digits.count >= 10 else { return false }
        // Behind the country's code the area code has lost its 0.
        let abroad = withoutCountry(digits, lengths: [9, 10, 11])
        let own = abroad.count < digits.count ? [0] + abroad : digits
        guard own[0] == 0, own.count >= 10 else { return false }
        let isShort = own[1] == 1 && own[2] == 0 || own[1] == 2
        let isLong = own[1] >= 3
        let local = own.dropFirst(isShort ? 3 : 4)
        guard let first = local.first, (2...8).contains(first) else { return false }
        return isShort && local.count == 8 || isLong && (7...8).contains(local.count)
    }

    private static func withoutCountry(_ digits: [Int], lengths: Set<Int>) -> [Int] {
        for code in [[8, 6], [0, 0, 8, 6]]
        where digits.starts(with: code) && lengths.contains(digits.count - code.count) {
            return Array(digits.dropFirst(code.count))
        }
        return digits
    }

    /// Card numbers by issuer and length (ISO/IEC 7812; the issuers' published ranges), and Luhn.
    static func isBankCard(_ digits: [Int]) -> Bool {
        guard (13...19).contains(digits.count), !digits.contains(10) else { return false }
        let two = value(digits[0..<2])
        let four = value(digits[0..<4])
        let count = digits.count
        let isIssued =
            switch (two, four) {
            case (62, _): count >= 16
            case (_, 9_558): count >= 16
            case (40...49, _): count == 13 || count == 16 || count == 19
            case (51...55, _), (_, 2_221...2_720): count == 16
            case (34, _), (37, _): count == 15
            case (_, 3_528...3_589): count >= 16
            case (36, _), (38, _), (_, 3_000...3_059): count == 14
            case (_, 6_011), (65, _), (60, _): count == 16 || count == 19
            default: false
            }
        return isIssued && CheckDigit.isLuhn(digits)
    }

    static func value(_ digits: ArraySlice<Int>) -> Int {
        digits.reduce(0) { $0 * 10 + $1 }
    }
}
