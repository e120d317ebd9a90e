import Pictures
import TestKit
import Testing

/// Pictures from files, as foreign programs write them, and what is refused.
struct PictureTests {
    private func drawing(_ picture: Picture) -> String {
        var text = ""
        for (index, point) in picture.points.enumerated() {
            text.append(point == .white ? "#" : point == .black ? "." : "+")
            if (index + 1) % picture.width == 0 { text.append("\n") }
        }
        return text
    }

    @Test func bitmapsDrawnWithDigits() throws {
        let file = "P1 # a house\n5 3\n00100\n0 1 0 1 0\n11111"
        let picture = try PictureReader.read(Array(file.utf8))
        #expect(drawing(picture) == "..#..\n.#.#.\n#####\n")
    }

    @Test func packedBitmaps() throws {
        let file = Array("P4\n9 2\n".utf8) + [0x80, 0x80, 0x01, 0x00]
        #expect(drawing(try PictureReader.read(file)) == "#.......#\n.......#.\n")
    }

    @Test(arguments: [
        ("P1 2 2 011", 10, "0 or 1 must stand here"), ("P1 2 2 0121", 9, "0 or 1 must stand here"),
        ("P1", 2, "a number is missing"), ("P4 9 2 \u{1}", 8, "the rows end too early"),
        ("P1 0 4 ", 6, "0 by 4 points are outside 1 to 2048"),
        ("P1 9999 4 ", 9, "9999 by 4 points are outside 1 to 2048"),
        ("GIF89a", 0, "this is neither PBM (P1, P4) nor PNG"),
        ("", 0, "this is neither PBM (P1, P4) nor PNG"),
    ])
    func faultsOfBitmaps(text: String, offset: Int, problem: String) {
        let error = #expect(throws: PictureError.self) {
            try PictureReader.read(Array(text.utf8))
        }
        #expect(error?.offset == offset)
        #expect(error?.problem == problem)
    }

    /// Every mode and packing, as Pillow writes it and as Pillow reads it.
    @Test(
        .enabled(if: Painter.isThere, "python3 with Pillow (python3-pil) is not installed"),
        arguments: ["1", "L", "P", "P4", "P1", "RGB", "RGBA", "noise", "stored"]
    )
    func pillowsPicturesAreReadPointByPoint(mode: String) throws {
        for seed in 1...4 {
            let (file, expected) = try Painter.paint(mode, seed)
            let picture = try PictureReader.read(file)
            let read = picture.points.flatMap { [$0.red, $0.green, $0.blue] }
            #expect(read == expected, "\(mode), seed \(seed)")
        }
    }

    @Test(.enabled(if: Painter.isThere, "python3 with Pillow (python3-pil) is not installed"))
    func noTornOrSpoiledFileIsAPictureOrATrap() throws {
        let (file, _) = try Painter.paint("P", 1)
        for length in 0..<file.count {
            #expect(throws: PictureError.self) { try PictureReader.read(Array(file[..<length])) }
        }
        var random = SplitMix64(seed: 5)
        for _ in 0..<400 {
            var spoiled = file
            let place = Int.random(in: 0..<file.count, using: &random)
            spoiled[place] ^= UInt8.random(in: 1...255, using: &random)
            // Only a bit of an ancillary part's name may pass unnoticed, and its checksum not.
            #expect(throws: PictureError.self, "byte \(place)") { try PictureReader.read(spoiled) }
        }
    }

    @Test(
        .enabled(if: Painter.isThere, "python3 with Pillow (python3-pil) is not installed"),
        arguments: ["interlaced", "LA", "I;16"]
    )
    func otherSortsAreRefused(mode: String) throws {
        let (file, _) = try Painter.paint(mode, 1)
        #expect(throws: PictureError.self) { try PictureReader.read(file) }
    }

    @Test func tooLargeFilesAreRefusedUnread() {
        let file = [UInt8](repeating: 0x50, count: Picture.maximumFileBytes + 1)
        let error = #expect(throws: PictureError.self) { try PictureReader.read(file) }
        #expect(error?.problem == "the file has more than 1048576 bytes")
    }
}

/// Paints pictures with a program that is not ours.
private enum Painter {
    static let isThere: Bool = {
        let probe = try? ToolRunner.run("/usr/bin/python3", ["-c", "import PIL.Image"])
        return probe?.succeeded ?? false
    }()

    private static let script = """
        import io, random, struct, sys, zlib
        from PIL import Image, ImageDraw
        mode, seed = sys.argv[1], int(sys.argv[2])
        random.seed(seed)
        width, height = random.randint(1, 70), random.randint(1, 40)
        base = Image.new("RGB", (width, height))
        draw = ImageDraw.Draw(base)
        for _ in range(12):
            box = sorted([random.randint(0, width), random.randint(0, width)])
            rows = sorted([random.randint(0, height), random.randint(0, height)])
            draw.rectangle([box[0], rows[0], box[1], rows[1]],
                           fill=tuple(random.randint(0, 255) for _ in range(3)))
        if mode == "noise":
            base.putdata([tuple(random.randint(0, 255) for _ in range(3))
                          for _ in range(width * height)])
        options = {}
        if mode in ("1", "L", "RGB"): image = base.convert(mode)
        elif mode == "P": image = base.quantize(17)
        elif mode == "P4": image = base.quantize(9); options["bits"] = 4
        elif mode == "P1": image = base.quantize(2); options["bits"] = 1
        elif mode == "RGBA":
            image = base.convert("RGBA")
            image.putalpha(base.convert("L"))
        elif mode == "LA": image = base.convert("LA")
        elif mode == "I;16": image = base.convert("L").convert("I").convert("I;16")
        else: image = base
        if mode == "stored": options["compress_level"] = 0
        file = io.BytesIO()
        image.save(file, "PNG", **options)
        data = bytearray(file.getvalue())
        if mode == "interlaced":
            data[28] = 1
            data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
        if mode == "RGBA":
            shown = Image.new("RGB", image.size)
            shown.putdata([p[:3] if p[3] >= 128 else (0, 0, 0) for p in image.getdata()])
        else:
            shown = image.convert("RGB")
        sys.stdout.buffer.write(struct.pack(">I", len(data)) + bytes(data) + shown.tobytes())
        """

    /// A PNG file and the red, green and blue of every point.
    static func paint(_ mode: String, _ seed: Int) throws -> (file: [UInt8], points: [UInt8]) {
        let result = try ToolRunner.run("/usr/bin/python3", ["-c", script, mode, "\(seed)"])
        #expect(result.succeeded, "\(result.errorText)")
        let output = result.output
        let length = output.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return (Array(output[4..<(4 + length)]), Array(output[(4 + length)...]))
    }
}
