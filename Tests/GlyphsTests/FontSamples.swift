import Synchronization

@testable import Glyphs

/// SplitMix64: the same seed gives the same fonts and the same damage on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// Counts calls from any thread.
final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func increment() { count.withLock { $0 += 1 } }
}

extension BitmapFont {
    /// Glyphs of noise, spread over all planes.
    static func random(
        count: Int,
        cellHeight: Int,
        width: Int,
        using random: inout SeededGenerator
    ) -> BitmapFont {
        var font = BitmapFont(name: "noise", cellHeight: cellHeight)
        while font.glyphs.count < count {
            let limit: UInt32 = Bool.random(using: &random) ? 0x300 : 0x11_0000
            guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) else {
                continue
            }
            let rows = (0..<cellHeight).map { _ in random.next() }
            let narrow = Int.random(in: 0...width, using: &random)
            font.glyphs[scalar.value] = BitmapGlyph(
                width: font.glyphs.isEmpty ? width : narrow,
                rows: rows
            )
        }
        return font
    }

    /// A font of the named characters: 8 dots wide up to U+2E80, else 16, each row its code point.
    static func drawn(_ characters: [Unicode.Scalar], name: String = "drawn") -> BitmapFont {
        var font = BitmapFont(name: name, cellHeight: 16)
        for scalar in characters {
            font.glyphs[scalar.value] = BitmapGlyph(
                width: scalar.value < 0x2E80 ? 8 : 16,
                rows: [UInt64](
                    repeating: UInt64(scalar.value) << (scalar.value < 0x100 ? 56 : 47),
                    count: 16
                )
            )
        }
        return font
    }
}

extension Face {
    /// A compiled face of `BitmapFont.drawn`.
    static func drawn(_ characters: [Unicode.Scalar], name: String = "drawn") throws -> Face {
        try Face(FaceStorage(bytes: FaceCompiler.compile(.drawn(characters, name: name))))
    }
}
