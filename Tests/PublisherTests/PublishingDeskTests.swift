import Disclosure
import Exhibits
import Kiosk
import POSIX
import Planning
import Raster
import Store
import TestKit
import Testing
import Watching

@testable import Publisher

@Suite("The publisher's desk, in virtual time")
struct PublishingDeskTests {
    /// 2026-11-21 09:41 in China.
    private static let morning = Instant(seconds: 1_795_225_260)
    /// The day before: a store with later entries would make these clocks implausible.
    private static let signedAt = morning.advanced(byMilliseconds: -86_400_000)
    private static let midnight = Zone.china.start(
        of: Zone.china.civilTime(at: morning).date.advanced(byDays: 1)
    )

    /// A desk over an office with one board for everything and one for weather only.
    private struct Bench {
        let office: TestOffice
        let book = LogBook()
        var desk: PublishingDesk

        init(_ items: [Item] = []) throws {
            let office = try TestOffice(signedAt: PublishingDeskTests.signedAt)
            for item in items { try office.put(item) }
            let boards = [
                try office.board("all", "tcp://127.0.0.1:9"),
                try office.board("weather", "tcp://127.0.0.1:9", kinds: [.weather]),
            ]
            self.office = office
            desk = PublishingDesk(
                office.configuration(boards),
                faces: try office.library(),
                log: book.log
            )
        }

        /// What the first board has in its slots now.
        var showing: [String] { desk.boards[0].programme?.slots.compactMap { $0.item?.id } ?? [] }

        /// Follows an event and plans; the ids of the boards with a new scene.
        mutating func step(_ event: StoreEvent, at now: Instant = morning) -> [String] {
            desk.follow(event, at: now)
            return desk.update(at: now).map(\.board)
        }
    }

