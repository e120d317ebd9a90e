import Foundation
import Glyphs
import TestKit
import Testing

@Suite("GB 18030")
struct GB18030Tests {
    @Test(
        "known codes",
        arguments: [
            ("A", "41"), ("中", "D6D0"), ("啊", "B0A1"), ("〇", "A996"), ("€", "A2E3"),
            ("㎡", "A94F"), ("①", "A2D9"), ("丂", "8140"), ("ḿ", "A8BC"), ("︐", "A6D9"),
            ("鿰", "82359637"), ("𠀀", "95328236"), ("𰻝", "9A378637"), ("é", "A8A6"),
            ("龻", "FEA0"), ("\u{80}", "81308130"), ("\u{FFFF}", "8431A439"),
            ("\u{10FFFF}", "E3329A35"), ("\u{E000}", "AAA1"), ("\u{E766}", "none"),
        ] as [(Unicode.Scalar, String)]
    )
    func known(scalar: Unicode.Scalar, code: String) {
        #expect(GB18030.hex(of: scalar) == code)
    }

    @Test("Foundation reads the bytes of every character but private ones as that character")
    func foundation() throws {
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        for start in stride(from: UInt32(0), to: 0x3_0000, by: 0x400) {
            let scalars = (start..<(start + 0x400)).filter { !isPrivate($0) }
                .compactMap { Unicode.Scalar($0) }
            let bytes = scalars.flatMap { GB18030.bytes(of: $0) ?? [] }
            let text = String(data: Data(bytes), encoding: encoding) ?? ""
            #expect(Array(text.unicodeScalars) == scalars, "\(start)")
        }
    }

    /// Python's codec is of the edition of 2000: 19 codes that later editions moved out of private
    /// use, and A3A0, which the web reads as a second ideographic space.
    @Test(
        "T03: every two-byte code means what Python reads, but for those that later editions moved",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func python() throws {
        let script = """
            for a in range(0x81, 0xFF):
                for b in list(range(0x40, 0x7F)) + list(range(0x80, 0xFF)):
                    print(f"{a << 8 | b:X} {ord(bytes([a, b]).decode('gb18030')):X}")
            """
        let output = try PythonJudge.run(script, input: [])
        var differences: [String] = []
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard numbers.count == 2, let code = UInt16(exactly: numbers[0]) else { continue }
            let own = GB18030.scalar(twoBytes: code)?.value
            let theirs = isPrivate(numbers[1]) ? nil : numbers[1]
            if own != theirs { differences.append(String(code, radix: 16, uppercase: true)) }
        }
        let moved =
            "A6D9 A6DA A6DB A6DC A6DD A6DE A6DF A6EC A6ED A6F3 A8BC "
            + "FE59 FE61 FE66 FE67 FE6D FE7E FE90 FEA0"
        #expect(differences.joined(separator: " ") == moved)
    }

    @Test(
        "sets have as many characters as their standards count",
        arguments: [
            ("ascii", 95), ("gb2312", 7_445), ("gbk", 21_791), ("gb18030-2", 21_891),
            ("gb18030-level1", 27_558), ("gb18030-level3", 87_887), ("amendment1", 26),
            ("tgh8105", 8_105), ("yi", 1_220), ("hangul", 11_172), ("lisu", 48), ("tai-le", 35),
            ("new-tai-lue", 83),
        ]
    )
    func counts(name: String, count: Int) throws {
        let set = try #require(Repertoire.named(name))
        #expect(set.entries.count == count)
        #expect(Set(set.entries.map(\.scalar)).count == count)
    }

    @Test(
        "GBK is what Python's codec of it can read",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func gbk() throws {
        let script = """
            import sys
            for a in range(0x81, 0xFF):
                for b in range(0x40, 0xFF):
                    sys.stdout.write(bytes([a, b]).decode("gbk", "ignore"))
            """
        let utf8 = try PythonJudge.run(
            "import sys; sys.stdout.reconfigure(encoding='utf-8')\n" + script,
            input: []
        )
        // A lone trail byte below 80 is read as ASCII; GBK itself has none in two bytes.
        let theirs = Set(
            String(decoding: utf8, as: UTF8.self).unicodeScalars.filter { $0.value > 0x7F }
        )
        let own = Set(try #require(Repertoire.named("gbk")).entries.map(\.scalar))
        #expect(own.symmetricDifference(theirs).map(\.value) == [])
    }

    @Test("the standard hanzi are those of the table, in its order")
    func standardHanzi() throws {
        let table = DrawnSignsTests.fonts.appending(path: "standard_hanzi.txt")
        let text = try String(contentsOf: table, encoding: .utf8).replacing("\n", with: "")
        let set = try #require(Repertoire.named("tgh8105"))
        #expect(set.entries.map(\.scalar) == Array(text.unicodeScalars))
        #expect(set.entries[3_500].position == "number 3501, level 2")
    }

    @Test("positions are those of the standards")
    func positions() throws {
        let set = try #require(Repertoire.named("gb2312"))
        let first = set.entries.first { $0.scalar == "啊" }
        #expect(first?.position == "row 16 cell 1")
    }

    @Test("what is missing is named with code point, code and place in the text")
    func missing() throws {
        let missing = FaceChain([]).missing(in: "A𰻝")
        #expect(missing.last?.description == "\"𰻝\" (U+30EDD, GB18030 9A378637) at 1")
    }

    private func isPrivate(_ value: UInt32) -> Bool { (0xE000...0xF8FF).contains(value) }
}
