import Disclosure
import Notation
import POSIX
import Proof
import Store

/// A ledger of a million entries: appended to, verified, and asked what a board showed.
package struct LedgerBench {
    private static let entries = 1_000_000
    private static let entriesAtOnce = 10_000
    private static let boards = 100
    private static let appendsARun = 200
    private static let verifyGoalSeconds = 5.0
    private static let appendGoalMilliseconds = 1.0

    private let runs: Int
    private let folder: String
    private let progress: (String) -> Void

    /// Describes a measurement with stores in a folder.
    package init(runs: Int, folder: String, progress: @escaping (String) -> Void) {
        self.runs = runs
        self.folder = folder
        self.progress = progress
    }

    /// Makes the ledgers and measures.
    package func figures() throws -> [Figure] {
        let short = try make("short", entries: Self.entriesAtOnce / 10)
        let long = try make("long", entries: Self.entries)
        var appended: (short: [Double], long: [Double]) = ([], [])
        var verified: [Double] = []
        var asked: [Double] = []
        for round in 0..<runs {
            progress("store: ledger, round \(round + 1) of \(runs)")
            appended.short += try append(short)
            appended.long += try append(long)
            verified.append(try verify(long))
            asked.append(try ask(long))
        }
        let middle = Samples(appended.long).median
        let growth = middle / Samples(appended.short).median
        return [
            Figure(
                "ledger of 1,000,000 entries verified",
                "s",
                verified,
                goal: Self.verifyGoalSeconds
            ),
            Figure("append to a ledger of 1,000 entries, p50", "ms", appended.short),
            Figure("append to a ledger of 1,000 entries, p99", "ms", p99: appended.short),
            Figure(
                "append to a ledger of 1,000,000 entries, p50",
                "ms",
                appended.long,
                goal: Self.appendGoalMilliseconds
            ),
            Figure("append to a ledger of 1,000,000 entries, p99", "ms", p99: appended.long),
            Figure("append, 1,000,000 entries over 1,000", "", [growth]),
            Figure("what a board showed, from 1,000,000 entries", "ms", asked),
        ]
    }

    // MARK: the ledger

    private static let began = Instant(milliseconds: 1_764_547_200_000)
    private static let digest = String(repeating: "0123456789abcdef", count: 4)

    /// Entries as a service with a hundred boards writes them: one in ten a programme, the rest
    /// exposures of a quarter of an hour with three items each.
    private static func act(_ number: Int) -> LedgerAct {
        let board = "board-\(number % boards)"
        let at = began.advanced(byMilliseconds: Int64(number / boards) * 900_000)
        guard number / boards % 10 != 0 else {
            return LedgerAct(
                .programme,
                [
                    "board": .string(board), "from": .integer(at.milliseconds),
                    "stage": .string(digest), "programme": .string(digest),
                    "picture": .string(digest),
                ],
                at: at
            )
        }
        return .exposure(
            board: board,
            shows: (0..<3).map { ("C-\(number % 997 + $0)", 1, digest) },
            span: at.advanced(byMilliseconds: -900_000)..<at,
            grade: "acknowledged",
            at: at
        )
    }

    private func make(_ name: String, entries: Int) throws -> String {
        let path = "\(folder)/ledger-\(name).db"
        let store = try DisclosureStore.create(at: path)
        let step = min(entries, Self.entriesAtOnce)
        for first in stride(from: 0, to: entries, by: step) {
            if first % 100_000 == 0 { progress("store: \(first) of \(entries) entries") }
            try store.append((first..<first + step).map(Self.act))
        }
        return path
    }

    // MARK: what is asked of it

    private func append(_ path: String) throws -> [Double] {
        let store = try DisclosureStore.open(at: path, for: .writing)
        return try (0..<Self.appendsARun).map { number in
            let act = Self.act(Self.entries + number)
            let start = MonotonicTime.now
            try store.append([act])
            return milliseconds(from: start, to: .now)
        }
    }

    private func verify(_ path: String) throws -> Double {
        let store = try DisclosureStore.open(at: path, for: .reading)
        let start = MonotonicTime.now
        let check = try store.verifyLedger()
        let end = MonotonicTime.now
        guard check.faults.isEmpty, check.count >= Self.entries else {
            throw BenchError("The ledger does not hold: \(check.faults.first ?? "it is short").")
        }
        return milliseconds(from: start, to: end) / 1_000
    }

    /// What `placard replay` asks: the switch, the next one, and the exposures that confirm it.
    private func ask(_ path: String) throws -> Double {
        let store = try DisclosureStore.open(at: path, for: .reading)
        let start = MonotonicTime.now
        let at = Self.began.advanced(
            byMilliseconds: Int64(Self.entries / Self.boards / 3) * 900_000
        )
        let board = "board-17"
        guard let entry = try store.lastSwitch(of: board, at: at),
            try store.nextSwitch(of: board, after: entry.entry) != nil,
            try store.exposures(on: board, at: at).count == 3
        else { throw BenchError("The ledger does not tell what \(board) showed.") }
        return milliseconds(from: start, to: .now)
    }
}