    @Test("the first reading plans every board; nothing new comes while nothing changes")
    func first() throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        #expect(bench.step(.replaced) == ["all", "weather"])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.snapshot.revisions.map(\.item.id) == ["N-1"])
        #expect(bench.step(.timeout) == [])
        #expect(bench.step(.rung, at: Self.morning.advanced(byMilliseconds: 60_000)) == [])
        #expect(bench.step(.changed) == [], "a commit that changes no board")
    }

    @Test("a commit gives new scenes to those boards whose content it changes")
    func change() throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        _ = bench.step(.replaced)
        try bench.office.put(TestOffice.item("N-2", "日月"))
        #expect(bench.step(.changed) == ["all"])
        #expect(bench.showing == ["N-1", "N-2"])
        try bench.office.put(TestOffice.item("W-1", "周", kind: .weather))
        #expect(bench.step(.changed) == ["all", "weather"])
        try bench.office.withdraw("N-1")
        #expect(bench.step(.changed) == ["all"])
        #expect(bench.showing == ["N-2", "W-1"])
    }

    @Test("orders of long ago leave the memory, and come back with a clock that is set back")
    func ordersOfLongAgo() throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        let store = try DisclosureStore.open(at: bench.office.store, for: .writing)
        func at(_ hours: Int64) -> Instant {
            Self.signedAt.advanced(byMilliseconds: hours * 3_600_000)
        }
        for (id, hour) in [("early", 1), ("late", 12)] as [(String, Int64)] {
            let order = Override(
                id: id,
                kind: .blackout,
                span: at(hour)..<at(hour + 1),
                person: "张三",
                reason: "演练",
                at: at(hour)
            )
            try store.add(order)
        }
        _ = bench.step(.replaced, at: at(6))
        #expect(bench.desk.stored.map(\.id) == ["late"])
        // Nothing is told by the store: the clock alone asks for what memory no longer holds.
        _ = bench.step(.timeout, at: at(6))
        #expect(bench.desk.stored.map(\.id) == ["late"])
        _ = bench.step(.timeout, at: at(1))
        #expect(bench.desk.stored.map(\.id) == ["early", "late"])
    }

    @Test("scenes never share a number")
    func numbers() throws {
        var bench = try Bench()
        var numbers: [UInt64] = []
        for count in 0..<4 {
            try bench.office.put(TestOffice.item("N-\(count)", "山"))
            bench.desk.follow(.changed, at: Self.morning)
            numbers += bench.desk.update(at: Self.morning).map(\.scene.id)
        }
        #expect(numbers == [1, 2, 3, 4, 5])
    }

    @Test("what is not approved is on no board and in no model", arguments: 0...2)
    func unapproved(steps: Int) throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        try bench.office.put(TestOffice.item("N-2", "日月"), steps: steps)
        _ = bench.step(.replaced)
        #expect(bench.showing == ["N-1"])
        let model = bench.desk.model(boards: [], at: Self.morning)
        #expect(model.snapshot.revisions.map(\.item.id) == ["N-1"])
    }

    @Test("a window opens and closes to the millisecond, and its edges are announced")
    func window() throws {
        let opens = Self.morning.advanced(byMilliseconds: 1_000)
        let closes = Self.morning.advanced(byMilliseconds: 5_000)
        let window = Window(from: opens, until: closes)
        var bench = try Bench([TestOffice.item("N-1", "山口", window: window)])
        _ = bench.step(.replaced)
        #expect(bench.showing == [])
        #expect(bench.desk.nextChange(after: Self.morning) == opens)
        #expect(bench.step(.timeout, at: opens.advanced(byMilliseconds: -1)) == [])
        #expect(bench.step(.timeout, at: opens) == ["all"])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.nextChange(after: opens) == closes)
        #expect(bench.step(.timeout, at: closes.advanced(byMilliseconds: -1)) == [])
        #expect(bench.step(.timeout, at: closes) == ["all"])
        #expect(bench.showing == [])
        #expect(bench.desk.nextChange(after: closes) == nil)
    }

    @Test("the begin and end of a notice are announced to a kiosk without boards")
    func noticeEdges() throws {
        let office = try TestOffice(signedAt: Self.morning)
        let opens = Self.morning.advanced(byMilliseconds: 1_500)
        let closes = Self.morning.advanced(byMilliseconds: 7_250)
        try DisclosureStore.open(at: office.store, for: .writing).add(
            Override(
                id: "u",
                kind: .urgent,
                text: "山口",
                span: opens..<closes,
                person: "张三",
                reason: "停水",
                at: Self.morning
            )
        )
        var desk = PublishingDesk(
            office.configuration([]),
            faces: try FaceShelf.open(office.folder.file("fonts")).library,
            log: .silent
        )
        desk.follow(.replaced, at: Self.morning)
        desk.update(at: Self.morning) { _, _ in }
        #expect(desk.model(boards: [], at: Self.morning).notices.isEmpty)
        #expect(desk.nextChange(after: Self.morning) == opens)
        #expect(desk.model(boards: [], at: opens).notices.map(\.text) == ["山口"])
        #expect(desk.nextChange(after: opens) == closes)
        #expect(desk.model(boards: [], at: closes).notices.isEmpty)
        #expect(desk.nextChange(after: closes) == nil)
    }

    @Test("C01: the moment when a clock set back too far comes right by itself is announced")
    func clockComesRight() throws {
        // Signed the day before: that is the newest entry, and a clock may lie 5 minutes before it.
        let right = Self.signedAt.advanced(byMilliseconds: -300_000)
        let opens = right.advanced(byMilliseconds: 60_000)
        let item = TestOffice.item("N-1", "山口", window: Window(from: opens))
        var bench = try Bench([item])
        let wrong = right.advanced(byMilliseconds: -42_250)
        _ = bench.step(.replaced, at: wrong)
        #expect(bench.showing == ["N-1"], "planned for the newest entry's instant")
        #expect(bench.desk.nextChange(after: wrong) == right)
        #expect(bench.step(.timeout, at: right.advanced(byMilliseconds: -1)) == [])
        #expect(bench.step(.timeout, at: right) == ["all"])
        #expect(bench.showing == [])
        #expect(bench.desk.nextChange(after: right) == opens)
    }

    @Test("a clock that is set back undoes what was planned ahead of it")
    func clockSetBack() throws {
        let window = Window(from: Self.morning)
        var bench = try Bench([TestOffice.item("N-1", "山口", window: window)])
        _ = bench.step(.replaced)
        #expect(bench.showing == ["N-1"])
        #expect(bench.step(.timeout, at: Self.morning.advanced(byMilliseconds: -1)) == ["all"])
        #expect(bench.showing == [])
        #expect(bench.step(.timeout, at: Self.morning) == ["all"])
    }

    @Test("at midnight every plan is looked at again: a lamp goes red with the day")
    func midnight() throws {
        let today = Zone.china.civilTime(at: Self.morning).date
        let plan = Plan(
            start: today.advanced(byDays: -30),
            due: today,
            progress: 99,
            owner: "王",
            milestones: []
        )
        var bench = try Bench([TestOffice.item("P-1", "工", kind: .project, plan: plan)])
        _ = bench.step(.replaced)
        let before = bench.desk.boards[0].programme?.slots.first?.lamp
        #expect(before != .overdue)
        #expect(bench.step(.timeout, at: Self.midnight.advanced(byMilliseconds: -1)) == [])
        #expect(bench.step(.timeout, at: Self.midnight) == ["all"])
        #expect(bench.desk.boards[0].programme?.slots.first?.lamp == .overdue)
        let model = bench.desk.model(boards: [], at: Self.midnight)
        #expect(model.plans["P-1"]?.lamp == .overdue)
    }
}

