import Notation
import Tabular
import TestKit
import Testing

@Suite("Comma-separated values")
struct CSVTests {
    private func cells(_ text: String) throws -> [[String]] {
        try CSVDocument.read(text).records.map { $0.map(\.text) }
    }

    @Test(
        "tables as office software writes them",
        arguments: [
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]), ("a\tb\n1\t\n", [["a", "b"], ["1", ""]]),
            ("\u{FEFF}编号,标题\n", [["编号", "标题"]]),
            ("a,\"b\nc\r\nd\"\n1,2", [["a", "b\nc\r\nd"], ["1", "2"]]),
            ("\"a,b\",\"c\"\"d\"", [["a,b", "c\"d"]]), ("a\"b,c", [["a\"b", "c"]]),
            ("\n\na,b\n\n\n1,2\n\n", [["a", "b"], ["1", "2"]]), ("a\rb\r", [["a"], ["b"]]),
            ("sep=;\r\na;b,c,d\n", [["a", "b,c,d"]]), ("sep=;x", [["sep=", "x"]]),
            ("\"a;b;c;d\",e\n", [["a;b;c;d", "e"]]), (",", [["", ""]]), ("", []), ("\"\"", [[""]]),
        ]
    )
    func reads(text: String, expected: [[String]]) throws {
        #expect(try cells(text) == expected)
    }

    @Test("every cell knows where it begins")
    func positions() throws {
        let document = try CSVDocument.read("编号,\"标\n题\",c\r\nx,y,z\n")
        #expect(
            document.records.map { $0.map(\.position.description) }
                == [["1:1", "1:4", "2:4"], ["3:1", "3:3", "3:5"]]
        )
    }

    @Test(
        "a quotation mark out of place is refused with line and column",
        arguments: [
            ("a,b\n1,\"2", 2, 3), ("a,b\n\"1\"x,2", 2, 3), ("a\n\"1\n2\" ,3", 3, 2), ("\"", 1, 1),
        ]
    )
    func refuses(text: String, line: Int, column: Int) {
        let error = #expect(throws: TabularError.self) { try CSVDocument.read(text) }
        #expect(error?.position == TextPosition(line: line, column: column))
    }

    @Test("bytes that are not UTF-8 go through the decoder")
    func encodings() throws {
        // 编号 in GB 18030.
        let bytes: [UInt8] = [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0x61]
        let document = try CSVDocument.read(bytes) { $0 == bytes ? "编号,a" : nil }
        #expect(document.records.first?.map(\.text) == ["编号", "a"])
        let error = #expect(throws: TabularError.self) { try CSVDocument.read(bytes) }
        #expect(error?.remedy == "save it as \"CSV UTF-8\"")
        let plain = try CSVDocument.read(Array("编号".utf8)) { _ in "never" }
        #expect(plain.records.first?.first?.text == "编号")
    }

    @Test("what is too much is refused")
    func limits() {
        var limits = CSVDocument.Limits()
        limits.maximumRecords = 2
        limits.maximumCells = 3
        limits.maximumBytes = 12
        #expect(throws: TabularError.self) { try CSVDocument.read("1\n2\n3", limits: limits) }
        #expect(throws: TabularError.self) { try CSVDocument.read("1,2,3,4", limits: limits) }
        #expect(throws: TabularError.self) {
            try CSVDocument.read([UInt8](repeating: 49, count: 13), limits: limits)
        }
        #expect(throws: Never.self) { try CSVDocument.read("1,2,3\n4", limits: limits) }
    }

    @Test(
        "random tables read as Python's csv reads them, and are refused alike",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: [5, 6, 7]
    )
    func alike(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pieces = [
            "a", "中", "\"", "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", " ", ";", "1", "",
        ]
        let texts = (0..<400).map { _ in
            "h,h"
                + (0..<Int.random(in: 1...14, using: &random)).map { _ in
                    pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }.joined()
        }
        // The judge is told the separator: guessing it is ours alone.
        let input = JSONValue.array(
            texts.map { [.string($0), .string(String(CSVDocument.separator(of: $0)))] }
        )
        let script = """
            import sys, json, csv, io
            csv.field_size_limit(1 << 30)
            for text, mark in json.load(sys.stdin):
                try:
                    source = io.StringIO(text, newline="")
                    rows = [r for r in csv.reader(source, delimiter=mark, strict=True) if r]
                    print(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
                except csv.Error:
                    print("refused")
            """
        let output = try PythonJudge.run(script, input: Array(input.compactText.utf8))
        let lines = String(decoding: output, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == texts.count)
        for (text, line) in zip(texts, lines) {
            let ours = (try? cells(text)).map { rows in
                JSONValue.array(rows.map { .array($0.map { .string($0) }) }).compactText
            }
            #expect(ours ?? "refused" == line, "seed \(seed): \(text.debugDescription)")
        }
        #expect(lines.count { $0 != "refused" } > 50)
        #expect(lines.contains("refused"))
    }
}
