/// Check digits of numbers that name people and cards.
public enum CheckDigit {
    /// ISO 7064 MOD 11-2 over decimal digits: `0` to `9` or `X`.
    ///
    /// GB 11643-1999 puts it as the eighteenth place of a resident's ID number.
    public static func mod11Radix2(_ digits: some Sequence<Int>) -> Character {
        let sum = digits.reduce(0) { ($0 + $1) * 2 % 11 }
        let value = (12 - sum) % 11
        return value == 10 ? "X" : Character(String(value))
    }

    /// Whether digits hold together by Luhn's rule (ISO/IEC 7812-1 annex B).
    public static func isLuhn(_ digits: some BidirectionalCollection<Int>) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place % 2 == 1 ? digit * 2 : digit
            sum += value > 9 ? value - 9 : value
        }
        return !digits.isEmpty && sum % 10 == 0
    }
}
