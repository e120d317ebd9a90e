import Packets
import Raster
import TestKit
import Testing

@Suite("Frames become packets")
struct FrameEncoderTests {
    static let drawing = """
        RGB
        Y.W
        """

    @Test(
        "in the order of the board's wires and lamps",
        arguments: [
            (
                PanelMapping.RowOrder.progressive, false, ColourOrder.rgb,
                """
                FF 00 00  00 FF 00  00 00 FF  // R G B
                FF FF 00  00 00 00  FF FF FF  // Y . W
                """
            ),
            (
                .serpentine, false, .rgb,
                """
                FF 00 00  00 FF 00  00 00 FF  // R G B
                FF FF FF  00 00 00  FF FF 00  // W . Y, running back
                """
            ),
            (
                .progressive, true, .grb,
                """
                FF FF FF  00 00 00  FF FF 00  // W . Y, green first
                00 00 FF  FF 00 00  00 FF 00  // B G R
                """
            ),
            (
                .progressive, false, .bgr,
                """
                00 00 FF  00 FF 00  FF 00 00  // R G B, blue first
                00 FF FF  00 00 00  FF FF FF  // Y . W
                """
            ),
        ]
    )
    func order(
        rows: PanelMapping.RowOrder,
        isTurned: Bool,
        colours: ColourOrder,
        pixels: String
    ) throws {
        let mapping = try PanelMapping(width: 3, height: 2, rowOrder: rows, isTurned: isTurned)
        var encoder = try FrameEncoder(
            BoardWiring(boardProtocol: .adalight, mapping: mapping, colourOrder: colours)
        )
        var packet: [UInt8] = []
        let canvas = DrawnCanvas.canvas(Self.drawing)
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        #expect(Array(packet.dropFirst(6)) == CommentedHex.bytes(pixels))

        var same: [UInt8] = []
        encoder.encode(Frame(canvas: canvas, palette: DrawnCanvas.palette), into: &same)
        #expect(same == packet)
    }

    @Test("with gamma and brightness taken from the palette, not the pixels")
    func light() throws {
        var encoder = try FrameEncoder(
            BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: PanelMapping(width: 2, height: 1),
                light: LightCurve(gammaTenths: 22, brightnessPercent: 50)
            )
        )
        var canvas = Canvas(width: 2, height: 1)
        canvas.pixels = [0, 1]
        var packet: [UInt8] = []
        let palette = Palette([Colour(red: 128, green: 255, blue: 0), .white])
        encoder.encode(canvas, palette: palette, into: &packet)
        #expect(packet == CommentedHex.bytes("00 00 00 06  1C 7F 00  7F 7F 7F"))

        encoder.encode(canvas, palette: Palette([.black]), into: &packet)
        #expect(packet == CommentedHex.bytes("00 00 00 06  00 00 00  00 00 00"))
    }

    @Test("of the board's size whatever the canvas measures")
    func otherSizes() throws {
        var encoder = try FrameEncoder(
            BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: PanelMapping(width: 2, height: 2)
            )
        )
        var packet: [UInt8] = []
        let canvas = DrawnCanvas.canvas(Self.drawing)
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        let cut = "00 00 00 0C  FF 00 00  00 FF 00  FF FF 00  00 00 00"
        #expect(packet == CommentedHex.bytes(cut))
        encoder.encode(Frame(canvas: canvas, palette: DrawnCanvas.palette), into: &packet)
        #expect(packet == CommentedHex.bytes(cut))
        encoder.encode(DrawnCanvas.canvas("W"), palette: DrawnCanvas.palette, into: &packet)
        #expect(
            packet == CommentedHex.bytes("00 00 00 0C  FF FF FF  00 00 00  00 00 00  00 00 00")
        )
    }

    @Test("that make the board dark, with the same headers")
    func blank() throws {
        let wiring = BoardWiring(
            boardProtocol: .adalight,
            mapping: try PanelMapping(width: 3, height: 1)
        )
        var packet: [UInt8] = [1, 2, 3]
        try FrameEncoder(wiring).encodeBlank(into: &packet)
        #expect(
            packet
                == CommentedHex.bytes(
                    """
                    41 64 61           // Ada
                    00 02 57           // three pixels, check
                    00 00 00  00 00 00  00 00 00
                    """
                )
        )
    }

    @Test("in the buffer that held the last one")
    func reuse() throws {
        var encoder = try FrameEncoder(
            BoardWiring(
                boardProtocol: .adalight,
                mapping: PanelMapping(width: 3, height: 2)
            )
        )
        var packet: [UInt8] = []
        let canvas = DrawnCanvas.canvas(Self.drawing)
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        let first = packet
        let capacity = packet.capacity
        for place in packet.indices { packet[place] = 0xAA }
        encoder.encode(canvas, palette: DrawnCanvas.palette, into: &packet)
        #expect(packet == first)
        #expect(packet.capacity == capacity)
        #expect(packet.count == encoder.packetByteCount)
    }

    @Test("as a slow and obvious encoder would make them", arguments: 1...40 as ClosedRange<UInt64>)
    func model(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let mapping = try PanelMapping(
            width: Int.random(in: 1...40, using: &random),
            height: Int.random(in: 1...20, using: &random),
            rowOrder: PanelMapping.RowOrder.allCases.randomElement(using: &random)
                ?? .progressive,
            isTurned: Bool.random(using: &random)
        )
        let wiring = BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: mapping,
            colourOrder: ColourOrder.allCases.randomElement(using: &random) ?? .rgb,
            light: try LightCurve(gammaTenths: 10 + Int(seed % 31), brightnessPercent: 80),
            channel: UInt8(seed)
        )
        var encoder = try FrameEncoder(wiring)
        var packet: [UInt8] = []
        for _ in 0..<3 {
            let (canvas, palette) = DrawnCanvas.random(
                width: mapping.width,
                height: mapping.height,
                &random
            )
            encoder.encode(canvas, palette: palette, into: &packet)
            var expected = [UInt8](repeating: 0, count: mapping.count * 3)
            for y in 0..<mapping.height {
                for x in 0..<mapping.width {
                    let lamps = wiring.light.lamps(for: palette[canvas[x, y]])
                    let place = mapping.wireIndex(x: x, y: y) * 3
                    let bytes = wiring.colourOrder.bytes(of: lamps)
                    (expected[place], expected[place + 1], expected[place + 2]) = bytes
                    #expect(wiring.colourOrder.colour(of: bytes.0, bytes.1, bytes.2) == lamps)
                }
            }
            let count = mapping.count * 3
            let header = [UInt8(seed), 0, UInt8(count >> 8), UInt8(count & 0xFF)]
            #expect(packet == header + expected, "seed \(seed)")
        }
    }
}
