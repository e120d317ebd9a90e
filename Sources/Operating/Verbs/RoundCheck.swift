import Disclosure
import Layout
import Planning
import Publisher

/// Whether everybody who takes turns on a board is seen in their own turn.
///
/// When more items wait than there are places, the loop's items change with every turn; a round of
/// the loop that lasts longer never comes to its last items.
struct RoundCheck {
    /// Most turns of a board that are looked at.
    private static let turnLimit = 16

    /// One sentence a turn that is too short, with the items, the seconds and the remedy.
    static func warnings(
        _ desk: inout BoardDesk,
        planner: Planner,
        index: PlanningIndex,
        at now: Instant
    ) -> [String] {
        let board = desk.configuration.board
        let present = planner.programme(index, for: board, at: now)
        let later = present.excluded.compactMap { exclusion -> Instant? in
            if case .beyondLimit(_, let turn) = exclusion.cause { turn } else { nil }
        }
        // With a place for everybody the loop only begins again.
        guard !later.isEmpty else { return [] }
        let turns = [now] + Set(later).sorted().prefix(turnLimit - 1)
        var lost: [String] = []
        var (longest, kept) = (0.0, board.maximumItems)
        let turnSeconds = Double(board.turnMilliseconds) / 1_000
        for turn in turns {
            let programme = planner.programme(index, for: board, at: turn)
            guard let composition = desk.compose(programme, unitNames: index.unitNames),
                let layout = desk.layout
            else { continue }
            let legibility = Legibility(
                composition,
                layout: layout,
                pitchMillimetres: desk.configuration.pitchMillimetres
            )
            let late = legibility.turns.filter { $0.firstEndSeconds > turnSeconds }
            guard !late.isEmpty else { continue }
            for item in late.map(\.revision.item) where !lost.contains(item) { lost.append(item) }
            longest = max(longest, legibility.loopSeconds)
            longest = max(longest, late.map(\.firstEndSeconds).max() ?? 0)
            kept = min(kept, legibility.turns.count - late.count)
        }
        guard !lost.isEmpty else { return [] }
        let whole = Int(longest.rounded(.up))
        let fewer = kept > 0 ? ", or maximumItems at most \(kept)" : ", or shorten the texts"
        return [
            "a round takes \(whole) s and a turn lasts \(Int(turnSeconds)) s, so"
                + " \(lost.joined(separator: ", ")) \(lost.count == 1 ? "is" : "are") not seen whole;"
                + " let turnSeconds be at least \(whole)\(fewer)"
        ]
    }
}
