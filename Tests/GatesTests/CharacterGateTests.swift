import Disclosure
import Gates
import Testing

@Suite("The gate of characters")
struct CharacterGateTests {
    @Test(
        "what is not what it seems is refused",
        arguments: [
            ("通\u{202E}知", 1, "bidirectional control U+202E RIGHT-TO-LEFT OVERRIDE"),
            ("\u{2066}通知", 0, "bidirectional control U+2066"),
            ("通\u{200B}知", 1, "invisible character U+200B"),
            ("通\u{7}知", 1, "control character U+0007"),
            ("通\u{E000}知", 1, "private-use character U+E000"),
            ("通\u{F0000}知", 1, "private-use character U+F0000"),
            ("通\u{FFFD}知", 1, "invisible character U+FFFD"),
            ("通\u{E0041}知", 0, "invisible character U+E0041"),
            ("通\u{3164}知", 1, "invisible character U+3164"),
            ("通\u{FFFF}知", 1, "unassigned code point U+FFFF"),
            // A Cyrillic a in a Latin word; an ideograph's twin; a radical; a mathematical A.
            ("wеb", 1, "foreign letter inside a Latin word"),
            ("见\u{F9D1}日", 1, "the twin of another ideograph"),
            ("\u{2F00}号", 0, "a radical that passes"),
            ("\u{1D400}座", 0, "a mathematical letter"),
        ]
    )
    func refused(text: String, offset: Int, problem: String) throws {
        let found = CharacterGate.findings(in: text, field: "title")
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.offset == offset)
        #expect(finding.length == 1)
        #expect(finding.severity == .refusal)
        #expect(finding.problem.contains(problem), "\(finding.problem)")
    }

    @Test(
        "what a notice may need passes",
        arguments: [
            "第一行\n第二行", "GDP同比增长5.2%，㎡、①、℃", "买买提·艾力", "\u{FA0E}\u{FA29}", "𠮷野家",
            "Ω、α、β", "Москва", "（0851）", "Ａ座", "👍", "〇二六", "葛\u{E0100}城",
        ]
    )
    func passes(text: String) {
        let found = CharacterGate.findings(in: text, field: "body")
        #expect(found.isEmpty, "\(found.map(\.description))")
    }
}
