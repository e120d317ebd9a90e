import Foundation
import Glyphs
import Layout

/// The faces built from the system's fonts, for tests that judge real text.
enum RealFaces {
    /// Where the build leaves compiled faces; another folder may be named by `PLACARD_FONTS`.
    static let folder: String =
        ProcessInfo.processInfo.environment["PLACARD_FONTS"] ?? root + "/.build/fonts"

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let layouts = root + "/Layouts"

    static var areThere: Bool {
        FileManager.default.fileExists(atPath: folder + "/han16.face")
    }

    static func library() throws -> FaceLibrary {
        var chains: [FaceKey: FaceChain] = [:]
        for height in [16, 24, 32] {
            for weight in FaceWeight.allCases {
                let suffix = "\(height)" + (weight == .bold ? "b" : "")
                let han = weight == .bold && height > 16 ? "han\(suffix)" : "han\(height)"
                let latin = weight == .bold ? "latin\(suffix)" : "latin\(height)"
                let faces = try ["signs\(height)", latin, han].compactMap(face)
                if faces.count == 3 {
                    chains[FaceKey(height: height, weight: weight)] = FaceChain(faces)
                }
            }
        }
        return FaceLibrary(chains)
    }

    /// The text of one height with everything that fills what hanzi and Latin faces lack.
    static func completeLibrary(height: Int) throws -> FaceLibrary {
        let names = ["signs", "latin", "han", "rare", "script"].map { "\($0)\(height)" }
        return FaceLibrary([FaceKey(height: height): FaceChain(try names.compactMap(face))])
    }

    private static func face(_ name: String) throws -> Face? {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name).face")
        else { return nil }
        return try Face(FaceStorage(bytes: [UInt8](data)))
    }

    static func layout(_ name: String) throws -> LayoutDocument {
        let text = try String(contentsOfFile: "\(layouts)/\(name).json5", encoding: .utf8)
        return try LayoutDocument.read(text, name: name) { file in
            FileManager.default.contents(atPath: "\(layouts)/\(file)").map { [UInt8]($0) }
        }
    }

    static func layoutNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: layouts)
            .filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
    }
}
