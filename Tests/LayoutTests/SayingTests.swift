import Disclosure
import Layout
import Planning
import Testing

@Suite("What acts say on boards that draw text by themselves")
struct SayingTests {
    private static let zone =
        "{ id: 'a', at: [0, 0, 96, 16], face: { height: 8 }, text: '{title}' }"

    private func composer(
        bytes: Int = 400,
        template: String = BoardScript.usualTemplate,
        notice: String? = nil
    ) throws -> Composer {
        try Composer(
            layout: Tiny.layout(96, 16, zones: Self.zone),
            colours: .rgb,
            faces: Tiny.library(),
            framesPerSecond: 10,
            directory: OfficeDirectory(office: "山口", unitNames: ["u": "田中"]),
            script: BoardScript(
                "GB2312",
                template: try Template(reading: template),
                mostBytes: bytes
            ) { $0 != "堃" },
            notice: notice
        )
    }

    private func said(_ composition: Composition, act: Int = 0) -> [String] {
        composition.acts[act].words.map(\.text)
    }

    @Test("title, body, table and plan are paragraphs, and an item without them has fewer")
    func paragraphs() throws {
        let composer = try composer()
        let whole = composer.compose([
            Tiny.slot("山口", body: "田中\n一二", progress: 60, lamp: .late, rows: [["一", "二"]])
        ])
        #expect(said(whole) == ["山口", "田中", "一二", "一 二", "进度60%，12月31日，王，滞后"])
        #expect(said(composer.compose([Tiny.slot("山口")])) == ["山口"])
        #expect(whole.acts[0].words.first?.role == .title)
    }

    @Test("the turn lasts as long as all of it takes to read")
    func time() throws {
        let composer = try composer()
        let short = composer.compose([Tiny.slot("山口")])
        let long = composer.compose([Tiny.slot("山口", body: String(repeating: "山", count: 100))])
        #expect(long.acts[0].frames > 5 * short.acts[0].frames)
    }

    @Test("a letter that the board lacks is left out and named with its field")
    func letters() throws {
        let composition = try composer().compose([Tiny.slot("山堃口", body: "堃")])
        #expect(said(composition) == ["山口"])
        let found = composition.warnings.filter { warning in
            if case .unwritable = warning { true } else { false }
        }
        #expect(
            found == [
                .unwritable(item: "N-1", field: "title", "堃", set: "GB2312"),
                .unwritable(item: "N-1", field: "body", "堃", set: "GB2312"),
            ]
        )
        #expect("\(found)".contains("U+5803"))
    }

    @Test("what the board has no room for is cut with a mark and a warning")
    func cut() throws {
        let composition = try composer(bytes: 26).compose([Tiny.slot("山口田中山口田中山口")])
        #expect(said(composition) == ["山口田中山口田中山口"])
        let short = try composer(bytes: 18).compose([Tiny.slot("山口田中山口田中山口")])
        #expect(said(short) == ["山口田中山口……"])
        #expect(short.warnings.contains { if case .cut = $0 { true } else { false } })
    }

    @Test("urgent acts may not wait; an idle board says whose it is; a dark one says nothing")
    func ranks() throws {
        let composer = try composer()
        let urgent = composer.compose([Tiny.slot("山口", urgency: .emergency)])
        #expect(said(urgent) == ["【紧急】山口"] && urgent.acts[0].isUrgent)
        let idle = composer.compose([])
        #expect(said(idle) == ["山口"] && !idle.acts[0].isUrgent)
        let dark = composer.compose([Slot(content: .dark, rank: .blackout)])
        #expect(said(dark).isEmpty && dark.acts[0].isUrgent)
    }

    @Test("a notice stays when nobody speaks to the board any more, but never in a blackout")
    func notice() throws {
        let composer = try composer(notice: "田中")
        let composition = composer.compose([Tiny.slot("山口")])
        #expect(composition.notice?.words.map(\.text) == ["田中"])
        #expect(composition.notice?.lanes.count == 1 && composition.notice?.shows.isEmpty == true)
        #expect(composer.compose([Slot(content: .dark, rank: .blackout)]).notice == nil)
        #expect(try self.composer().compose([Tiny.slot("山口")]).notice == nil)
    }
}
