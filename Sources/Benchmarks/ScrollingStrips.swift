import Disclosure
import Layout
import POSIX
import Packets
import Planning
import Publisher
import Raster

/// The scenes of the boards bench: each board one endless text of its own, 128x32.
struct ScrollingStrips {
    private static let layoutText = """
        {
            schema: "placard.layout/1",
            size: { width: 128, height: 32 },
            zones: [{ id: "strip", at: [0, 0, 128, 32], face: { height: 32 }, motion: "ticker",
                text: "{title} {body}" }],
        }
        """

    private let composer: Composer

    init(fonts: String) throws {
        composer = try Composer(
            layout: try LayoutDocument.read(ScrollingStrips.layoutText, name: "bench"),
            colours: .rgb,
            faces: try FaceShelf.open(fonts).library,
            framesPerSecond: SenderReport.framesPerSecond,
            directory: OfficeDirectory(office: "县政务公开", unitNames: [:])
        )
    }

    static func wiring() throws -> BoardWiring {
        BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: SenderReport.width, height: SenderReport.height)
        )
    }

    /// The scene of a board, about thirty characters long.
    func scene(_ number: Int) throws -> Scene {
        let item = Item(
            id: "B-\(number)",
            kind: .notice,
            unit: "county",
            title: "第\(number)号屏 政府信息主动公开",
            body: "办事指南 收费标准 监督电话 工作日 9:00 至 17:30"
        )
        let approved = ApprovedRevision(
            revision: Revision(
                item: item,
                number: 1,
                digest: "",
                createdAt: Instant(milliseconds: 0)
            ),
            signatures: []
        )
        let slot = Slot(content: .item(approved), rank: .routine)
        return Scene(composer.compose([slot]), id: UInt64(number) + 1)
    }
}
