import Foundation
import Raster
import TestKit
import Testing

/// Frames as text, as terminal lines and as pictures; foreign programs judge the pictures.
struct PictureTests {
    private static let drawing = """
        R.G.
        .YW-
        B..R

        """

    @Test func framesBecomeTextAndBack() throws {
        let frame = try #require(FrameText.frame(from: Self.drawing))
        #expect(FrameText.text(of: frame) == Self.drawing)
        #expect(FrameText.frame(from: "RR\nR\n") == nil)
        #expect(FrameText.frame(from: "R?\n") == nil)
        #expect(FrameText.frame(from: "") == nil)
    }

    @Test func terminalsWithoutColourGetBlocks() throws {
        let frame = try #require(FrameText.frame(from: Self.drawing))
        #expect(TerminalPicture.text(of: frame, depth: .plain) == "▀▄█▄\n▀  ▀\n")
    }

    @Test func terminalsWithColourGetTwoDotsACell() throws {
        let frame = try #require(FrameText.frame(from: "RR\n.G\n"))
        let escape = "\u{1B}["
        #expect(
            TerminalPicture.text(of: frame, depth: .trueColour)
                == "\(escape)38;2;255;0;0m\(escape)48;2;0;0;0m▀"
                + "\(escape)38;2;255;0;0m\(escape)48;2;0;255;0m▀\(escape)0m\n"
        )
        #expect(
            TerminalPicture.text(of: frame, depth: .indexed)
                == "\(escape)38;5;196m\(escape)48;5;16m▀"
                + "\(escape)38;5;196m\(escape)48;5;46m▀\(escape)0m\n"
        )
    }

    @Test(arguments: [1, 2, 4, 9, 40])
    func dotPicturesHaveTheirSize(pitch: Int) throws {
        let frame = try #require(FrameText.frame(from: Self.drawing))
        let picture = DotPicture(frame, pitch: pitch)
        let dot = min(pitch, DotPicture.maximumPitch)
        let margin = dot == 1 ? 2 : 2 * dot
        #expect(picture.width == 4 * dot + 2 * margin)
        #expect(picture.height == 3 * dot + 2 * margin)
    }

    /// Frames of noise, of runs and of one colour, as Pillow reads them.
    @Test(.enabled(if: Pillow.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func pillowReadsEveryPixel() throws {
        var random = SplitMix64(seed: 11)
        let palette = Palette((0..<14).map { _ in Self.colour(&random) })
        for (width, height) in [(1, 1), (7, 3), (128, 16), (256, 64), (300, 300)] {
            for noise in [0, 3, 100] {
                let pixels = (0..<(width * height)).map { _ -> UInt8 in
                    Int.random(in: 0..<100, using: &random) < noise
                        ? UInt8.random(in: 0..<14, using: &random) : 0
                }
                let frame = try #require(
                    Frame(width: width, height: height, pixels: pixels, palette: palette)
                )
                let read = try Pillow.pixels(of: PNGWriter.png(of: frame))
                let expected = pixels.flatMap { index -> [UInt8] in
                    let colour = palette[index]
                    return [colour.red, colour.green, colour.blue]
                }
                #expect(read == expected, "\(width)x\(height) with \(noise)% noise")
            }
        }
    }

    @Test(.enabled(if: Pillow.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func pillowSeesRoundDots() throws {
        let frame = try #require(FrameText.frame(from: Self.drawing))
        let picture = DotPicture(frame, pitch: 8)
        let read = try Pillow.pixels(of: picture.png)
        func pixel(_ x: Int, _ y: Int) -> [UInt8] {
            let start = (y * picture.width + x) * 3
            return Array(read[start..<(start + 3)])
        }
        let margin = 16
        #expect(pixel(margin + 4, margin + 4) == [255, 0, 0])  // The middle of the first dot.
        #expect(pixel(margin, margin) == [13, 13, 15])  // Its corner is the board's ground.
        #expect(pixel(margin + 12, margin + 4) == [36, 34, 34])  // An unlit dot can be seen.
    }

    private static func colour(_ random: inout SplitMix64) -> Colour {
        let bytes = random.bytes(3)
        return Colour(red: bytes[0], green: bytes[1], blue: bytes[2])
    }
}

/// Reads PNG files with a decoder that is not ours.
enum Pillow {
    static let isThere: Bool = {
        let probe = try? ToolRunner.run("/usr/bin/python3", ["-c", "import PIL.Image"])
        return probe?.succeeded ?? false
    }()

    /// Red, green and blue of every pixel, row by row.
    static func pixels(of png: [UInt8]) throws -> [UInt8] {
        let program = """
            import io, sys
            from PIL import Image
            image = Image.open(io.BytesIO(sys.stdin.buffer.read()))
            sys.stdout.buffer.write(image.convert("RGB").tobytes())
            """
        let result = try ToolRunner.run("/usr/bin/python3", ["-c", program], input: png)
        #expect(result.succeeded, "\(result.errorText)")
        return result.output
    }
}
