import Disclosure
import Notation
import Testing

private func read(_ members: String, check: ScheduleCheck? = nil) -> ImportDocument {
    ImportDocument.read(
        """
        {"schema": "placard.disclosures/1", "units": [{"code": "county", "name": "县"}], "items": [
        {"id": "A-1", "kind": "notice", "unit": "county", "title": "题", "body": "",
        \(members)}
        ]}
        """,
        zone: .china,
        schedules: check
    )
}

private let scheduled = Item(
    id: "NT-1",
    kind: .notice,
    unit: "county",
    title: "题",
    body: "",
    schedule: Schedule(
        hours: ["08:30-12:00", "22:00-02:00"],
        weekdays: [5, 1],
        workdaysOnly: true,
        rule: "FREQ=WEEKLY;BYDAY=MO,FR",
        start: day("2026-11-02")
    ),
    boards: Addressing(ids: ["hall-west", "hall-east"], tags: ["lobby"]),
    precedence: -2
)

@Suite("An item's schedule and the boards it asks for")
struct ScheduleTests {
    @Test("the canonical text holds what was said, days and names in order")
    func canonical() throws {
        #expect(
            scheduled.canonicalText
                == #"{"boards":{"ids":["hall-east","hall-west"],"tags":["lobby"]},"body":"","#
                + #""id":"NT-1","kind":"notice","precedence":-2,"#
                + #""schedule":{"hours":["08:30-12:00","22:00-02:00"],"#
                + #""rule":"FREQ=WEEKLY;BYDAY=MO,FR","start":"2026-11-02","#
                + #""weekdays":["MO","FR"],"workdays":true},"#
                + #""title":"题","unit":"county","urgency":"routine"}"#
        )
        #expect(try Item(canonicalText: scheduled.canonicalText) == scheduled)
    }

    @Test("what is not said is not written, so that digests of before stay")
    func absence() throws {
        let plain = Item(id: "A", kind: .notice, unit: "u", title: "t", body: "b")
        #expect(
            plain.canonicalText
                == #"{"body":"b","id":"A","kind":"notice","title":"t","unit":"u","#
                + #""urgency":"routine"}"#
        )
        #expect(
            plain.digest == "f8fc527f2e88f5209d94479a3388777c69fdccb11540df44a412751e824bc3ad"
        )
    }

    @Test("days in another order, or a plain zero, are not canonical")
    func refusals() {
        let text = scheduled.canonicalText
        for (part, other) in [
            (#"["MO","FR"]"#, #"["FR","MO"]"#), (#"["MO","FR"]"#, #"["MO","MO","FR"]"#),
            (#""precedence":-2"#, #""precedence":0"#), (#""workdays":true"#, #""workdays":false"#),
            (#"["hall-east","hall-west"]"#, #"["hall-west","hall-east"]"#),
        ] {
            let edited = text.replacing(part, with: other)
            #expect(edited != text)
            #expect(throws: NotationError.self) { try Item(canonicalText: edited) }
        }
    }

    @Test("is read from an import document")
    func importing() throws {
        let document = read(
            """
            "precedence": 3, "boards": {"tags": ["lobby"]},
            "schedule": {"hours": ["08:30-17:30"], "weekdays": ["FR", "MO"], "workdays": true}
            """
        )
        #expect(document.findings.isEmpty, "\(document.findings)")
        let item = try #require(document.items.first)
        #expect(item.precedence == 3)
        #expect(item.boards == Addressing(tags: ["lobby"]))
        #expect(
            item.schedule
                == Schedule(hours: ["08:30-17:30"], weekdays: [1, 5], workdaysOnly: true)
        )
    }

    @Test(
        "what cannot be meant is refused where it stands",
        arguments: [
            (#""schedule": {}"#, "3:13: $.items[0].schedule: the schedule says nothing"),
            (#""schedule": {"start": "2026-11-02"}"#, "3:13: $.items[0].schedule: a start stands"),
            (#""schedule": {"weekdays": ["XX"]}"#, "3:27: $.items[0].schedule.weekdays[0]: \"XX\""),
            (#""schedule": {"hour": []}"#, "did you mean \"hours\"?"),
            (#""boards": {"ids": []}"#, "3:11: $.items[0].boards: no board is named"),
            (#""precedence": 10"#, "10 is outside -9 to 9"),
            (#""precedence": "high""#, "write an integer"),
        ]
    )
    func mistakes(members: String, expected: String) throws {
        let document = read(members)
        #expect(document.items.isEmpty)
        let finding = try #require(document.findings.first)
        #expect("\(finding)".contains(expected), "\(finding)")
    }

    @Test("what the check refuses is a finding at its text, with the column in it")
    func checks() throws {
        let document = read(
            #""schedule": {"hours": ["08:30-17:30", "9-5"], "rule": "FREQ=NEVER"}"#
        ) { schedule in
            #expect(schedule.hours.count == 2)
            return ScheduleFault(part: "hours[1]", column: 2, problem: "odd", remedy: "mend it")
        }
        #expect(
            document.findings.map(\.description)
                == ["3:39: $.items[0].schedule.hours[1]: character 2: odd; mend it."]
        )
    }

    @Test("a board is named by its id or by one of its tags")
    func addressing() {
        let asked = Addressing(ids: ["a"], tags: ["hall", "gate"])
        #expect(asked.names("a", tags: []))
        #expect(asked.names("b", tags: ["gate", "roof"]))
        #expect(!asked.names("b", tags: ["roof"]))
        #expect(!Addressing.byScope.names("a", tags: ["hall"]))
    }

    @Test("a sample's rule moves with its dates")
    func shifting() {
        #expect(scheduled.shifted(byDays: 7).schedule?.start == day("2026-11-09"))
    }
}
