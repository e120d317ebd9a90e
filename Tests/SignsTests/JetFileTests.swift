import Controllers
import Packets
import Signs
import TestKit
import Testing

@Suite("JetFile II")
struct JetFileTests {
    static let ping = CommentedHex.bytes("55 A7 05 00 00 00 00 00 00 00 01 00 03 01 00 00")
    static let taken = CommentedHex.bytes(
        "55 A8 97 00 00 00 00 00 00 00 01 00 03 01 01 01 00 90 00 00"
    )
    static let black = CommentedHex.bytes("55 A7 08 00 00 00 00 00 00 00 03 00 04 01 00 00")
    static let clock = CommentedHex.bytes(
        """
        55 A7 B5 00                          // request, sum
        00 00 00 00 01 04 04 00 05 04 03 00  // to group 1 unit 4, number 4, set the clock
        26 20 11 21 09 05 07 07 0C 00 00 00  // 2026-11-21 09:05:07, Saturday, zone
        """
    )
    static let file = CommentedHex.bytes(
        """
        55 A7 84 02 0A 00 00 00 00 00 01 00 02 04 06 00  // write a text file
        44 00 30 00 00 00 00 00 00 00 00 00 00 00 0A 00 00 00 0A 00 01 00 01 00
        01 5A 30 30 02 41 30 48 69 04
        """
    )
    static let verifier = DecoderVerifier(make: { JetFileReceiver() }, feed: { $0.feed($1, $2) })

    @Test("binary requests become the bytes that a public library reads and writes")
    func binary() throws {
        let time = try #require(
            BoardTime(year: 2026, month: 11, day: 21, hour: 9, minute: 5, second: 7)
        )
        let ping = try JetFileFrame(.ping, number: 1)
        #expect(ping.bytes == Self.ping)
        #expect(ping.answer(.taken).bytes == Self.taken)
        #expect(try JetFileFrame(.black(true), number: 3).bytes == Self.black)
        let clock = try JetFileFrame(.clock(time, zone: 12), group: 1, unit: 4, number: 4)
        #expect(CommentedHex.text(clock.bytes) == CommentedHex.text(Self.clock))
        let status = Self.verifier.messages(in: [Self.taken]).first?.status
        #expect(status == .taken)
        let refused = ping.answer(JetFileStatus(rawValue: 0x9015))
        #expect(refused.status?.entry.title == "file in use")
        #expect(JetFileStatus(rawValue: 7).entry.title == "unknown status 7")
        let text = try JetFileText("FIRE", through: .ascii)
        let urgent = try JetFileFrame(.emergency(text, seconds: 60), number: 9)
        #expect(urgent.arguments == [60, 0, 0, 0])
        #expect(urgent.data == text.bytes)
    }

    @Test("L08: binary packets are found in every cut with garbage between, and explained")
    func everyCut() throws {
        let packets = [Self.ping, Self.taken, Self.black, Self.clock, Self.file]
        let cases = try packets.map {
            (bytes: $0, message: try #require(Self.verifier.messages(in: [$0]).first))
        }
        // A text answer, a mark alone, half a mark before a whole one.
        let dirt = CommentedHex.bytes("4F 4B 55 55 00 55 A9 55 55")
        #expect(Self.verifier.faults(in: cases, garbage: dirt) == [])
        for bytes in packets {
            #expect(JetFileText.explanation(of: bytes).bytes == bytes)
            #expect(JetFileText.explanation(of: bytes).isSound)
        }
    }

    @Test("published text packets are explained, and ours keep to the working memory")
    func text() throws {
        let published = [
            """
            01 59 30 31 02 41 0F 45 54 41 41 06  // sign 1, working memory, text AA
            0A 49 30 0A 4F 30 1C 32 31 31 31 31 03 4F 04
            """,
            "01 5A 30 30 02 41 41 06 77 65 6C 63 6F 6D 65 04",
            "01 5A 30 30 02 45 2E 04",
        ].map(CommentedHex.bytes)
        for bytes in published {
            #expect(JetFileText.explanation(of: bytes).bytes == bytes)
            #expect(JetFileText.explanation(of: bytes).isSound)
        }
        var hello = try JetFileText("1\n2", through: .ascii, colour: 2)
        (hello.sign, hello.label) = (1, "AA")
        let packet = try hello.packet()
        let expected = CommentedHex.bytes(
            """
            01 59 30 31 02 41 0F 45 54 41 41 06
            1A 35 1C 32 31 0D 32 03              // font, green, text, answer
            """
        )
        #expect(Array(packet.dropLast(2)) == expected)
        #expect(JetFileText.explanation(of: packet).isSound)
        let half = GlyphGate("GBK") { _ in [0x82, 0xA1] }
        #expect(throws: ControllerError.self) { try JetFileText("乗", through: half) }
        hello.label = "A"
        #expect(throws: ControllerError.self) { try hello.packet() }
    }
}
