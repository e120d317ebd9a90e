import Alerts
import Disclosure
import Overrides
import Testing

private let morning = Instant(iso8601: "2026-11-21T09:00:00+08:00") ?? Instant(seconds: 0)

private func message(
    _ id: String,
    _ type: String = "Alert",
    status: String = "Actual",
    severity: String = "Extreme",
    area: String = "520326",
    expires: String = "2026-11-21T20:00:00+08:00",
    about: String? = nil
) throws -> Alert {
    let references =
        about.map { "<references>qx.example,\($0),2026-11-21T08:00:00+08:00</references>" } ?? ""
    let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>\(id)</identifier><sender>qx.example</sender>
          <sent>2026-11-21T08:00:00+08:00</sent><status>\(status)</status>
          <msgType>\(type)</msgType><scope>Public</scope>\(references)
          <info>
            <language>zh-CN</language><category>Met</category><event>暴雨</event>
            <urgency>Immediate</urgency><severity>\(severity)</severity>
            <certainty>Observed</certainty><expires>\(expires)</expires>
            <headline>暴雨预警</headline><description>雨大
        注意安全</description>
            <area><areaDesc>乡</areaDesc>
              <geocode><valueName>GB2260</valueName><value>\(area)</value></geocode></area>
          </info>
        </alert>
        """
    return try Alert(xml: Array(text.utf8))
}

@Suite("Alerts become orders")
struct AlertOrdersTests {
    private static var settings: AlertSettings {
        var settings = AlertSettings()
        settings.rule.areaCodes = [AreaCode("520326")].compactMap(\.self)
        return settings
    }

    private static let boards = [AlertBoard(id: "hall"), AlertBoard(id: "gate")]

    /// Takes messages one after another, as a store keeps what they order; one line each.
    private func lines(_ messages: [Alert]) -> [String] {
        var memory = AlertOrders.Memory()
        return messages.map { message in
            let orders = AlertOrders(
                message,
                Self.settings,
                boards: Self.boards,
                memory: memory,
                at: morning
            )
            for id in orders.ends {
                for place in memory.overrides.indices where memory.overrides[place].id == id {
                    memory.overrides[place].endedAt = morning
                }
            }
            for var order in orders.orders {
                order.id = "\(memory.overrides.count + 1)"
                memory.overrides.append(order)
            }
            memory.awaited += orders.awaited
            let done = orders.orders.map(\.kind.rawValue) + [orders.ignored?.rawValue ?? ""]
            let rest = orders.ends.map { "-\($0)" } + orders.awaited.map { _ in "awaits" }
            return (done + rest).filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    static let single:
        [(status: String, severity: String, area: String, expires: String, line: String)] = [
            ("Actual", "Extreme", "520326", "2026-11-21T20:00:00+08:00", "emergency"),
            ("Actual", "Moderate", "520326", "2026-11-21T20:00:00+08:00", "urgent"),
            ("Actual", "Minor", "520326", "2026-11-21T20:00:00+08:00", "noRule"),
            ("Actual", "Extreme", "110000", "2026-11-21T20:00:00+08:00", "otherArea"),
            ("Actual", "Extreme", "520326", "2026-11-21T08:30:00+08:00", "expired"),
            ("Test", "Extreme", "520326", "2026-11-21T20:00:00+08:00", "test"),
            ("Exercise", "Extreme", "520326", "2026-11-21T20:00:00+08:00", "exercise"),
            ("System", "Extreme", "520326", "2026-11-21T20:00:00+08:00", "notForAction"),
        ]

    @Test("by status, severity, area and time", arguments: single)
    func alone(
        _ status: String,
        _ severity: String,
        _ area: String,
        _ expires: String,
        _ line: String
    ) throws {
        let message = try message(
            "A",
            status: status,
            severity: severity,
            area: area,
            expires: expires
        )
        #expect(lines([message]) == [line])
    }

    @Test("the order says what, where and until when, and carries the alert's names")
    func content() throws {
        let orders = AlertOrders(
            try message("A"),
            Self.settings,
            boards: Self.boards,
            memory: .init(),
            at: morning
        )
        #expect(orders.orders.count == 1)
        let order = try #require(orders.orders.first)
        #expect(order.text == "暴雨预警：雨大：注意安全")
        #expect(order.targets.isEmpty, "every board")
        #expect(order.span.lowerBound == morning)
        #expect(order.span.upperBound.iso8601Text == "2026-11-21T12:00:00Z")
        #expect(order.source == "cap:qx.example,A,2026-11-21T00:00:00Z")
        #expect(order.reason == "暴雨")
    }

    @Test("an update replaces, a cancel ends, a repetition does nothing, also after the end")
    func series() throws {
        let first = try message("A")
        let update = try message("B", "Update", severity: "Severe", about: "A")
        let cancel = try message("C", "Cancel", about: "B")
        #expect(lines([first, first]) == ["emergency", "repeated"])
        #expect(lines([first, update, cancel]) == ["emergency", "urgent -1", "-2"])
        #expect(lines([first, update, first]) == ["emergency", "urgent -1", "repeated"])
        #expect(lines([cancel]) == ["early awaits"])
        #expect(
            lines([first, try message("D", "Update", severity: "Minor", about: "A")])
                == ["emergency", "-1"]
        )
    }

    @Test("what comes in another order ends in the same")
    func disorder() throws {
        let first = try message("A")
        let update = try message("B", "Update", severity: "Severe", about: "A")
        let cancel = try message("C", "Cancel", about: "B")
        #expect(lines([update, first]) == ["urgent awaits", "superseded"])
        #expect(lines([update, first, cancel]) == ["urgent awaits", "superseded", "-1"])
        #expect(
            lines([cancel, update, first]) == ["early awaits", "superseded awaits", "superseded"]
        )
        #expect(lines([cancel, first, update]) == ["early awaits", "emergency", "-1"])
        #expect(lines([first, cancel, update]) == ["emergency", "early awaits", "-1"])
        #expect(lines([cancel, cancel, first]) == ["early awaits", "early", "emergency"])
    }
}
