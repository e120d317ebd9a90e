import Packets
import Raster
import TestKit
import Testing

@Suite("An Adalight reader in another language")
struct AdalightJudgeTests {
    /// A stream of bytes in, one line a frame out.
    ///
    /// Written from the text of the protocol, as no independent decoder was found that could be
    /// installed: it shares the reading of that text with the program, but no code.
    static let reader = """
        import sys
        data = sys.stdin.buffer.read()
        at = 0
        while at + 6 <= len(data):
            high, low, check = data[at + 3:at + 6]
            if data[at:at + 3] != b"Ada" or check != high ^ low ^ 0x55:
                at += 1
                continue
            end = at + 6 + 3 * (256 * high + low + 1)
            if end > len(data):
                sys.exit("the last frame is not whole")
            print(data[at + 6:end].hex())
            at = end
        """

    @Test(
        "reads the frames that the encoder sends, with noise between",
        .enabled(if: ToolRunner.has("python3"), "install python3"),
        arguments: [1, 2, 3] as [UInt64]
    )
    func agrees(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var stream: [UInt8] = []
        var expected: [String] = []
        for (width, height) in [(1, 1), (3, 1), (16, 16), (257, 1), (64, 32)] {
            let (canvas, palette) = DrawnCanvas.random(width: width, height: height, &random)
            var encoder = try FrameEncoder(
                BoardWiring(
                    boardProtocol: .adalight,
                    mapping: PanelMapping(width: width, height: height)
                )
            )
            var packet: [UInt8] = []
            encoder.encode(canvas, palette: palette, into: &packet)
            stream += AdalightLimits.greeting + packet
            expected.append(
                canvas.pixels.map { number in
                    let colour = palette[number]
                    return [colour.red, colour.green, colour.blue].map(Self.hex).joined()
                }.joined()
            )
        }
        let result = try ToolRunner.run("python3", ["-c", Self.reader], input: stream)
        #expect(result.succeeded, "\(result.errorText)")
        #expect(result.outputText.split(separator: "\n").map(String.init) == expected)
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
