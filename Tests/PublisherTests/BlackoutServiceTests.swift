import BoardSimulator
import Disclosure
import Overrides
import POSIX
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("A blackout whatever ails the store, with real sockets", .timeLimit(.minutes(10)))
struct BlackoutServiceTests {
    private static let hasShell = ToolRunner.has("sqlite3")

    private func order(_ id: String = "dark", minutes: Int64 = 60) -> Override {
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        return Override(
            id: id,
            kind: .blackout,
            span: now..<now.advanced(byMilliseconds: minutes * 60_000),
            person: "张三",
            reason: "检修",
            at: now
        )
    }

    private func end(_ person: String) -> BlackoutNote.End {
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        return BlackoutNote.End(person: person, reason: "已恢复", at: now)
    }

    /// An office whose board shows an item.
    private func lit() throws -> (RunningOffice, BlackoutFile) {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office)
        try #require(try running.showsTheStore())
        return (running, BlackoutFile(beside: office.store))
    }

    private func isDark(_ running: RunningOffice) -> Bool {
        eventually { running.boards[0].picture().isDark }
    }

    /// Makes the board dark by the file, within a second.
    private func darkens(
        _ running: RunningOffice,
        _ file: BlackoutFile,
        _ id: String = "dark"
    ) throws {
        let start = MonotonicTime.now
        try file.change { $0.add(BlackoutNote.Entry(order(id))) }
        #expect(isDark(running))
        let took = MonotonicTime.now.nanoseconds(since: start) / 1_000_000
        print("blackout by the file: \(took) ms")
        #expect(took < 1_000, "it took \(took) ms")
    }

    /// Lifts the blackout by two people; one is not enough.
    private func lifts(_ running: RunningOffice, _ file: BlackoutFile) throws {
        try file.change { _ = $0.end("dark", end("李四")) }
        Clocks.sleep(milliseconds: 400)
        #expect(running.boards[0].picture().isDark, "one person lifts nothing")
        try file.change { _ = $0.end("dark", end("王五")) }
        #expect(eventually { !running.boards[0].picture().isDark })
    }

    @Test("S04: the file darkens and lifts, and the ledger gets both")
    func wellStore() throws {
        let (running, file) = try lit()
        try darkens(running, file)
        try lifts(running, file)
        let store = try DisclosureStore.open(at: running.office.store, for: .reading)
        #expect(eventually { (try? store.overrides().first?.endedAt) != nil })
        #expect(try running.showsTheStore())
        #expect(try store.ends(ofOverride: "dark").map(\.person) == ["李四", "王五"])
        #expect(try store.verifyLedger().faults.isEmpty)
        #expect(eventually { file.read() == .missing }, "the ledger has it, the file need not")
    }

    @Test(
        "S04: while another process holds the store's lock",
        .enabled(if: BlackoutServiceTests.hasShell, "needs sqlite3")
    )
    func lockedStore() throws {
        let (running, file) = try lit()
        let store = running.office.store
        let holder = try Thread.start(name: "holder") {
            _ = try? ToolRunner.run(
                "sqlite3",
                ["-batch", "-init", "/dev/null", store],
                input: Array(
                    "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;\n.shell sleep 4\n".utf8
                )
            )
        }
        Clocks.sleep(milliseconds: 500)
        try darkens(running, file)
        try lifts(running, file)
        holder.join()
        let reader = try DisclosureStore.open(at: store, for: .reading)
        #expect(eventually(withinSeconds: 10) { (try? reader.overrides().first?.endedAt) != nil })
    }

    @Test("S04: while the store is garbage, and while it is missing", arguments: [true, false])
    func brokenStore(isGarbage: Bool) throws {
        let (running, file) = try lit()
        let store = running.office.store
        try Files.rename(store, to: store + ".aside")
        for ending in ["-wal", "-shm"] { try Files.remove(store + ending) }
        if isGarbage { try Files.writeAtomically(Array("no store at all".utf8), to: store) }
        Clocks.sleep(milliseconds: 400)
        try darkens(running, file)
        try lifts(running, file)
        try darkens(running, file, "dark-2")
        running.end()
        // Also after a restart, with no store to read.
        let again = try RunningOffice(running.office)
        Clocks.sleep(milliseconds: 700)
        #expect(again.boards[0].picture().isDark)
    }

    @Test("a file that nobody can read means dark; one that vanishes lifts nothing")
    func garbledAndGone() throws {
        let (running, file) = try lit()
        try Files.writeAtomically([], to: file.path)
        #expect(isDark(running))
        #expect(
            eventually {
                running.book.lines.contains { $0.contains("blackout file cannot be read") }
            }
        )
        try Files.remove(file.path)
        #expect(eventually { !running.boards[0].picture().isDark })
        try darkens(running, file)
        try Files.remove(file.path)
        Clocks.sleep(milliseconds: 400)
        #expect(running.boards[0].picture().isDark)
        #expect(eventually { file.read() != .missing }, "it is written again")
    }

    @Test("it ends by itself")
    func ends() throws {
        let (running, file) = try lit()
        var brief = order()
        brief.span = brief.at..<brief.at.advanced(byMilliseconds: 1_200)
        let entry = BlackoutNote.Entry(brief)
        try file.change { $0.add(entry) }
        #expect(isDark(running))
        #expect(eventually { !running.boards[0].picture().isDark })
    }

    @Test(
        "L12: an urgent notice and a pin from the store are on the board within a second, and end"
    )
    func notices() throws {
        let (running, _) = try lit()
        let office = running.office
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        var fastest = Int64.max
        for number in 1...3 {
            let before = running.boards[0].picture().bytes
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            let start = MonotonicTime.now
            try store.add(
                Override(
                    id: "u-\(number)",
                    kind: .urgent,
                    text: "日月",
                    span: now..<now.advanced(byMilliseconds: 60_000),
                    person: "张三",
                    reason: "抢修",
                    at: now
                )
            )
            #expect(eventually { running.boards[0].picture().bytes != before })
            fastest = min(fastest, MonotonicTime.now.nanoseconds(since: start) / 1_000_000)
            try store.endOverride("u-\(number)", person: "李四", at: now, reason: "已恢复")
            #expect(eventually { running.boards[0].picture().bytes == before })
        }
        print("urgent notice: \(fastest) ms at best")
        #expect(fastest < 1_000)
    }
}
