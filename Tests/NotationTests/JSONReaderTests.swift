import Notation
import Testing

/// What both dialects read: the text and its outline.
private let accepted: [(String, String)] = [
    ("null", "null"),
    (" \t\r\n true \n", "true"),
    ("false", "false"),
    ("0", "i0"),
    ("-0", "i0"),
    ("-12", "i-12"),
    ("9223372036854775807", "i9223372036854775807"),
    ("-9223372036854775808", "i-9223372036854775808"),
    ("1.0", "d1.0"),
    ("-0.5", "d-0.5"),
    ("1e3", "d1000.0"),
    ("1E-2", "d0.01"),
    ("2.5e+1", "d25.0"),
    ("1e-400", "d0.0"),
    ("\"\"", "''"),
    ("\"县政务公开\"", "'县政务公开'"),
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "'\"\\/\u{8}\u{C}\n\r\t'"),
    ("\"\\u699c\\u0041\"", "'榜A'"),
    ("\"\\uD83D\\ude00 \\u0000\"", "'😀 \0'"),
    ("\"a\u{7F}\u{2028}b\"", "'a\u{7F}\u{2028}b'"),
    ("[]", "[]"),
    ("[ 1 , [ ] , {} ]", "[i1 [] {}]"),
    ("{}", "{}"),
    (#"{"a":1,"b":{"c":[true,null]},"":2}"#, "{a:i1 b:{c:[true null]} :i2}"),
    ("\u{FEFF}[1]", "[i1]"),
]

/// What JSON refuses, with the spot and a word of the problem.
private let refused: [(String, String)] = [
    ("▸", "the end of the text stands where a value"),
    ("  ▸", "the end of the text"),
    ("▸nul", "\"nul\" is no value"),
    ("▸truey", "\"truey\" is no value"),
    ("▸True", "stands where a value"),
    ("1 ▸2", "follows the end of the value"),
    ("[1▸", "a comma or the end of an array"),
    ("[1 ▸2]", "a comma or the end of an array"),
    ("[1▸,]", "a comma ends an array"),
    ("[▸,1]", "\",\" stands where a value"),
    ("[1,▸,2]", "\",\" stands where a value"),
    ("[▸}", "\"}\" stands where a value"),
    ("{\"a\":1▸]", "a comma or the end of an object"),
    ("{\"a\":1▸,}", "a comma ends an object"),
    ("{▸a:1}", "where a key must begin"),
    ("{▸1:1}", "where a key must begin"),
    ("{\"a\" ▸1}", "must follow the key \"a\""),
    ("{\"a\":▸}", "\"}\" stands where a value"),
    ("{\"a\":1,▸,}", "where a key must begin"),
    ("{\"a\":1,\n ▸\"a\":2}", "the key \"a\" stood already at 1:2"),
    ("{\"\\u0061\":1,▸\"a\":2}", "stood already"),
    ("▸'a'", "stands where a value"),
    ("▸+1", "stands where a value"),
    ("▸.5", "stands where a value"),
    ("▸NaN", "stands where a value"),
    ("▸Infinity", "stands where a value"),
    ("▸01", "begins with a zero"),
    ("▸-01", "begins with a zero"),
    ("▸-", "no digit follows the sign"),
    ("▸1.", "no digit follows the decimal point"),
    ("▸1e", "the exponent has no digit"),
    ("▸1e+", "the exponent has no digit"),
    ("▸0x10", "\"x\" stands in a number"),
    ("▸1a", "\"a\" stands in a number"),
    ("▸1.2.3", "\".\" stands in a number"),
    ("▸9223372036854775808", "does not fit in 64 bits"),
    ("▸-9223372036854775809", "does not fit in 64 bits"),
    ("▸1e400", "larger than 64-bit"),
    ("▸\"abc", "has no end"),
    ("▸\"abc\\\"", "has no end"),
    ("\"a▸\nb\"", "the control character U+000A"),
    ("\"a▸\tb\"", "the control character U+0009"),
    ("\"a▸\\x41\"", "no known escape"),
    ("\"a▸\\'\"", "no known escape"),
    ("\"a▸\\", "no known escape"),
    ("\"▸\\u12G4\"", "needs 4 hexadecimal digits"),
    ("\"▸\\u12", "needs 4 hexadecimal digits"),
    ("\"▸\\uD800\"", "half a surrogate pair"),
    ("\"▸\\uDC00\"", "half a surrogate pair"),
    ("\"▸\\uD800\\u0041\"", "half a surrogate pair"),
    ("[1, ▸// no\n2]", "stands where a value"),
    ("▸/* no */ 1", "stands where a value"),
    ("▸\u{A0}1", "stands where a value"),
    ("[\"县城\",\r\n \"榜\", ▸x]", "stands where a value"),
    ("[\r\r▸x]", "stands where a value"),
]

