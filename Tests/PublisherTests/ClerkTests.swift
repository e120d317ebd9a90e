import Disclosure
import Messages
import POSIX
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("The clerk")
struct ClerkTests {
    /// Long after every file of the test was written.
    private let now = Instant(
        milliseconds: Clocks.wallMilliseconds() + 60_000
    )

    private func office() throws -> (TestOffice, Configuration) {
        let office = try TestOffice()
        let store = try DisclosureStore.create(at: office.store)
        _ = try store.importItems(units: TestOffice.units, items: [], by: nil, at: now)
        var configuration = office.configuration([])
        for folder in ["inbox", "spool"] { try Files.makeDirectory(office.folder.file(folder)) }
        configuration.disclosure.inbox = office.folder.file("inbox")
        configuration.disclosure.messages = office.folder.file("spool")
        configuration.disclosure.cadres = [
            Cadre(number: "13800138000", name: "山口", post: "工", unit: "u")
        ]
        return (office, configuration)
    }

    private func items(_ configuration: Configuration) throws -> [ItemSummary] {
        try DisclosureStore.open(at: configuration.store, for: .reading).items()
    }

    private func sweepInbox(_ configuration: Configuration, at now: Instant? = nil) throws {
        let folder = try #require(configuration.disclosure.inbox)
        Clerk(configuration, log: .silent).sweep(folder, at: now ?? self.now) { $0 }
    }

