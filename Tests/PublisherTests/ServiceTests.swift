import BoardSimulator
import Disclosure
import Links
import POSIX
import Raster
import Session
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("The service, with a real store, real sockets and virtual boards", .timeLimit(.minutes(10)))
struct ServiceTests {
    private static let hasShell = ToolRunner.has("sqlite3")

    @Test("an approved item is on the board, dot for dot; what is not approved never is")
    func approvedOnly() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        try office.put(TestOffice.item("N-2", "日月"), steps: 2)
        try office.put(TestOffice.item("N-3", "周工"), steps: 1)
        try office.put(TestOffice.item("N-4", "王十"), steps: 0)
        let running = try RunningOffice(office)
        #expect(try running.showsTheStore())
        let picture = running.boards[0].picture()
        #expect(!picture.isDark)
        try office.put(TestOffice.item("N-5", "紧急"), steps: 2)
        #expect(eventually { running.boards[0].counts.frames >= picture.frameCount + 2 })
        running.end()
        let dark = [UInt8](repeating: 0, count: 64 * 8 * 3)
        let shown = running.shown.with { $0["wall", default: []] }
        #expect(shown.isSubset(of: [picture.bytes, dark]), "nothing else was ever sent")
    }

    @Test("text that moves is the scene's frame of the very instant it was drawn for")
    func moving() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口工日月周王十一二三四五六"))
        let running = try RunningOffice(office, ["wall": "ticker"])
        #expect(try running.showsTheStore())
        let scene = try #require(try office.scene(for: running.configurations[0]))
        for _ in 0..<5 {
            let count = running.boards[0].picture().frameCount
            #expect(eventually { running.boards[0].picture().frameCount > count })
            #expect(running.shows(scene))
        }
    }

    @Test("an approval and a withdrawal reach the board within a second")
    func changes() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office)
        #expect(try running.showsTheStore())
        let first = running.boards[0].picture().bytes
        try isSoon("approval") { number in
            try office.put(TestOffice.item("A-\(number)", "日月"))
            return try running.showsTheStore()
        }
        try isSoon("withdrawal") { number in
            try office.withdraw("A-\(number)")
            return try running.showsTheStore()
        }
        if running.boards[0].picture().bytes == first { return }
        #expect(try running.showsTheStore())
    }

    @Test(
        "a commit of another process is noticed within a second",
        .enabled(if: ServiceTests.hasShell, "needs sqlite3")
    )
    func otherProcess() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-0", "山口"))
        let running = try RunningOffice(office)
        #expect(try running.showsTheStore())
        for number in 1...3 { try office.put(TestOffice.item("B-\(number)", "日月"), steps: 2) }
        try isSoon("approval by the shell") { number in
            let result = try ToolRunner.run(
                "sqlite3",
                ["-batch", "-init", "/dev/null", "-cmd", ".timeout 5000", office.store],
                input: Array(
                    """
                    INSERT INTO signature (item, revision, step, person, at, digest)
                    SELECT item, number, 'approved', '王五', 1795225260000, digest
                    FROM revision WHERE item = 'B-\(number)';
                    """.utf8
                )
            )
            try #require(result.succeeded, "the shell said: \(result.errorText)")
            return try running.showsTheStore()
        }
    }

    /// Tries up to three times on a machine that may be busy: each time it must happen, and at
    /// least once within a second.
    private func isSoon(_ what: String, _ body: (Int) throws -> Bool) throws {
        var fastest = Int64.max
        for number in 1...3 {
            let start = MonotonicTime.now
            try #require(try body(number), "\(what) never arrived")
            fastest = min(fastest, MonotonicTime.now.nanoseconds(since: start) / 1_000_000)
            if fastest < 1_000, what == "approval by the shell" { return }
        }
        #expect(fastest < 1_000, "\(what) took \(fastest) ms at best")
    }

    @Test("every board goes dark when the service stops, and stays so")
    func stop() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office, ["a": "still", "b": "ticker", "c": "still"])
        for place in 0..<3 { #expect(try running.showsTheStore(place)) }
        running.end()
        for board in running.boards {
            #expect(eventually { board.picture().isDark }, "\(board.settings.name)")
        }
        #expect(running.problem == nil)
        #expect(running.book.lines.last == "level=info msg=\"publisher stopped\"")
    }

    @Test("a service started again shows the same")
    func restart() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        var pictures: [[UInt8]] = []
        for _ in 0..<2 {
            let running = try RunningOffice(office)
            #expect(try running.showsTheStore())
            pictures.append(running.boards[0].picture().bytes)
        }
        #expect(pictures[0] == pictures[1])
    }

    @Test("D07: the store is gone and comes back: the board keeps its content, then follows")
    func storeGone() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office)
        #expect(try running.showsTheStore())
        let content = running.boards[0].picture().bytes
        try Files.rename(office.store, to: office.store + ".away")
        #expect(eventually { running.book.count(of: "boards keep their content") == 1 })
        #expect(running.boards[0].picture().bytes == content)
        for ending in ["-wal", "-shm"] where Files.status(office.store + ending) != nil {
            try Files.rename(office.store + ending, to: office.store + ".away" + ending)
        }
        try Files.rename(office.store + ".away", to: office.store)
        #expect(eventually { running.book.count(of: "store can be read again") == 1 })
        try office.put(TestOffice.item("N-2", "日月"))
        #expect(try running.showsTheStore())
    }

    @Test(
        "the service wakes at the next change of a programme, and each second at least",
        arguments: [
            (nil, 1_000), (5_000, 1_000), (1_000, 1_000), (999, 999), (1, 1), (0, 0), (-50, 0),
        ] as [(Int64?, Int64)]
    )
    func waiting(until change: Int64?, milliseconds: Int64) {
        let now = Instant(seconds: 1_795_225_260)
        let next = change.map { now.advanced(byMilliseconds: $0) }
        #expect(PublisherService.waitMilliseconds(until: next, from: now) == milliseconds)
    }

    @Test("D07: another store that is put in the place of the first is followed")
    func replaced() throws {
        let office = try TestOffice()
        let other = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        try other.put(TestOffice.item("N-2", "日月"))
        let running = try RunningOffice(office)
        #expect(try running.showsTheStore())
        for ending in ["-wal", "-shm"] { try? Files.remove(office.store + ending) }
        try Files.rename(other.store, to: office.store)
        #expect(try running.showsTheStore())
        #expect(running.service.boardStatuses()[0].state == .ok)
    }

    @Test("an item comes when its window opens and goes when it closes, with no commit between")
    func window() throws {
        let office = try TestOffice()
        let start = TestOffice.now
        let window = Window(
            from: start.advanced(byMilliseconds: 1_200),
            until: start.advanced(byMilliseconds: 3_200)
        )
        try office.put(TestOffice.item("N-1", "山口", window: window))
        let running = try RunningOffice(office)
        let open = try #require(
            try office.scene(
                for: running.configurations[0],
                at: start.advanced(byMilliseconds: 2_000)
            )
        )
        let lit = open.frame(at: start).lamps
        #expect(eventually { running.boards[0].picture().bytes == lit })
        #expect(TestOffice.now >= start.advanced(byMilliseconds: 1_200), "not before its time")
        #expect(eventually { running.boards[0].picture().bytes != lit })
        #expect(TestOffice.now >= start.advanced(byMilliseconds: 3_200), "not before its end")
    }

    @Test("without a store the boards wait for one")
    func noStore() throws {
        let office = try TestOffice()
        for ending in ["", "-wal", "-shm"] { try? Files.remove(office.store + ending) }
        let running = try RunningOffice(office)
        #expect(eventually { running.book.count(of: "store cannot be read") == 1 })
        _ = try DisclosureStore.create(at: office.store)
        try office.put(TestOffice.item("N-1", "山口"))
        #expect(try running.showsTheStore())
    }
}
