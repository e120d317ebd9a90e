import Disclosure
import Layout
import Planning
import Testing

/// Boards on which several items share a table or a ticker.
struct OverviewTests {
    private static let table = """
        { id: 'table', at: [0, 0, 64, 16], when: 'overview', face: { height: 8 }, show: 'items',
          heads: false, rules: false, columns: [{ text: '{title}' }],
          source: { kinds: ['project'], order: 'lamp' } }
        """
    private static let turn = """
        { id: 'turn', at: [0, 0, 64, 8], when: 'item', face: { height: 8 }, text: '{title}' }
        """

    @Test func whatIsOverdueStandsFirst() throws {
        let composer = try Tiny.composer(64, 16, Self.table)
        let slots = [
            Tiny.slot("山", kind: .project, progress: 90, lamp: .onSchedule),
            Tiny.slot("口", kind: .project, progress: 10, lamp: .overdue),
        ]
        let composition = composer.compose(slots)
        #expect(composition.acts.count == 1)
        #expect(composition.text(ofLaneAt: 0, 0) == "口山")
    }

    @Test func itemsThatNoTableTakesHaveTheirTurn() throws {
        let composer = try Tiny.composer(64, 16, Self.table + "," + Self.turn)
        let slots = [
            Tiny.slot("山", kind: .project, progress: 9, lamp: .late), Tiny.slot("口二", id: "N-2"),
        ]
        let composition = composer.compose(slots)
        #expect(composition.acts.count == 2)
        #expect(composition.text(ofLaneAt: 0, 0, act: 0) == "山")
        #expect(composition.text(ofLaneAt: 0, 0, act: 1) == "口二")
        #expect(composition.acts.map { $0.shows.map(\.item) } == [["N-1"], ["N-2"]])
    }

    @Test func itemsWithoutAnyZoneAreNamed() throws {
        let composer = try Tiny.composer(64, 16, Self.table)
        let slots = [
            Tiny.slot("山", kind: .project, progress: 9, lamp: .late), Tiny.slot("口", id: "N-2"),
        ]
        #expect(composer.compose(slots).warnings == [.notShown(item: "N-2")])
    }

    @Test func rowsThatDoNotFitTurnPagesOfEvenLength() throws {
        let composer = try Tiny.composer(64, 16, Self.table)
        let slots = ["一", "二", "三"].enumerated().map { index, title in
            Tiny.slot(title, kind: .project, progress: 9, lamp: .late, id: "P-\(index)")
        }
        let composition = composer.compose(slots)
        #expect(composition.text(ofLaneAt: 0, 0) == "一二|三")
        // Two pages of eight seconds at ten frames a second.
        #expect(composition.acts[0].frames == 160)
    }

    @Test func aTickerTakesWhatItsSourceAsksFor() throws {
        let ticker = """
            { id: 'a', at: [0, 0, 64, 8], face: { height: 8 }, motion: 'ticker', divider: '◆',
              text: '{title}', source: { kinds: ['notice'], limit: 1 } }
            """
        let composer = try Tiny.composer(64, 8, ticker)
        let slots = [
            Tiny.slot("山", kind: .project, id: "P-1"), Tiny.slot("口"), Tiny.slot("月", id: "N-2"),
        ]
        let composition = composer.compose(slots)
        #expect(composition.text(ofLaneAt: 0, 0) == "口◆")
        #expect(composition.warnings == [.notShown(item: "P-1"), .notShown(item: "N-2")])
    }
}
