import Disclosure
import Measures
import POSIX
import Store

/// Orders to a hundred boards: from the return of the commit to the first byte of the frame with
/// which the last of them obeys.
struct OrdersBench {
    private static let boards = 100
    private static let roundsPerRun = 10
    private static let goalMilliseconds = 1_000.0
    private static let patienceMilliseconds = 10_000

    let bench: Bench
    let place: BenchPlace

    func figures() throws -> [Figure] {
        let path = try place.store("orders")
        let models = (0..<Self.boards).map { number in
            var model = BenchPlace.still
            model.id = "still-\(number)"
            return model
        }
        let trap = try FrameTrap(models)
        let configuration = try place.configure(Array(zip(models, trap.ports)), store: path)
        let service = try Service(bench.program, ["run", "--config", configuration])
        defer { service.stop() }
        var calm: [Int: [UInt8]] = [:]
        _ = try wait(trap, for: "lit boards") { frame in
            if frame.isLit { calm[frame.board] = frame.packet }
            return frame.isLit
        }
        let store = try DisclosureStore.open(at: path, for: .writing)
        var found: [(name: String, samples: [Double])] = []
        for round in 0..<bench.runs * Self.roundsPerRun {
            if round % Self.roundsPerRun == 0 { bench.progress("store: orders, round \(round)") }
            try settle(trap)
            for (place, step) in try Self.steps(round, store, calm).enumerated() {
                if found.count <= place { found.append((step.name, [])) }
                try step.order()
                let committed = MonotonicTime.now
                let last = try wait(trap, for: step.name, step.isObeyed)
                found[place].samples.append(milliseconds(from: committed, to: last))
                try settle(trap)
            }
        }
        return found.flatMap { name, samples in
            [
                Figure("100 boards: \(name), p50", "ms", samples),
                Figure(
                    name: "100 boards: \(name), slowest",
                    unit: "ms",
                    value: Samples(samples).range.upperBound,
                    spread: Samples(samples).range,
                    samples: samples.count,
                    goal: Self.goalMilliseconds
                ),
            ]
        }
    }

    private struct Step {
        let name: String
        let order: () throws -> Void
        let isObeyed: (TrappedFrame) -> Bool
    }

    /// An urgent notice, a blackout over it, the blackout lifted by two people, the notice ended.
    private static func steps(
        _ round: Int,
        _ store: DisclosureStore,
        _ calm: [Int: [UInt8]]
    ) throws -> [Step] {
        func now() -> Instant { Instant(milliseconds: Clocks.wallMilliseconds()) }
        func order(_ kind: OverrideKind) throws {
            let at = now()
            try store.add(
                Override(
                    id: "\(kind.rawValue)-\(round)",
                    kind: kind,
                    text: kind == .urgent ? "停水" : nil,
                    span: at..<at.advanced(byMilliseconds: 3_600_000),
                    person: CommitBench.hands.drafter,
                    reason: "演练",
                    at: at
                )
            )
        }
        func end(_ kind: OverrideKind, _ person: String) throws {
            let id = "\(kind.rawValue)-\(round)"
            try store.endOverride(id, person: person, at: now(), reason: "演练结束")
        }
        let hands = CommitBench.hands
        return [
            Step(
                name: "urgent notice to the last board's frame",
                order: { try order(.urgent) },
                isObeyed: { $0.isLit && $0.packet != calm[$0.board] }
            ),
            Step(
                name: "blackout to the last dark frame",
                order: { try order(.blackout) },
                isObeyed: { !$0.isLit }
            ),
            Step(
                name: "blackout lifted to the last lit frame",
                order: {
                    try end(.blackout, hands.drafter)
                    try end(.blackout, hands.checker)
                },
                isObeyed: \.isLit
            ),
            Step(
                name: "notice ended to the last board's old frame",
                order: { try end(.urgent, hands.drafter) },
                isObeyed: { $0.packet == calm[$0.board] }
            ),
        ]
    }

    /// Lets frames come for a while, so that each order meets a quiet service.
    private func settle(_ trap: FrameTrap) throws {
        let end = MonotonicTime.now.advanced(byMilliseconds: Int.random(in: 80...180))
        while MonotonicTime.now < end { try trap.pump(milliseconds: 5) { _ in } }
    }

    private func wait(
        _ trap: FrameTrap,
        for what: String,
        _ condition: (TrappedFrame) -> Bool
    ) throws -> MonotonicTime {
        guard
            let last = try trap.all(within: Self.patienceMilliseconds, where: condition)?.max()
        else { throw BenchError("Not every board obeyed: \(what).") }
        return last
    }
}
