public import Chronicle
import Glyphs
import Layout
import POSIX
import Proof
import Settings

extension OfficeSheet {
    /// Reads what a configuration names: every face, and the layouts of its boards.
    ///
    /// What cannot be read is left out; the board that wants it says so by itself.
    init(reading configuration: Configuration) {
        let names = Set(configuration.boards.map(\.layout)).sorted()
        self.init(
            configuration,
            layouts: names.compactMap {
                LayoutShelf.source($0, folder: configuration.layouts)
            },
            faces: FaceShelf.files(configuration.fonts)
        )
    }
}

extension LayoutShelf {
    /// A layout's text and the digests of its pictures; nil when there is none that can be read.
    public static func source(_ name: String, folder: String) -> LayoutSource? {
        guard let bytes = try? Files.read("\(folder)/\(name)\(ending)") else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        var pictures: [String: SourceFile] = [:]
        _ = try? LayoutDocument.read(text, name: name) { file in
            let bytes = try? Files.read("\(folder)/\(file)")
            pictures[file] = bytes.map {
                SourceFile(name: file, digest: FrameDigest.digest(of: $0))
            }
            return bytes
        }
        return LayoutSource(name: name, text: text, pictures: Array(pictures.values))
    }
}

extension FaceShelf {
    /// The face files of a folder with their digests, by name; all of them, or those named.
    public static func files(_ folder: String, only wanted: Set<String>? = nil) -> [SourceFile] {
        let names = (try? Files.list(folder)) ?? []
        return names.sorted().compactMap { name in
            guard name.hasSuffix(ending), wanted?.contains(name) ?? true,
                let height = try? height(of: "\(folder)/\(name)"),
                let digest = try? digest(ofFile: "\(folder)/\(name)")
            else { return nil }
            return SourceFile(name: name, digest: digest, height: height)
        }
    }

    /// Bytes read at once: faces together are larger than all the rest of the service.
    private static let stretchBytes = 64 << 10

    private static func digest(ofFile path: String) throws(SystemError) -> String {
        let file = try Files.open(path)
        var hash = SHA256()
        var stretch = [UInt8](repeating: 0, count: stretchBytes)
        while case .moved(let count) = try file.read(into: &stretch), count > 0 {
            hash.update(count == stretch.count ? stretch : Array(stretch.prefix(count)))
        }
        return hash.finish().hexText
    }
}
