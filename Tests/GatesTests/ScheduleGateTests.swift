import Disclosure
import Gates
import Testing

private func item(_ schedule: Schedule?, boards: Addressing = .byScope) -> Item {
    Item(
        id: "A",
        kind: .notice,
        unit: "u",
        title: "题",
        body: "",
        schedule: schedule,
        boards: boards
    )
}

@Suite("The gate of schedules")
struct ScheduleGateTests {
    @Test("a schedule that cannot be read is refused at its character")
    func unreadable() throws {
        let start = try #require(CivilDate(iso8601: "2026-11-02"))
        let report = GateReport(
            item(Schedule(rule: "FREQ=WEEKLY;BYDAY=MO,XX", start: start)),
            matter: nil
        )
        #expect(
            report.findings.map(\.description) == [
                "schedule.rule, character 22: BYDAY: \"XX\" is no weekday; "
                    + "write one of MO, TU, WE, TH, FR, SA, SU."
            ]
        )
        #expect(report.findings.first?.severity == .refusal)
        #expect(!report.isOpen)
        #expect(GateReport(item(Schedule(hours: ["08:30-17:30"])), matter: nil).isOpen)
    }

    @Test("working days of a year without holidays are warned of, a month ahead")
    func holidays() throws {
        let calendar = WorkingCalendar(knownYears: [2026])
        func years(_ schedule: Schedule?, on text: String) throws -> [String] {
            let day = try #require(CivilDate(iso8601: text))
            return ScheduleGate.findings(in: item(schedule), calendar: calendar, on: day)
                .map(\.problem)
        }
        let workdays = Schedule(workdaysOnly: true)
        #expect(try years(workdays, on: "2026-11-30").isEmpty)
        #expect(
            try years(workdays, on: "2026-12-10") == [
                "the public holidays of 2027 are not known; every Monday to Friday counts"
            ]
        )
        #expect(try years(Schedule(weekdays: [1]), on: "2026-12-10").isEmpty)
        #expect(try years(nil, on: "2026-12-10").isEmpty)
    }

    @Test("boards that nobody has are held, the nearest name told")
    func boards() {
        let boards: [(id: String, tags: Set<String>)] = [
            ("hall-east", ["lobby"]), ("gate", ["street", "lobby"]),
        ]
        let asked = Addressing(ids: ["gate", "hall-est"], tags: ["lobby", "roof"])
        let findings = ScheduleGate.findings(in: item(nil, boards: asked), boards: boards)
        #expect(
            findings.map(\.description) == [
                "boards.ids: there is no board \"hall-est\"; write \"hall-east\".",
                "boards.tags: no board has the tag \"roof\"; name one of the configuration.",
            ]
        )
        #expect(findings.allSatisfy { $0.severity == .hold })
    }
}
