import Testing

@testable import Glyphs

/// Damage is seeded, so a failure names the seed that repeats it.
@Suite("Damaged faces")
struct DamagedFaceTests {
    static let whole: [UInt8] = {
        var random = SeededGenerator(seed: 11)
        return FaceCompiler.compile(
            .random(count: 300, cellHeight: 16, width: 16, using: &random)
        )
    }()

    /// Asks a face for everything it may be asked, and checks that the answers are bounded.
    static func exercise(_ bytes: [UInt8], _ note: Comment) {
        guard let face = try? Face(FaceStorage(bytes: bytes)) else { return }
        #expect((1...64).contains(face.cellHeight), note)
        var lit = 0
        var text = String.UnicodeScalarView()
        for value in stride(from: UInt32(0), to: 0x11_0000, by: 331) {
            guard let scalar = Unicode.Scalar(value), let glyph = face.glyph(for: scalar) else {
                continue
            }
            #expect((0...64).contains(glyph.width), note)
            text.append(scalar)
            for y in 0..<glyph.height { lit += glyph.row(y).nonzeroBitCount }
        }
        #expect(lit <= 64 * 64 * (0x11_0000 / 331 + 1), note)
        // The loops that draw strips check nothing more, so they must meet only checked places.
        #expect(GlyphStrip(String(text), faces: FaceChain([face])).width <= text.count * 64, note)
    }

    /// Corrects the check value of the header, so that what lies behind it is put to the test.
    static func resealed(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= FaceFormat.headerBytes else { return bytes }
        var sealed = bytes
        let check = CRC32.check(bytes[..<FaceFormat.Field.headerCheck])
        for index in 0..<4 {
            sealed[FaceFormat.Field.headerCheck + index] = UInt8(
                truncatingIfNeeded: check >> UInt32(8 * index)
            )
        }
        return sealed
    }

    @Test("a face cut short anywhere is refused")
    func truncation() {
        var lengths = Array(0...128)
        lengths += stride(from: 129, to: Self.whole.count, by: 997)
        lengths.append(Self.whole.count - 1)
        for count in lengths {
            #expect(throws: FontError.self, "\(count) bytes") {
                try Face(FaceStorage(bytes: Array(Self.whole.prefix(count))))
            }
        }
        #expect(throws: FontError.self) { try Face(FaceStorage(bytes: Self.whole + [0])) }
    }

    @Test("a changed bit of the header is noticed, whichever it is")
    func headerBits() {
        for bit in 0..<(FaceFormat.headerBytes * 8) {
            var bytes = Self.whole
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: FontError.self, "bit \(bit)") { try Face(FaceStorage(bytes: bytes)) }
        }
    }

    @Test("S07: a header that lies, with a right check value, never leads outside the bytes")
    func lyingHeaders() {
        for seed in UInt64(0)..<400 {
            var random = SeededGenerator(seed: seed)
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let field = 2 * Int.random(in: 5..<22, using: &random)
                let extreme = [0, 1, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &random) ?? 0
                bytes[field + Int.random(in: 0...1, using: &random)] = UInt8(extreme)
            }
            Self.exercise(Self.resealed(bytes), "seed \(seed)")
        }
    }

    @Test("damaged tables and rows give bounded glyphs, and verifying notices")
    func damagedBodies() throws {
        for seed in UInt64(1000)..<1100 {
            var random = SeededGenerator(seed: seed)
            var bytes = Self.whole
            for _ in 0..<Int.random(in: 1...4000, using: &random) {
                let place = Int.random(in: FaceFormat.headerBytes..<bytes.count, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            }
            guard bytes != Self.whole else { continue }
            Self.exercise(bytes, "seed \(seed)")
            let face = try Face(FaceStorage(bytes: bytes))
            #expect(throws: FontError.self, "seed \(seed)") { try face.verify() }
        }
    }

    @Test("S07: noise is refused")
    func noise() {
        for seed in UInt64(0)..<200 {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 0...4096, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            #expect(throws: FontError.self, "seed \(seed)") {
                try Face(FaceStorage(bytes: bytes))
            }
            Self.exercise(Self.resealed(Array(FaceFormat.magic) + bytes), "seed \(seed)")
        }
    }

    @Test("the check value is the CRC-32 of the catalogues")
    func checkValue() {
        #expect(CRC32.check("123456789".utf8) == 0xCBF4_3926)
    }
}
