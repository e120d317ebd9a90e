import Controllers
import Packets
import Signs
import TestKit
import Testing

@Suite("C-Power")
struct CPowerTests {
    /// Text in red at 16 dots, centred: window 0, drawn, 3 s.
    static let text = CommentedHex.bytes(
        """
        A5 68 32 01               // start, request, family, card 1
        7B 01                     // external call, answer wanted
        13 00 00 00               // 19 bytes, packet 0 of 0
        12 00 00 01 00 00 03      // text, window 0, drawn, centre, speed 0, 3 s
        02 FF 00 00               // 16 dots, red
        61 62 63 0D 63 62 61 00   // abc, new line, cba
        9A 04 AE                  // sum, end
        """
    )
    static let welcome = CommentedHex.bytes(
        """
        A5 68 32 01  7B 01  14 00 00 00
        12 00 0B 00 05 00 0A  02 FF 00 00   // scrolls left, speed 5, 10 s
        BB B6 D3 AD B9 E2 C1 D9 00          // 欢迎光临
        7E 08 AE
        """
    )
    static let split = CommentedHex.bytes(
        "A5 68 32 01 7B 01 0A 00 00 00 01 01 00 00 00 00 00 80 00 20 C3 01 AE"
    )
    static let leave = CommentedHex.bytes("A5 68 32 01 7B 01 01 00 00 00 06 1E 01 AE")
    static let askPower = CommentedHex.bytes("A5 68 32 01 76 01 01 13 01 AE")
    static let off = CommentedHex.bytes("A5 68 32 01 76 01 00 00 00 00 00 00 00 00 00 12 01 AE")
    static let on = CommentedHex.bytes("A5 68 32 01 76 01 00 01 00 00 00 00 00 00 00 13 01 AE")
    /// From a card in Taiwan, over the network.
    static let network = CommentedHex.bytes(
        """
        FF FF FF FF 1D 00 00 00             // id code, 29 bytes
        68 32 FF 7B 01 12 00 00 00
        12 00 0D 05 03 00 03 02 00 FF 00    // flickers, centred both ways, green
        BF EB C3 D1 A4 A4 00 D8 07
        """
    )

    static let gate = GlyphGate("GB2312") { character in
        switch character {
        case "欢": [0xBB, 0xB6]
        case "迎": [0xD3, 0xAD]
        case "光": [0xB9, 0xE2]
        case "临": [0xC1, 0xD9]
        default: character.asciiValue.map { [$0] }
        }
    }

    static let verifier = DecoderVerifier(
        make: { EscapedFrameReceiver(CPowerFrame.framing) },
        feed: { (receiver: inout EscapedFrameReceiver, bytes, take: (CPowerFrame) -> Void) in
            receiver.feed(bytes) { content in CPowerFrame(content: content).map(take) }
        }
    )

    @Test("commands become the maker's bytes")
    func encodes() throws {
        var plain = try CPowerCommand.Text("abc\ncba", through: Self.gate)
        plain.alignment = 1
        var moving = try CPowerCommand.Text("欢迎光临", through: Self.gate)
        (moving.effect, moving.speed, moving.staySeconds) = (11, 5, 10)
        let window = CPowerCommand.Window(x: 0, y: 0, width: 128, height: 32)
        let cases: [(CPowerCommand, [UInt8])] = [
            (.text(plain), Self.text), (.text(moving), Self.welcome),
            (.split([window]), Self.split),
            (.leave, Self.leave), (.askPower, Self.askPower), (.power(false), Self.off),
            (.power(true), Self.on),
        ]
        for (command, bytes) in cases {
            let frame = try CPowerFrame(command)
            #expect(CommentedHex.text(frame.serialBytes) == CommentedHex.text(bytes))
            #expect(Self.verifier.messages(in: [bytes]) == [frame])
            var receiver = CPowerNetworkReceiver()
            var found: [CPowerFrame] = []
            for byte in frame.networkBytes() { receiver.feed([byte]) { found.append($0) } }
            #expect(found == [frame])
            for wire in [bytes, frame.networkBytes()] {
                #expect(CPowerFrame.explanation(of: wire).bytes == wire)
                #expect(CPowerFrame.explanation(of: wire).isSound)
            }
        }
        #expect(CPowerFrame.explanation(of: Self.network).isSound)
        let clock = try #require(
            BoardTime(year: 2026, month: 11, day: 22, hour: 9, minute: 5, second: 7)
        )
        #expect(try CPowerFrame(.clock(clock)).data == [0, 7, 5, 9, 0, 22, 11, 26])
    }

    @Test("L08: answers are found in every cut, and named")
    func answers() throws {
        let request = try CPowerFrame(.power(true))
        let frames = CPowerResult.allCases.map { request.answer($0, data: [0xA5, 0xAE, 0xAA]) }
        let cases = frames.map { (bytes: $0.serialBytes, message: $0) }
        let dirt = CommentedHex.bytes("00 AE A5 68 AA 77 A5 01 02 AE")
        #expect(Self.verifier.faults(in: cases, garbage: dirt) == [])
        #expect(frames.map(\.result) == CPowerResult.allCases)
        #expect(CPowerResult.order.entry.nextStep == "send all packets again")
        var broken = CPowerNetworkReceiver()
        broken.feed([1, 2, 3, 4, 0, 0, 0, 0]) { _ in }
        #expect(broken.isBroken)
    }

    @Test("what does not fit is refused with the way out")
    func refusals() throws {
        let error = #expect(throws: ControllerError.self) { try CPowerFrame(.split([])) }
        #expect(error?.description == "C-Power: 0 windows: use 1 to 8.")
        #expect(throws: ControllerError.self) { try CPowerFrame(.brightness(32)) }
        #expect(throws: ControllerError.self) { try CPowerCommand.Text("🙂", through: Self.gate) }
    }
}
