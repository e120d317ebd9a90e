import CSQLite
import Disclosure
import POSIX
import TestKit
import Testing

@testable import Store

@Suite("Trouble with the store is told and never fatal")
struct TroubleTests {
    @Test(
        "every result code of SQLite has its sort of trouble",
        arguments: [
            (SQLITE_BUSY, StoreError.Code.busy), (SQLITE_BUSY | 1 << 8, .busy),
            (SQLITE_LOCKED, .busy), (SQLITE_CANTOPEN, .missing), (SQLITE_NOTADB, .foreign),
            (SQLITE_CORRUPT, .corrupt), (SQLITE_CORRUPT | 3 << 8, .corrupt), (SQLITE_FULL, .full),
            (SQLITE_IOERR, .inputOutput), (SQLITE_IOERR | 4 << 8, .inputOutput),
            (SQLITE_READONLY, .readOnly), (SQLITE_PERM, .readOnly),
            (SQLITE_CONSTRAINT | 7 << 8, .refused), (SQLITE_MISUSE, .internalMistake),
            (SQLITE_NOMEM, .internalMistake),
        ]
    )
    func codes(_ code: Int32, _ wanted: StoreError.Code) {
        let error = StoreError(sqlite: code, message: "so it is", attempt: "do it")
        #expect(error.code == wanted)
        #expect(error.sqliteCode == code)
        let number = wanted == .refused ? "" : " (SQLite \(code))"
        #expect(error.description.hasPrefix("cannot do it: so it is\(number). "))
    }

    @Test("every sort of trouble says what to do", arguments: StoreError.Code.allCases)
    func remedies(_ code: StoreError.Code) {
        let error = StoreError(code: code, attempt: "do it", problem: "no")
        #expect(error.remedy.count > 15 && error.remedy.hasSuffix("."))
    }

    @Test(
        "D07: a locked store is busy after the busy time, and works again after it",
        .enabled(if: StoreBench.hasShell, "needs sqlite3")
    )
    func locked() throws {
        let bench = try StoreBench.furnished()
        let writer = try DisclosureStore.open(
            at: bench.path,
            for: .writing,
            busyMilliseconds: 100
        )
        let reader = try bench.open()
        let before = try reader.snapshot()
        let shell = try ToolRunner.start("sqlite3", ["-batch", "-init", "/dev/null", bench.path])
        guard let input = shell.takeInput(), let output = shell.takeOutput() else {
            Issue.record("the shell has no pipes")
            return
        }
        try input.writeAll(Array("BEGIN EXCLUSIVE; SELECT 'held';\n".utf8).span)
        var room = [UInt8](repeating: 0, count: 64)
        #expect(
            try eventually {
                if case .moved = try output.read(into: &room) { return true }
                return false
            }
        )
        let error = try storeError {
            try writer.withdraw(item: "hung", person: "甲", at: StoreBench.now, reason: "到期")
        }
        #expect(error?.code == .busy)
        #expect(try reader.snapshot() == before, "readers read on")
        try input.writeAll(Array("COMMIT; SELECT 'free';\n".utf8).span)
        #expect(
            try eventually {
                if case .moved = try output.read(into: &room) { return true }
                return false
            }
        )
        try writer.withdraw(item: "hung", person: "甲", at: StoreBench.now, reason: "到期")
    }

    @Test(
        "D04: a store that outgrows its disk says so, keeps nothing of the change, and works again"
    )
    func full() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        // SQLite answers a page limit as it answers a full disk.
        try store.connection.execute("PRAGMA max_page_count = 1;", attempt: "limit")
        var item = StoreBench.item("big")
        item.body = String(repeating: "长", count: 60_000)
        let error = try storeError {
            _ = try store.importItems(
                units: [],
                items: [StoreBench.item("small"), item],
                by: nil,
                at: StoreBench.now
            )
        }
        #expect(error?.code == .full)
        #expect(try store.items().count == 6)
        try store.connection.execute("PRAGMA max_page_count = 100000;", attempt: "limit")
        let report = try store.importItems(
            units: [],
            items: [item],
            by: nil,
            at: StoreBench.now
        )
        #expect(report.items.map(\.outcome) == [.added(revision: 1)])
    }

    @Test(
        "D08: bytes turned at random on every page never trap, and never put up what was not signed",
        arguments: [1, 2, 3] as [UInt64]
    )
    func turnedBytes(_ seed: UInt64) throws {
        let bench = try StoreBench.furnished()
        try bench.shell("PRAGMA wal_checkpoint(TRUNCATE);")
        let signed = try bench.open().snapshot().snapshot.revisions.map(\.item)
        let good = try Files.read(bench.path)
        let pageBytes = 4_096
        var random = SplitMix64(seed: seed)
        for page in 0..<(good.count / pageBytes) {
            var bytes = good
            for _ in 0..<8 {
                let at = page * pageBytes + Int.random(in: 0..<pageBytes, using: &random)
                bytes[at] = UInt8.random(in: 0...255, using: &random)
            }
            try judge(bytes, signed: signed, "seed \(seed), page \(page)")
        }
    }

    @Test("D08: a file cut short at every page never traps")
    func cutShort() throws {
        let bench = try StoreBench.furnished()
        try bench.shell("PRAGMA wal_checkpoint(TRUNCATE);")
        let signed = try bench.open().snapshot().snapshot.revisions.map(\.item)
        let good = try Files.read(bench.path)
        for length in stride(from: 0, to: good.count, by: 2_048) {
            try judge(Array(good[..<length]), signed: signed, "cut at \(length)")
        }
    }

    /// Opens damaged bytes and uses them in every way; anything but a value or an error is a
    /// failure.
    private func judge(_ bytes: [UInt8], signed: [Item], _ label: String) throws {
        let bench = try StoreBench()
        try Files.writeAtomically(bytes, to: bench.path)
        for purpose in [DisclosureStore.Purpose.reading, .writing] {
            _ = try storeError {
                let store = try bench.open(purpose)
                _ = try storeError {
                    let reading = try store.snapshot()
                    let shown = reading.snapshot.revisions.map(\.item)
                    #expect(shown.allSatisfy(signed.contains), "\(label)")
                }
                _ = try storeError { _ = try store.items() }
                for id in ["hung", "edited"] {
                    _ = try storeError { _ = try store.history(of: id) }
                }
                guard purpose == .writing else { return }
                _ = try storeError {
                    try store.withdraw(item: "hung", person: "甲", at: StoreBench.now, reason: "到期")
                }
            }
        }
    }
}
