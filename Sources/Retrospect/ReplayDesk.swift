public import Chronicle
public import Disclosure
import Glyphs
import Layout
import Links
import Notation
import POSIX
import Planning
import Publisher
public import Raster
public import Settings
public import Store

/// What a board showed at an instant of the past, drawn again.
public struct Replay: Sendable {
    /// The instant.
    public let at: Instant
    /// The entry of the ledger that tells it.
    public let entry: Int64
    /// Since when the board had it.
    public let from: Instant
    /// When it got something else; nil while it still has it.
    public let until: Instant?
    /// What it showed; nil when the service had left it, so that it was dark.
    public let redrawing: Redrawing?
    /// Exposures that confirm it.
    public let confirmed: [StoredExposure]
    /// Why the picture may not be the one that hung, a whole sentence each; none when it is.
    public let faults: [String]
    /// The picture; nil when nobody can tell how large the dark board was.
    public let frame: Frame?
}

/// Draws frames of the past from the ledger, the revisions in the store, and the faces.
///
/// The ledger keeps layouts as they were; faces and pictures in layouts must be the files of then.
/// Which they are is told by their digests, and the frame with which the programme began, drawn
/// again, must have the digest that was noted then.
public struct ReplayDesk {
    private let configuration: Configuration
    private let store: DisclosureStore

    /// A desk over the configuration's store, layouts and faces.
    public init(_ configuration: Configuration) throws(StoreError) {
        self.configuration = configuration
        store = try DisclosureStore.open(at: configuration.store, for: .reading)
    }

    /// What a board showed at an instant.
    ///
    /// - Throws: `PublisherError` when the ledger does not tell it, `StoreError` when the store
    ///   cannot be read.
    public func replay(_ board: String, at instant: Instant) throws -> Replay {
        guard let entry = try store.lastSwitch(of: board, at: instant) else {
            throw PublisherError(
                .store,
                "The ledger tells of no programme of \(board) as early as \(instant.iso8601Text).",
                remedy: "Ask for a later instant, or an older ledger in a backup."
            )
        }
        let record = try SwitchRecord(body: entry.body)
        let until = try store.nextSwitch(of: board, after: entry.entry).map {
            try SwitchRecord(body: $0.body).from
        }
        let confirmed = try store.exposures(on: board, at: instant)
        func replay(_ drawing: Redrawing?, _ faults: [String], _ frame: Frame?) -> Replay {
            Replay(
                at: instant,
                entry: entry.entry,
                from: record.from,
                until: until,
                redrawing: drawing,
                confirmed: confirmed,
                faults: faults,
                frame: frame
            )
        }
        switch record {
        case .lost(let from, let count):
            throw PublisherError(
                .store,
                "\(count) switches of boards since \(from.iso8601Text) were never written down.",
                remedy: "Entry \(entry.entry) of the ledger says so; the log of that day says why."
            )
        case .ended: return replay(nil, [], try frame(of: board))
        case .tested: return replay(nil, [], try frame(of: board, testedAt: instant))
        case .shows(let showing):
            var faults: [String] = []
            let drawing = try redraw(showing, &faults)
            let first = FrameDigest.digest(of: drawing.scene.frame(at: showing.from))
            if faults.isEmpty, first != showing.picture {
                faults.append("This version of the program draws the programme in another way.")
            }
            return replay(drawing, faults, drawing.frame(at: instant))
        }
    }

    /// A dark board, or its test card.
    private func frame(of board: String, testedAt instant: Instant? = nil) throws -> Frame? {
        let name = ConfigurationPart.name(ofBoard: board)
        guard let record = try store.configurationPart(named: name) else { return nil }
        let sheet = try BoardSheet(record: record)
        var canvas = Canvas(width: sheet.size.width, height: sheet.size.height)
        if let instant {
            let card = TestCard(width: sheet.size.width, height: sheet.size.height)
            card.draw(at: instant, into: &canvas)
            return Frame(canvas: canvas, palette: card.palette)
        }
        return Frame(canvas: canvas, palette: Palette(sheet.colours, inks: []))
    }

    private func redraw(
        _ showing: SwitchRecord.Showing,
        _ faults: inout [String]
    ) throws -> Redrawing {
        let sheet = try BoardSheet(
            record: part(showing.stage, "how the board was set up")
        )
        let layout = try layout(of: sheet, &faults)
        let faces = try faces(of: sheet, &faults)
        guard let content = try store.programmeContent(digest: showing.programme) else {
            throw Self.gone("what the programme consisted of", showing.programme)
        }
        if FrameDigest.digest(of: Array(content.utf8)) != showing.programme {
            faults.append("The programme's content is not the one that its entry names.")
        }
        let bill = try Playbill(content: content) { item, number, digest in
            revision(item, number, digest)
        } missing: { item, number in
            faults.append("Revision \(number) of \(item) is not in the store as it was.")
        }
        return try Redrawing(sheet, bill, layout: layout, faces: faces)
    }

    private func revision(_ item: String, _ number: Int, _ digest: String) -> Revision? {
        guard
            let found = try? store.history(of: item).first(where: { $0.number == number }),
            found.digest == digest, let content = found.item
        else { return nil }
        return Revision(
            item: content,
            number: number,
            digest: digest,
            createdAt: found.createdAt
        )
    }

    private func part(_ digest: String, _ what: String) throws -> String {
        guard let text = try store.configurationPart(digest: digest) else {
            throw Self.gone(what, digest)
        }
        return text
    }

    private static func gone(_ what: String, _ digest: String) -> PublisherError {
        PublisherError(
            .store,
            "The ledger no longer tells \(what) (\(digest.prefix(12))).",
            remedy: "It was pruned; replay from the export or the backup made before."
        )
    }

    /// The layout as it was: from the ledger, or from its file if that is still the same.
    private func layout(
        of sheet: BoardSheet,
        _ faults: inout [String]
    ) throws -> LayoutDocument {
        let source = try LayoutSource(record: part(sheet.layout, "which layout it was"))
        let folder = configuration.layouts
        let now = LayoutShelf.source(source.name, folder: folder)
        let path = "\(folder)/\(source.name)\(LayoutShelf.ending)"
        if source.text == nil, now?.digest != source.digest {
            faults.append("The layout \(path) is not the one of then.")
        }
        var changed: [String] = []
        let text = try source.text ?? String(decoding: Files.read(path), as: UTF8.self)
        let document = try LayoutDocument.read(text, name: source.name) { file in
            let bytes = try? Files.read("\(folder)/\(file)")
            let known = source.pictures.first { $0.name == file }?.digest
            if known != bytes.map(FrameDigest.digest(of:)) { changed.append(file) }
            return bytes
        }
        for file in changed.sorted() {
            faults.append("The picture \(folder)/\(file) is not the one of then.")
        }
        return document
    }

    /// The faces of then that a board of this height can use.
    private func faces(
        of sheet: BoardSheet,
        _ faults: inout [String]
    ) throws -> FaceLibrary {
        let cursor = JSONCursor(try JSONReader.read(part(sheet.faces, "which faces there were")))
        let then = try cursor.object(keys: ["faces"]).required("faces").array()
            .map { try SourceFile($0) }
            .filter { $0.height ?? 0 <= sheet.size.height }
        let folder = configuration.fonts
        let names = Set(then.map(\.name))
        let now = FaceShelf.files(folder, only: names)
        for file in then where !now.contains(file) {
            faults.append("The face \(folder)/\(file.name) is not the one of then.")
        }
        return try FaceShelf.open(folder, only: names).library
    }
}
