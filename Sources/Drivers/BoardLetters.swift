public import Controllers
import Glyphs

/// The character sets that boards draw text with.
public enum BoardLetters: String, Sendable, Hashable, CaseIterable {
    /// GB/T 2312-1980: 6,763 hanzi; what every card sold in China has.
    case gb2312
    /// GBK: 21,003 hanzi; newer cards.
    case gbk

    /// The gate of the set.
    public var gate: GlyphGate {
        switch self {
        case .gb2312: Self.small
        case .gbk: Self.large
        }
    }

    private static let small = gate("GB2312", "gb2312")
    private static let large = gate("GBK", "gbk")

    private static func gate(_ name: String, _ repertoire: String) -> GlyphGate {
        let entries = Repertoire.named(repertoire)?.entries ?? []
        let scalars = Set(entries.map(\.scalar))
        return GlyphGate(name) { character in
            guard let scalar = character.unicodeScalars.first,
                character.unicodeScalars.count == 1
            else { return nil }
            if scalar.isASCII { return [UInt8(truncatingIfNeeded: scalar.value)] }
            return scalars.contains(scalar) ? GB18030.bytes(of: scalar) : nil
        }
    }
}
