import TestKit
import Testing

@testable import Glyphs

@Suite("Tables of glyphs")
struct GlyphTableTests {
    @Test("a walk goes up the code points, whatever the order they came in")
    func order() {
        var table = GlyphTable(rowCount: 2)
        for point in [0x10FFFF, 0x4E00, 0x41, 0x4E7F, 0x4E80, 0] as [UInt32] {
            table[point] = BitmapGlyph(width: 8, rows: [UInt64(point) << 40, 0])
        }
        #expect(table.count == 6)
        #expect(table.keys == [0, 0x41, 0x4E00, 0x4E7F, 0x4E80, 0x10FFFF])
        #expect(table[0x4E01] == nil)
        #expect(table[0x11_0000] == nil)
    }

    @Test("missing rows are dark, rows too many are dropped")
    func rows() {
        var table = GlyphTable(rowCount: 2)
        table[0x41] = BitmapGlyph(width: 64, rows: [7])
        table[0x42] = BitmapGlyph(width: 64, rows: [1, 2, 3])
        #expect(table[0x41]?.rows == [7, 0])
        #expect(table[0x42]?.rows == [1, 2])
    }

    @Test("a glyph is replaced whole, and forgotten")
    func replacing() {
        var table = GlyphTable(rowCount: 2)
        table[0x41] = BitmapGlyph(width: 8, rows: [1 << 63, 1 << 62])
        table[0x41] = BitmapGlyph(width: 4, rows: [1 << 61])
        #expect(table[0x41] == BitmapGlyph(width: 4, rows: [1 << 61, 0]))
        table[0x41] = nil
        #expect(table[0x41] == nil)
        #expect(table.isEmpty)
        #expect(table == GlyphTable(rowCount: 2))
    }

    @Test("a table does what a dictionary does", arguments: 1...8)
    func likeADictionary(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var table = GlyphTable(rowCount: 3)
        if seed % 2 == 0 { table.reserveCapacity(64) }
        var reference: [UInt32: BitmapGlyph] = [:]
        for _ in 0..<500 {
            let point = UInt32.random(in: 0...700, using: &random)
            let glyph = BitmapGlyph(
                width: Int.random(in: 0...64, using: &random),
                rows: (0..<3).map { _ in random.next() }
            )
            let wanted = Int.random(in: 0..<5, using: &random) > 0 ? glyph : nil
            table[point] = wanted
            reference[point] = wanted
        }
        #expect(table.keys == reference.keys.sorted(), "seed \(seed)")
        #expect(table.allSatisfy { reference[$0.key] == $0.value }, "seed \(seed)")
    }
}

@Suite("Hex digits read at once")
struct HexWordTests {
    @Test("every byte is told apart, at every place")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            for place in 0..<8 {
                var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: 8)
                bytes[place] = byte
                let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                let read = HexWord(word, digits: 8)
                #expect(read.isHex == (digit != nil), "\(byte) at \(place)")
                if let digit { #expect(read.value == UInt64(digit) << UInt64(28 - 4 * place)) }
            }
        }
    }

    @Test("only the digits asked for count", arguments: 1...8)
    func lengths(digits: Int) {
        let text = Array("9aBcDeF0".utf8)
        let word = text.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let read = HexWord(word, digits: digits)
        #expect(read.isHex)
        #expect(read.value == UInt64("9aBcDeF0".prefix(digits), radix: 16))
    }
}
