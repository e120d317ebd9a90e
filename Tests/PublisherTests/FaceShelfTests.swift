import Glyphs
import Layout
import POSIX
import TestKit
import Testing

@testable import Publisher

@Suite("Faces by folder")
struct FaceShelfTests {
    /// Writes a face whose every character is one row of so many lit dots.
    private func write(
        _ name: String,
        _ characters: String,
        dots: Int,
        height: Int = 8,
        in folder: TemporaryDirectory
    ) throws {
        var text = "font \(name) \(height)\n\n"
        let row = String(repeating: "#", count: dots) + String(repeating: ".", count: 8 - dots)
        for scalar in characters.unicodeScalars {
            text += "U+\(hex(scalar)) U\(hex(scalar)) 8\n"
            text += String(repeating: row + "\n", count: height)
        }
        let font = try DrawnFontReader.read(Array(text.utf8))
        try Files.writeAtomically(FaceCompiler.compile(font), to: folder.file(name + ".face"))
    }

    private func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The lit dots of a character's first row.
    private func dots(_ character: Character, _ chain: FaceChain?) -> Int? {
        chain?.glyph(for: character)?.row(0).nonzeroBitCount
    }

    @Test("a chain asks signs, then Latin, then hanzi, then the rest, whatever the files' order")
    func order() throws {
        let folder = try TemporaryDirectory()
        for (name, characters, dots) in [
            ("zz8", "一A●二", 4), ("han8", "一A●", 3), ("latin8", "A●", 2), ("signs8", "●", 1),
        ] {
            try write(name, characters, dots: dots, in: folder)
        }
        let shelf = try FaceShelf.open(folder.path)
        #expect(shelf.faces.map(\.name) == ["signs8", "latin8", "han8", "zz8"])
        let chain = shelf.library.chain(for: FaceKey(height: 8))
        #expect("●A一二".map { dots($0, chain) } == [1, 2, 3, 4])
    }

    @Test("bold comes first where it is drawn, signs keep their one weight, the rest is regular")
    func bold() throws {
        let folder = try TemporaryDirectory()
        for (name, characters, dots) in [
            ("signs8", "●", 1), ("latin8", "AB", 2), ("latin8b", "A●", 3), ("han8", "一", 4),
        ] {
            try write(name, characters, dots: dots, in: folder)
        }
        let library = try FaceShelf.open(folder.path).library
        let bold = library.chain(for: FaceKey(height: 8, weight: .bold))
        let regular = library.chain(for: FaceKey(height: 8))
        #expect("●AB一".map { dots($0, bold) } == [1, 3, 2, 4])
        #expect("●AB一".map { dots($0, regular) } == [1, 2, 2, 4])
    }

    @Test("each height has its own chain")
    func heights() throws {
        let folder = try TemporaryDirectory()
        try write("latin8", "A", dots: 1, in: folder)
        try write("latin16", "A", dots: 2, height: 16, in: folder)
        let shelf = try FaceShelf.open(folder.path)
        #expect(shelf.heights == [8, 16])
        #expect(dots("A", shelf.library.chain(for: FaceKey(height: 16))) == 2)
    }

    @Test(
        "a face that cannot be used is named, and what to do",
        arguments: [[], Array("no face at all, but long enough to be one".utf8)] as [[UInt8]]
    )
    func broken(_ bytes: [UInt8]) throws {
        let folder = try TemporaryDirectory()
        try write("latin8", "A", dots: 1, in: folder)
        try Files.writeAtomically(bytes, to: folder.file("han8.face"))
        let error = #expect(throws: PublisherError.self) { try FaceShelf.open(folder.path) }
        #expect(error?.subject == .font)
        #expect(error?.problem.contains(folder.file("han8.face")) == true, "\(error as Any)")
        #expect(error?.remedy.contains("make fonts") == true)
    }

    @Test("an empty or missing folder is an error that says how faces are built")
    func empty() throws {
        let folder = try TemporaryDirectory()
        let bare = #expect(throws: PublisherError.self) { try FaceShelf.open(folder.path) }
        #expect(bare?.problem == "There is no face in \(folder.path).")
        let gone = #expect(throws: PublisherError.self) {
            try FaceShelf.open(folder.file("none"))
        }
        #expect(gone?.problem.contains("none: No such file or directory") == true)
        #expect(gone?.remedy == "Build the faces with make fonts.")
    }
}
