import Foundation
import Testing

@testable import Glyphs

/// A PCF of two glyphs, put together in any of the orders the format allows.
struct PCFSample: CustomTestStringConvertible, Sendable {
    var bigEndian = false
    var leftmostHigh = true
    /// Rows are padded to, and bytes swapped within, two to the power of these many bytes.
    var padding = 0
    var unit = 0
    var registry = "ISO10646"

    var testDescription: String {
        "\(bigEndian ? "big" : "little") endian, \(leftmostHigh ? "high" : "low") bit first, "
            + "rows of \(1 << padding), units of \(1 << unit) bytes"
    }

    private var format: Int {
        padding | (bigEndian ? 4 : 0) | (leftmostHigh ? 8 : 0) | unit << 4
    }

    private func number(_ value: Int, _ size: Int, little: Bool = false) -> [UInt8] {
        let low = (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return bigEndian && !little ? low.reversed() : low
    }

    private func row(_ dots: String) -> [UInt8] {
        let padded = Array(dots) + Array(repeating: ".", count: 64)
        var bytes =
            (0..<(((dots.count + 7) / 8 + (1 << padding) - 1) / (1 << padding) * (1 << padding)))
            .map { place in
                (0..<8).reduce(UInt8(0)) { byte, bit in
                    let lit = padded[8 * place + bit] == "#"
                    return byte | (lit ? 1 << UInt8(leftmostHigh ? 7 - bit : bit) : 0)
                }
            }
        if bigEndian != leftmostHigh {
            for start in stride(from: 0, to: bytes.count, by: 1 << unit) {
                bytes[start..<(start + 1 << unit)].reverse()
            }
        }
        return bytes
    }

    var bytes: [UInt8] {
        let start = number(format, 4, little: true)
        let strings = Array("CHARSET_REGISTRY\0\(registry)\0FAMILY_NAME\0Tiny\0".utf8)
        let second = 18 + registry.utf8.count
        var properties = start + number(2, 4)
        for (name, value) in [(0, 17), (second, second + 12)] {
            properties += number(name, 4) + [1] + number(value, 4)
        }
        properties += [0, 0] + number(strings.count, 4) + strings

        // Left, right, advance, ascent, descent: A is 10 x 2 on the baseline, B 3 x 1 below it.
        let metrics =
            number(format | 0x100, 4, little: true) + number(2, 2)
            + [0x81, 0x8B, 0x8C, 0x82, 0x80] + [0x80, 0x83, 0x84, 0x80, 0x81]
        let first = row("##.......#") + row(".#......##")
        let bitmaps =
            start + number(2, 4) + number(0, 4) + number(first.count, 4)
            + [UInt8](repeating: 0, count: 16) + first + row("#.#")
        let encodings =
            start + [0x41, 0x43, 0x4E, 0x4E, 0].flatMap { number($0, 2) }
            + [0, 0xFFFF, 1].flatMap { number($0, 2) }
        let accelerators = start + [UInt8](repeating: 0, count: 8) + number(3, 4) + number(1, 4)

        var file = PCFReader.magic + number(5, 4, little: true)
        var place = 8 + 5 * 16
        let tables = [
            (1, properties), (4, metrics), (8, bitmaps), (32, encodings), (2, accelerators),
        ]
        for (kind, table) in tables {
            let own = Int(table[0]) | Int(table[1]) << 8
            file += [kind, own, table.count, place].flatMap { number($0, 4, little: true) }
            place += table.count
        }
        return file + tables.flatMap(\.1)
    }
}

@Suite("PCF fonts")
struct PCFReaderTests {
    static let orders = [false, true].flatMap { bigEndian in
        [false, true].flatMap { high in
            [(0, 0), (1, 0), (1, 1), (2, 0), (2, 2), (3, 2)].map { padding, unit in
                PCFSample(
                    bigEndian: bigEndian,
                    leftmostHigh: high,
                    padding: padding,
                    // Bytes can be swapped only within a row.
                    unit: unit
                )
            }
        }
    }

    @Test("rows are read in every order of bytes and bits", arguments: orders)
    func readsOrders(_ sample: PCFSample) throws {
        let font = try PCFReader.read(sample.bytes)
        #expect(font.name == "Tiny")
        #expect(font.cellHeight == 4)
        #expect(font.glyphs.keys.sorted() == [0x4E41, 0x4E43])
        #expect(
            font.picture(of: 0x4E41) == """
                ............
                .##.......#.
                ..#......##.
                ............
                """
        )
        #expect(font.picture(of: 0x4E43) == "....\n....\n....\n#.#.")
    }

    @Test("a font without Unicode code points is refused with a remedy")
    func registry() throws {
        let bytes = PCFSample(registry: "GB2312.1980").bytes
        let error = try #require(throws: FontError.self) { try PCFReader.read(bytes) }
        #expect(error.problem.contains("GB2312.1980"))
        #expect(error.remedy.contains("BDF"))
    }

    @Test("damage gives an error or a bounded font, never a crash")
    func damage() {
        let whole = PCFSample().bytes
        for count in 0..<whole.count {
            #expect(throws: FontError.self, "\(count) bytes") {
                try PCFReader.read(Array(whole.prefix(count)))
            }
        }
        for seed in UInt64(0)..<3000 {
            var random = SeededGenerator(seed: seed)
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let value = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
                bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8(value)
            }
            guard let font = try? PCFReader.read(bytes) else { continue }
            #expect(font.glyphs.values.allSatisfy { $0.rows.count == font.cellHeight }, "\(seed)")
        }
    }

    @Test(
        "Terminus equals what pcf2bdf makes of it",
        .enabled(if: ForeignJudge.hasTerminus, "needs Debian's pcf2bdf and xfonts-terminus"),
        arguments: ["12n", "14b", "16n", "16b", "20n", "24n", "24b", "28b", "32n", "32b"]
    )
    func terminus(size: String) throws {
        let base = FileManager.default.temporaryDirectory
            .appending(path: "placard-pcf-\(UInt64.random(in: .min ... .max))").path
        defer {
            for suffix in [".pcf", ".bdf"] {
                try? FileManager.default.removeItem(atPath: base + suffix)
            }
        }
        let packed = "\(ForeignJudge.terminus)\(size)_unicode.pcf.gz"
        try #require(ForeignJudge.run("gzip -dc \(packed)", output: base + ".pcf") == 0)
        try #require(ForeignJudge.run("pcf2bdf \(base).pcf", output: base + ".bdf") == 0)
        let own = try PCFReader.read(Array(try Data(contentsOf: URL(filePath: base + ".pcf"))))
        let judged = try BDFReader.read(Array(try Data(contentsOf: URL(filePath: base + ".bdf"))))
        #expect(own.cellHeight == judged.cellHeight)
        #expect(own.glyphs.count > 1000)
        #expect(own.glyphs == judged.glyphs)
    }
}

extension ForeignJudge {
    static let terminus = "/usr/share/fonts/X11/misc/ter-u"
    static let hasTerminus =
        run("command -v pcf2bdf && test -r \(terminus)16n_unicode.pcf.gz", output: nil) == 0
}
