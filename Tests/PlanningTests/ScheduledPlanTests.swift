import Disclosure
import Planning
import Testing

private let units = [
    Unit(code: "county", name: "县", parent: nil),
    Unit(code: "xinyuan", name: "新园乡", parent: "county"),
    Unit(code: "xinyuan.yufang", name: "渔房村", parent: "xinyuan"),
    Unit(code: "jiaoba", name: "蕉坝乡", parent: "county"),
    Unit(code: "jiaoba.shang", name: "上坝村", parent: "jiaoba"),
    Unit(code: "county.emergency", name: "应急办", parent: "county"),
]

private func item(
    _ id: String,
    unit: String = "county",
    _ urgency: Urgency = .routine,
    _ schedule: Schedule? = nil,
    boards: Addressing = .byScope
) -> Item {
    Item(
        id: id,
        kind: .notice,
        unit: unit,
        title: id,
        body: "",
        urgency: urgency,
        schedule: schedule,
        boards: boards
    )
}

/// What a board shows at a time of China's zone, and until when.
private func plan(
    _ items: [Item],
    _ time: String,
    on board: Board = Board(id: "hall", name: "大厅"),
    calendar: WorkingCalendar = .china
) -> Programme {
    Planner(calendar: calendar).programme(
        snapshot: snapshot(items, units: units),
        board: board,
        at: instant(time + ":00+08:00")
    )
}

private func line(_ programme: Programme) -> String {
    programme.slots.map { $0.item?.id ?? "filler" }.joined(separator: " ")
}

@Suite("Items with a schedule")
struct ScheduledPlanTests {
    static let office = Schedule(hours: ["08:30-12:00", "14:00-17:30"], workdaysOnly: true)
    static let night = Schedule(hours: ["22:00-02:00"], weekdays: [5])

    @Test(
        "hang in their hours and the plan holds until they open or close",
        arguments: [
            // A Friday, then the weekend; October 10 2026 is a Saturday that is worked.
            (office, "2026-11-20T08:29", "filler", "2026-11-20T08:30"),
            (office, "2026-11-20T08:30", "x", "2026-11-20T12:00"),
            (office, "2026-11-20T12:00", "filler", "2026-11-20T14:00"),
            (office, "2026-11-20T17:30", "filler", "2026-11-23T08:30"),
            (office, "2026-10-10T09:00", "x", "2026-10-10T12:00"),
            (office, "2026-10-01T09:00", "filler", "2026-10-08T08:30"),
            (night, "2026-11-20T21:59", "filler", "2026-11-20T22:00"),
            (night, "2026-11-20T23:59", "x", "2026-11-21T02:00"),
            (night, "2026-11-21T01:59", "x", "2026-11-21T02:00"),
            (night, "2026-11-21T02:00", "filler", "2026-11-27T22:00"),
        ]
    )
    func hours(schedule: Schedule, time: String, shown: String, until: String) {
        let programme = plan([item("x", .routine, schedule)], time)
        #expect(line(programme) == shown)
        #expect(programme.validUntil == instant(until + ":00+08:00"))
    }

    @Test("what is closed says when it opens next")
    func reasons() {
        func reason(_ schedule: Schedule, _ time: String) -> String? {
            plan([item("x", .routine, schedule)], time).excluded.first?.reason
        }
        #expect(
            reason(Self.office, "2026-11-20T18:00")
                == "It is outside its hours; it opens at 2026-11-23T08:30:00+08:00."
        )
        let once = Schedule(rule: "FREQ=DAILY;COUNT=1", start: day("2026-11-02"))
        #expect(
            reason(once, "2026-11-20T18:00")
                == "It is outside its hours, and no later ones are known."
        )
        #expect(plan([item("x", .routine, once)], "2026-11-20T18:00").validUntil == nil)
    }

    @Test("a schedule that cannot be read keeps its item off the wall and says why")
    func unreadable() {
        let odd = Schedule(hours: ["25:00-26:00"])
        let programme = plan([item("x", .routine, odd), item("y")], "2026-11-20T12:00")
        #expect(line(programme) == "y")
        #expect(programme.excluded.map(\.cause.code) == ["unreadable-schedule"])
        #expect(
            programme.excluded[0].reason
                == "Its schedule cannot be read: hours[0], character 1: \"25:00-26:00\" is no time "
                + "of the day; write a start and another end, such as 08:30-17:30 or 22:00-02:00."
        )
    }

    @Test("a rule that names no day for years makes somebody look again, not crash")
    func rare() {
        let leap = Schedule(rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", start: day("2024-01-01"))
        let programme = plan([item("x", .routine, leap)], "2026-11-20T12:00")
        #expect(line(programme) == "filler")
        #expect(programme.validUntil == instant("2027-12-25T00:00:00+08:00"))
    }

    @Test("the index names the years whose holidays working days would need")
    func missingYears() {
        func years(_ schedule: Schedule?, _ time: String) -> [Int] {
            let planner = Planner(calendar: .china)
            let snapshot = snapshot([item("x", .routine, schedule)], units: units)
            return planner.index(snapshot, at: instant(time + ":00+08:00")).missingYears
        }
        #expect(years(Self.office, "2026-11-20T12:00") == [])
        #expect(years(Self.office, "2026-12-20T12:00") == [2027])
        #expect(years(Self.night, "2026-12-20T12:00") == [])
    }
}

@Suite("Items that ask for boards")
struct AddressedPlanTests {
    static let town = Board(id: "town", name: "乡", tags: ["street"], unitScope: "xinyuan")
    static let village = Board(id: "village", name: "村", unitScope: "xinyuan.yufang")

    @Test("go to those boards whatever their unit, and to no other")
    func asked() {
        let items = [
            item("by-id", unit: "jiaoba", boards: Addressing(ids: ["town"])),
            item("by-tag", unit: "jiaoba", boards: Addressing(tags: ["street"])),
            item("away", unit: "xinyuan", boards: Addressing(ids: ["hall"])),
            item("own", unit: "xinyuan"),
        ]
        let programme = plan(items, "2026-11-20T12:00", on: Self.town)
        #expect(line(programme) == "by-id by-tag own")
        #expect(programme.excluded.map(\.cause.code) == ["other-board"])
        #expect(line(plan(items, "2026-11-20T12:00")) == "away own")
        let narrow = Board(id: "town", name: "乡", unitScope: "xinyuan", kinds: [.weather])
        #expect(line(plan(items, "2026-11-20T12:00", on: narrow)) == "filler")
    }

    @Test("urgent items of the topmost unit's offices reach every board below it")
    func offices() {
        let items = [
            item("office", unit: "county.emergency", .urgent),
            item("routine", unit: "county.emergency"),
            item("neighbour", unit: "jiaoba", .urgent),
            item("below", unit: "jiaoba.shang", .urgent),
        ]
        #expect(line(plan(items, "2026-11-20T12:00", on: Self.town)) == "office")
        #expect(line(plan(items, "2026-11-20T12:00", on: Self.village)) == "office")
        let county = Board(id: "c", name: "县", unitScope: "county")
        #expect(
            line(plan(items, "2026-11-20T12:00", on: county)) == "below neighbour office routine"
        )
    }
}
