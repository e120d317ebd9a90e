public import Glyphs
public import Layout
import POSIX

/// The compiled faces of a folder, mapped into memory and sorted into chains.
///
/// A face's file name says what it is: `signs16.face`, `latin24b.face`, `han32.face`; a `b` behind
/// the height means bold. A chain asks what the office calls its own first, then the signs, Latin
/// and hanzi, then whatever else has the height.
public struct FaceShelf: Sendable {
    /// Every face, in the order in which a chain asks them.
    public let faces: [Face]
    /// The chains by height and weight.
    public let library: FaceLibrary

    package static let ending = ".face"
    /// What the beginning of a face's name says about its place in a chain.
    private static let order = ["own", "signs", "latin", "han", "rare"]

    /// Opens every face in a folder, or those of some file names; one that cannot be read is an
    /// error that names it.
    public static func open(
        _ folder: String,
        only wanted: Set<String>? = nil
    ) throws(PublisherError) -> FaceShelf {
        let names: [String]
        do {
            names = try Files.list(folder).filter { name in
                name.hasSuffix(ending) && wanted?.contains(name) ?? true
            }
        } catch {
            throw PublisherError(.font, "\(error).", remedy: "Build the faces with make fonts.")
        }
        guard !names.isEmpty else {
            throw PublisherError(
                .font,
                "There is no face in \(folder).",
                remedy: "Build the faces with make fonts, or set \"fonts\" in the configuration."
            )
        }
        var faces: [(rank: Int, face: Face, isBold: Bool)] = []
        for name in names.sorted() {
            let stem = String(name.dropLast(ending.count))
            let rank = order.firstIndex { stem.hasPrefix($0) } ?? order.count
            faces.append((rank, try face(folder + "/" + name), isBold(stem)))
        }
        faces.sort { ($0.rank, $0.face.name) < ($1.rank, $1.face.name) }
        return FaceShelf(faces: faces.map(\.face), library: FaceLibrary(chains(of: faces)))
    }

    /// The heights there are, smallest first.
    public var heights: [Int] { Set(faces.map(\.cellHeight)).sorted() }

    /// All faces of a height for text, in the order they are asked.
    public func chain(height: Int) -> FaceChain {
        library.chain(for: FaceKey(height: height)) ?? FaceChain([])
    }

    private static func isBold(_ stem: String) -> Bool {
        stem.hasSuffix("b") && stem.dropLast().last?.isNumber == true
    }

    private static func chains(
        of faces: [(rank: Int, face: Face, isBold: Bool)]
    ) -> [FaceKey: FaceChain] {
        var chains: [FaceKey: FaceChain] = [:]
        for height in Set(faces.map(\.face.cellHeight)) {
            let regular = faces.filter { $0.face.cellHeight == height && !$0.isBold }
            let bold = faces.filter { $0.face.cellHeight == height && $0.isBold }
            if !regular.isEmpty {
                chains[FaceKey(height: height)] = FaceChain(regular.map(\.face))
            }
            if !bold.isEmpty {
                // Signs have one weight; a character that has no bold drawing shows its regular
                // one.
                let signs = regular.filter { $0.rank <= 1 }
                let rest = regular.filter { $0.rank > 1 }
                chains[FaceKey(height: height, weight: .bold)] =
                    FaceChain((signs + bold + rest).map(\.face))
            }
        }
        return chains
    }

    /// The height of a face file's cells.
    package static func height(of path: String) throws(PublisherError) -> Int {
        try face(path).cellHeight
    }

    private static func face(_ path: String) throws(PublisherError) -> Face {
        let mapped: MappedFile
        do {
            mapped = try MappedFile(path)
        } catch {
            throw PublisherError(.font, "\(error).", remedy: "Build the faces with make fonts.")
        }
        do {
            // The closure keeps the mapping alive as long as any face or glyph needs it.
            return try unsafe Face(FaceStorage(mapped: mapped.bytes) { _ = mapped })
        } catch {
            throw PublisherError(
                .font,
                "\(path) is no usable face: \(error)",
                remedy: "Build it again with make fonts."
            )
        }
    }
}
