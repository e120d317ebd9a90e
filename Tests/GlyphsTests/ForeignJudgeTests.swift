import Foundation
import Testing

@testable import Glyphs

/// Compares glyphs with those that FreeType reads from the same font, bit for bit.
@Suite("Judged by FreeType", .enabled(if: ForeignJudge.isPresent, ForeignJudge.needs))
struct ForeignJudgeTests {
    @Test("Unifont through HEX and through BDF equals FreeType's reading of the BDF")
    func unifont() throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "placard-judge-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let bdf = directory.appending(path: "unifont.bdf").path
        try #require(
            ForeignJudge.run("hex2bdf < \(ForeignJudge.unifont) > \(bdf)", output: nil) == 0
        )
        let verdicts = directory.appending(path: "verdicts.txt").path
        try #require(
            ForeignJudge.run(
                "/usr/bin/python3 - \(bdf) 19 <<'END'\n\(judge)\nEND",
                output: verdicts
            )
                == 0
        )

        var report = PlacementReport()
        let cells = CellPlacement(cellHeight: 16, ascent: 14)
        let drawn = try BDFReader.read(bytes(of: bdf), placement: cells, report: &report)
        let fromBDF = try Face(FaceStorage(bytes: FaceCompiler.compile(drawn)))
        let hex = try HexFontReader.read(bytes(of: ForeignJudge.unifont))
        let fromHex = try Face(FaceStorage(bytes: FaceCompiler.compile(hex)))
        #expect(report.clipped.isEmpty)
        #expect(fromHex.glyphCount > 57_000)

        var compared = 0
        for line in try String(contentsOfFile: verdicts, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ").compactMap { UInt64($0, radix: 16) }
            let scalar = try #require(words.first.flatMap { Unicode.Scalar(UInt32($0)) })
            for face in [fromBDF, fromHex] {
                let glyph = try #require(face.glyph(for: scalar))
                #expect(UInt64(glyph.width) == words[1], "U+\(String(scalar.value, radix: 16))")
                #expect(glyph.rows == Array(words[2...]), "U+\(String(scalar.value, radix: 16))")
            }
            compared += 1
        }
        #expect(compared >= 2000)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// Prints code point, advance and 16 rows of every n-th character, in hex.
    private let judge = """
        import sys
        import freetype as ft
        face = ft.Face(sys.argv[1])
        for number, (point, index) in enumerate(sorted(face.get_chars())):
            if number % int(sys.argv[2]) or index == 0: continue
            face.load_glyph(index, ft.FT_LOAD_RENDER | ft.FT_LOAD_TARGET_MONO)
            slot, rows = face.glyph, [0] * 16
            for y in range(slot.bitmap.rows):
                start = y * slot.bitmap.pitch
                line = bytes(slot.bitmap.buffer[start:start + slot.bitmap.pitch])
                word = int.from_bytes(line.ljust(8, b"\\0")[:8], "big")
                rows[14 - slot.bitmap_top + y] = word >> slot.bitmap_left
            print(*(f"{n:x}" for n in [point, slot.advance.x >> 6] + rows))
        """
}

/// FreeType through Python, and the font it judges.
enum ForeignJudge {
    static let unifont = "/usr/share/unifont/unifont.hex"
    static let needs: Comment = "needs Debian's unifont, unifont-bin and python3-freetype"

    static let isPresent =
        FileManager.default.isReadableFile(atPath: unifont)
        && run("command -v hex2bdf && /usr/bin/python3 -c 'import freetype'", output: nil) == 0

    /// Runs a shell command; the status tells what became of it.
    static func run(_ command: String, output: String?) -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", output.map { "{ \(command)\n} > \($0)" } ?? "{ \(command)\n}"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
