import Alerts
import Bulletins
import Disclosure
import Matters
import Messages
import Notation
import Overrides
import POSIX
import Recurrence
import Testing

@testable import Publisher

@Suite("The configuration of disclosures")
struct DisclosureSettingsTests {
    private func read(_ text: String) throws -> DisclosureSettings {
        try ConfigurationReader.read(
            "{ office: \"山\", boards: [], disclosure: { \(text) } }",
            folder: "/etc/placard"
        ).disclosure
    }

    @Test("what is left out is as built in")
    func defaults() throws {
        #expect(try read("") == DisclosureSettings())
        #expect(try read("").proof == .acknowledged)
        #expect(try read("").hall.first?.hours.map(\.start) == [28_800])
    }

    @Test("everything that can be set")
    func all() throws {
        let settings = try read(
            """
            matters: "matters.json5", words: "/srv/words.txt", publicNumbers: ["0938-8212345"],
            calendar: [{ year: 2027, holidays: ["2027-01-01"], workdays: [] }],
            hall: [{ hours: ["08:00-12:00", "14:30-18:00"],
                     rule: "FREQ=DAILY;BYMONTH=5,6,7,8,9" }],
            proof: "sent", wholeDayPercent: 90,
            lamps: { onScheduleMarginPoints: 3, lateMarginPoints: 10 },
            bulletins: { unit: "county", at: "01:15", points: { late: 50 } },
            inbox: "inbox", messages: "/var/spool/sms/incoming",
            cadres: [{ number: "138 0013 8000", name: "王", post: "县长", unit: "county" }],
            """
        )
        #expect(settings.matters == "/etc/placard/matters.json5")
        #expect(settings.words == "/srv/words.txt")
        #expect(settings.calendar.knownYears.contains(2027))
        #expect(settings.hall.first?.hours.count == 2 && settings.hall.first?.days.rule != nil)
        #expect(settings.proof == .sent && settings.wholeDayPercent == 90)
        #expect(settings.lamps.lateMarginPoints == 10)
        #expect(settings.bulletins?.second == 4_500 && settings.bulletins?.points.late == 50)
        #expect(settings.cadres.first?.name == "王")
    }

    @Test("rules for alerts: conditions on message, area and board, and what a board gets")
    func alerts() throws {
        let rule = try read(
            """
            alerts: {
                areas: ["5203*"], language: ["zh", "en"], boards: ["tag:hall"],
                rules: [
                    { severity: ["Extreme"], category: ["Met", "Geo"], inside: true,
                      boards: ["unit:county"], gives: "emergency" },
                    { areaText: ["新园"], areas: ["GB2260:520326"], gives: "nothing" },
                ],
            }
            """
        ).alerts.rule
        #expect(rule.languages == ["zh", "en"])
        #expect(rule.areaCodes.map(\.isBeginning) == [true])
        #expect(rule.lines.map(\.boards) == [["unit:county"], ["tag:hall"]])
        #expect(rule.lines.map(\.gives) == [.emergency, .routine])
        #expect(rule.lines.map(\.isInside) == [true, false])
        #expect(rule.lines[0].categories == [.meteorological, .geophysical])
        #expect(rule.lines[1].areaWords == ["新园"] && rule.lines[1].codes.first?.system == "GB2260")
        #expect(try read("alerts: { language: \"en\" }").alerts.rule.languages == ["en"])
        let usual = try read("alerts: { boards: [\"hall\"] }").alerts.rule.lines
        #expect(usual.count == 3 && usual.allSatisfy { $0.boards == ["hall"] })
    }

    @Test("what the package's configuration shows in comments can be set as it stands there")
    func packaged() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = String(
            decoding: try Files.read("/\(folder)/Packaging/placard.json5", limitBytes: 1 << 20),
            as: UTF8.self
        )
        var isExample = false
        let lines = text.split(separator: "\n").map { line -> String in
            let code = line.drop { $0 == " " }
            if code == "// disclosure: {" || code == "// {" { isExample = true }
            defer { if isExample, ["// },", "// }"].contains(code) { isExample = false } }
            return isExample ? String(code.dropFirst(3)) : String(line)
        }
        let whole = lines.joined(separator: "\n")
        let configuration = try ConfigurationReader.read(whole, folder: "/etc/placard")
        #expect(configuration.boards.first?.location != nil)
        #expect(configuration.disclosure.chain.count == 3)
        #expect(configuration.disclosure.alerts.rule.lines.count == 3)
    }

    @Test(
        "what cannot be is refused where it stands",
        arguments: [
            ("mattres: 1", "mattres"), ("proof: \"maybe\"", "maybe"),
            ("alerts: { areas: [\"52**\"] }", "52**"), ("alerts: { rules: [{}] }", "gives"),
            ("alerts: { rules: [{ gives: \"urgent\", category: [\"Rain\"] }] }", "Rain"),
            ("alerts: { rules: [{ gives: \"urgent\", areaText: [\"\"] }] }", "empty"),
            ("alerts: { rules: [{ gives: \"urgent\", inside: 1 }] }", "inside"),
            ("hall: [{ hours: [\"8-18\"] }]", "8-18"),
            ("hall: [{ hours: [\"08:00-18:00\"], rule: \"FREQ=SECONDLY\" }]", "SECONDLY"),
            ("lamps: { lateMarginPoints: 1 }", "overdue before"),
            ("bulletins: {}", "unit"), ("bulletins: { unit: \"u\", at: \"25:00\" }", "25:00"),
            ("cadres: [{ number: \"x\", name: \"a\", post: \"b\", unit: \"u\" }]", "no number"),
            (
                "cadres: [{ number: \"138\", name: \"a\", post: \"b\", unit: \"u\" },"
                    + " { number: \"13-8\", name: \"c\", post: \"d\", unit: \"u\" }]",
                "above"
            ), ("wholeDayPercent: 0", "0"),
        ]
    )
    func refused(text: String, reason: String) {
        let error = #expect(throws: NotationError.self) { try read(text) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.path.hasPrefix("$.disclosure") == true)
    }
}
