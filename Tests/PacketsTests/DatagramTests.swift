import Packets
import Raster
import TestKit
import Testing

@Suite("Frames in datagrams")
struct DatagramTests {
    /// Six pixels: red, green, blue and three of rising numbers.
    static let six = Frame(
        width: 6,
        height: 1,
        pixels: [0, 1, 2, 3, 4, 5],
        palette: Palette([
            .red, .green, .blue, Colour(red: 1, green: 2, blue: 3),
            Colour(red: 4, green: 5, blue: 6), Colour(red: 7, green: 8, blue: 9),
        ])
    )

    static let artNet = CommentedHex.bytes(
        """
        41 72 74 2D 4E 65 74 00  // Art-Net
        00 50 00 0E              // data, version 14
        01 00                    // sequence, physical port
        01 00 00 12              // universe 1, 18 slots
        FF 00 00 00 FF 00 00 00 FF 01 02 03 04 05 06 07 08 09
        """
    )
    static let ddp = CommentedHex.bytes(
        """
        41 01 0B 01  // push, sequence 1, RGB, display
        00 00 00 00  // from byte 0
        00 12        // 18 bytes
        FF 00 00 00 FF 00 00 00 FF 01 02 03 04 05 06 07 08 09
        """
    )

    /// The datagrams of a frame, numbered.
    static func datagrams(_ frame: Frame, _ wiring: BoardWiring) throws -> [[UInt8]] {
        var encoder = try FrameEncoder(wiring)
        var buffer: [UInt8] = []
        encoder.encode(frame, into: &buffer)
        var plan = try #require(encoder.datagrams)
        plan.number(&buffer)
        #expect(plan.ranges.last?.upperBound == buffer.count)
        return plan.ranges.map { Array(buffer[$0]) }
    }

    static func wiring(
        _ boardProtocol: BoardProtocol,
        width: Int,
        height: Int = 1
    ) throws -> BoardWiring {
        BoardWiring(
            boardProtocol: boardProtocol,
            mapping: try PanelMapping(width: width, height: height)
        )
    }