/// Trouble with the store.
extension PublishingDeskTests {
    @Test("a store that goes missing leaves the boards as they are, until it is back")
    func missing() throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        _ = bench.step(.replaced)
        let bytes = try Files.read(bench.office.store)
        for ending in ["", "-wal", "-shm"] { try? Files.remove(bench.office.store + ending) }
        #expect(bench.step(.missing) == [])
        #expect(bench.desk.staleSince == Self.morning)
        let later = Self.morning.advanced(byMilliseconds: 1_000)
        #expect(bench.step(.timeout, at: later) == [])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.staleSince == Self.morning, "stale since the first failure")
        #expect(bench.book.count(of: "boards keep their content") == 1, "told once")
        try Files.writeAtomically(bytes, to: bench.office.store)
        #expect(bench.step(.timeout, at: later.advanced(byMilliseconds: 1_000)) == [])
        #expect(bench.desk.staleSince == nil)
        #expect(bench.book.count(of: "store can be read again") == 1)
    }

    @Test(
        "a damaged or foreign file leaves the boards as they are",
        arguments: [0, 100, 4_096, 20_000]
    )
    func damaged(bytes count: Int) throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        _ = bench.step(.replaced)
        for ending in ["-wal", "-shm"] { try? Files.remove(bench.office.store + ending) }
        try Files.writeAtomically([UInt8](repeating: 0x5A, count: count), to: bench.office.store)
        #expect(bench.step(.replaced) == [])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.staleSince == Self.morning)
        #expect(bench.desk.model(boards: [], at: Self.morning).staleSince == Self.morning)
        #expect(bench.book.count(of: "level=error") == 1)
    }

    @Test("a store that is held by another leaves the boards as they are")
    func locked() throws {
        var bench = try Bench([TestOffice.item("N-1", "山口")])
        _ = bench.step(.replaced)
        let busy = StoreError(code: .busy, attempt: "read the snapshot", problem: "it is locked")
        #expect(bench.step(.troubled(busy)) == [])
        #expect(bench.showing == ["N-1"])
        #expect(bench.desk.staleSince == Self.morning)
        #expect(bench.step(.timeout) == [])
        #expect(bench.desk.staleSince == nil)
    }

    @Test("a board whose layout is at fault is told and left alone; the other is planned")
    func brokenLayout() throws {
        let office = try TestOffice(signedAt: PublishingDeskTests.signedAt)
        try office.put(TestOffice.item("N-1", "山口"))
        let book = LogBook()
        var desk = PublishingDesk(
            office.configuration([
                try office.board("broken", "tcp://127.0.0.1:9", layout: "none"),
                try office.board("good", "tcp://127.0.0.1:9"),
            ]),
            faces: try office.library(),
            log: book.log
        )
        desk.follow(.replaced, at: Self.morning)
        #expect(desk.update(at: Self.morning).map(\.board) == ["good"])
        #expect(desk.boards[0].fault?.subject == .layout)
        #expect(book.count(of: "msg=\"board cannot be laid out\" board=broken") == 1)
    }
}
