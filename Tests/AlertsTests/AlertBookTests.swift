import Alerts
import Disclosure
import Testing

private let hall = [AlertBoard(id: "hall")]

private func codes(_ texts: String...) -> [AreaCode] {
    texts.compactMap(AreaCode.init)
}

@Suite("What alerts do")
struct AlertBookTests {
    private func at(_ time: String) throws -> Instant {
        try #require(Instant(iso8601: "2026-11-21T\(time):00+08:00"))
    }

    private func outcome(
        _ changes: [(String, String)] = [],
        rule: AlertRule = AlertRule(),
        at time: String = "08:01"
    ) throws -> AlertBook.Outcome {
        var book = AlertBook()
        return try book.take(
            Alert(xml: AlertSample.bytes(changes)),
            rule: rule,
            boards: hall,
            now: at(time)
        )
    }

    private func urgency(_ outcome: AlertBook.Outcome) -> Urgency? {
        if case .shown(let notices, _) = outcome { notices.first?.urgency } else { nil }
    }

    @Test("an actual alert is shown in its words and hours")
    func shown() throws {
        guard case .shown(let notices, let instead) = try outcome() else {
            Issue.record("not shown")
            return
        }
        let notice = try #require(notices.first)
        #expect(notices.count == 1 && notice.boards == ["hall"])
        #expect(instead.isEmpty)
        #expect(notice.urgency == .emergency)
        #expect(notice.title == "暴雨红色预警")
        #expect(notice.body == "预计3小时雨量>100毫米。\n停止户外作业 & 转移\n县气象局")
        #expect(try notice.window == Window(from: at("08:00"), until: at("20:00")))
    }

    @Test(
        "severity, urgency and certainty give the rank by the table",
        arguments: [
            ("Extreme", "Expected", "Likely", Urgency.emergency),
            ("Extreme", "Future", "Likely", .urgent),
            ("Extreme", "Immediate", "Possible", .urgent),
            ("Severe", "Immediate", "Observed", .urgent),
            ("Moderate", "Unknown", "Unknown", .urgent),
            ("Minor", "Immediate", "Observed", nil),
            ("Unknown", "Immediate", "Observed", nil), ("Extreme", "Past", "Observed", nil),
        ]
    )
    func ranks(severity: String, when: String, certainty: String, rank: Urgency?) throws {
        let found = try outcome([
            (">Extreme<", ">\(severity)<"), (">Immediate<", ">\(when)<"),
            (">Observed<", ">\(certainty)<"),
        ])
        #expect(urgency(found) == rank)
        if rank == nil { #expect(found == .ignored(.noRule)) }
    }

    @Test(
        "what is not for the public to act upon changes nothing",
        arguments: [
            (">Actual<", ">Test<", AlertBook.Reason.test),
            (">Actual<", ">Exercise<", .exercise), (">Actual<", ">System<", .notForAction),
            (">Actual<", ">Draft<", .notForAction),
            ("<msgType>Alert", "<msgType>Ack", .answer),
            ("<msgType>Alert", "<msgType>Error", .answer),
            (">Public<", ">Restricted<", .notPublic),
            (">Public</scope>", ">Private</scope><addresses>a@b</addresses>", .notPublic),
        ]
    )
    func ignored(part: String, other: String, reason: AlertBook.Reason) throws {
        #expect(try outcome([(part, other)]) == .ignored(reason))
    }

    @Test("expired, elsewhere, foreign and repeated messages change nothing")
    func circumstances() throws {
        #expect(try outcome(at: "20:00") == .ignored(.expired))
        #expect(try urgency(outcome(at: "19:59")) == .emergency)
        #expect(try outcome(rule: AlertRule(areaCodes: codes("520327"))) == .ignored(.otherArea))
        #expect(
            try urgency(outcome(rule: AlertRule(areaCodes: codes("520327", "520326"))))
                == .emergency
        )
        #expect(try outcome(rule: AlertRule(senders: ["other"])) == .ignored(.foreignSender))
        var book = AlertBook()
        let alert = try Alert(xml: AlertSample.bytes())
        _ = try book.take(alert, rule: AlertRule(), boards: hall, now: at("08:01"))
        #expect(
            try book.take(alert, rule: AlertRule(), boards: hall, now: at("08:02"))
                == .ignored(.repeated)
        )
        #expect(book.notices.count == 1)
    }

    @Test("an alert without an end is shown for the rule's hours")
    func withoutEnd() throws {
        let expires = "<expires>2026-11-21T20:00:00+08:00</expires>"
        let rule = AlertRule(hoursWithoutEnd: 2)
        #expect(try urgency(outcome([(expires, "")], rule: rule, at: "09:59")) == .emergency)
        #expect(try outcome([(expires, "")], rule: rule, at: "10:00") == .ignored(.expired))
    }

    @Test("an update takes the place, a cancel ends it, a late original stays away")
    func chain() throws {
        var book = AlertBook()
        let first = try Alert(xml: AlertSample.bytes())
        let update = try Alert(
            xml: AlertSample.follower("Update", at: "09:00", [(">Extreme<", ">Severe<")])
        )
        _ = try book.take(first, rule: AlertRule(), boards: hall, now: at("08:01"))
        guard
            case .shown(let notices, let instead) = try book.take(
                update,
                rule: AlertRule(),
                boards: hall,
                now: at("09:01")
            )
        else {
            Issue.record("the update is not shown")
            return
        }
        #expect(instead == [first.reference])
        #expect(notices.map(\.urgency) == [.urgent])
        #expect(book.notices.map(\.alert) == [update.reference])
        var late = AlertBook()
        _ = try late.take(update, rule: AlertRule(), boards: hall, now: at("09:01"))
        #expect(
            try late.take(first, rule: AlertRule(), boards: hall, now: at("09:02"))
                == .ignored(.superseded)
        )
        let cancel = try Alert(xml: AlertSample.follower("Cancel", at: "10:00"))
        var other = AlertBook()
        _ = try other.take(first, rule: AlertRule(), boards: hall, now: at("08:01"))
        #expect(
            try other.take(cancel, rule: AlertRule(), boards: hall, now: at("10:01"))
                == .cancelled([first.reference])
        )
        #expect(other.notices.isEmpty)
        var empty = AlertBook()
        #expect(
            try empty.take(cancel, rule: AlertRule(), boards: hall, now: at("10:01"))
                == .ignored(.early)
        )
        #expect(empty.awaited == [first.reference])
        #expect(
            try empty.take(first, rule: AlertRule(), boards: hall, now: at("10:02"))
                == .ignored(.superseded)
        )
    }

    @Test("nobody calls off another's alert")
    func foreignCancel() throws {
        var book = AlertBook()
        _ = try book.take(
            Alert(xml: AlertSample.bytes()),
            rule: AlertRule(),
            boards: hall,
            now: at("08:01")
        )
        let cancel = try Alert(
            xml: AlertSample.follower("Cancel", at: "10:00", [("<sender>qx", "<sender>xx")])
        )
        #expect(
            try book.take(cancel, rule: AlertRule(), boards: hall, now: at("10:01"))
                == .ignored(.nothingToChange)
        )
        #expect(book.notices.count == 1)
    }

    @Test("what has expired leaves the book")
    func expires() throws {
        var book = AlertBook()
        let alert = try Alert(xml: AlertSample.bytes())
        _ = try book.take(alert, rule: AlertRule(), boards: hall, now: at("08:01"))
        #expect(try book.expire(now: at("19:59")).isEmpty)
        #expect(try book.expire(now: at("20:00")) == [alert.reference])
        #expect(book.notices.isEmpty)
    }
}
