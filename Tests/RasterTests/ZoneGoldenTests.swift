import Disclosure
import Layout
import Planning
import Raster
import Testing

/// What each sort of zone draws.
struct ZoneGoldenTests {
    private static let line = "face: { height: 8 }"
    private static let project = SampleItems.slot(SampleItems.all[0])

    private func check(
        _ name: String,
        _ width: Int,
        _ height: Int,
        _ zones: String,
        _ slots: [Slot] = [project],
        colours: BoardColours = .rgb,
        at instant: Instant = Tiny.morning,
        pictures: LayoutDocument.Pictures = { _ in nil }
    ) throws {
        let frame = try Stamped.frame(
            width,
            height,
            zones,
            slots,
            colours: colours,
            at: instant,
            pictures: pictures
        )
        Golden.check(Stamped.text(of: frame), "zone-\(name)")
    }

    @Test func textStandsWhereAlignmentAndPaddingSay() throws {
        var zones: [String] = []
        for (row, valign) in ["top", "middle", "bottom"].enumerated() {
            for (column, align) in ["left", "centre", "right"].enumerated() {
                zones.append(
                    """
                    { id: '\(valign)-\(align)', at: [\(column * 22), \(row * 14), 22, 14], pad: 1,
                      \(Self.line), align: '\(align)', valign: '\(valign)', text: '中' }
                    """
                )
            }
        }
        try check("alignment", 66, 42, zones.joined(separator: ",\n"))
    }

    @Test(arguments: [("before", 0), ("today", 40), ("after", 43)])
    func countdownsCountToTheDeadline(name: String, days: Int) throws {
        let zones = """
            { id: 'a', at: [0, 0, 64, 8], \(Self.line), show: 'countdown', until: '2026-12-31',
              align: 'right' }
            """
        let instant = Tiny.morning.advanced(byMilliseconds: Int64(days) * 86_400_000)
        try check("countdown-\(name)", 64, 8, zones, at: instant)
    }

    @Test func theTraditionalCalendarStandsBesideTheClock() throws {
        let zones = """
            { id: 'a', at: [0, 0, 128, 8], \(Self.line), show: 'clock', align: 'right',
              patterns: ['{lunar.year}{lunar.animal}年 {lunar.month}{lunar.day} {hour}:{minute}'] }
            """
        try check("lunar-clock", 128, 8, zones)
    }

    @Test(arguments: [false, true])
    func badgesAreFramesOrPlates(plate: Bool) throws {
        let zones = """
            { id: 'a', at: [0, 0, 48, 12], \(Self.line), show: 'badge', plate: \(plate),
              text: '{unit}' }
            """
        try check("badge-\(plate ? "plate" : "frame")", 48, 12, zones)
    }

    @Test(arguments: [BoardColours.rgb, .red])
    func urgentBadgesArePlatesOnEveryBoard(colours: BoardColours) throws {
        let urgent = try #require(SampleItems.all.first { $0.urgency == .urgent })
        let zones = """
            { id: 'a', at: [0, 0, 48, 12], \(Self.line), show: 'badge', text: '{kind}' }
            """
        let slots = [SampleItems.slot(urgent)]
        try check("badge-urgent-\(colours.name)", 48, 12, zones, slots, colours: colours)
    }

    @Test(arguments: ["dots", "number"], [0, 4_000])
    func pageMarksFollowThePages(style: String, milliseconds: Int64) throws {
        let zones = """
            { id: 'text', at: [0, 0, 32, 8], \(Self.line), motion: 'pages', text: '一\\n二\\n三' },
            { id: 'marks', at: [0, 8, 32, 8], \(Self.line), show: 'page-marks', as: '\(style)' }
            """
        // Three pages of three seconds; nine seconds divide the time since the epoch here.
        let instant = Instant(seconds: 1_795_225_257).advanced(byMilliseconds: milliseconds)
        try check("page-marks-\(style)-\(milliseconds)", 32, 16, zones, at: instant)
    }

    @Test func uprightTextRunsFromRightToLeft() throws {
        let item = Item(
            id: "N-1",
            kind: .notice,
            unit: "county",
            title: "山口（二）“田中”，12日月96.5王",
            body: ""
        )
        let zones = """
            { id: 'a', at: [0, 0, 40, 56], \(Self.line), writing: 'vertical', align: 'centre',
              gap: 4, motion: 'pages', text: '{title}' }
            """
        try check("upright", 40, 56, zones, [SampleItems.slot(item)])
    }

    @Test(arguments: [BoardColours.rgb, .dual, .red])
    func picturesTakeTheColoursOfTheBoard(colours: BoardColours) throws {
        // A P1 drawing has the colour of its role.
        let file = "P1 5 5 00100 01110 11111 01110 00100"
        let zones = """
            { id: 'a', at: [0, 0, 12, 9], show: 'image', file: 'mark.pbm', role: 'urgent' }
            """
        try check("image-\(colours.name)", 12, 9, zones, colours: colours) { name in
            name == "mark.pbm" ? Array(file.utf8) : nil
        }
    }

    @Test func ownTablesKeepHeadsRulesAndNumbersInLine() throws {
        var item = SampleItems.all[5]
        item.table = Table(
            columns: ["名次", "单位", "得分"],
            rows: [["1", "新园乡", "96.5"], ["2", "蕉坝乡", "104.0"], ["3", "县城市管理局", "7"]]
        )
        let zones = """
            { id: 'a', at: [0, 0, 96, 40], \(Self.line), show: 'table' }
            """
        try check("table-own", 96, 40, zones, [SampleItems.slot(item)])
    }

    @Test func listsTakeWhatTheirQueryAsksFor() throws {
        let slots = SampleItems.all.map(SampleItems.slot)
        let zones = """
            { id: 'late', at: [0, 0, 96, 18], when: 'overview', \(Self.line), show: 'items',
              source: { lamps: ['late', 'overdue'], order: 'lamp', limit: 2 }, heads: false,
              columns: [{ show: 'lamp', width: 8 }, { text: '{title}' }] },
            { id: 'urban', at: [0, 20, 96, 17], when: 'overview', \(Self.line), show: 'items',
              source: { units: ['urban'], kinds: ['complaint', 'notice'] }, heads: false,
              rules: false, columns: [{ text: '{kind}', width: 32 }, { text: '{title}' }] }
            """
        try check("lists", 96, 38, zones, slots)
    }
}
