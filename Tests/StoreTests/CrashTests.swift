import Disclosure
import Notation
import POSIX
import Proof
import Store
import TestKit
import Testing

/// A writer that these tests start as a process of its own, to kill it or break its disk.
enum CrashWriter {
    static let pathVariable = "PLACARD_STORE_WRITER"
    static let itemCount = 2
    /// An import, three signatures, an exposure and a switch of a programme.
    static let commitsAnItem = 6
    static let commitCount = itemCount * commitsAnItem

    static var path: String? { Host.environment(pathVariable) }

    /// The commits in their order: each item is imported, signed three times, seen on a board and
    /// switched there.
    static func commit(_ index: Int, to store: DisclosureStore) throws {
        let id = "W-\(index / commitsAnItem)"
        let step = index % commitsAnItem
        if step == 4 {
            let span = StoreBench.now..<StoreBench.now.advanced(byMilliseconds: 1)
            try store.append([
                .exposure(
                    board: id,
                    shows: [(id, 1, StoreBench.item(id).digest)],
                    span: span,
                    grade: "sent",
                    at: StoreBench.now
                )
            ])
        } else if step == 5 {
            let from = StoreBench.now.milliseconds
            try store.append([
                LedgerAct(
                    .programme,
                    ["board": .string(id), "from": .integer(from), "ended": .bool(true)],
                    at: StoreBench.now
                )
            ])
        } else if step == 0 {
            _ = try store.importItems(
                units: StoreBench.units,
                items: [StoreBench.item(id)],
                by: nil,
                at: StoreBench.now
            )
        } else {
            try store.sign(
                item: id,
                revision: 1,
                step: [.drafted, .checked, .approved][step - 1],
                person: StoreBench.people[step - 1],
                at: StoreBench.now
            )
        }
    }

    /// How many of the commits are in a store; nil when they are not the first ones in order.
    static func commits(in store: DisclosureStore) throws -> Int? {
        var counts: [Int] = []
        for index in 0..<itemCount {
            let id = "W-\(index)"
            let history = try store.history(of: id)
            guard history.allSatisfy({ $0.problem == nil }) else { return nil }
            let seen = try store.exposures(of: id, digest: StoreBench.item(id).digest).count
            let switched = try store.lastSwitch(of: id, at: StoreBench.now) == nil ? 0 : 1
            counts.append(
                (history.first.map { 1 + $0.signatures.count } ?? 0) + seen + switched
            )
        }
        let total = counts.reduce(0, +)
        let expected = (0..<itemCount).map { place in
            min(commitsAnItem, max(0, total - commitsAnItem * place))
        }
        return counts == expected ? total : nil
    }

    /// Runs the writer under `strace` with a fault, and returns what it acknowledged and its error.
    static func run(_ path: String, fault: String) throws -> (acknowledged: Int, error: String?) {
        let result = try ToolRunner.run(
            "strace",
            [
                "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64,fdatasync,ftruncate",
                "-e", "signal=none", "-e", "inject=\(fault)", "-E", "\(pathVariable)=\(path)",
                "-E", "SWIFT_BACKTRACE=enable=no", "/proc/self/exe".realPath,
                "--testing-library", "swift-testing", "--filter", "CrashWriterProcess",
            ],
            timeoutSeconds: 60
        )
        let lines = result.outputText.split(separator: "\n")
        let error = lines.first { $0.hasPrefix("WRITER FAILED ") }
        return (
            lines.count { $0.hasPrefix("WRITER COMMITTED ") },
            error.map { String($0.dropFirst("WRITER FAILED ".count)) }
        )
    }
}

extension String {
    fileprivate var realPath: String { Files.canonicalPath(self) ?? self }
}

@Suite("The writer's process")
struct CrashWriterProcess {
    @Test("writes until it is done or fails", .enabled(if: CrashWriter.path != nil))
    func write() throws {
        let path = try #require(CrashWriter.path)
        let error = try storeError {
            let store = try DisclosureStore.open(at: path, for: .writing)
            for index in 0..<CrashWriter.commitCount {
                try CrashWriter.commit(index, to: store)
                Host.print("\nWRITER COMMITTED \(index)\n")
            }
        }
        if let error { Host.print("\nWRITER FAILED \(error.code.rawValue)\n") }
    }
}

@Suite(
    "A writer that dies or whose disk fails",
    .serialized,
    .enabled(
        if: ToolRunner.has("strace") && StoreBench.hasShell && CrashWriter.path == nil,
        "needs strace and sqlite3"
    )
)
struct CrashTests {
    /// Runs the writer with a fault and checks that no acknowledged commit is lost or halved.
    private func judge(_ fault: String) throws -> (acknowledged: Int, error: String?) {
        let bench = try StoreBench()
        _ = try DisclosureStore.create(at: bench.path)
        let run = try CrashWriter.run(bench.path, fault: fault)
        #expect(try bench.shell("PRAGMA integrity_check;").outputText == "ok\n", "\(fault)")
        let store = try bench.open(.writing)
        let present = try #require(try CrashWriter.commits(in: store), "out of order: \(fault)")
        #expect(present == run.acknowledged || present == run.acknowledged + 1, "\(fault)")
        let ledger = try store.verifyLedger()
        #expect(ledger.faults.isEmpty, "\(fault)")
        // All but the imports are in the ledger, each by its own commit.
        let each = CrashWriter.commitsAnItem
        #expect(ledger.count == present - (present + each - 1) / each, "\(fault)")
        let reading = try store.snapshot()
        #expect(reading.findings.isEmpty)
        #expect(reading.snapshot.revisions.count == (present + 2) / each)
        for index in present..<CrashWriter.commitCount { try CrashWriter.commit(index, to: store) }
        let after = try store.snapshot().snapshot
        #expect(after.revisions.count == CrashWriter.itemCount, "it goes on after \(fault)")
        return run
    }

    @Test("D01: killed at its Nth write, until it gets through: every acknowledged commit is there")
    func killed() throws {
        var deaths = 0
        for number in 1...400 {
            let run = try judge("pwrite64:signal=KILL:when=\(number)")
            if run.acknowledged == CrashWriter.commitCount { break }
            deaths += 1
        }
        #expect(deaths > 3, "the fault was never met")
    }

    @Test("D01: killed at a flush", arguments: [1, 3, 6])
    func killedAtFlush(_ number: Int) throws {
        let run = try judge("fdatasync:signal=KILL:when=\(number)")
        #expect(run.acknowledged < CrashWriter.commitCount)
    }

    // The second flush is of the folder, once in a store's life; SQLite takes no notice of its end.
    @Test("D03: a flush that fails is told, not swallowed", arguments: [1, 3, 5])
    func failedFlush(_ number: Int) throws {
        let run = try judge("fdatasync:error=EIO:when=\(number)")
        #expect(run.error == "inputOutput")
    }

    // The first writes size the index in shared memory, which fails as an input/output error.
    @Test("D04: a disk that is full from some write on is told as full", arguments: [9, 20, 30])
    func fullDisk(_ number: Int) throws {
        let run = try judge("pwrite64:error=ENOSPC:when=\(number)+")
        #expect(run.error == "full")
    }
}
