import Alerts
import Disclosure
import Overrides
import POSIX
import Planning
import Reception
import Registers
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("Alerts from their file to the boards")
struct AlertDeskTests {
    private let now = Instant(milliseconds: Clocks.wallMilliseconds())

    private func text(_ instant: Instant) -> String {
        instant.iso8601Text.replacing("Z", with: "+00:00")
    }

    /// A message of now, in force for an hour.
    private func message(_ id: String, _ type: String = "Alert", about: String = "") -> [UInt8] {
        let sent = text(Instant(milliseconds: now.milliseconds / 1_000 * 1_000))
        let end = text(Instant(milliseconds: now.milliseconds / 1_000 * 1_000 + 3_600_000))
        let references =
            about.isEmpty ? "" : "<references>qx.example,\(about),\(sent)</references>"
        return Array(
            """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
            <identifier>\(id)</identifier><sender>qx.example</sender><sent>\(sent)</sent>
            <status>Actual</status><msgType>\(type)</msgType><scope>Public</scope>\(references)
            <info><category>Met</category><event>storm</event><urgency>Immediate</urgency>
            <severity>Extreme</severity><certainty>Observed</certainty><expires>\(end)</expires>
            <headline>STORM</headline><area><areaDesc>town</areaDesc>
            <circle>28.5,107.6 10</circle></area></info></alert>
            """.utf8
        )
    }

    /// An office of two boards, one of which stands inside the area.
    private func office() throws -> (TestOffice, Configuration) {
        let office = try TestOffice()
        _ = try DisclosureStore.open(at: office.store, for: .writing)
            .importItems(units: TestOffice.units, items: [], by: nil, at: now)
        var inside = try office.board("inside", "tcp://127.0.0.1:1")
        inside.location = GeoPoint("28.51,107.61")
        inside.board.unitScope = "u"
        var outside = try office.board("outside", "tcp://127.0.0.1:2")
        outside.location = GeoPoint("29,108")
        var configuration = office.configuration([inside, outside])
        var line = AlertRule.Line(gives: .emergency)
        line.isInside = true
        configuration.disclosure.alerts.rule.lines = [line]
        return (office, configuration)
    }

    private func overrides(_ office: TestOffice) throws -> [String] {
        try DisclosureStore.open(at: office.store, for: .reading).overrides(after: now).map {
            "\($0.kind) \($0.targets.joined(separator: " "))"
        }
    }

    @Test("a notice hangs where the rule says, and the same message again changes nothing")
    func shown() throws {
        let (office, configuration) = try office()
        let desk = AlertDesk(configuration)
        let report = try desk.take(message("A"), at: now)
        #expect(report.orders.map(\.id) == ["alert-1"] && report.ignored == nil)
        #expect(try overrides(office) == ["emergency inside"])
        #expect(try desk.take(message("A"), at: now).ignored == .repeated)
        let end = try desk.take(message("B", "Cancel", about: "A"), at: now)
        #expect(end.ended == ["alert-1"] && end.awaited == 0)
        #expect(try overrides(office).isEmpty)
    }

    @Test("what was called off before it came is not shown, also by a service started since")
    func early() throws {
        let (office, configuration) = try office()
        let cancel = try AlertDesk(configuration).take(message("B", "Cancel", about: "A"), at: now)
        #expect(cancel.ignored == .early && cancel.awaited == 1)
        #expect(try AlertDesk(configuration).take(message("A"), at: now).ignored == .superseded)
        #expect(try overrides(office).isEmpty)
        let store = try DisclosureStore.open(at: office.store, for: .reading)
        let sources = try store.awaitedAlerts(at: now)
        #expect(sources.count == 1 && sources[0].hasPrefix("cap:qx.example,A,"))
        let later = now.advanced(byMilliseconds: 32 * 86_400_000)
        #expect(try store.awaitedAlerts(at: later).isEmpty, "remembered for 31 days")
        #expect(try store.ledgerTexts().contains { $0.contains(#""act":"callOff""#) })
    }

    @Test("a rule may name the unit that a board belongs to")
    func byUnit() throws {
        var (office, configuration) = try office()
        var line = AlertRule.Line(gives: .urgent)
        line.boards = ["unit:u"]
        configuration.disclosure.alerts.rule.lines = [line]
        _ = try AlertDesk(configuration).take(message("A"), at: now)
        #expect(try overrides(office) == ["urgent inside"])
    }

    @Test("a message that fits no rule is told as a warning, and changes nothing")
    func unshown() throws {
        var (office, configuration) = try office()
        configuration.disclosure.alerts.rule.lines = []
        let lines = LogBook()
        try Files.makeDirectory(office.folder.file("alerts"))
        let path = office.folder.file("alerts/a.xml")
        try Files.writeAtomically(message("A"), to: path)
        Clerk(configuration, log: lines.log)
            .takeAlert(path, "a.xml", office.folder.file("alerts"), at: now)
        #expect(lines.count(of: "alert not shown") == 1 && lines.count(of: "noRule") == 1)
        #expect(try Files.list(office.folder.file("alerts/done")) == ["a.xml"])
        #expect(try overrides(office).isEmpty)
    }

    @Test("a message of another form is refused with its place")
    func refused() throws {
        let (office, configuration) = try office()
        let broken = Array("<alert/>".utf8)
        #expect(throws: AlertError.self) {
            try AlertDesk(configuration).take(broken, at: now)
        }
        #expect(try overrides(office).isEmpty)
    }

    @Test("a thousand calls are remembered, and what is beyond is not")
    func bounded() throws {
        let (office, configuration) = try office()
        let desk = AlertDesk(configuration)
        let sent = text(Instant(milliseconds: now.milliseconds / 1_000 * 1_000))
        for part in 0..<3 {
            let many = (0..<500).map { "qx.example,M\(part)-\($0),\(sent)" }
            let cancel = String(decoding: message("C\(part)", "Cancel", about: "A"), as: UTF8.self)
                .replacing("qx.example,A,\(sent)", with: many.joined(separator: " "))
            _ = try desk.take(Array(cancel.utf8), at: now)
        }
        let store = try DisclosureStore.open(at: office.store, for: .reading)
        #expect(try store.awaitedAlerts(at: now).count == 1_000)
        #expect(try desk.take(message("M0-3"), at: now).ignored == .superseded)
        #expect(try desk.take(message("M2-3"), at: now).orders.count == 1)
    }
}

extension DisclosureStore {
    /// The texts of all entries.
    fileprivate func ledgerTexts() throws -> [String] {
        var texts: [String] = []
        try readLedger { _, text, _ in texts.append(text) }
        return texts
    }
}
