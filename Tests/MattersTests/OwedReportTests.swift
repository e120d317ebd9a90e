import Disclosure
import Matters
import Testing

@Suite("What is owed")
struct OwedReportTests {
    private let catalogue = MatterCatalogue([
        OwedReportTests.matter("fast", limit: 3), OwedReportTests.matter("slow", limit: 20),
        OwedReportTests.matter("free", limit: nil),
    ])

    private static func matter(_ id: String, limit: Int?) -> Matter {
        Matter(
            id: id,
            name: id,
            kind: .notice,
            basis: "条例",
            limitDays: limit,
            body: "县政府办公室",
            channels: ["电子屏"],
            audience: "全社会",
            level: .county
        )
    }

    private func line(
        _ matter: String,
        _ formed: String,
        shown: String?,
        on date: String
    ) throws -> OwedReport.Line {
        let formed = FormedMatter(
            matter: matter,
            unit: "county",
            reference: "1",
            formed: try day(formed),
            shown: try shown.map { try day($0) }
        )
        let report = OwedReport(
            [formed],
            catalogue: catalogue,
            on: try day(date),
            calendar: .china
        )
        return try #require(report.units.first?.lines.first)
    }

    @Test(
        "limits count in working days from the day after",
        arguments: [
            // Formed on Friday: due on Wednesday.
            ("fast", "2026-11-20", nil, "2026-11-20", OwedReport.State.waiting(daysLeft: 3)),
            ("fast", "2026-11-20", nil, "2026-11-22", .waiting(daysLeft: 3)),
            ("fast", "2026-11-20", nil, "2026-11-25", .waiting(daysLeft: 0)),
            ("fast", "2026-11-20", nil, "2026-11-26", .owed(days: 1)),
            ("fast", "2026-11-20", nil, "2026-11-28", .owed(days: 2)),
            ("fast", "2026-11-20", "2026-11-25", "2026-12-31", .shown),
            ("fast", "2026-11-20", "2026-11-26", "2026-12-31", .shownLate(days: 1)),
            // What was shown only later was still owed on the day asked for.
            ("fast", "2026-11-20", "2026-11-27", "2026-11-26", .owed(days: 1)),
            // Over National Day with its make-up Saturday.
            ("fast", "2026-09-30", nil, "2026-10-10", .waiting(daysLeft: 0)),
            ("fast", "2026-09-30", nil, "2026-10-11", .owed(days: 0)),
            ("free", "2026-01-05", nil, "2026-11-20", .unlimited),
            ("free", "2026-01-05", "2026-11-20", "2026-11-20", .shown),
            ("slow", "2026-12-21", nil, "2026-12-22", .unknown(missingYear: 2027)),
            ("fast", "2026-12-21", nil, "2027-01-10", .unknown(missingYear: 2027)),
            ("other", "2026-11-20", nil, "2026-11-20", .noSuchMatter),
        ]
    )
    func states(
        matter: String,
        formed: String,
        shown: String?,
        on date: String,
        state: OwedReport.State
    ) throws {
        #expect(try line(matter, formed, shown: shown, on: date).state == state)
    }

    @Test("units stand by code, and in each the longest owed first")
    func order() throws {
        func formed(_ unit: String, _ reference: String, _ date: String) throws -> FormedMatter {
            FormedMatter(matter: "fast", unit: unit, reference: reference, formed: try day(date))
        }
        let report = OwedReport(
            [
                try formed("xinyuan", "c", "2026-11-20"), try formed("county", "b", "2026-11-19"),
                try formed("county", "a", "2026-11-02"), try formed("county", "d", "2026-11-24"),
                try formed("county", "e", "2026-11-02"),
            ],
            catalogue: catalogue,
            on: try day("2026-11-26"),
            calendar: .china
        )
        #expect(report.units.map(\.unit) == ["county", "xinyuan"])
        let county = try #require(report.units.first)
        #expect(county.lines.map(\.formed.reference) == ["a", "e", "b", "d"])
        #expect(county.owedCount == 3)
    }
}
