import Disclosure
import Raster

extension Conversation {
    /// Answers to a request that was asked more often than it was answered.
    struct LateAnswers: Sendable {
        let request: BoardRequest
        var count: Int
        /// When the last copy counts as never answered.
        let until: Int64
    }

    /// An answer came that the board owed for an earlier request.
    mutating func tookLate(
        _ answer: BoardAnswer,
        at now: Int64,
        wall: Instant
    ) -> Reaction {
        guard var owed = late.take() else { return wishes(at: now) }
        owed.count -= 1
        if owed.count > 0 { late = owed }
        guard late == nil, let current = errand, current.stage == .listening else {
            return wishes(at: now)
        }
        // Answers keep their order: the last one is that to what was sent ahead.
        guard current.isAhead else { return resume(current, at: now) }
        return took(answer, current, at: now, wall: wall)
    }
}

extension BoardTask {
    /// Whether no wall may be kept waiting for it.
    var isUrgent: Bool {
        switch self {
        case .darken: true
        case .show(let spread, _): spread.words?.isUrgent ?? false
        case .greet, .ping, .clock, .brightness, .power: false
        }
    }
}
