import Notation
import TestKit
import Testing

/// Whole texts from which damaged ones are made.
private let seedTexts = [
    #"{"id":"KP-1","plan":{"progress":48,"ratio":-0.25e+2},"rows":[["1",null],[true,false]]}"#,
    #"[0,-1,10.5,1E3,9223372036854775807,"\u0041\ud83d\ude00\n\"\\\/"]"#,
    #" { "a" : [ ] , "b" : { } , "c" : "" } "#,
]

/// One to three characters of a seed text changed, dropped, added or doubled.
private func damagedText(_ random: inout SplitMix64) -> String {
    let alphabet = Array(##"{}[]:,"'0123456789eE+-.truefalsn \u/bdD8"##.utf8)
    var bytes = Array((seedTexts.randomElement(using: &random) ?? "").utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let byte = alphabet.randomElement(using: &random) ?? 0x20
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = byte
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(byte, at: index)
        default: bytes.insert(bytes[index], at: index)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Python's reader with its liberties taken away: repeated keys, NaN, and numbers out of range.
private let strictPython = """
    import json, sys
    def pairs(members):
        if len({key for key, _ in members}) < len(members): raise ValueError('repeated key')
        return dict(members)
    def constant(word): raise ValueError(word)
    def whole(text):
        if not -2**63 <= int(text) < 2**63: raise ValueError('out of range')
        return int(text)
    def real(text):
        if float(text) in (float('inf'), float('-inf')): raise ValueError('out of range')
        return float(text)
    for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
        try:
            value = json.loads(line, object_pairs_hook=pairs, parse_constant=constant,
                               parse_int=whole, parse_float=real)
            json.dumps(value, ensure_ascii=False).encode('utf-8')
            print(json.dumps(value))
        except ValueError:
            print('refused')
    """

@Suite("Damaged JSON")
struct JSONVerdictTests {
    @Test("is read or refused as Python reads or refuses it", .enabled(if: PythonJudge.isPresent))
    func verdicts() throws {
        let seed: UInt64 = 1_121
        var random = SplitMix64(seed: seed)
        let texts = (0..<3_000).map { _ in damagedText(&random) }
        let input = Array(texts.joined(separator: "\n").utf8)
        let output = String(
            decoding: try PythonJudge.run(strictPython, input: input),
            as: UTF8.self
        )
        let verdicts = output.split(separator: "\n").map(String.init)
        try #require(verdicts.count == texts.count)
        var readCount = 0
        for (text, verdict) in zip(texts, verdicts) {
            guard let node = try? JSONReader.read(text) else {
                #expect(verdict == "refused", "seed \(seed): only Python reads \(text)")
                continue
            }
            readCount += 1
            try #require(verdict != "refused", "seed \(seed): Python refuses \(text)")
            #expect(JSONValue(node) == JSONValue(try JSONReader.read(verdict)), "\(text)")
        }
        // Both verdicts must occur, or the comparison would prove nothing.
        #expect((300..<2_700).contains(readCount), "\(readCount) of \(texts.count) were read")
    }

    @Test(
        "is read by JSON5 whenever JSON reads it, to the same value",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func subset(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let text = damagedText(&random)
            guard let node = try? JSONReader.read(text) else { continue }
            let wide = try JSONReader.read(text, dialect: .json5)
            #expect(JSONValue(wide) == JSONValue(node), "seed \(seed): \(text)")
        }
    }

    @Test(
        "points into the text when refused, in both dialects",
        arguments: 5...8 as ClosedRange<UInt64>
    )
    func positions(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let text = damagedText(&random)
            for dialect in [JSONDialect.json, .json5] {
                guard let error = refusal(of: text, dialect: dialect) else { continue }
                #expect(error.position?.line == 1, "seed \(seed): \(text)")
                #expect((1...text.count + 1).contains(error.position?.column ?? 0), "\(text)")
                #expect(error.path.hasPrefix("$"))
            }
        }
    }
}
