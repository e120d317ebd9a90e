import Disclosure
import Recurrence
import Testing

@testable import Planning

/// Friday 2026-11-20; hours of China.
private let friday = day("2026-11-20")

private func opening(
    _ hours: [String],
    weekdays: Set<Int> = [],
    rule: String? = nil,
    start: CivilDate? = nil
) -> Opening {
    Opening(
        Schedule(
            hours: hours,
            weekdays: weekdays,
            workdaysOnly: false,
            rule: rule,
            start: start
        ),
        on: friday,
        zone: .china,
        calendar: .weekendsOnly
    )
}

private func at(_ clock: String, on text: String = "2026-11-20") -> Instant {
    instant("\(text)T\(clock)+08:00")
}

@Suite("What a schedule says around a day")
struct OpeningTests {
    private static let office = ["09:00-12:00", "13:00-17:00"]

    /// An instant, whether it is open, when that changes, when it opens next.
    private static let edges: [(String, Bool, String, String)] = [
        ("08:59:59", false, "09:00:00", "09:00:00"),
        ("09:00:00", true, "12:00:00", "13:00:00"),
        ("11:59:59", true, "12:00:00", "13:00:00"),
        ("12:00:00", false, "13:00:00", "13:00:00"),
        ("13:00:00", true, "17:00:00", "+09:00:00"),
        ("17:00:00", false, "+09:00:00", "+09:00:00"),
    ]

    @Test("an edge belongs to what begins there", arguments: edges)
    func edge(clock: String, isOpen: Bool, change: String, next: String) {
        func read(_ word: String) -> Instant {
            word.hasPrefix("+") ? at(String(word.dropFirst()), on: "2026-11-21") : at(word)
        }
        let hours = opening(Self.office)
        let state = hours.state(at: at(clock))
        #expect(state.isOpen == isOpen)
        #expect(state.change == read(change))
        #expect(hours.nextOpening(after: at(clock)) == read(next))
    }

    @Test("hours that meet at midnight are one span")
    func overMidnight() {
        let hours = opening(["22:00-24:00", "00:00-02:00"])
        #expect(hours.state(at: at("23:00:00")).change == at("02:00:00", on: "2026-11-21"))
        let gap = opening(["22:00-23:59", "00:00-02:00"])
        #expect(gap.state(at: at("23:00:00")).change == at("23:59:00"))
    }

    @Test("beyond the next day the nearest day that holds is found, to the hour")
    func later() {
        let mondays = opening(["10:00-11:00", "08:00-09:00"], weekdays: [1])
        #expect(mondays.state(at: at("12:00:00")).isOpen == false)
        #expect(mondays.state(at: at("12:00:00")).change == at("08:00:00", on: "2026-11-23"))
        #expect(mondays.nextOpening(after: at("12:00:00")) == at("08:00:00", on: "2026-11-23"))
    }

    /// A rule of single days from the Friday on, and when it opens after the Friday.
    private static let rules: [(String, String?)] = [
        ("FREQ=DAILY;INTERVAL=10;COUNT=1", nil),
        ("FREQ=DAILY;INTERVAL=10;COUNT=2", "2026-11-30"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=2", "2026-11-22"),
    ]

    @Test("a rule opens on its last day and never after", arguments: rules)
    func rule(text: String, next: String?) {
        let hours = opening(["08:00-09:00"], rule: text, start: friday)
        let state = hours.state(at: at("09:00:00"))
        #expect(!state.isOpen)
        #expect(state.change == next.map { at("08:00:00", on: $0) })
        #expect(hours.nextOpening(after: at("09:00:00")) == state.change)
    }

    @Test("without a schedule it is always open, and nothing changes")
    func always() {
        let open = Opening(nil, on: friday, zone: .china, calendar: .weekendsOnly)
        #expect(open.state(at: at("03:00:00")).isOpen)
        #expect(open.state(at: at("03:00:00")).change == nil)
        #expect(open.nextOpening(after: at("03:00:00")) == nil)
    }
}
