import Disclosure
import Measures
import POSIX
import Planning

/// What planning costs: all boards of a county, one change, and a year of days.
struct PlannerBench {
    private static let boards = 1_000
    private static let items = 10_000
    private static let towns = 30
    private static let rehearsed = (boards: 20, items: 500, days: 365)
    private static let wholeGoalMilliseconds = 200.0
    private static let changeGoalMilliseconds = 5.0
    private static let yearGoalMilliseconds = 10_000.0
    private static let changes = 100

    let bench: Bench

    func figures() throws -> [Figure] {
        let planner = Planner(calendar: .china)
        let county = County(boards: Self.boards, items: Self.items, towns: Self.towns)
        // A Friday at noon: offices are open.
        let at = Instant(milliseconds: 1_795_147_200_000)
        var whole: [Double] = []
        var change: [Double] = []
        var year: [Double] = []
        for round in 0..<bench.runs {
            bench.progress("planner: round \(round + 1) of \(bench.runs)")
            whole.append(try replan(county, planner, at: at))
            change += try changes(county, planner, at: at)
            year.append(try rehearse(planner))
        }
        let naive = try naively(county, planner, at: at)
        let all = Samples(whole).median
        return [
            Figure(
                "1,000 boards × 10,000 items planned anew, index and all",
                "ms",
                whole,
                goal: Self.wholeGoalMilliseconds
            ),
            Figure("the same without an index, each board asking every item", "ms", [naive]),
            Figure("share of that which the planner takes", "%", [all / naive * 100]),
            Figure(
                "one item changes: index and the boards it concerns",
                "ms",
                change,
                goal: Self.changeGoalMilliseconds
            ),
            Figure(
                "a year of 20 boards and 500 items rehearsed",
                "ms",
                year,
                goal: Self.yearGoalMilliseconds
            ),
        ]
    }

    private func replan(_ county: County, _ planner: Planner, at: Instant) throws -> Double {
        let start = MonotonicTime.now
        let index = planner.index(county.snapshot, at: at)
        var slots = 0
        for board in county.boards {
            slots += planner.programme(index, for: board, at: at, detail: .slots).slots.count
        }
        let end = MonotonicTime.now
        guard slots > county.boards.count else { throw BenchError("The boards show nothing.") }
        return milliseconds(from: start, to: end)
    }

    private func changes(_ county: County, _ planner: Planner, at: Instant) throws -> [Double] {
        var index = planner.index(county.snapshot, at: at)
        var snapshot = county.snapshot
        var found: [Double] = []
        for number in 0..<Self.changes {
            // An urgent item concerns every board below its unit; a routine one those above it.
            let place = 1 + number * 7_919 % (Self.items - 1)
            guard place % County.urgentEvery != 0 else { continue }
            snapshot.revisions[place] = county.revision(place, number: number + 2)
            let start = MonotonicTime.now
            let change = planner.update(&index, to: snapshot, at: at)
            var concerned = 0
            for board in county.boards where change.concerns(board, in: index) {
                concerned += 1
                _ = planner.programme(index, for: board, at: at, detail: .slots)
            }
            found.append(milliseconds(from: start, to: MonotonicTime.now))
            guard (1..<county.boards.count / 2).contains(concerned) else {
                throw BenchError("\(concerned) boards are concerned by one item.")
            }
        }
        return found
    }

    private func rehearse(_ planner: Planner) throws -> Double {
        let (boards, items, days) = Self.rehearsed
        let county = County(boards: boards, items: items, towns: 5)
        let start = MonotonicTime.now
        var rehearsal = Rehearsal(county.snapshot, boards: county.boards, planner: planner)
        let first = CivilDate(dayNumber: 20_454)
        var changes = 0
        for day in 0..<days {
            changes += rehearsal.changes(on: first.advanced(byDays: day)).count
        }
        let end = MonotonicTime.now
        guard changes > days else { throw BenchError("Nothing changes in a year.") }
        return milliseconds(from: start, to: end)
    }

    /// The plain way: every board asks every item and sorts what is left; windows and units only,
    /// on one board in fifty, times fifty.
    private func naively(_ county: County, _ planner: Planner, at: Instant) throws -> Double {
        let units = UnitTree(county.snapshot.units)
        let sampled = stride(from: 0, to: county.boards.count, by: 50).map { county.boards[$0] }
        let start = MonotonicTime.now
        var shown = 0
        for board in sampled {
            let open = county.snapshot.revisions.filter { revision in
                let item = revision.item
                return item.window.contains(at)
                    && board.unitScope.map { units.isUnit(item.unit, within: $0) } ?? true
            }
            let sorted = open.sorted { $0.item.id < $1.item.id }
            shown += sorted.prefix(board.maximumItems).count
        }
        let end = MonotonicTime.now
        guard shown > 0 else { throw BenchError("The plain planner shows nothing.") }
        return milliseconds(from: start, to: end) * 50
    }
}

/// A county with its towns and villages, each with a board, and items spread over all of them.
private struct County {
    /// One item in so many is urgent.
    static let urgentEvery = 500

    let boards: [Board]
    private(set) var snapshot: Snapshot

    init(boards count: Int, items: Int, towns: Int) {
        var units = [Unit(code: "county", name: "县", parent: nil)]
        for town in 0..<towns {
            units.append(Unit(code: "town\(town)", name: "乡\(town)", parent: "county"))
        }
        for village in 0..<max(0, count - units.count) {
            let town = "town\(village % towns)"
            units.append(Unit(code: "\(town).v\(village)", name: "村\(village)", parent: town))
        }
        boards = units.prefix(count).map { unit in
            Board(id: "b-" + unit.code, name: unit.name, unitScope: unit.code)
        }
        snapshot = Snapshot(version: 1, units: units, revisions: [])
        snapshot.revisions = RevisionList((0..<items).map { revision($0, number: 1) })
    }

    func revision(_ place: Int, number: Int) -> ApprovedRevision {
        let digits = String(place)
        let day = CivilDate(dayNumber: 20_760 + place % 30)
        let item = Item(
            id: "I-" + String(repeating: "0", count: 6 - digits.count) + digits,
            kind: place % 3 == 0 ? .project : .notice,
            unit: snapshot.units[place * 31 % snapshot.units.count].code,
            title: "公示\(place) 第\(number)版",
            body: "",
            urgency: place % Self.urgentEvery == 0 ? .urgent : .routine,
            window: Window(until: Zone.china.start(of: day.advanced(byDays: 400))),
            plan: place % 3 != 0
                ? nil
                : Plan(
                    start: day.advanced(byDays: -200),
                    due: day.advanced(byDays: 100),
                    progress: place % 100,
                    owner: "县",
                    milestones: []
                ),
            schedule: place % 4 != 0
                ? nil : Schedule(hours: ["08:30-17:30"], weekdays: [1, 2, 3, 4, 5])
        )
        let written = String(number)
        return ApprovedRevision(
            revision: Revision(
                item: item,
                number: number,
                digest: String(repeating: "0", count: 64 - written.count) + written,
                createdAt: Instant(milliseconds: Int64(number))
            ),
            signatures: []
        )
    }
}
