import Controllers
import Packets
import Signs
import TestKit
import Testing

@Suite("Sansi road signs")
struct SansiTests {
    static let requests: [(SansiRequest, [UInt8])] = [
        (.askBrightness, CommentedHex.bytes("02 30 30 30 36 BA 4C 03")),
        (.current, CommentedHex.bytes("02 30 30 39 37 10 F5 03")),
        (.play(1), CommentedHex.bytes("02 30 30 39 38 30 30 31 9D FB 03")),
        (.brightness(15), CommentedHex.bytes("02 30 30 30 35 31 35 31 35 31 35 5E A0 03")),
    ]
    static let others = [
        "02 30 30 30 39 70 6C 61 79 2E 6C 73 74 00 00 00 00 57 2A 03",  // download
        "02 30 31 31 31 35 F4 74 03",  // brightness set by hand, 15
        "02 30 31 30 C5 52 03",  // taken
        "02 30 31 30 31 43 34 79 07 03",  // answer 01C4
        "02 00 00 30 36 30 30 31 35 57 F9 03",  // of another make, with a binary address
    ].map(CommentedHex.bytes)

    static let verifier = DecoderVerifier(
        make: { EscapedFrameReceiver(SansiFrame.framing) },
        feed: { (receiver: inout EscapedFrameReceiver, bytes, take: (SansiFrame) -> Void) in
            receiver.feed(bytes) { content in SansiFrame(content: content).map(take) }
        }
    )

    @Test("requests become the logged bytes")
    func encodes() throws {
        for (request, bytes) in Self.requests {
            #expect(CommentedHex.text(try SansiFrame(request).bytes) == CommentedHex.text(bytes))
        }
        let brightness = Self.verifier.messages(in: [Self.others[1]]).first?.brightness
        #expect(brightness?.isManual == true)
        #expect(brightness?.level == 15)
        #expect(Self.verifier.messages(in: [Self.others[2]]).first?.result == .taken)
        #expect(SansiFrame.answer([0x31]).result == .failed)
        #expect(SansiFrame.answer([0x30]).bytes == Self.others[2])
        #expect(SansiResult.failed.entry.title == "refused")
    }

    @Test("every packet is found in every cut, and explained")
    func everyCut() throws {
        let packets = Self.requests.map(\.1) + Self.others
        let cases = try packets.map {
            (bytes: $0, message: try #require(Self.verifier.messages(in: [$0]).first))
        }
        let dirt = CommentedHex.bytes("03 FF 02 30 30 02 31 1B 77 03")
        #expect(Self.verifier.faults(in: cases, garbage: dirt) == [])
        for bytes in packets {
            #expect(SansiFrame.explanation(of: bytes).bytes == bytes)
            #expect(SansiFrame.explanation(of: bytes).isSound)
        }
    }

    @Test("a play list is uploaded with its places, colours and text")
    func playList() throws {
        let gate = GlyphGate("GBK") { $0.asciiValue.map { [$0] } ?? [0xBB, 0xB6] }
        var item = try SansiItem("欢\na\\b", through: gate)
        item.y = 16
        let frame = try SansiFrame(.show([item]))
        let text = frame.body.map { $0 < 0x80 ? $0 : 0x2E }
        #expect(
            String(decoding: text.filter { $0 != 0 }, as: UTF8.self)
                == "10play.lst+[playlist]\r\nitem_no=1\r\n"
                + "item0=500,1,0,\\C000016\\fs3232\\c255000000000\\b000000000000..\\na..b\r\n"
        )
        #expect(Self.verifier.messages(in: [frame.bytes]) == [frame])
        item.stayCentiseconds = 1
        #expect(throws: ControllerError.self) { try SansiFrame(.show([item])) }
        #expect(throws: ControllerError.self) { try SansiFrame(.play(1_000)) }
        #expect(throws: ControllerError.self) { try SansiFrame(.brightness(32)) }
    }

    @Test("L03: of 50,000 damaged packets none is taken for another, and escapes hide every mark")
    func noise() throws {
        var random = SplitMix64(seed: 0x5A51)
        // Not the last: a check that begins at 0 does not count the zeros of a binary address.
        let packets = Self.requests.map(\.1) + Self.others.dropLast()
        let meant = try packets.map {
            try #require(Self.verifier.messages(in: [$0]).first)
        }
        var receiver = EscapedFrameReceiver(SansiFrame.framing)
        var wrong = 0
        for number in 0..<50_000 {
            var bytes = packets[number % packets.count]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 1..<bytes.count, using: &random)] ^=
                    1 << UInt8(random.next() % 8)
            }
            receiver.feed(bytes[...]) { content in
                let frame = SansiFrame(content: content)
                if let frame, frame != meant[number % packets.count] { wrong += 1 }
            }
        }
        #expect(wrong == 0)
        for first in UInt8.min...255 {
            for second in UInt8.min...255 {
                let wire = SansiFrame.framing.framed([first, second])
                var found: [[UInt8]] = []
                var fresh = EscapedFrameReceiver(SansiFrame.framing)
                fresh.feed(wire[...]) { found.append($0) }
                guard found == [[first, second]] else {
                    Issue.record("\(first) \(second)")
                    return
                }
            }
        }
    }
}
