import Disclosure
import POSIX
import Store
import TestKit
import Testing
import Watching

@Suite("A watch tells of every commit and every loss", .serialized)
struct StoreWatchTests {
    /// Longest wait of a test for something that must happen, in milliseconds.
    private let patience = 20_000

    private func next(_ watch: StoreWatch, within milliseconds: Int? = nil) throws -> StoreEvent {
        try watch.wait(until: .now.advanced(byMilliseconds: milliseconds ?? patience))
    }

    /// Waits until a certain event, through others that may come on the way.
    private func expect(_ watch: StoreWatch, _ wanted: StoreEvent) throws -> Bool {
        let deadline = MonotonicTime.now.advanced(byMilliseconds: patience)
        while true {
            let event = try watch.wait(until: deadline)
            if event == wanted { return true }
            if event == .timeout { return false }
        }
    }

    @Test("nothing happens: the deadline passes")
    func timeout() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        #expect(try next(watch, within: 30) == .timeout)
    }

    @Test("a commit before the wait is told by the wait")
    func earlierCommit() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        try bench.open(.writing).withdraw(
            item: "hung",
            person: "甲",
            at: StoreBench.now,
            reason: "到期"
        )
        #expect(try next(watch) == .changed)
        #expect(try next(watch, within: 30) == .timeout, "one commit is told once")
    }

    @Test("a rolled back transaction is no change")
    func rollback() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        try bench.shell("BEGIN; UPDATE unit SET name = name || 'x'; ROLLBACK;")
        #expect(try next(watch, within: 30) == .timeout)
    }

    @Test(
        "commits of the sqlite3 shell wake the watch, the median within 50 ms",
        .enabled(if: StoreBench.hasShell, "needs sqlite3")
    )
    func foreignCommits() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        let shell = try ToolRunner.start("sqlite3", ["-batch", "-init", "/dev/null", bench.path])
        guard let output = shell.takeOutput(), let input = shell.takeInput() else {
            Issue.record("the shell has no pipes")
            return
        }
        // The shell prints its clock right after each commit has returned.
        var delays: [Int64] = []
        for round in 1...10 {
            let sql = """
                UPDATE unit SET name = 'round \(round)' WHERE code = 'county';
                SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER);

                """
            try input.writeAll(Array(sql.utf8).span)
            #expect(try next(watch) == .changed)
            let seen = Clocks.wallMilliseconds()
            let text = try line(of: output)
            let committed = try #require(Int64(text), "the shell printed \(text)")
            delays.append(seen - committed)
        }
        delays.sort()
        #expect(delays[delays.count / 2] < 50, "delays in ms: \(delays)")
        #expect(try bench.open().snapshot().snapshot.units[0].name == "round 10")
    }

    private func line(of output: borrowing Descriptor) throws -> String {
        var text = ""
        var room = [UInt8](repeating: 0, count: 256)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: patience)
        while !text.hasSuffix("\n"), MonotonicTime.now < deadline {
            switch try output.read(into: &room) {
            case .moved(let count): text += String(decoding: room[..<count], as: UTF8.self)
            case .wouldBlock: Clocks.sleep(milliseconds: 1)
            case .ended: return text
            }
        }
        return String(text.dropLast())
    }

    @Test("a commit that comes long after its bytes is told: a slow disk hides nothing")
    func slowCommit() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        // The transaction outgrows its cache and spills into the log long before it commits.
        let shell = try ToolRunner.start("sqlite3", ["-batch", "-init", "/dev/null", bench.path])
        guard let input = shell.takeInput() else {
            Issue.record("the shell has no pipe")
            return
        }
        let spill = """
            PRAGMA cache_size = 1; BEGIN;
            UPDATE unit SET name = hex(randomblob(200));
            CREATE TABLE t (x); INSERT INTO t SELECT zeroblob(20000); DROP TABLE t;

            """
        try input.writeAll(Array(spill.utf8).span)
        #expect(try next(watch, within: 40) == .timeout)
        try input.writeAll(Array("COMMIT;\n".utf8).span)
        #expect(try next(watch) == .changed)
    }

    @Test("the bell ends a wait, from another thread and in advance")
    func bell() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        watch.bell.ring()
        watch.bell.ring()
        #expect(try next(watch) == .rung)
        #expect(try next(watch, within: 20) == .timeout)
        let bell = watch.bell
        let thread = try Thread.start(name: "ringer") {
            Clocks.sleep(milliseconds: 5)
            bell.ring()
        }
        #expect(try next(watch) == .rung)
        thread.join()
    }

    @Test("a store that is deleted is missing once, and replaced when it is back")
    func deletedAndBack() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        for name in try Files.list(bench.directory.path) {
            try Files.remove(bench.directory.file(name))
        }
        #expect(try expect(watch, .missing))
        #expect(try next(watch, within: 30) == .timeout)
        _ = try DisclosureStore.create(at: bench.path)
        #expect(try expect(watch, .replaced))
        #expect(try bench.open().snapshot().snapshot == Snapshot.empty)
    }

    @Test("a store that another one is moved over is replaced")
    func movedOver() throws {
        let bench = try StoreBench.furnished()
        let other = try StoreBench.furnished()
        try other.shell("PRAGMA journal_mode = DELETE;")
        let copy = bench.directory.file("copy")
        try Files.writeAtomically(try Files.read(other.path), to: copy)
        let watch = try StoreWatch(path: bench.path)
        try Files.rename(copy, to: bench.path)
        #expect(try expect(watch, .replaced))
    }

    @Test("a store that is not there yet, in a folder that is not there yet")
    func later() throws {
        let directory = try TemporaryDirectory("store")
        let path = "\(directory.path)/deep/store.db"
        let watch = try StoreWatch(path: path)
        #expect(try next(watch, within: 20) == .timeout)
        try Files.makeDirectory("\(directory.path)/deep")
        _ = try DisclosureStore.create(at: path)
        #expect(try expect(watch, .replaced))
        let store = try DisclosureStore.open(at: path, for: .writing)
        _ = try store.importItems(
            units: StoreBench.units,
            items: [],
            by: nil,
            at: StoreBench.now
        )
        #expect(try expect(watch, .changed))
    }

    @Test("bytes that are no store are trouble once; a good store after them is news")
    func trouble() throws {
        let bench = try StoreBench.furnished()
        let good = try StoreBench.furnished()
        try good.shell("PRAGMA journal_mode = DELETE;")
        let bytes = try Files.read(good.path)
        let watch = try StoreWatch(path: bench.path)
        let noise = [UInt8](repeating: 0x5A, count: 8_192)
        try Files.writeAtomically(noise, to: bench.path)
        guard case .troubled(let error) = try next(watch) else {
            Issue.record("no trouble was told")
            return
        }
        #expect(error.code == .foreign || error.code == .corrupt)
        #expect(try next(watch, within: 30) == .timeout)
        for name in ["store.db-wal", "store.db-shm"] {
            try? Files.remove(bench.directory.file(name))
        }
        try Files.writeAtomically(bytes, to: bench.path)
        #expect(try expect(watch, .replaced))
    }

    @Test("neighbours in the folder do not wake it")
    func neighbours() throws {
        let bench = try StoreBench.furnished()
        let watch = try StoreWatch(path: bench.path)
        _ = try bench.directory.write("x", to: "notes.txt")
        #expect(try next(watch, within: 30) == .timeout)
    }
}
