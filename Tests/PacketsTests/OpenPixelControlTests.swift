import Packets
import Raster
import TestKit
import Testing

@Suite("Open Pixel Control")
struct OpenPixelControlTests {
    static let redGreenBlue = CommentedHex.bytes(
        """
        01        // channel 1
        00        // set 8-bit pixels
        00 09     // nine data bytes
        FF 00 00  // red
        00 FF 00  // green
        00 00 FF  // blue
        """
    )
    static let broadcast = CommentedHex.bytes(
        """
        00        // all channels
        00        // set 8-bit pixels
        00 03     // three data bytes
        09 08 07  // one pixel
        """
    )
    static let firmwareFlags = CommentedHex.bytes(
        """
        00        // all channels
        FF        // system exclusive
        00 05     // five data bytes
        00 01     // the maker's number: Fadecandy
        00 02     // firmware configuration
        03        // no dithering, no interpolation
        """
    )
    /// What OLA's client sent for six bytes on channel 3, then three.
    static let fromOLA = CommentedHex.bytes(
        """
        03 00 00 06  FF 00 00  00 FF 00
        03 00 00 03  09 08 07
        """
    )

    static let verifier = DecoderVerifier(
        make: OpenPixelControlDecoder.init,
        feed: { $0.feed($1, $2) }
    )

    @Test("a drawn frame becomes the published bytes")
    func encodes() throws {
        #expect(try packet("RGB", channel: 1) == Self.redGreenBlue)
        let message = OpenPixelControlMessage(channel: 0, data: [9, 8, 7])
        #expect(message?.bytes == Self.broadcast)
    }

    @Test("L08: messages are found whole, glued and byte by byte")
    func decodes() throws {
        let messages = [
            try #require(
                OpenPixelControlMessage(channel: 1, data: [255, 0, 0, 0, 255, 0, 0, 0, 255])
            ),
            try #require(OpenPixelControlMessage(channel: 0, data: [9, 8, 7])),
            try #require(OpenPixelControlMessage(channel: 7, data: [])),
        ]
        let bytes = [Self.redGreenBlue, Self.broadcast, CommentedHex.bytes("07 00 00 00")]
        let cases = zip(bytes, messages).map { (bytes: $0, message: $1) }
        #expect(Self.verifier.faults(in: cases, garbage: Self.firmwareFlags) == [])
    }

    @Test("reads what OLA's client sends")
    func readsOLA() {
        let messages = Self.verifier.messages(in: [Self.fromOLA])
        #expect(messages.map(\.data) == [[255, 0, 0, 0, 255, 0], [9, 8, 7]])
        #expect(messages.allSatisfy { $0.channel == 3 })
    }

    @Test("steps over system exclusive and unknown commands, and counts them")
    func skips() {
        var decoder = OpenPixelControlDecoder()
        var found = 0
        let deepColour = CommentedHex.bytes("01 02 00 06  FF FF 00 00 00 00")
        decoder.feed((Self.firmwareFlags + deepColour + Self.broadcast)[...]) { _ in found += 1 }
        #expect(found == 1)
        #expect(decoder.skippedMessageCount == 2)
        #expect(!decoder.isInsideMessage)
    }

    @Test("the longest message is 65,535 bytes, and one more cannot be said")
    func limits() throws {
        let longest = [UInt8](repeating: 0x5A, count: 65_535)
        let message = try #require(OpenPixelControlMessage(channel: 2, data: longest))
        #expect(Array(message.bytes.prefix(4)) == [2, 0, 0xFF, 0xFF])
        #expect(Self.verifier.messages(in: [message.bytes]) == [message])
        #expect(message.pixelCount == 21_845)
        #expect(OpenPixelControlMessage(channel: 2, data: longest + [0]) == nil)
    }

    @Test("a board of 21,845 pixels fits; one more is refused with the way out")
    func refusesLargeBoards() throws {
        let fits = BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: 21_845, height: 1)
        )
        #expect(try FrameEncoder(fits).packetByteCount == 65_539)
        var large = fits
        large.mapping = try PanelMapping(width: 21_846, height: 1)
        let error = #expect(throws: PacketError.self) { try FrameEncoder(large) }
        #expect(
            error?.description
                == "Open Pixel Control: 21846 pixels do not fit one message of 21845: "
                + "split the board over channels or use a smaller board."
        )
    }

    @Test("a large board is split over the following channels by setting")
    func splits() throws {
        var wiring = BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: 256, height: 128),
            channel: 4,
            overflow: .splitOverChannels
        )
        var encoder = try FrameEncoder(wiring)
        var random = SplitMix64(seed: 3)
        let (canvas, palette) = DrawnCanvas.random(width: 256, height: 128, &random)
        var packet: [UInt8] = []
        encoder.encode(canvas, palette: palette, into: &packet)
        let messages = Self.verifier.messages(in: [packet])
        #expect(messages.map(\.channel) == [4, 5])
        #expect(messages.map(\.pixelCount) == [21_845, 32_768 - 21_845])
        let expected = canvas.pixels.flatMap { number in
            let colour = palette[number]
            return [colour.red, colour.green, colour.blue]
        }
        #expect(messages.flatMap(\.data) == expected)

        encoder.encodeBlank(into: &packet)
        let dark = Self.verifier.messages(in: [packet])
        #expect(dark.map(\.channel) == [4, 5])
        #expect(dark.flatMap(\.data).allSatisfy { $0 == 0 })

        for channel in [UInt8(0), 255] {
            wiring.channel = channel
            #expect(throws: PacketError.self) { try FrameEncoder(wiring) }
        }
    }

    @Test("comes back from any cut", arguments: 1...30 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var messages: [OpenPixelControlMessage] = []
        for _ in 0..<20 {
            let data = random.bytes(Int.random(in: 0...700, using: &random))
            let channel = UInt8.random(in: 0...255, using: &random)
            messages.append(try #require(OpenPixelControlMessage(channel: channel, data: data)))
        }
        var rest = messages.flatMap(\.bytes)[...]
        var parts: [[UInt8]] = []
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...900, using: &random))
            parts.append(Array(part))
            rest = rest.dropFirst(part.count)
        }
        #expect(Self.verifier.messages(in: parts) == messages, "seed \(seed)")
    }

    @Test(
        "noise neither stops the decoder nor makes it hoard",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func noise(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var decoder = OpenPixelControlDecoder()
        var taken = 0
        for _ in 0..<100 {
            decoder.feed(random.bytes(5_000)[...]) { message in
                taken += 1
                #expect(message.data.count <= 65_535)
            }
        }
        #expect(taken + decoder.skippedMessageCount >= 500_000 / 65_539 - 1, "seed \(seed)")
    }

    private func packet(_ drawing: String, channel: UInt8) throws -> [UInt8] {
        let canvas = DrawnCanvas.canvas(drawing)
        var encoder = try FrameEncoder(
            BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: PanelMapping(width: canvas.width, height: canvas.height),
                channel: channel
            )
        )
        var packet: [UInt8] = []
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        return packet
    }
}
