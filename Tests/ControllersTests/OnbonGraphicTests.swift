import Controllers
import Packets
import TestKit
import Testing

@Suite("Onbon graphic header")
struct OnbonGraphicTests {
    static let verifier = OnbonAreaTests.verifier

    @Test(
        "commands become the bytes of the maker's client",
        arguments: [
            (
                OnbonCommand.ping, nil as OnbonModel?, OnbonModel.Generation.sixth,
                UInt16(0x39A2), UInt8(0x19), OnbonGraphicVectors.c6Ping
            ),
            (.power(false), .sixQ2, .sixth, 0x08B8, 0x7E, OnbonGraphicVectors.c6Off),
            (.power(true), .sixQ2, .sixth, 0x08C6, 0x7E, OnbonGraphicVectors.c6On),
            (.status, .sixQ2, .sixth, 0x08D6, 0x7E, OnbonGraphicVectors.c6Status),
            (.ping, nil, .fifth, 0x40C8, 0x45, OnbonGraphicVectors.c5Ping),
            (.status, .fiveE1, .fifth, 0x418A, 0x45, OnbonGraphicVectors.c5Status),
        ]
    )
    func encodes(
        command: OnbonCommand,
        model: OnbonModel?,
        generation: OnbonModel.Generation,
        sequence: UInt16,
        random: UInt8,
        bytes: [UInt8]
    ) throws {
        let frame = try OnbonGraphicFrame(
            command,
            to: model,
            generation: generation,
            sequence: sequence,
            random: random
        )
        #expect(CommentedHex.text(frame.bytes) == CommentedHex.text(bytes))
        #expect(frame.command == command)
        #expect(Self.verifier.messages(in: [bytes]) == [.graphic(frame)])
    }

    @Test("clock, brightness and power come back", arguments: [OnbonModel.fiveE1, .sixE2, .sixQ2])
    func roundTrip(model: OnbonModel) throws {
        let time = try #require(
            BoardTime(year: 2026, month: 11, day: 21, hour: 9, minute: 5, second: 7)
        )
        let day = try #require(
            OnbonBrightness(halfHours: (0..<48).map { UInt8($0 / 3) })
        )
        let fixed = try #require(OnbonBrightness(level: 15))
        for command: OnbonCommand in [
            .clock(time), .brightness(day), .brightness(fixed), .power(true), .status, .ping,
        ] {
            let frame = try OnbonGraphicFrame(command, to: model, sequence: 7)
            #expect(frame.command == command)
            #expect(Self.verifier.messages(in: [frame.bytes]) == [.graphic(frame)])
        }
        let clock = try OnbonGraphicFrame(.clock(time), to: model, sequence: 7)
        let digits = CommentedHex.bytes(
            """
            01 A2 02 08 00        // reply wanted, set the clock, eight bytes
            26 20 11 21 09 05 07  // 2026-11-21 09:05:07
            06                    // Saturday
            """
        )
        #expect(clock.body == digits)
        #expect(OnbonBrightness(level: 16) == nil)
        #expect(OnbonBrightness(halfHours: [1]) == nil)
        #expect(throws: ControllerError.self) {
            try OnbonGraphicFrame(.removeAll, to: model, sequence: 1)
        }
    }

    @Test("a card reports its type, size and lamps")
    func reports() throws {
        let sixth = OnbonCardReport(model: .sixE2, width: 128, height: 32, lamps: .single)
        let fifth = OnbonCardReport(model: .fiveE1, width: 128, height: 32, lamps: .single)
        for (bytes, expected) in [
            (OnbonGraphicVectors.c6Pingreply, sixth), (OnbonGraphicVectors.c5Pingreply, fifth),
        ] {
            let reply = try #require(Self.verifier.messages(in: [bytes]).first?.reply)
            #expect(reply.isGood)
            #expect(reply.report == expected)
        }
        let request = try OnbonGraphicFrame(.ping, to: nil, sequence: 5)
        let answer = request.answer(.report(sixth))
        #expect(answer.sequence == 0x8005)
        let read = Self.verifier.messages(in: [answer.bytes]).first
        #expect(read?.reply?.report == sixth)
        #expect(
            Self.verifier.messages(in: [OnbonGraphicVectors.c6Ack]).first?.reply == .taken
        )
    }

    @Test("the state is read as far as its order is known")
    func state() throws {
        let data = CommentedHex.bytes(
            """
            00 A2 8F 00 00 00 00 20 00  // good answer of 32 bytes
            01 00 00 0C                 // on, not timed, brightness fixed at 12
            03 00 50 30 30 30           // three programs, P000
            00 00 00 00                 // locks, run mode, clock chip
            26 20 11 21 09 05 07 06     // clock
            00 00 00 00 00 00 00 00 00 00
            """
        )
        let request = try OnbonGraphicFrame(.status, to: .sixE2, sequence: 5)
        let explained = OnbonFrame.explanation(of: request.bytes)
        #expect(explained.isSound)
        let reply = try #require(OnbonReply(graphic: data))
        #expect(reply.state?.isOn == true)
        #expect(reply.state?.brightness == 12)
        #expect(reply.state?.programCount == 3)
        #expect(OnbonReply(graphic: Array(data.prefix(12)))?.state == nil)
    }

    @Test("writes to flash memory are recognised and have no command")
    func flash() throws {
        for bytes in [
            OnbonGraphicVectors.c5A102, OnbonGraphicVectors.c5A103, OnbonGraphicVectors.c5A108,
            OnbonGraphicVectors.c5A109, OnbonGraphicVectors.c5A112,
        ] {
            guard case .graphic(let frame) = Self.verifier.messages(in: [bytes]).first else {
                Issue.record("not found")
                continue
            }
            #expect(frame.command == nil)
        }
    }
}
