import Disclosure
import Glyphs
import Layout
import Links
import POSIX
import Packets
import Planning
import Raster
import Store
import TestKit

@testable import Publisher

/// A small office in a folder of its own: one face of 8 dots, two layouts and a store.
final class TestOffice: Sendable {
    static let people = ["张三", "李四", "王五"]
    static let units = [Unit(code: "u", name: "山口", parent: nil)]

    let folder: TemporaryDirectory
    var store: String { folder.file("placard.db") }

    /// The instant of everything that is done to the store; nil takes the wall clock's.
    private let signedAt: Instant?

    init(signedAt: Instant? = nil) throws {
        self.signedAt = signedAt
        folder = try TemporaryDirectory("office")
        try Files.makeDirectory(folder.file("fonts"))
        try Files.makeDirectory(folder.file("layouts"))
        let font = try DrawnFontReader.read(Array(TinyFont.drawing.utf8))
        try Files.writeAtomically(
            FaceCompiler.compile(font),
            to: folder.file("fonts/latin8.face")
        )
        try addLayout("still", motion: "still")
        try addLayout("ticker", motion: "ticker")
        _ = try DisclosureStore.create(at: store)
    }

    /// A layout of one zone that fills a board of 64 by 8 dots.
    func addLayout(_ name: String, motion: String, text shown: String = "{title}") throws {
        let text = """
            {
                schema: "placard.layout/1",
                size: { width: 64, height: 8 },
                zones: [
                    {
                        id: "all", at: [0, 0, 64, 8], face: { height: 8 },
                        motion: "\(motion)", text: "\(shown)",
                    },
                ],
            }
            """
        _ = try folder.write(text, to: "layouts/\(name).json5")
    }

    /// A board of 64 by 8 dots.
    func board(
        _ id: String,
        _ link: String,
        layout: String = "still",
        boardProtocol: BoardProtocol = .openPixelControl,
        kinds: Set<Kind>? = nil
    ) throws -> BoardConfiguration {
        BoardConfiguration(
            board: Board(id: id, name: id, kinds: kinds),
            size: PixelSize(width: 64, height: 8) ?? Self.noSize,
            colours: .rgb,
            layout: layout,
            wiring: BoardWiring(
                boardProtocol: boardProtocol,
                mapping: try PanelMapping(width: 64, height: 8)
            ),
            link: try LinkAddress.read(link)
        )
    }

    private static var noSize: PixelSize { preconditionFailure("64 by 8 is a size") }

    func configuration(
        _ boards: [BoardConfiguration],
        kiosk: KioskSettings? = nil,
        alertAfterSeconds: Int = 60
    ) -> Configuration {
        var configuration = Configuration(
            office: "山口",
            zone: .china,
            store: store,
            layouts: folder.file("layouts"),
            fonts: folder.file("fonts"),
            kiosk: kiosk,
            boards: boards
        )
        configuration.alertAfterSeconds = alertAfterSeconds
        return configuration
    }

    func library() throws -> FaceLibrary {
        try FaceShelf.open(folder.file("fonts")).library
    }
}

/// Writing to the office's store.
extension TestOffice {
    static func item(
        _ id: String,
        _ title: String,
        kind: Kind = .notice,
        window: Window = .always,
        plan: Plan? = nil
    ) -> Item {
        Item(id: id, kind: kind, unit: "u", title: title, body: "", window: window, plan: plan)
    }

    static var now: Instant { Instant(milliseconds: Clocks.wallMilliseconds()) }

    /// Brings an item so many steps along the chain: 1 drafted, 2 checked, 3 approved.
    func put(_ item: Item, revision: Int = 1, steps: Int = 3) throws {
        let store = try DisclosureStore.open(at: store, for: .writing)
        _ = try store.importItems(
            units: Self.units,
            items: [item],
            by: nil,
            at: signedAt ?? Self.now
        )
        let chain: [SignatureStep] = [.drafted, .checked, .approved]
        for (step, person) in zip(chain, Self.people).prefix(steps) {
            try store.sign(
                item: item.id,
                revision: revision,
                step: step,
                person: person,
                at: signedAt ?? Self.now
            )
        }
    }

    func withdraw(_ id: String) throws {
        try DisclosureStore.open(at: store, for: .writing)
            .withdraw(item: id, person: "赵六", at: signedAt ?? Self.now, reason: "到期")
    }

    /// The scene that a board must show for what the store holds now, made without the service.
    func scene(for board: BoardConfiguration, at instant: Instant = now) throws -> Scene? {
        let snapshot = try DisclosureStore.open(at: store, for: .reading).snapshot().snapshot
        let planner = Planner(zone: .china)
        let index = planner.index(snapshot, at: instant)
        let programme = planner.programme(index, for: board.board, at: instant)
        var desk = BoardDesk(board, of: configuration([board]), faces: try library())
        return desk.compose(programme, unitNames: index.unitNames).map { Scene($0) }
    }
}

extension Frame {
    /// Red, green and blue of each pixel, as lamps show them.
    var lamps: [UInt8] {
        pixels.flatMap { pixel in
            let colour = palette[pixel]
            return [colour.red, colour.green, colour.blue]
        }
    }
}
