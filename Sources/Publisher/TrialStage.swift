import Chronicle
import Disclosure
import Layout
import Links
import Overrides
import POSIX
import Planning

/// Where the gate shows test cards, and how it learns whether boards took them.
struct TrialStage: Sendable {
    let show: @Sendable (_ trial: CardTrial) -> Void
    let look: @Sendable (_ board: String) -> TrialStand.Look

    /// Test cards go the same way as scenes, and into the same journal.
    init(_ boards: [BoardConfiguration], _ loop: BoardLoop, _ journal: SwitchJournal) {
        let sizes = Dictionary(uniqueKeysWithValues: boards.map { ($0.board.id, $0.size) })
        show = { trial in
            guard let size = sizes[trial.board] else { return }
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            journal.note(Switch(trial, at: now))
            try? loop.post(
                scene: TestCard(width: size.width, height: size.height),
                for: trial.board
            )
        }
        look = { board in
            guard let status = try? loop.status(of: board) else { return TrialStand.Look() }
            return TrialStand.Look(
                frames: status.framesSent,
                showsCard: status.lastSent?.sceneID == TestCard.sceneID,
                fault: status.lastFault
            )
        }
    }
}