@Suite("JSON texts")
struct JSONReaderTests {
    @Test("are read into typed values", arguments: accepted)
    func reads(text: String, expected: String) throws {
        #expect(outline(try JSONReader.read(text)) == expected)
        #expect(outline(try JSONReader.read(Array(text.utf8))) == expected)
    }

    @Test("mean the same in JSON5, of which JSON is a part", arguments: accepted)
    func readsAsJSON5(text: String, expected: String) throws {
        #expect(outline(try JSONReader.read(text, dialect: .json5)) == expected)
    }

    @Test("are refused at the marked spot", arguments: refused)
    func refuses(marked: String, problem: String) throws {
        let text = MarkedText(marked)
        let error = try #require(refusal(of: text.text))
        #expect(error.position == text.mark)
        #expect(error.problem.contains(problem), "\(error)")
        #expect(!error.remedy.isEmpty)
    }

    @Test("know where every value and key stands")
    func positions() throws {
        let root = try JSONReader.read("{\r\n \"榜\": [1,\n\t\"é\", {\"b\":null}]\r}")
        guard case .object(let members) = root.value, case .array(let list) = members[0].node.value,
            case .object(let inner) = list[2].value
        else {
            Issue.record("the text was read as \(outline(root))")
            return
        }
        #expect(root.position == TextPosition(line: 1, column: 1))
        #expect(members[0].keyPosition == TextPosition(line: 2, column: 2))
        #expect(members[0].node.position == TextPosition(line: 2, column: 7))
        #expect(list[0].position == TextPosition(line: 2, column: 8))
        #expect(list[1].position == TextPosition(line: 3, column: 2))
        #expect(list[2].position == TextPosition(line: 3, column: 7))
        #expect(inner[0].keyPosition == TextPosition(line: 3, column: 8))
    }

