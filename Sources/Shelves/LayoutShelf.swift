public import Layout
import POSIX

/// Reads layout documents by name.
public enum LayoutShelf {
    /// The ending of a layout document's file name.
    public static let ending = ".json5"

    /// Reads one layout and holds it to the board's size.
    public static func read(
        _ name: String,
        folder: String,
        for size: PixelSize
    ) throws(PublisherError) -> LayoutDocument {
        let path = "\(folder)/\(name)\(ending)"
        let document: LayoutDocument
        do {
            let text = String(decoding: try Files.read(path), as: UTF8.self)
            // A picture that cannot be read is one that is not there; the error names it.
            document = try LayoutDocument.read(text, name: name) { file in
                try? Files.read("\(folder)/\(file)")
            }
        } catch let error as LayoutError {
            throw PublisherError(.layout, "\(path): \(error)", remedy: "")
        } catch {
            throw PublisherError(
                .layout,
                "\(error).",
                remedy: "Layouts there are: \(names(in: folder).joined(separator: ", "))."
            )
        }
        guard document.size == size else {
            throw PublisherError(
                .layout,
                "\(path) is drawn for \(document.size), the board has \(size).",
                remedy: "Choose a layout of the board's size, or correct the board's size."
            )
        }
        return document
    }

    /// The names of the layouts in a folder.
    public static func names(in folder: String) -> [String] {
        let files = (try? Files.list(folder)) ?? []
        return files.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
            .sorted()
    }
}
