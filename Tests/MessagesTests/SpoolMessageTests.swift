import Disclosure
import Messages
import Testing

@Suite("Short messages of the spool")
struct SpoolMessageTests {
    private static let cadre = Cadre(
        number: "138 0013 8000",
        name: "王建国",
        post: "副县长",
        unit: "county"
    )

    /// A file as smstools writes it: header lines, an empty line, the text's bytes.
    private func file(
        _ body: [UInt8],
        alphabet: String = "UCS2",
        from: String = "8613800138000",
        sent: String = "26-11-27 09:30:05"
    ) -> [UInt8] {
        Array(
            """
            From: \(from)
            From_TOA: 91 international, ISDN/telephone
            From_SMSC: 8613800100500
            Sent: \(sent)
            Received: 26-11-27 09:30:11
            Subject: GSM1
            Alphabet: \(alphabet)
            UDH: false


            """.utf8
        ) + body
    }

    private func ucs2(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    @Test("the sender's UCS-2 text becomes a diary of the day")
    func diary() throws {
        let message = try SpoolMessage(file(ucs2("新园乡，检查防汛\n带队")))
        #expect(message.sender == "8613800138000")
        #expect(message.sent.date.iso8601Text == "2026-11-27")
        #expect(message.sent.secondOfDay == 9 * 3_600 + 30 * 60 + 5)
        let item = try message.diary(of: Self.cadre, zone: .china)
        #expect(item.kind == .diary)
        #expect(item.title == "干部动态：王建国（11月27日）")
        #expect(item.table?.rows == [["王建国", "副县长", "新园乡", "检查防汛 带队"]])
        #expect(item.window.from?.iso8601Text(in: .china) == "2026-11-27T09:30:05+08:00")
        #expect(item.window.until?.iso8601Text(in: .china) == "2026-11-28T00:00:00+08:00")
        #expect(try message.diary(of: Self.cadre, zone: .china) == item)
    }

    @Test(
        "every alphabet that carries text",
        arguments: [
            ("ISO", [0x47, 0xE9, 0xA4], "Gé€"), ("UTF-8", Array("县城".utf8), "县城"),
            ("UCS2", [0x53, 0xBF, 0xD8, 0x40, 0xDC, 0x0B], "县\u{2000B}"), ("GSM", [0x41], "A"),
        ] as [(String, [UInt8], String)]
    )
    func alphabets(alphabet: String, bytes: [UInt8], text: String) throws {
        #expect(try SpoolMessage(file(bytes, alphabet: alphabet)).text == text)
    }

    @Test(
        "what is no message is refused with a reason",
        arguments: [
            ("From: 1\nSent: 26-11-27 09:30\n\nx", "date"),
            ("Sent: 26-11-27 09:30:05\n\nx", "no sender"),
            ("From: 138\nSent: 26-02-30 09:30:05\n\nx", "date"),
            ("From: 138\nSent: 26-11-27 09:30:05\nAlphabet: binary\n\nx", "binary"),
            ("From: 138\nSent: 26-11-27 09:30:05\nAlphabet: UCS2\n\nx", "cut off"),
            ("From: 138\nSent: 26-11-27 09:30:05\nAlphabet: UCS2\n\n\u{58}\u{0}", "half|cut|"),
            ("", "no sender"),
        ]
    )
    func refused(text: String, reason: String) {
        let wanted = reason.split(separator: "|")
        do {
            let message = try SpoolMessage(Array(text.utf8))
            #expect(text.hasSuffix("\u{58}\u{0}") && message.text == "\u{5800}")
        } catch {
            #expect(wanted.contains { error.description.contains($0) }, "\(error)")
        }
    }

    @Test("half a surrogate is no text")
    func surrogates() {
        #expect(throws: SpoolMessage.Refusal.self) {
            try SpoolMessage(file([0xD8, 0x40, 0x00, 0x41]))
        }
    }

    @Test("a text that breaks the rules of every import is refused, as is an empty one")
    func rules() throws {
        for text in ["", " \n ", "新园乡\u{202E}", String(repeating: "长", count: 201)] {
            let message = try SpoolMessage(file(ucs2(text)))
            #expect(throws: SpoolMessage.Refusal.self, "\(text)") {
                try message.diary(of: Self.cadre, zone: .china)
            }
        }
    }

    @Test(
        "a number is known however it is written",
        arguments: [
            ("+86 138-0013-8000", true), ("008613800138000", true), ("13800138000", true),
            ("13800138001", false), ("", false), ("+1 13800138000", false),
        ]
    )
    func numbers(number: String, isKnown: Bool) {
        #expect(Self.cadre.has(number: number) == isKnown)
    }
}