    @Test("a small frame becomes the published bytes")
    func published() throws {
        let six = try #require(Self.six)
        #expect(try Self.datagrams(six, Self.wiring(.ddp, width: 6)) == [Self.ddp])
        #expect(try Self.datagrams(six, Self.wiring(.artNet, width: 6)) == [Self.artNet])
        let two = try #require(
            Frame(width: 2, height: 1, pixels: [0, 1], palette: six.palette)
        )
        let net = "9C DA 00 06 01 01  FF 00 00 00 FF 00  36"
        #expect(
            try Self.datagrams(two, Self.wiring(.tpm2Net, width: 2)) == [CommentedHex.bytes(net)]
        )
    }

    @Test("a tall DDP frame is cut after 1440 bytes, with one number and one push")
    func cut() throws {
        let frame = try #require(
            Frame(
                width: 500,
                height: 1,
                pixels: [UInt8](repeating: 0, count: 500),
                palette: Palette([.red])
            )
        )
        let parts = try Self.datagrams(frame, Self.wiring(.ddp, width: 500))
        #expect(
            parts.map { Array($0.prefix(10)) } == [
                CommentedHex.bytes("40 01 0B 01 00 00 00 00 05 A0"),
                CommentedHex.bytes("41 01 0B 01 00 00 05 A0 00 3C"),
            ]
        )
    }

    @Test("numbers go round, a repeated frame gets a new one, and a stream ends politely")
    func numbers() throws {
        var encoder = try FrameEncoder(Self.wiring(.ddp, width: 6))
        var buffer: [UInt8] = []
        encoder.encodeBlank(into: &buffer)
        var plan = try #require(encoder.datagrams)
        let seen = (0..<17).map { _ in
            plan.number(&buffer)
            return buffer[1]
        }
        #expect(seen == Array(1...15) + [1, 2])

        var wiring = try Self.wiring(.streamingACN, width: 200)
        wiring.synchronises = true
        encoder = try FrameEncoder(wiring)
        encoder.encodeBlank(into: &buffer)
        plan = try #require(encoder.datagrams)
        plan.number(&buffer)
        plan.number(&buffer)
        plan.terminate(&buffer)
        let packets = plan.ranges.map { StreamingACNPacket(Array(buffer[$0])) }
        guard case .data(let first) = packets[0], case .data(let second) = packets[1] else {
            Issue.record("\(packets)")
            return
        }
        #expect([first.universe, second.universe] == [1, 2])
        #expect([first.sequence, second.sequence] == [1, 1])
        #expect([first.slots.count, second.slots.count] == [510, 90])
        #expect(first.isTerminated && second.isTerminated && first.syncUniverse == 1)
        #expect(packets[2] == .sync(universe: 1, sequence: 1))
        #expect(StreamingACNLimits.group(of: 258) == "239.255.1.2")
        #expect(wiring.patch(from: Array(buffer[plan.ranges[0]])) == nil)
    }

    @Test(
        "a board puts together what was sent",
        arguments: BoardProtocol.allCases.filter { $0.carrier == .datagrams },
        [(6, 1), (171, 3), (128, 32), (97, 31)]
    )
    func patches(boardProtocol: BoardProtocol, size: (Int, Int)) throws {
        var random = SplitMix64(seed: 0xDA7A)
        let (canvas, palette) = DrawnCanvas.random(width: size.0, height: size.1, &random)
        let frame = Frame(canvas: canvas, palette: palette)
        var wiring = try Self.wiring(boardProtocol, width: size.0, height: size.1)
        wiring.universe = 7
        var lamps = [UInt8](repeating: 0xEE, count: size.0 * size.1 * 3)
        var lasts = 0
        for datagram in try Self.datagrams(frame, wiring) {
            let patch = try #require(wiring.patch(from: datagram))
            lamps.replaceSubrange(patch.offset..<patch.offset + patch.data.count, with: patch.data)
            lasts += patch.isLast ? 1 : 0
            let explanation = boardProtocol.explanation(of: datagram)
            #expect(explanation.isSound)
            #expect(explanation.bytes == datagram)
            #expect(wiring.patch(from: Array(datagram.dropLast())) == nil)
        }
        #expect(lasts == 1)
        #expect(
            lamps
                == canvas.pixels.flatMap { number in
                    let colour = palette[number]
                    return [colour.red, colour.green, colour.blue]
                }
        )
    }

    @Test(
        "DDP: halves, bare pushes and queries",
        arguments: [
            ("40 02 0B 01 00 00 00 00 00 09 09 08 07 06 05 04 03 02 01", 0, 9, false),
            ("41 03 0B 01 00 00 00 09 00 09 FF 00 00 00 FF 00 00 00 FF", 9, 9, true),
            ("41 04 0B 01 00 00 00 00 00 00", 0, 0, true),
            ("51 04 0B 01 00 00 00 00 00 03 12 34 56 78 01 02 03", 0, 3, true),
        ]
    )
    func ddpForms(hex: String, offset: Int, count: Int, isPush: Bool) throws {
        let bytes = CommentedHex.bytes(hex)
        let packet = try #require(DDPPacket(bytes))
        #expect(packet.offset == offset)
        #expect(packet.data.count == count)
        #expect(packet.isPush == isPush)
        #expect(BoardProtocol.ddp.explanation(of: bytes).bytes == bytes)
        let query = CommentedHex.bytes("42 00 00 FB 00 00 00 00 00 00")
        #expect(DDPPacket(query) == nil)
        #expect(BoardProtocol.ddp.explanation(of: query).fields[0].meaning == "version 1, query")
        let far = CommentedHex.bytes("41 00 0B 01 FF FF FF FF 00 03 01 02 03")
        #expect(try Self.wiring(.ddp, width: 6).patch(from: far) == nil)
    }

    @Test("Art-Net: polls, syncs and answers")
    func artNet() throws {
        let poll = Array("Art-Net".utf8) + CommentedHex.bytes("00 00 20 00 0E 02 10")
        let sync = Array("Art-Net".utf8) + CommentedHex.bytes("00 00 52 00 0E 00 00")
        #expect(ArtNetPacket(poll) == .poll(flags: 2, priority: 16))
        #expect(ArtNetPacket.poll(flags: 2, priority: 16).bytes == poll)
        #expect(ArtNetPacket(sync) == .sync)
        #expect(ArtNetPacket.sync.bytes == sync)
        var answer =
            Array("Art-Net".utf8)
            + CommentedHex.bytes(
                """
                00 00 21                 // answer to a poll
                C0 00 02 07 36 19        // 192.0.2.7, port 6454
                00 0E 00 00 00 FF 00 00  // firmware, net, equipment, BIOS, state
                00 00                    // maker
                """
            )
        answer += Array("hall".utf8) + [UInt8](repeating: 0, count: 209)
        let node = ArtNetNode(address: [192, 0, 2, 7], port: 6_454, name: "hall")
        #expect(answer.count == 239)
        #expect(ArtNetPacket(answer) == .answer(node))
        for bytes in [poll, sync, answer] {
            #expect(BoardProtocol.artNet.explanation(of: bytes).bytes == bytes)
            #expect(BoardProtocol.artNet.explanation(of: bytes).isSound)
        }
        var wiring = try Self.wiring(.artNet, width: 171)
        wiring.synchronises = true
        let frame = Frame(canvas: Canvas(width: 171, height: 1), palette: Palette([.white]))
        let parts = try Self.datagrams(frame, wiring)
        #expect(parts.map(\.count) == [528, 22, 14])
        #expect(parts.last == sync)
        wiring.universe = 32_767
        let error = #expect(throws: PacketError.self) { try FrameEncoder(wiring) }
        #expect(
            error?.description == "Art-Net: 2 universes from universe 32767 do not exist: "
                + "begin at a lower one, as the last is 32767."
        )
    }

    @Test("noise neither stops nor fools the readers", arguments: 1...4 as ClosedRange<UInt64>)
    func noise(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let bytes = random.bytes(Int.random(in: 0...200, using: &random))
            for boardProtocol in BoardProtocol.allCases {
                let explanation = boardProtocol.explanation(of: bytes)
                guard explanation.bytes == bytes else {
                    Issue.record("\(boardProtocol), seed \(seed)")
                    return
                }
            }
            #expect(ArtNetPacket(bytes) == nil)
            #expect(StreamingACNPacket(bytes) == nil)
        }
    }
}
