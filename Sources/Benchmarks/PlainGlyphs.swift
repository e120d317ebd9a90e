import CBench
import Measures
import POSIX

/// Strips of 16 rows as plain C draws them, from the same compiled face.
enum PlainGlyphs {
    /// Rows of a tile, one word each.
    static let rows = 16

    /// Words that a strip of so many columns needs, with a tile to spare.
    static func words(columns: Int) -> Int { (columns / 64 + 2) * rows }

    /// Draws a text into tiles; the columns drawn, or nil when there is no room for them.
    static func draw(_ text: [UInt8], face: MappedFile, into words: inout [UInt64]) -> Int? {
        let columns = unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe bench_strip(
                face.bytes.bindMemory(to: UInt8.self).baseAddress,
                text,
                Int64(text.count),
                words.baseAddress,
                Int64(words.count)
            )
        }
        return columns < 0 ? nil : Int(columns)
    }
}

/// A bitmap font that the system's FreeType has opened.
@safe
final class ForeignFont {
    /// Whether there is a FreeType on this machine.
    static var isAvailable: Bool { bench_freetype_find() == 0 }

    private let font: UnsafeMutableRawPointer

    /// Opens a font and draws its first character; nil when FreeType refuses.
    init?(_ path: String, first: Unicode.Scalar) {
        guard let font = unsafe bench_freetype_open(path, first.value) else { return nil }
        unsafe self.font = unsafe font
    }

    deinit { unsafe bench_freetype_close(font) }

    /// Draws a text into tiles as `PlainGlyphs` does.
    func draw(_ text: [UInt8], into words: inout [UInt64]) -> Int? {
        let columns = unsafe words.withUnsafeMutableBufferPointer { words in
            unsafe bench_freetype_strip(
                font,
                text,
                Int64(text.count),
                words.baseAddress,
                Int64(words.count)
            )
        }
        return columns < 0 ? nil : Int(columns)
    }
}

/// One font in the two forms that FreeType reads.
struct ForeignFiles {
    let bdf: String
    let pcf: String

    private static let source = "/usr/share/unifont/unifont.hex"
    private static let patienceMilliseconds = 120_000

    /// Makes them in a folder from Debian's Unifont; a sentence when something is missing.
    static func make(in folder: String) throws -> Result<ForeignFiles, Missing> {
        guard ForeignFont.isAvailable else { return .failure(Missing(package: "libfreetype6")) }
        guard Files.status(source) != nil else { return .failure(Missing(package: "unifont")) }
        guard let hex2bdf = ChildProcess.find("hex2bdf") else {
            return .failure(Missing(package: "unifont-bin"))
        }
        guard let bdftopcf = ChildProcess.find("bdftopcf") else {
            return .failure(Missing(package: "xfonts-utils"))
        }
        let files = ForeignFiles(bdf: "\(folder)/unifont.bdf", pcf: "\(folder)/unifont.pcf")
        let script = """
            "\(hex2bdf)" <"\(source)" >"\(files.bdf)" && \
            "\(bdftopcf)" -o "\(files.pcf)" "\(files.bdf)"
            """
        let child = try ChildProcess.start("/bin/sh", arguments: ["-c", script])
        guard try child.wait(milliseconds: patienceMilliseconds) == .exited(0) else {
            throw BenchError("Unifont could not be turned into BDF and PCF.")
        }
        return .success(files)
    }

    /// What Debian has and this machine has not.
    struct Missing: Error {
        var package: String
    }
}
