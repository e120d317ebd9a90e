/// The codes of GB 18030-2022, as the WHATWG's Encoding Standard has them.
///
/// Two bytes stand for what GB 2312 and GBK brought; everything else takes four, counted in the
/// order of Unicode over what was left in the edition of 2000. Hanzi of GBK beyond GB 2312 follow
/// the order of Unicode too, so only the rows of GB 2312 and a hundred late additions are kept.
public enum GB18030 {
    /// The bytes of a code point; nil for private characters that no code stands for.
    public static func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
        let value = scalar.value
        if value < 0x80 { return [UInt8(value)] }
        if let code = tables.codes[value] { return [UInt8(code >> 8), UInt8(code & 0xFF)] }
        if value > 0xFFFF { return fourBytes(Int(value) - 0x10000 + firstBeyondBMP) }
        if (0xE000...0xF8FF).contains(value) { return userDefined(value) }
        return fourBytes(tables.rank(of: value))
    }

    /// The bytes in hex, as `B1F0` or `9739FE37`; `none` where there are none.
    public static func hex(of scalar: Unicode.Scalar) -> String {
        guard let bytes = bytes(of: scalar) else { return "none" }
        return bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// What two bytes stand for; nil for private characters and for what is no code.
    public static func scalar(twoBytes code: UInt16) -> Unicode.Scalar? {
        guard let value = tables.points[code] else { return nil }
        return Unicode.Scalar(value)
    }

    /// Every code of two bytes that stands for a character, private ones left out, in order.
    public static var twoByteCodes: [UInt16] { tables.points.keys.sorted() }

    /// The four-byte code of U+10000 is 90308130, the 189,000th.
    private static let firstBeyondBMP = 189_000

    private static func fourBytes(_ index: Int) -> [UInt8] {
        [
            UInt8(0x81 + index / 12_600), UInt8(0x30 + index / 1_260 % 10),
            UInt8(0x81 + index / 10 % 126), UInt8(0x30 + index % 10),
        ]
    }

    /// User-defined areas 1 and 2 are whole rows, area 3 the left parts of rows A1 to A7.
    private static func userDefined(_ value: UInt32) -> [UInt8]? {
        let index = Int(value) - 0xE000
        switch index {
        case 0..<564: return [UInt8(0xAA + index / 94), UInt8(0xA1 + index % 94)]
        case 564..<1_222:
            return [UInt8(0xF8 + (index - 564) / 94), UInt8(0xA1 + (index - 564) % 94)]
        case 1_222..<1_894:
            let trail = 0x40 + (index - 1_222) % 96
            return [UInt8(0xA1 + (index - 1_222) / 96), UInt8(trail < 0x7F ? trail : trail + 1)]
        case 0x865...: return fourBytes(tables.rank(of: value))
        default: return nil
        }
    }

    private static let tables = Tables()
}

extension GB18030 {
    /// The two-byte codes both ways, laid out once when first asked for.
    private struct Tables: Sendable {
        var points: [UInt16: UInt32] = [:]
        var codes: [UInt32: UInt16] = [:]
        /// What took two bytes in 2000, in order: it has no place among the four-byte codes.
        var taken: [UInt32] = []

        /// Codes of two bytes, private ones included.
        private static let codeCount = 126 * 190
        /// Characters that got a two-byte code after 2000 and kept their place among the others.
        private static let late: [ClosedRange<UInt32>] = [
            0x1E3F...0x1E3F, 0x9FB4...0x9FBB, 0xFE10...0xFE19,
        ]

        init() {
            put(GB18030.signs, leads: 0xA1...0xA9, trails: 0xA1...0xFE)
            put(GB18030.lowSigns, leads: 0xA8...0xA9, trails: 0x40...0xA0)
            put(GB18030.hanzi, leads: 0xB0...0xF7, trails: 0xA1...0xFE)
            let known = codes
            // U+9FA5 was the last hanzi of Unicode when GBK was made.
            let inOrder = (UInt32(0x4E00)...0x9FA5).filter { known[$0] == nil }
            let rest = inOrder + GB18030.tail.unicodeScalars.map(\.value)
            let places =
                Tables.places(0x81...0xA0, 0x40...0xFE) + Tables.places(0xAA...0xFE, 0x40...0xA0)
            for (code, value) in zip(places, rest) { put(value, at: code) }
            taken = codes.keys.filter { value in !Tables.late.contains { $0.contains(value) } }
                .sorted()
        }

        private static func places(
            _ leads: ClosedRange<UInt16>,
            _ trails: ClosedRange<UInt16>
        ) -> [UInt16] {
            leads.flatMap { lead in trails.filter { $0 != 0x7F }.map { lead << 8 | $0 } }
        }

        private mutating func put(
            _ text: String,
            leads: ClosedRange<UInt16>,
            trails: ClosedRange<UInt16>
        ) {
            for (code, scalar) in zip(Tables.places(leads, trails), text.unicodeScalars) {
                put(scalar.value, at: code)
            }
        }

        private mutating func put(_ value: UInt32, at code: UInt16) {
            // A full stop marks a code without a character.
            guard value != 0x2E else { return }
            points[code] = value
            codes[value] = code
        }

        /// How many code points of the BMP from U+0080 on stand before one and take four bytes.
        func rank(of value: UInt32) -> Int {
            var low = 0
            var high = taken.count
            while low < high {
                let middle = (low + high) / 2
                if taken[middle] < value { low = middle + 1 } else { high = middle }
            }
            // Surrogates are no characters, and the private codes of two bytes end at U+E864.
            let gone = value >= 0xE000 ? 0x800 + Tables.codeCount - taken.count : 0
            return Int(value) - 0x80 - low - gone
        }
    }
}
