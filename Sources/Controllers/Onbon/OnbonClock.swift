import Packets

/// Clock readings of all Onbon cards: year low and high byte, month, day, hour, minute, second and
/// day of the week from Monday, each as two decimal digits.
enum OnbonClock {
    static func bytes(_ time: BoardTime) -> [UInt8] {
        [
            time.year % 100, time.year / 100, time.month, time.day, time.hour, time.minute,
            time.second, time.weekday,
        ].map(BinaryCodedDecimal.byte)
    }

    static func read(_ reader: inout FieldReader) -> BoardTime? {
        let bytes = reader.bytes(8, "clock") { time($0)?.text ?? "no time of day" }
        return time(bytes)
    }

    private static func time(_ bytes: [UInt8]) -> BoardTime? {
        let numbers = bytes.compactMap(BinaryCodedDecimal.number)
        guard numbers.count == 8 else { return nil }
        return BoardTime(
            year: numbers[1] * 100 + numbers[0],
            month: numbers[2],
            day: numbers[3],
            hour: numbers[4],
            minute: numbers[5],
            second: numbers[6]
        )
    }
}
