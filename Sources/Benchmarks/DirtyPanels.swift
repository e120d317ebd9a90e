import Disclosure
import Layout
import Measures
import Packets
import Planning
import Publisher
import Raster

/// How many bytes flip-dot panels are spared because unchanged ones are left out, on disclosures
/// as they hang in a hall: pages with a clock beside them.
struct DirtyPanels {
    private static let columns = 7
    private static let rows = 3
    private static let width = columns * FlipDotPanel.width
    private static let height = rows * FlipDotPanel.height
    /// Ten minutes: ten changes of the clock, and every item's pages several times.
    private static let milliseconds: Int64 = 600_000

    let fonts: String

    func figures() throws -> [Figure] {
        let scene = try scene()
        var encoder = FlipDotEncoder(
            (0..<Self.columns * Self.rows).map { index in
                FlipDotPanel(
                    address: UInt8(index + 1),
                    x: index % Self.columns * FlipDotPanel.width,
                    y: index / Self.columns * FlipDotPanel.height
                )
            }
        )
        var sent = 0
        var whole = 0
        var instant = Instant(milliseconds: 0)
        let end = instant.advanced(byMilliseconds: Self.milliseconds)
        while instant < end {
            let frame = scene.frame(at: instant)
            sent += encoder.commands(for: frame).reduce(0) { $0 + $1.count }
            var every = FlipDotEncoder(encoder.panels)
            whole += every.commands(for: frame).reduce(0) { $0 + $1.count }
            guard let next = scene.nextChange(after: instant) else { break }
            instant = next
        }
        return [
            Figure("flip-dot panels: bytes of all panels at each change", "", [Double(whole)]),
            Figure("the same, changed panels alone", "", [Double(sent)]),
            Figure("changed panels over all", "", [Double(sent) / Double(max(1, whole))]),
        ]
    }

    private func scene() throws -> Scene {
        let layout = """
            {
                schema: "placard.layout/1",
                size: { width: \(Self.width), height: \(Self.height) },
                zones: [
                    { id: "items", at: [0, 2, 140, 16], motion: "pages", text: "{title}" },
                    { id: "clock", at: [148, 2, 48, 16], show: "clock",
                        patterns: ["{hour}:{minute}"], align: "right" },
                ],
            }
            """
        let composer = try Composer(
            layout: try LayoutDocument.read(layout, name: "bench"),
            colours: .amber,
            faces: try FaceShelf.open(fonts).library,
            framesPerSecond: 10,
            directory: OfficeDirectory(office: "县政务公开", unitNames: [:])
        )
        let titles = [
            "城南片区道路用地预审公示", "企业开办一日办结", "第三季度财政预算执行情况",
            "农村饮水安全巩固提升工程", "寒假托管服务报名即将截止",
        ]
        let slots = titles.enumerated().map { number, title in
            let item = Item(
                id: "B-\(number)",
                kind: .notice,
                unit: "county",
                title: title,
                body: ""
            )
            let revision = Revision(
                item: item,
                number: 1,
                digest: "",
                createdAt: Instant(milliseconds: 0)
            )
            return Slot(
                content: .item(ApprovedRevision(revision: revision, signatures: [])),
                rank: .routine
            )
        }
        return Scene(composer.compose(slots), id: 1)
    }
}
