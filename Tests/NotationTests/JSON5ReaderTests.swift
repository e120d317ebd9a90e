import Notation
import Testing

/// What only JSON5 reads.
private let accepted: [(String, String)] = [
    ("// head\n1 // tail", "i1"),
    ("/* a\n * b **/ [1, /**/ 2] /* end */", "[i1 i2]"),
    ("// ended by a separator\u{2028}1", "i1"),
    ("[1, 2,]", "[i1 i2]"),
    ("{a: 1,}", "{a:i1}"),
    ("{$a_1: 1, 单位: 2, ünit: 3}", "{$a_1:i1 单位:i2 ünit:i3}"),
    ("{'a b': 'it\"s', \"c\": 'd'}", "{a b:'it\"s' c:'d'}"),
    ("{null: null, true: 1}", "{null:null true:i1}"),
    (#"'\'\"\v\0\x41\q\榜'"#, "''\"\u{B}\0Aq榜'"),
    ("'one \\\ntwo \\\r\nthree \\\u{2029}four'", "'one two three four'"),
    ("'a\tb'", "'a\tb'"),
    ("0x1F", "i31"),
    ("-0Xff", "i-255"),
    ("+0x10", "i16"),
    ("0x7fffffffffffffff", "i9223372036854775807"),
    ("+7", "i7"),
    (".5", "d0.5"),
    ("-.5", "d-0.5"),
    ("+.25e1", "d2.5"),
    ("5.", "d5.0"),
    ("5.e2", "d500.0"),
    ("\u{A0}\u{3000}\u{FEFF}\u{2028}\u{B}\u{C}1", "i1"),
]

private let refused: [(String, String)] = [
    ("[1,▸,]", "stands where a value"),
    ("[▸,]", "stands where a value"),
    ("{▸,}", "where a key must begin"),
    ("1 ▸/* open", "the comment has no end"),
    ("▸/*/", "the comment has no end"),
    ("▸/ 1", "stands where a value"),
    ("{▸1a: 1}", "where a key must begin"),
    ("{▸-a: 1}", "where a key must begin"),
    ("{▸a\u{200B}b: 1}", "where a key must begin"),
    ("{a: 1, ▸'a': 2}", "stood already at 1:2"),
    ("{a▸-b: 1}", "must follow the key \"a\""),
    ("'a▸\nb'", "control character U+000A"),
    ("'▸\\1'", "no known escape"),
    ("'▸\\01'", "no known escape"),
    ("'▸\\x4'", "needs 2 hexadecimal digits"),
    ("▸'abc\"", "has no end"),
    ("▸.", "no digit follows the decimal point"),
    ("▸+.e1", "no digit follows the decimal point"),
    ("▸0x", "no digit follows \"0x\""),
    ("▸0xG", "\"G\" stands in a number"),
    ("▸0x8000000000000000", "does not fit in 64 bits"),
    ("▸Infinity", "stands where a value"),
    ("▸+Infinity", "no digit follows the sign"),
    ("▸010", "begins with a zero"),
]

@Suite("JSON5 texts")
struct JSON5ReaderTests {
    @Test("are read with all their liberties", arguments: accepted)
    func reads(text: String, expected: String) throws {
        #expect(outline(try JSONReader.read(text, dialect: .json5)) == expected)
    }

    @Test("keep these liberties from JSON", arguments: accepted)
    func strictRefuses(text: String, expected: String) {
        #expect(refusal(of: text) != nil)
    }

    @Test("are refused at the marked spot", arguments: refused)
    func refuses(marked: String, problem: String) throws {
        let text = MarkedText(marked)
        let error = try #require(refusal(of: text.text, dialect: .json5))
        #expect(error.problem.contains(problem), "\(error)")
        #expect(error.position == text.mark)
    }

    @Test("are cut anywhere without a crash")
    func truncations() {
        let text = "{a: [1.5e3, 'x\\u0041', /* c */ {'b': -0x1F, \"榜\": true}], // end\n c: .5,}"
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count {
            let read = try? JSONReader.read(Array(bytes[..<length]), dialect: .json5)
            #expect(read == nil, "the first \(length) bytes were read as a whole")
        }
        #expect((try? JSONReader.read(bytes, dialect: .json5)) != nil)
    }
}
