import Notation
import TestKit
import Testing

@Suite("Written JSON")
struct JSONValueTests {
    private let value: JSONValue = [
        "b": [1, -2.5, true, nil],
        "a": ["县": "榜\n\"1\"", "empty": [], "none": [:]],
    ]

    @Test("is compact, in the order given")
    func compact() {
        #expect(
            value.compactText
                == #"{"b":[1,-2.5,true,null],"a":{"县":"榜\n\"1\"","empty":[],"none":{}}}"#
        )
    }

    @Test("is pretty, two spaces a level")
    func pretty() {
        #expect(
            value.prettyText == #"""
                {
                  "b": [
                    1,
                    -2.5,
                    true,
                    null
                  ],
                  "a": {
                    "县": "榜\n\"1\"",
                    "empty": [],
                    "none": {}
                  }
                }
                """#
        )
    }

    @Test("is canonical, keys sorted at every level")
    func canonical() {
        #expect(
            value.canonicalText
                == #"{"a":{"empty":[],"none":{},"县":"榜\n\"1\""},"b":[1,-2.5,true,null]}"#
        )
    }

    /// The example of RFC 8785 section 3.2.3: U+1F600 sorts before U+FB33 by its surrogates.
    @Test("sorts keys by UTF-16 units, as RFC 8785 section 3.2.3 shows")
    func keyOrder() throws {
        let text = #"""
            {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
             "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
             "\u00f6": "Latin Small Letter O With Diaeresis"}
            """#
        let canonical = JSONValue(try JSONReader.read(text)).canonicalText
        guard case .object(let members) = try JSONReader.read(canonical).value else {
            Issue.record("no object: \(canonical)")
            return
        }
        #expect(
            members.map(\.key) == [
                "\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}",
            ]
        )
    }

    /// RFC 8785 section 3.2.2.
    @Test("is the canonical text of RFC 8785 section 3.2.2")
    func specificationExample() throws {
        let text = #"""
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false] }
            """#
        #expect(
            JSONValue(try JSONReader.read(text)).canonicalText
                == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        )
    }

    /// RFC 8785 appendix B: the bits of a double and its text.
    @Test(
        "writes numbers as RFC 8785 appendix B lists them",
        arguments: [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
            (0x7ff0_0000_0000_0000, "null"),
        ] as [(UInt64, String)]
    )
    func numbers(bits: UInt64, expected: String) {
        #expect(JSONValue.number(Double(bitPattern: bits)).canonicalText == expected)
    }

    @Test("writes integers whole; canonically those beyond 2^53 become doubles")
    func integers() {
        #expect(JSONValue.integer(Int64.max).compactText == "9223372036854775807")
        #expect(JSONValue.integer(Int64.min).canonicalText == "-9223372036854776000")
        #expect(JSONValue.integer(1 << 53).canonicalText == "9007199254740992")
        #expect(JSONValue.integer(0).canonicalText == "0")
    }

    @Test("reads back as it was written", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let value = randomValue(&random, depth: 0)
            for text in [value.compactText, value.prettyText] {
                #expect(JSONValue(try JSONReader.read(text)) == value, "seed \(seed)")
                #expect(JSONValue(try JSONReader.read(text, dialect: .json5)) == value)
            }
            let again = JSONValue(try JSONReader.read(value.canonicalText))
            #expect(again.canonicalText == value.canonicalText, "seed \(seed)")
        }
    }

    /// Python reads each text, and writes it back as its own parser understood it.
    @Test(
        "numbers that are written without an exponent are read, beyond 64 bits too",
        arguments: ["39995999990009900000", "-100000000000000000000", "18446744073709552000"]
    )
    func largeNumbers(text: String) throws {
        let value = JSONValue(try JSONReader.read(text))
        #expect(value == .number(try #require(Double(text))))
        #expect(value.canonicalText == text)
    }

    @Test("means the same to Python's reader", .enabled(if: PythonJudge.isPresent))
    func foreignJudge() throws {
        let seed: UInt64 = 20_261_121
        var random = SplitMix64(seed: seed)
        let values = (0..<300).map { _ in randomValue(&random, depth: 0) }
        let input = values.flatMap { [$0.compactText, $0.canonicalText] }.joined(separator: "\n")
        let script = """
            import json, sys
            for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
                print(json.dumps(json.loads(line), ensure_ascii=True))
            """
        let output = String(
            decoding: try PythonJudge.run(script, input: Array(input.utf8)),
            as: UTF8.self
        )
        let lines = output.split(separator: "\n").map(String.init)
        try #require(lines.count == values.count * 2, "seed \(seed)")
        for (index, value) in values.enumerated() {
            #expect(JSONValue(try JSONReader.read(lines[index * 2])) == value, "seed \(seed)")
            let canonical = JSONValue(try JSONReader.read(lines[index * 2 + 1])).canonicalText
            #expect(canonical == value.canonicalText, "seed \(seed)")
        }
    }
}

/// Values of every sort; numbers keep a fraction, so that they stay apart from integers.
private func randomValue(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: -(1 << 53)...(1 << 53), using: &random))
    case 3: return .number(Double(Int.random(in: -9_999...9_999, using: &random)) + 0.25)
    case 4, 5: return .string(randomText(&random))
    case 6:
        let count = Int.random(in: 0..<6, using: &random)
        return .array((0..<count).map { _ in randomValue(&random, depth: depth + 1) })
    default:
        let count = Int.random(in: 0..<25, using: &random)
        return .object(
            (0..<count).map { index in
                JSONMember(
                    "\(index)-\(randomText(&random))",
                    randomValue(&random, depth: depth + 1)
                )
            }
        )
    }
}

private func randomText(_ random: inout SplitMix64) -> String {
    let pool: [Unicode.Scalar] = [
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\u{1}", "\u{1F}", "\u{7F}", "é", "榜", "县",
        "\u{FFFD}", "\u{FB33}", "😀", "𠀀",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<9, using: &random) {
        text.append(pool.randomElement(using: &random) ?? "?")
    }
    return String(text)
}