    @Test(
        "name the path to what is wrong",
        arguments: [
            (#"{"items":[{},{"plan":{"due":x}}]}"#, "$.items[1].plan.due"),
            (#"[[0,[1,2,y]]]"#, "$[0][1][2]"),
            (#"{"a b":{"c\"d":-}}"#, #"$["a b"]["c\"d"]"#),
            (#"{"a":{"k":1,"k":2}}"#, "$.a.k"),
            ("?", "$"),
        ]
    )
    func paths(text: String, path: String) throws {
        #expect(try #require(refusal(of: text)).path == path)
    }

    @Test("give a whole sentence when refused")
    func sentence() throws {
        let error = try #require(refusal(of: "{\"items\": [\n  {\"id\": 'KP'}]}"))
        #expect(
            error.description
                == "2:10: $.items[0].id: \"'\" stands where a value must begin; "
                + "put strings in double quotes."
        )
    }

    @Test("find a repeated key also in long objects", arguments: [2, 15, 16, 17, 40])
    func repeatedKeys(count: Int) throws {
        for repeated in 0..<count {
            let keys = (0..<count).map { "\"k\($0)\":0" } + ["\"k\(repeated)\":1"]
            let error = try #require(refusal(of: "{" + keys.joined(separator: ",\n") + "}"))
            #expect(error.position == TextPosition(line: count + 1, column: 1))
            let first = TextPosition(line: repeated + 1, column: repeated == 0 ? 2 : 1)
            #expect(error.problem.contains("at \(first)"), "\(error)")
        }
    }
}

@Suite("Limits of a JSON text")
struct JSONLimitsTests {
    @Test("depth: the last level allowed is read, the next refused", arguments: ["[]", "{}"])
    func depth(brackets: String) throws {
        let limits = JSONLimits(maximumDepth: 5)
        let open = brackets == "[]" ? "[" : "{\"a\":"
        let close = String(brackets.suffix(1))
        func nested(_ levels: Int) -> String {
            let opened = String(repeating: open, count: levels - 1)
            let closed = String(repeating: close, count: levels - 1)
            return opened + brackets + closed
        }
        #expect(refusal(of: nested(5), limits: limits) == nil)
        let error = try #require(refusal(of: nested(6), limits: limits))
        #expect(error.problem.contains("deeper than 5 levels"))
        #expect(error.position == TextPosition(line: 1, column: open.count * 5 + 1))
    }

    @Test("depth: a million brackets end in an error, not in a crash")
    func abyss() throws {
        let error = try #require(refusal(of: String(repeating: "[", count: 1_000_000)))
        #expect(error.problem.contains("deeper than 64 levels"))
    }

    @Test("depth: brothers do not add up")
    func brothers() {
        let text = "[" + String(repeating: "[[]],", count: 100) + "[]]"
        #expect(refusal(of: text, limits: JSONLimits(maximumDepth: 3)) == nil)
    }

    @Test("size: counted in bytes")
    func size() throws {
        let limits = JSONLimits(maximumBytes: 8)
        #expect(refusal(of: "\"榜榜\"", limits: limits) == nil)
        let error = try #require(refusal(of: "\"榜榜a\"", limits: limits))
        #expect(error.problem == "the text has 9 bytes, the limit is 8 bytes")
        #expect(error.position == nil)
    }

    @Test("numbers: counted in characters")
    func numbers() throws {
        let limits = JSONLimits(maximumNumberLength: 6)
        #expect(refusal(of: "123.56", limits: limits) == nil)
        #expect(refusal(of: "[123.567]", limits: limits)?.problem.contains("limit is 6") == true)
        #expect(refusal(of: "0.12345678", dialect: .json5, limits: limits) != nil)
        #expect(refusal(of: "0x0000001", dialect: .json5, limits: limits) != nil)
    }

    @Test("encoding: what is not UTF-8 is refused at its first bad byte", arguments: badEncodings)
    func encoding(bad: BadEncoding) {
        do {
            _ = try JSONReader.read(bad.bytes)
            Issue.record("the bytes were read")
        } catch {
            #expect(error.problem == "byte \(bad.offset) is not valid UTF-8")
            #expect(error.position?.column == bad.column)
        }
    }
}

/// Bytes that are no UTF-8, and where.
struct BadEncoding {
    let bytes: [UInt8]
    let offset: Int
    let column: Int
}

private let badEncodings = [
    BadEncoding(bytes: [0x22, 0xFF, 0x22], offset: 1, column: 2),  // no such byte
    BadEncoding(bytes: [0x22, 0xE6, 0xA6, 0x9C, 0xC0, 0x80], offset: 4, column: 3),  // overlong
    BadEncoding(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], offset: 1, column: 2),  // a surrogate
    BadEncoding(bytes: [0x0A, 0x22, 0xE6, 0xA6], offset: 2, column: 2),  // cut short
    BadEncoding(bytes: [0xEF, 0xBB, 0xBF, 0x22, 0x80], offset: 4, column: 2),  // after a mark
]
