import Packets
import Raster
import TestKit
import Testing

@Suite("Adalight")
struct AdalightTests {
    static let redGreenBlue = CommentedHex.bytes(
        """
        41 64 61  // Ada
        00 02     // three pixels, less one
        57        // 00 xor 02 xor 55
        FF 00 00  // red
        00 FF 00  // green
        00 00 FF  // blue
        """
    )

    static let verifier = DecoderVerifier(
        make: { AdalightDecoder() },
        feed: { $0.feed($1, $2) }
    )

    static let frames = [
        AdalightFrame(data: [255, 0, 0, 0, 255, 0, 0, 0, 255]),
        AdalightFrame(data: [1, 2, 3]),
        // Pixels that look like a header must not be taken for one.
        AdalightFrame(data: [0x41, 0x64, 0x61, 0x00, 0x00, 0x55]),
    ].compactMap { $0 }

    @Test("a drawn frame becomes the published bytes")
    func encodes() throws {
        var encoder = try FrameEncoder(
            BoardWiring(boardProtocol: .adalight, mapping: PanelMapping(width: 3, height: 1))
        )
        var packet: [UInt8] = []
        encoder.encode(DrawnCanvas.canvas("RGB"), palette: DrawnCanvas.palette, into: &packet)
        #expect(packet == Self.redGreenBlue)
        #expect(Self.frames[0].bytes == Self.redGreenBlue)
    }

    @Test(
        "L08: frames are found whole, glued, byte by byte and with garbage between",
        arguments: [
            "00", "41", "41 64", "41 64 61", "41 41 64", "61 64 41",
            "41 64 61 0A",  // a greeting, echoed
            "41 64 61 00 02 56",  // a header with a wrong check
            "41 64 61 00 41 64 61",  // a header broken off by a header
            "0D 0A FF FE 76 6C",
        ]
    )
    func decodes(garbage: String) {
        let cases = Self.frames.map { (bytes: $0.bytes, message: $0) }
        #expect(Self.verifier.faults(in: cases, garbage: CommentedHex.bytes(garbage)) == [])
    }

    @Test("a flipped bit in the header costs that frame only", arguments: 0..<48)
    func flippedBit(bit: Int) {
        var broken = Self.redGreenBlue
        broken[bit / 8] ^= 1 << (bit % 8)
        let found = Self.verifier.messages(in: [broken, Self.frames[1].bytes])
        #expect(found == [Self.frames[1]])
    }

    @Test("after lost bytes the decoder is back within two frames", arguments: 1...8)
    func lostBytes(lost: Int) {
        let spoilt = Array(Self.redGreenBlue.dropLast(lost))
        let good = Self.redGreenBlue
        let found = Self.verifier.messages(in: [spoilt, good, good, good])
        #expect(found.suffix(2) == [Self.frames[0], Self.frames[0]])
        #expect(found.count <= 4)
    }

    @Test("a frame of which only a part came can be given up")
    func abandons() {
        var decoder = AdalightDecoder()
        var found: [AdalightFrame] = []
        decoder.feed(Self.redGreenBlue.dropLast(4)) { found.append($0) }
        #expect(decoder.isInsideFrame)
        decoder.abandonFrame()
        #expect(!decoder.isInsideFrame && decoder.garbageByteCount == 11)
        decoder.feed(Self.redGreenBlue[...]) { found.append($0) }
        #expect(found == [Self.frames[0]])
    }

    @Test("counts what belonged to no frame")
    func counts() {
        var decoder = AdalightDecoder(maximumPixels: 3)
        var found = 0
        let wrongCheck = CommentedHex.bytes("41 64 61 00 02 00")
        let tooLarge = CommentedHex.bytes("41 64 61 00 03 56")
        decoder.feed(([7, 7] + wrongCheck + tooLarge + Self.redGreenBlue)[...]) { _ in found += 1 }
        #expect(found == 1)
        #expect(decoder.badHeaderCount == 2)
        #expect(decoder.garbageByteCount == 14)
    }

    @Test("the largest board has 65,536 pixels, and one more is refused")
    func limits() throws {
        let frame = try #require(AdalightFrame(data: [UInt8](repeating: 9, count: 3 * 65_536)))
        #expect(Array(frame.bytes.prefix(6)) == CommentedHex.bytes("41 64 61  FF FF  55"))
        #expect(Self.verifier.messages(in: [frame.bytes]) == [frame])
        #expect(AdalightFrame(data: frame.data + [0, 0, 0]) == nil)
        #expect(AdalightFrame(data: []) == nil)
        #expect(AdalightFrame(data: [1, 2]) == nil)

        let large = BoardWiring(
            boardProtocol: .adalight,
            mapping: try PanelMapping(width: 65_537, height: 1)
        )
        #expect(throws: PacketError.self) { try FrameEncoder(large) }
    }

    @Test(
        "comes back from any cut with any noise that holds no magic",
        arguments: 1...30 as ClosedRange<UInt64>
    )
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var frames: [AdalightFrame] = []
        var stream: [UInt8] = []
        for _ in 0..<20 {
            let data = random.bytes(3 * Int.random(in: 1...300, using: &random))
            let frame = try #require(AdalightFrame(data: data))
            frames.append(frame)
            stream += random.bytes(Int.random(in: 0...20, using: &random)).map { $0 | 0x80 }
            stream += frame.bytes
        }
        var parts: [[UInt8]] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...900, using: &random))
            parts.append(Array(part))
            rest = rest.dropFirst(part.count)
        }
        #expect(Self.verifier.messages(in: parts) == frames, "seed \(seed)")
    }

    @Test("after noise the next whole frames are found", arguments: 1...10 as ClosedRange<UInt64>)
    func noise(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var decoder = AdalightDecoder(maximumPixels: 16)
        var found: [AdalightFrame] = []
        for _ in 0..<40 {
            // Bytes of the magic are common here, so that false beginnings are too.
            let noise = random.bytes(500).map { [0x41, 0x64, 0x61, 0x00, 0x55, $0][Int($0) % 6] }
            decoder.feed(noise[...]) { #expect($0.pixelCount <= 16) }
            decoder.abandonFrame()
            found.removeAll()
            decoder.feed(Self.redGreenBlue[...]) { found.append($0) }
            #expect(found == [Self.frames[0]], "seed \(seed)")
        }
        #expect(decoder.garbageByteCount > 0)
    }
}
