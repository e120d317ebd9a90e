import Disclosure
import POSIX
import Store

/// From a commit by this process to the changed frame that the service puts on the wire.
struct CommitBench {
    private static let commitsPerRun = 100
    private static let goalMilliseconds = 20.0
    private static let patienceMilliseconds = 5_000
    private static let hands = (drafter: "王芳", checker: "李强", approver: "张敏")

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        let commits = bench.runs * CommitBench.commitsPerRun
        let alone = try latencies(
            boards: [BenchPlace.still],
            observed: 0,
            prefix: "A",
            count: commits
        )
        // The watched board is the last of five, so that it waits for all that is done before it.
        let last = try latencies(
            boards: BenchPlace.hall + [BenchPlace.still],
            observed: BenchPlace.hall.count,
            prefix: "E",
            count: commits
        )
        return describe(alone, "1 board") + describe(last, "last of 5 boards")
    }

    private func describe(_ latencies: Latencies, _ boards: String) -> [Figure] {
        let afterwards = Samples(latencies.afterReturn)
        return [
            Figure("the commit itself, \(boards)", "ms", latencies.commit),
            Figure("commit to changed frame, p50, \(boards)", "ms", latencies.afterReturn),
            Figure(
                name: "commit to changed frame, p99, \(boards)",
                unit: "ms",
                value: afterwards.percentile(0.99),
                spread: afterwards.range,
                samples: afterwards.count,
                goal: CommitBench.goalMilliseconds
            ),
        ]
    }

    private struct Latencies {
        var commit: [Double] = []
        /// From the return of the committing call.
        var afterReturn: [Double] = []
    }

    private func latencies(
        boards: [BoardModel],
        observed: Int,
        prefix: String,
        count: Int
    ) throws -> Latencies {
        bench.progress("commit: \(count) commits, \(boards.count) boards")
        let path = try place.store(prefix)
        let store = try DisclosureStore.open(at: path, for: .writing)
        let items = try prepare(count, prefix: prefix, in: store)
        let trap = try FrameTrap(boards)
        let configuration = try place.configure(Array(zip(boards, trap.ports)), store: path)
        let service = try Service(bench.program, ["run", "--config", configuration])
        defer { service.stop() }
        guard try trap.first(of: observed, within: 10_000, where: \.isLit) != nil else {
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
            guard
                let frame = try trap.first(
                    of: observed,
                    within: CommitBench.patienceMilliseconds,
                    where: \.isChanged
                )
            else { throw BenchError("No changed frame came after the approval of \(item).") }
            latencies.commit.append(milliseconds(from: start, to: committed))
            latencies.afterReturn.append(milliseconds(from: committed, to: frame.firstByte))
        }
        return latencies
    }

    /// Notices that lack only their approval; each later one goes before all earlier ones.
    private func prepare(
        _ count: Int,
        prefix: String,
        in store: DisclosureStore
    ) throws -> [String] {
        guard let unit = try store.snapshot().snapshot.units.first?.code else {
            throw BenchError("The sample store has no unit.")
        }
        let hour: Int64 = 3_600_000
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
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
                at: now.advanced(byMilliseconds: -hour)
            )
        }
        return items.map(\.id)
    }
}
