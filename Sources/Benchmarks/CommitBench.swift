import Disclosure
import Measures
import POSIX
import Store

/// From a commit by this process to the changed frame that the service puts on the wire.
struct CommitBench {
    static let commitsPerRun = 100
    private static let goals = (middle: 0.3, p99: 1.0)
    private static let patienceMilliseconds = 5_000
    /// How long a service may take to read a large store.
    private static let startMilliseconds = 60_000
    static let hands = CountyStore.hands

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        let commits = bench.runs * CommitBench.commitsPerRun
        let alone = try latencies(
            boards: [BenchPlace.still],
            observed: 0,
            prefix: "A",
            count: commits,
            store: place.store("A")
        )
        // The watched board is the last of five, so that it waits for all that is done before it.
        let last = try latencies(
            boards: BenchPlace.hall + [BenchPlace.still],
            observed: BenchPlace.hall.count,
            prefix: "E",
            count: commits,
            store: place.store("E")
        )
        // What no program can do without: it waits for the commit in the same way, reads a row and
        // sends a frame, with nothing checked, planned, laid out or drawn.
        let plain = try latencies(
            boards: [BenchPlace.still],
            observed: 0,
            prefix: "C",
            count: commits,
            store: place.store("C")
        ) { ports, store in
            let size = BenchPlace.still.packetByteCount
            return try Service(
                bench.program,
                ["bench", BenchHelper.follow.rawValue, store, "\(ports[0])", "\(size)"]
            )
        }
        return describe(alone, "1 board") + [
            Figure("plain C that reads one row, p50, 1 board", "ms", plain.afterReturn),
            Figure("plain C that reads one row, p99, 1 board", "ms", p99: plain.afterReturn),
        ] + describe(last, "last of 5 boards")
    }

    private func describe(_ latencies: Latencies, _ boards: String) -> [Figure] {
        [
            Figure("the commit itself, \(boards)", "ms", latencies.commit),
            Figure(
                "commit to changed frame, p50, \(boards)",
                "ms",
                latencies.afterReturn,
                goal: CommitBench.goals.middle
            ),
            Figure(
                "commit to changed frame, p99, \(boards)",
                "ms",
                p99: latencies.afterReturn,
                goal: CommitBench.goals.p99
            ),
        ]
    }

    /// What was measured of each commit, in milliseconds.
    struct Latencies {
        var commit: [Double] = []
        /// From the return of the committing call.
        var afterReturn: [Double] = []
        /// Of the service after its last commit, in MB: resident, and the most that ever was.
        var memory = (now: 0.0, highest: 0.0)
    }

    /// Commits so many approvals to a store while a service with these boards runs, or what `start`
    /// starts in its place.
    func latencies(
        boards: [BoardModel],
        observed: Int,
        prefix: String,
        count: Int,
        store path: String,
        start: ((_ ports: [UInt16], _ store: String) throws -> Service)? = nil
    ) throws -> Latencies {
        bench.progress("commit: \(count) commits, \(boards.count) boards")
        let store = try DisclosureStore.open(at: path, for: .writing)
        let items = try prepare(count, prefix: prefix, in: store)
        let trap = try FrameTrap(boards)
        let configuration = try place.configure(Array(zip(boards, trap.ports)), store: path)
        let service =
            try start?(trap.ports, path)
            ?? Service(bench.program, ["run", "--config", configuration])
        defer { service.stop() }
        guard
            try trap.first(
                of: observed,
                within: CommitBench.startMilliseconds,
                where: \.isLit
            ) != nil
        else {
            throw BenchError("placard run sent no lit frame.")
        }
        var latencies = Latencies()
        var generator = SystemRandomNumberGenerator()
        for (number, item) in items.enumerated() {
            // Uneven pauses, so that nothing beats in time with the commits.
            let pause = number == 0 ? 2_000 : Int.random(in: 15...45, using: &generator)
            let end = MonotonicTime.now.advanced(byMilliseconds: pause)
            while MonotonicTime.now < end { try trap.pump(milliseconds: 5) { _ in } }
            let start = MonotonicTime.now
            try store.sign(
                item: item,
                revision: 1,
                step: .approved,
                person: CommitBench.hands.approver,
                at: Instant(milliseconds: Clocks.wallMilliseconds())
            )
            let committed = MonotonicTime.now
            let shown = try change(of: observed, by: "the approval of \(item)", trap)
            latencies.commit.append(milliseconds(from: start, to: committed))
            latencies.afterReturn.append(milliseconds(from: committed, to: shown))
            // Taken down again, so that the next one does not wait for its turn.
            try store.withdraw(
                item: item,
                person: CommitBench.hands.approver,
                at: Instant(milliseconds: Clocks.wallMilliseconds()),
                reason: "演练"
            )
            _ = try change(of: observed, by: "the withdrawal of \(item)", trap)
        }
        latencies.memory = try service.memory()
        return latencies
    }

    /// When the first byte of a board's next changed frame was there.
    private func change(
        of board: Int,
        by act: String,
        _ trap: FrameTrap
    ) throws -> MonotonicTime {
        guard
            let frame = try trap.first(
                of: board,
                within: CommitBench.patienceMilliseconds,
                where: \.isChanged
            )
        else { throw BenchError("No changed frame came after \(act).") }
        return frame.firstByte
    }

    /// Notices that lack only their approval, each before everything routine.
    private func prepare(
        _ count: Int,
        prefix: String,
        in store: DisclosureStore
    ) throws -> [String] {
        let snapshot = try store.snapshot().snapshot
        guard let unit = snapshot.units.first?.code else {
            throw BenchError("The sample store has no unit.")
        }
        let hour: Int64 = 3_600_000
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        // With another urgent one each would wait for its turn on the watched board's one place.
        for rival in snapshot.revisions where rival.item.urgency == .urgent {
            try store.withdraw(
                item: rival.id,
                person: CommitBench.hands.approver,
                at: now,
                reason: "演练"
            )
        }
        let items = (0..<count).map { number in
            let id = "\(prefix)-\(String(10_000 - number))"
            let end = now.advanced(byMilliseconds: 100 * hour - Int64(number) * 1_000)
            return Item(
                id: id,
                kind: .notice,
                unit: unit,
                title: "\(prefix) \(number)",
                body: "公示",
                urgency: .urgent,
                window: Window(until: end)
            )
        }
        let drafted = now.advanced(byMilliseconds: -2 * hour)
        let hands = CommitBench.hands
        _ = try store.importItems(units: [], items: items, by: hands.drafter, at: drafted)
        for item in items {
            try store.sign(
                item: item.id,
                revision: 1,
                step: .checked,
                person: hands.checker,
                at: now
            )
        }
        return items.map(\.id)
    }
}
