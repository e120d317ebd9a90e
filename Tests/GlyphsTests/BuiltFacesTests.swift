import Foundation
import Testing

@testable import Glyphs

/// The faces as `Fonts/build.sh` leaves them in `.build/fonts`, or where `PLACARD_FONTS` says.
@Suite("Built faces", .enabled(if: BuiltFaces.arePresent, BuiltFaces.needs))
struct BuiltFacesTests {
    @Test(
        "every chain draws the 8,105 standard hanzi and what GB 2312 adds",
        arguments: [
            ["signs16", "latin16", "han16"], ["signs16", "latin16b", "han16"],
            ["signs24", "latin24", "han24"], ["signs24", "latin24b", "han24b"],
            ["signs32", "latin32", "han32"], ["signs32", "latin32b", "han32b"],
            ["signs48", "latin48", "han48"], ["signs48", "latin48b", "han48b"],
        ]
    )
    func coverage(names: [String]) throws {
        let chain = try BuiltFaces.chain(names)
        let table = DrawnSignsTests.fonts.appending(path: "standard_hanzi.txt")
        let hanzi = try String(contentsOf: table, encoding: .utf8).replacing("\n", with: "")
        #expect(chain.missing(in: hanzi).map(\.description) == [])
        let gb2312 = BuiltFaces.gb2312
        #expect(gb2312.count == 7445)
        #expect(chain.missing(in: gb2312).map(\.description) == [])
        #expect(hanzi.allSatisfy { chain.glyph(for: $0)?.width == chain.cellHeight })
        let ascii = (UInt8(0x20)...0x7E).map { Unicode.Scalar($0) }
        #expect(ascii.allSatisfy { chain.glyph(for: $0)?.width == chain.cellHeight / 2 })
    }

    @Test(
        "no two standard hanzi look alike",
        arguments: [
            "han16", "han24", "han24b", "han32", "han48", "han48b",
        ]
    )
    func distinct(name: String) throws {
        let chain = try BuiltFaces.chain([name])
        let table = DrawnSignsTests.fonts.appending(path: "standard_hanzi.txt")
        let hanzi = try String(contentsOf: table, encoding: .utf8).replacing("\n", with: "")
        var seen: [[UInt64]: Character] = [:]
        for character in hanzi {
            let rows = chain.glyph(for: character)?.rows ?? []
            if let twin = seen.updateValue(character, forKey: rows) {
                Issue.record("\(character) looks like \(twin)")
            }
        }
    }

    @Test(
        "with their fill-ins, chains draw every set that is promised, whole",
        arguments: [16, 24, 32, 48]
    )
    func repertoires(height: Int) throws {
        let fill = height == 16 ? [] : ["rare\(height)", "script\(height)"]
        let names = ["signs\(height)", "latin\(height)", "han\(height)"] + fill
        let chain = try BuiltFaces.chain(names)
        for set in Repertoire.names where set != "gb18030-level3" {
            let repertoire = try #require(Repertoire.named(set))
            let missing = repertoire.missing(in: chain)
            let names = missing.map { MissingGlyph.names(of: Character($0.scalar)) }
            #expect(names == [], "\(set)")
        }
    }

    @Test("every face is whole and says where it comes from")
    func verified() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: BuiltFaces.directory.path)
        where file.hasSuffix(".face") {
            let face = try BuiltFaces.face(String(file.dropLast(5)))
            try face.verify()
            #expect(face.name + ".face" == file)
            #expect(face.source.isEmpty == false, "\(file)")
        }
    }
}

/// Where the built faces are, and how to open them.
enum BuiltFaces {
    static let needs: Comment = "needs the faces of Fonts/build.sh in .build/fonts"

    static let directory =
        ProcessInfo.processInfo.environment["PLACARD_FONTS"].map { URL(filePath: $0) }
        ?? DrawnSignsTests.fonts.deletingLastPathComponent().appending(path: ".build/fonts")

    static let arePresent = FileManager.default.isReadableFile(
        atPath: directory.appending(path: "han48b.face").path
    )

    static func face(_ name: String) throws -> Face {
        let bytes = try Data(contentsOf: directory.appending(path: name + ".face"))
        return try Face(FaceStorage(bytes: Array(bytes)))
    }

    static func chain(_ names: [String]) throws -> FaceChain {
        FaceChain(try names.map(face))
    }

    /// The characters of GB 2312: 682 signs in rows 1 to 9, 6,763 hanzi in rows 16 to 87.
    static let gb2312: String = {
        let cells: [Int: [ClosedRange<UInt8>]] = [
            2: [17...66, 69...78, 81...92], 4: [1...83], 5: [1...86], 6: [1...24, 33...56],
            7: [1...33, 49...81], 8: [1...26, 37...73], 9: [4...79], 55: [1...89],
        ]
        let bytes = (Array(1...9) + Array(16...87)).flatMap { row in
            (cells[row] ?? [1...94]).joined().flatMap { [0xA0 + UInt8(row), 0xA0 + $0] }
        }
        // GB 18030, of which GB 2312 is the oldest part.
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        return String(data: Data(bytes), encoding: encoding) ?? ""
    }()
}
