import Disclosure
import Planning
import Testing

private let units = [Unit(code: "u", name: "u", parent: nil)]

private func item(_ id: String, _ schedule: Schedule? = nil, until: String? = nil) -> Item {
    Item(
        id: id,
        kind: .notice,
        unit: "u",
        title: id,
        body: "",
        window: Window(until: until.map { instant($0) }),
        schedule: schedule
    )
}

private let shop = [
    item("office", Schedule(hours: ["08:30-12:00", "22:00-02:00"], workdaysOnly: true)),
    item("lunch", Schedule(hours: ["11:00-13:00"])),
    item("gone", until: "2026-11-21T09:00:00+08:00"),
]
private let boards = [
    Board(id: "wide", name: "w"),
    Board(id: "narrow", name: "n", maximumItems: 1, turnMilliseconds: 1_800_000),
]

private func rehearsal() -> Rehearsal {
    Rehearsal(
        snapshot(shop, units: units),
        boards: boards,
        planner: Planner(calendar: .china)
    )
}

private func line(_ change: Rehearsal.Change) -> String {
    let shown = change.programme.slots.map { $0.item?.id ?? "filler" }.joined(separator: " ")
    let time = change.at.iso8601Text(in: .china).prefix(16).suffix(11)
    return "\(time) \(change.programme.board.id): \(shown)"
}

@Suite("A rehearsal")
struct RehearsalTests {
    @Test("tells each change once, in the order of time, from Friday to the weekend")
    func script() {
        var rehearsal = rehearsal()
        let days = ["2026-11-20", "2026-11-21", "2026-11-22"].map {
            rehearsal.changes(on: day($0)).filter { $0.programme.board.id == "wide" }.map(line)
        }
        #expect(
            days == [
                [
                    "11-20T00:00 wide: gone office", "11-20T02:00 wide: gone",
                    "11-20T08:30 wide: gone office", "11-20T11:00 wide: gone lunch office",
                    "11-20T12:00 wide: gone lunch", "11-20T13:00 wide: gone",
                    "11-20T22:00 wide: gone office",
                ],
                [
                    "11-21T02:00 wide: gone", "11-21T09:00 wide: filler",
                    "11-21T11:00 wide: lunch", "11-21T13:00 wide: filler",
                ],
                ["11-22T11:00 wide: lunch", "11-22T13:00 wide: filler"],
            ]
        )
    }

    @Test("tells what a look at every minute finds")
    func everyMinute() {
        var rehearsal = rehearsal()
        let planner = Planner(calendar: .china)
        let whole = snapshot(shop, units: units)
        var last: [String: [Slot]] = [:]
        for date in [day("2026-11-20"), day("2026-11-21")] {
            var seen: [String] = []
            for minute in 0..<1_440 {
                let at = Zone.china.start(of: date).advanced(byMilliseconds: Int64(minute) * 60_000)
                for board in boards {
                    let programme = planner.programme(snapshot: whole, board: board, at: at)
                    guard last[board.id] != programme.slots else { continue }
                    last[board.id] = programme.slots
                    seen.append(line(Rehearsal.Change(at: at, programme: programme)))
                }
            }
            #expect(rehearsal.changes(on: date).map(line) == seen)
        }
    }
}