    @Test("a good file goes to done, its items are drafts nobody stands by")
    func done() throws {
        let (office, configuration) = try office()
        _ = try office.folder.write("编号,单位,标题\nN-1,u,山口\n", to: "inbox/notice-1.csv")
        try sweepInbox(configuration)
        #expect(try items(configuration).map(\.state) == [.draft])
        #expect(try Files.list(office.folder.file("inbox")) == ["done"])
        #expect(try Files.list(office.folder.file("inbox/done")) == ["notice-1.csv"])
        // The same name a second time keeps both.
        _ = try office.folder.write("编号,单位,标题\nN-1,u,山口\n", to: "inbox/notice-1.csv")
        try sweepInbox(configuration)
        #expect(
            try Files.list(office.folder.file("inbox/done")) == ["notice-1.csv", "notice-1.csv.2"]
        )
        #expect(try items(configuration).count == 1)
    }

    @Test("a bad row puts the file into failed with its reason; the good rows are in")
    func failed() throws {
        let (office, configuration) = try office()
        _ = try office.folder.write(
            "编号,单位,标题\nN-1,u,山口\nN-2,x,山口\n",
            to: "inbox/notice-1.csv"
        )
        _ = try office.folder.write("1,2", to: "inbox/what.csv")
        _ = try office.folder.write("hi", to: "inbox/.hidden")
        try sweepInbox(configuration)
        #expect(try items(configuration).map(\.id) == ["N-1"])
        let failed = office.folder.file("inbox/failed")
        #expect(
            try Files.list(failed) == [
                "notice-1.csv", "notice-1.csv.reason.txt", "what.csv", "what.csv.reason.txt",
            ]
        )
        let reason = String(
            decoding: try Files.read(failed + "/notice-1.csv.reason.txt"),
            as: UTF8.self
        )
        #expect(reason.contains("notice-1.csv:3:1: "), "\(reason)")
        let other = String(
            decoding: try Files.read(failed + "/what.csv.reason.txt"),
            as: UTF8.self
        )
        #expect(other.contains("does not tell what is in the file"))
        #expect(try Files.list(office.folder.file("inbox")).contains(".hidden"))
    }

    @Test("a file that is still being written waits, and so does one while the store is away")
    func waits() throws {
        let (office, configuration) = try office()
        _ = try office.folder.write("编号,单位,标题\nN-1,u,山口\n", to: "inbox/notice-1.csv")
        try sweepInbox(configuration, at: Instant(milliseconds: Clocks.wallMilliseconds()))
        #expect(try Files.list(office.folder.file("inbox")) == ["notice-1.csv"])
        var away = configuration
        away.store = office.folder.file("away.db")
        try sweepInbox(away)
        #expect(try Files.list(office.folder.file("inbox")) == ["notice-1.csv"])
        try sweepInbox(configuration)
        #expect(try items(configuration).count == 1)
    }

    @Test("a message of a cadre on file becomes a diary, anybody else's goes to failed")
    func messages() throws {
        let (office, configuration) = try office()
        let head = "Sent: 26-11-27 09:30:05\nAlphabet: UTF-8\n\n"
        _ = try office.folder.write("From: 8613800138000\n\(head)山口，工日", to: "spool/GSM1.a")
        _ = try office.folder.write("From: 8613900139000\n\(head)山口", to: "spool/GSM1.b")
        _ = try office.folder.write("whatever", to: "spool/GSM1.c")
        let folder = try #require(configuration.disclosure.messages)
        Clerk(configuration, log: .silent).sweep(folder, at: now) { _ in .message }
        let found = try items(configuration)
        #expect(found.map(\.kind) == [.diary])
        #expect(found.map(\.state) == [.draft])
        #expect(found.first?.id.hasPrefix("SMS-20261127-") == true)
        #expect(try Files.list(folder + "/done") == ["GSM1.a"])
        #expect(try Files.list(folder + "/failed").count == 4)
        let reason = String(
            decoding: try Files.read(folder + "/failed/GSM1.b.reason.txt"),
            as: UTF8.self
        )
        #expect(reason.contains("0139000".suffix(4)) && !reason.contains("13900139000"))
    }

    @Test("bulletins are written once a night and never twice")
    func bulletins() throws {
        let (office, base) = try office()
        defer { withExtendedLifetime(office) {} }
        var configuration = base
        configuration.disclosure.bulletins = BulletinSettings(unit: "u")
        let day = try #require(CivilDate(iso8601: "2026-12-01"))
        let start = try #require(CivilDate(iso8601: "2026-01-05"))
        let plan = Plan(start: start, due: day, progress: 5, owner: "王", milestones: [])
        let item = Item(id: "P-1", kind: .project, unit: "u", title: "山", body: "", plan: plan)
        let store = try DisclosureStore.open(at: configuration.store, for: .writing)
        let signed = try #require(Instant(iso8601: "2026-11-10T09:00:00+08:00"))
        _ = try store.importItems(units: [], items: [item], by: "张三", at: signed)
        for (step, person) in [(SignatureStep.checked, "李四"), (.approved, "王五")] {
            try store.sign(item: "P-1", revision: 1, step: step, person: person, at: signed)
        }
        let clerk = Clerk(configuration, log: .silent)
        var night = Clerk.Night()
        let early = Zone.china.start(of: day)
        clerk.compile(&night, at: early)
        #expect(try items(configuration).count == 1)
        clerk.compile(&night, at: early.advanced(byMilliseconds: 1_800_000))
        #expect(
            try items(configuration).map(\.id).filter { $0 != "P-1" }
                == ["RANK-2026-11", "SUP-P-1"]
        )
        #expect(night.compiled == day)
        var other = Clerk.Night()
        clerk.compile(&other, at: early.advanced(byMilliseconds: 7_200_000))
        clerk.compile(&other, at: early.advanced(byMilliseconds: 90_000_000))
        #expect(try items(configuration).allSatisfy { $0.newest == 1 })
    }

    @Test("the service takes what is laid into its folder")
    func service() throws {
        let (office, configuration) = try office()
        let clerk = Clerk(configuration, log: .silent)
        clerk.start()
        _ = try office.folder.write("编号,单位,标题\nN-1,u,山口\n", to: "inbox/notice-1.csv")
        #expect(eventually { (try? items(configuration).count) == 1 })
        clerk.stop()
    }
}
