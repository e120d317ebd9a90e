import Disclosure
import Layout
import Planning
import Testing

/// What stands where, for how long, and what is reported; drawn frames are tested with the raster.
struct ComposerTests {
    @Test func stillTextThatFitsStaysAsLongAsItIsRead() throws {
        let composer = try Tiny.composer(
            48,
            8,
            "{ id: 'a', at: [0, 0, 48, 8], face: { height: 8 }, motion: 'scroll', text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山口田中")])
        #expect(composition.text(ofLaneAt: 0, 0) == "山口田中")
        #expect(composition.acts.map(\.frames) == [30])
        #expect(composition.warnings.isEmpty)
        #expect(composition.acts[0].shows.map(\.item) == ["N-1"])
    }

    @Test func longTextEntersAtTheRightAndLeavesAtTheLeft() throws {
        let composer = try Tiny.composer(
            16,
            8,
            "{ id: 'a', at: [0, 0, 16, 8], face: { height: 8 }, motion: 'scroll', text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山口田中日月山口田中日月")])
        // 3.5 characters of 8 pixels a second at 10 frames: 3 pixels a frame over 16 + 96 pixels,
        // 38 frames; the second pass ends after the 44 frames that nothing shorter may last.
        #expect(composition.acts.map(\.frames) == [38])
    }

    @Test func titleThatIsTooWideHoldsMovesAndHolds() throws {
        let composer = try Tiny.composer(
            16,
            8,
            "{ id: 'a', at: [0, 0, 16, 8], face: { height: 8 }, motion: 'reveal', text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山口田中日月")])
        // 15 frames, then 32 pixels in 11 frames, then 15 frames.
        #expect(composition.acts.map(\.frames) == [41])
    }

    @Test(
        arguments: [
            (nil, "山口"), (48, "二48%12-31"),
        ] as [(Int?, String)]
    )
    func templatesFollowThePlan(progress: Int?, text: String) throws {
        let composer = try Tiny.composer(
            128,
            8,
            """
            { id: 'a', at: [0, 0, 128, 8], face: { height: 8 },
              text: '{title}[ 三{progress}]', plan: '二{progress} {due}' }
            """
        )
        let composition = composer.compose([Tiny.slot("山口", progress: progress)])
        #expect(composition.text(ofLaneAt: 0, 0) == text)
    }

    @Test func templatesOfAKindOutrankThePlan() throws {
        let composer = try Tiny.composer(
            64,
            8,
            """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, text: '一', plan: '二',
              kinds: { project: '三' } }
            """
        )
        let composition = composer.compose([Tiny.slot("山", kind: .project, progress: 5)])
        #expect(composition.text(ofLaneAt: 0, 0) == "三")
    }

    @Test func zonesFollowThePlan() throws {
        let composer = try Tiny.composer(
            32,
            8,
            """
            { id: 'lamp', at: [0, 0, 8, 8], when: 'plan', show: 'lamp' },
            { id: 'bar', at: [8, 0, 24, 8], when: 'plan', show: 'bar' },
            { id: 'text', at: [0, 0, 32, 8], when: 'no-plan', face: { height: 8 }, text: '{title}' }
            """
        )
        let slots = [Tiny.slot("山"), Tiny.slot("口", progress: 50, lamp: .late)]
        let composition = composer.compose(slots)
        #expect(composition.acts.map(\.lanes.count) == [1, 2])
        #expect(composition.text(ofLaneAt: 0, 0, act: 0) == "山")
        #expect(composition.text(ofLaneAt: 0, 0, act: 1) == "\u{E002}")
    }

    @Test func firstWordingThatFitsIsTaken() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, motion: 'pages',
              fit: ['{title}·{unit}'], text: '{title}\\n{unit}' }
            """
        let composer = try Tiny.composer(32, 8, zones)
        #expect(composer.compose([Tiny.slot("山")]).text(ofLaneAt: 0, 0) == "山·田中")
        #expect(composer.compose([Tiny.slot("山口")]).text(ofLaneAt: 0, 0) == "山口|田中")
    }

    @Test func pagesFillTheirActInWholeRounds() throws {
        let composer = try Tiny.composer(
            32,
            16,
            """
            { id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, motion: 'pages', text: '山\\n口' },
            { id: 'b', at: [0, 8, 32, 8], face: { height: 8 }, motion: 'scroll', text: '{body}' }
            """
        )
        let body = String(repeating: "山口田中日月", count: 5)
        let act = composer.compose([Tiny.slot("", body: body)]).acts[0]
        // The strip needs (32 + 240) / 3 = 91 frames; two pages of 30 are held for 46 and 45.
        #expect(act.frames == 91)
        guard case .pages(let pages) = act.lanes[0].content else {
            Issue.record("the header does not turn pages")
            return
        }
        #expect(pages.map(\.frames).sorted() == [45, 46])
    }

    @Test func missingGlyphsAreNamedAndDrawnAsNothing() throws {
        let composer = try Tiny.composer(
            48,
            8,
            "{ id: 'a', at: [0, 0, 48, 8], face: { height: 8 }, text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山𰻝口𰻝")])
        #expect(composition.text(ofLaneAt: 0, 0) == "山口")
        #expect(
            composition.warnings.map(\.description)
                == ["N-1: no 8 regular glyph for \"𰻝\" (U+30EDD, GB18030 9A378637) in title."]
        )
    }

    @Test func stillTextThatDoesNotFitIsCutWithAMarkAndAWarning() throws {
        let composer = try Tiny.composer(
            32,
            8,
            "{ id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山口田中日")])
        #expect(composition.text(ofLaneAt: 0, 0) == "山口田…")
        #expect(composition.warnings == [.cut(item: "N-1", zone: "a", text: "山口田中日")])
    }

    @Test func tablesRunRowByRow() throws {
        let composer = try Tiny.composer(
            128,
            8,
            "{ id: 'a', at: [0, 0, 128, 8], face: { height: 8 }, text: '{body}[ {table}]' }"
        )
        let rows = [["1", "山", ""], ["2", "口"]]
        let composition = composer.compose([Tiny.slot("", rows: rows)])
        #expect(composition.warnings.count == 1)  // The small face has no semicolon.
        #expect(composition.text(ofLaneAt: 0, 0) == "1山2口")
    }

    @Test func tickerJoinsAllItemsInOneStrip() throws {
        let composer = try Tiny.composer(
            32,
            8,
            "{ id: 'a', at: [0, 0, 32, 8], face: { height: 8 }, motion: 'ticker', text: '{title}' }"
        )
        let composition = composer.compose([Tiny.slot("山口"), Tiny.slot("田中")])
        #expect(composition.acts.count == 1)
        #expect(composition.text(ofLaneAt: 0, 0) == "山口◆田中◆")
        // Two items of 16 and two dividers of 16 pixels: 64, in steps of 3 made 66.
        #expect(composition.acts[0].frames == 22)
        #expect(composition.acts[0].shows.count == 2)
    }

    @Test func anEmergencyTakesTheWholeBoard() throws {
        let composer = try Tiny.composer(
            128,
            32,
            "{ id: 'a', at: [0, 0, 128, 8], face: { height: 8 }, text: '{title}' }"
        )
        let slots = [Tiny.slot("山"), Tiny.slot("口田", urgency: .emergency)]
        let composition = composer.compose(slots)
        #expect(composition.acts.count == 1)
        let drawn = composition.acts[0].lanes.indices.map { index -> String in
            if case .still(let marks) = composition.acts[0].lanes[index].content {
                return marks.text
            }
            return "moves"
        }
        #expect(drawn == ["", "紧急", "口田"])
    }

    @Test(arguments: [(BoardColours.rgb, "【"), (.dual, "【"), (.red, "")])
    func urgentKindsStandInBracketsWhereColourCannotTell(
        colours: BoardColours,
        absent: String
    ) throws {
        let composer = try Tiny.composer(
            128,
            8,
            "{ id: 'a', at: [0, 0, 128, 8], face: { height: 8 }, text: '{kind}' }",
            colours: colours
        )
        let composition = composer.compose([Tiny.slot("山", kind: .urgent, urgency: .urgent)])
        let lacking = composition.warnings.map(\.description).joined()
        #expect(lacking.contains("【") == absent.isEmpty)
    }
}

/// How text in several lines is broken; each expectation is the pages' lines.
struct PageTests {
    private func pages(_ text: String, width: Int, height: Int) throws -> String? {
        let zones = """
            { id: 'a', at: [0, 0, \(width), \(height)], face: { height: 8 }, motion: 'pages',
              text: '{title}' }
            """
        return try Tiny.composer(width, height, zones).compose([Tiny.slot(text)])
            .text(ofLaneAt: 0, 0)
    }

    @Test(arguments: [
        // No mark begins a line, and the unlit half of one hangs over the end.
        ("山口田中，日月", 36, "山口田中，|日月"),
        // A line ends with a phrase when that costs no line.
        ("山口田（二三四）", 48, "山口田|（二三四）"),
        // Numbers stay whole.
        ("山口田12月31日", 40, "山口田|12月31日"),
        // The last line has two hanzi.
        ("山口田中日", 32, "山口田|中日"),
    ])
    func breaksByTheHouseRules(text: String, width: Int, expected: String) throws {
        #expect(try pages(text, width: width, height: 8) == expected)
    }

    @Test func anEmptyTextHasNoPages() throws {
        #expect(try pages("", width: 32, height: 8) == nil)
    }
}
