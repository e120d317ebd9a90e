import Controllers
import Packets
import Raster
import Signs
import TestKit
import Testing

@Suite("Alpha signs")
struct AlphaTests {
    static let hello = CommentedHex.bytes(
        """
        00 00 00 00 00 01 5A 30 30  // wake-up, all signs
        02 41 41 1B 20 62           // text A, middle, hold
        48 45 4C 4C 4F 03           // HELLO
        30 32 39 38 04              // sum
        """
    )
    static let withoutSum = CommentedHex.bytes(
        "00 00 00 00 00 01 5A 30 30 02 41 41 1B 20 62 48 45 4C 4C 4F 04"
    )
    static let fire = CommentedHex.bytes(
        "00 00 00 00 00 01 5A 30 30 02 41 30 1B 20 63 46 49 52 45 03 30 32 33 41 04"
    )
    static let memory = CommentedHex.bytes(
        """
        00 00 00 00 00 01 5A 30 30 02 45 24
        41 41 55 30 31 30 30 46 46 46 46   // A text of 256 bytes
        31 42 4C 30 30 32 30 30 30 30 30   // 1 string of 32 bytes
        50 44 55 30 37 31 38 32 30 30 30   // P picture of 7x24
        03 30 37 44 41 04
        """
    )
    static let time = CommentedHex.bytes(
        "00 00 00 00 00 01 5A 30 30 02 45 20 31 38 30 35 03 30 31 33 38 04"
    )
    static let dots = CommentedHex.bytes(
        """
        00 00 00 00 00 01 5A 30 30 02 49 50 30 32 30 33  // picture P, 2 rows of 3
        31 30 32 0D 33 31 31 0D 03 30 32 41 35 04
        """
    )
    static let clear = CommentedHex.bytes("00 00 00 00 00 01 5A 30 30 02 45 24 03 30 30 36 45 04")
    static let release = CommentedHex.bytes("00 00 00 00 00 01 5A 30 30 02 41 30 04")

    static let verifier = DecoderVerifier(make: { AlphaReceiver() }, feed: { $0.feed($1, $2) })

    static func picture() throws -> AlphaCommand {
        let frame = try #require(
            Frame(
                width: 3,
                height: 2,
                pixels: [1, 0, 2, 3, 1, 1],
                palette: Palette([.black, .red, .green, .yellow])
            )
        )
        return .picture(label: "P", of: frame)
    }

    @Test("commands become the published bytes")
    func encodes() throws {
        let cases: [(AlphaCommand, [UInt8])] = [
            (.text(label: "A", mode: "b", bytes: try AlphaCommand.bytes(of: "HELLO")), Self.hello),
            (.text(label: "0", mode: "c", bytes: Array("FIRE".utf8)), Self.fire),
            (
                .memory([
                    AlphaFile("A", .text(256)), AlphaFile("1", .string(32)),
                    AlphaFile("P", .picture(rows: 7, columns: 24)),
                ]), Self.memory
            ),
            (.time(hour: 18, minute: 5), Self.time), (try Self.picture(), Self.dots),
            (.clearMemory, Self.clear),
        ]
        for (command, bytes) in cases {
            let packet = try AlphaPacket(command)
            #expect(CommentedHex.text(packet.bytes) == CommentedHex.text(bytes))
            #expect(Self.verifier.messages(in: [bytes]) == [packet])
            #expect(packet.parts.flatMap { $0 } == packet.bytes)
        }
        #expect(try AlphaPacket(Self.picture()).parts.map(\.count) == [16, 14])
        let read = Self.verifier.messages(in: [Self.release])
        #expect(read == [try AlphaPacket(.endPriority)])
    }

    @Test("L08: packets are found in every cut with garbage between, and explained")
    func everyCut() throws {
        let packets = [
            Self.hello, Self.withoutSum, Self.fire, Self.memory, Self.time, Self.dots, Self.clear,
            Self.release,
        ]
        let cases = try packets.map {
            (bytes: $0, message: try #require(Self.verifier.messages(in: [$0]).first))
        }
        #expect(
            Self.verifier.faults(in: cases, garbage: CommentedHex.bytes("15 04 01 5A 30 41")) == []
        )
        for bytes in packets {
            #expect(AlphaPacket.explanation(of: bytes).bytes == bytes)
            #expect(AlphaPacket.explanation(of: bytes).isSound)
        }
        var wrong = Self.hello
        wrong[16] ^= 1
        #expect(Self.verifier.messages(in: [wrong]).isEmpty)
        #expect(!AlphaPacket.explanation(of: wrong).isSound)
    }

    @Test("answers are read from both ends, with or without the letter in the middle")
    func answers() throws {
        for letter in ["", "F"] {
            let text = "E\"FFFFFFFF\(letter)08941530S007A00,4C00"
            let report = try #require(AlphaReport(AlphaPacket.answer(Array(text.utf8))))
            #expect(report.firmware == "FFFFFFFF")
            #expect(report.memory == 0x7A00)
            #expect(report.free == 0x4C00)
        }
        #expect(AlphaAnswer([0x06, 0x40]) == .taken)
        guard case .refused(let reasons) = AlphaAnswer([0x15, 0x52]) else {
            Issue.record("no refusal")
            return
        }
        #expect(reasons.map(\.title) == ["framing", "checksum"])
        #expect(AlphaAnswer([0x40]) == nil)
    }

    @Test("what a sign would lose without a word is refused")
    func refusals() throws {
        let long = [UInt8](repeating: 0x41, count: 126)
        let commands: [AlphaCommand] = [
            .text(label: "0", mode: "b", bytes: long), .string(label: "a", bytes: long),
            .string(label: "0", bytes: []), .text(label: "A", mode: "n", bytes: []),
            .text(label: "?", mode: "b", bytes: []), .text(label: "A", mode: "b", bytes: [4]),
            .picture(label: "P", rows: []), .picture(label: "P", rows: [[0x30], []]),
            .memory([]), .time(hour: 24, minute: 0),
        ]
        for command in commands {
            #expect(throws: ControllerError.self) { try AlphaPacket(command) }
        }
        #expect(throws: ControllerError.self) { try AlphaCommand.bytes(of: "欢") }
        #expect(AlphaCommand.showing(picture: "P") == [0x14, 0x50])
    }

    @Test(
        "alphasignpy makes the same bytes and reads ours",
        .enabled(
            if: VenvJudge.has("alphasign.packet"),
            "pip install alphasignpy into .build/judges"
        )
    )
    func judged() throws {
        let script = """
            import sys
            from alphasign.packet import Packet
            from alphasign.commands import WriteText
            from alphasign.protocol import DisplayPosition as P, DisplayMode as M
            from alphasign.commands.text import parse_read_text_response
            made = Packet().add(WriteText("HELLO", label="A", position=[p for p in P if p.value in (b" ", " ", 0x20)][0], mode=M.HOLD))
            print(made.to_bytes().replace(b"\\xff", b"").hex())
            label, position, mode, message = parse_read_text_response(sys.stdin.buffer.read())
            print(label, message.decode())
            """
        let said = try VenvJudge.run(script, input: Self.hello).split(separator: "\n")
        #expect(said.first.map { CommentedHex.bytes(String($0)) } == Self.hello)
        #expect(said.last == "A HELLO")
    }
}
