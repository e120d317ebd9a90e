import Measures

/// What a long ledger, a hundred thousand items, and orders to a hundred boards cost.
struct StoreBench {
    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        let ledger = try LedgerBench(
            runs: bench.runs,
            folder: place.folder,
            progress: bench.progress
        ).figures()
        let county = try CountyStore.make(in: place.folder, progress: bench.progress)
        let items = try ItemsBench(
            runs: bench.runs,
            store: county,
            progress: bench.progress
        ).figures()
        let change = try change(county)
        let orders = try OrdersBench(bench: bench, place: place).figures()
        return ledger + items + change + orders
    }

    private static let changeGoalMilliseconds = 5.0
    private static let memoryGoalMegabytes = 400.0

    /// One more item among all the others, from the committing call's return to the first byte of
    /// the frame that shows it; and what the service holds meanwhile.
    private func change(_ store: String) throws -> [Figure] {
        let commits = CommitBench(bench: bench, place: place)
        let count = bench.runs * CommitBench.commitsPerRun
        let latencies = try commits.latencies(
            boards: BenchPlace.hall + [BenchPlace.still],
            observed: BenchPlace.hall.count,
            prefix: "Z",
            count: count,
            store: store
        )
        let samples = latencies.afterReturn
        return [
            Figure("100,000 items: the commit itself", "ms", latencies.commit),
            Figure("100,000 items: commit to changed frame, last of 5 boards, p50", "ms", samples),
            Figure(
                "100,000 items: commit to changed frame, last of 5 boards, p99",
                "ms",
                p99: samples,
                goal: Self.changeGoalMilliseconds
            ),
            Figure(
                "100,000 items: resident memory of the service",
                "MB",
                [latencies.memory.now],
                goal: Self.memoryGoalMegabytes
            ),
            Figure(
                "100,000 items: highest resident memory",
                "MB",
                [latencies.memory.highest]
            ),
        ]
    }
}
