import Chronicle
import Disclosure
import Layout
import Links
import Overrides
import POSIX
import Planning

/// Where the gate shows test cards, and how it learns whether boards took them.
struct TrialStage: Sendable {
    /// What is known of a board.
    struct Look: Sendable {
        var frames: UInt64 = 0
        /// Whether the card is what it got last.
        var showsCard = false
        var fault: String?
    }

    let show: @Sendable (_ trial: CardTrial) -> Void
    let look: @Sendable (_ board: String) -> Look

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
            guard let status = try? loop.status(of: board) else { return Look() }
            return Look(
                frames: status.framesSent,
                showsCard: status.lastSent?.sceneID == TestCard.sceneID,
                fault: status.lastFault
            )
        }
    }
}

/// The test cards that are asked for and shown; used under the gate's lock.
struct TrialStand {
    private var asked: [String: CardTrial] = [:]
    private var running: [String: (trial: CardTrial, framesBefore: UInt64)] = [:]
    /// What has ended and is not in the file yet, and what was ended last on each board.
    private var finished: [CardTrial] = []
    private var over: [String: Range<Instant>] = [:]

    /// Takes what the file says.
    mutating func follow(_ trials: [String: CardTrial]) { asked = trials }

    /// The card that a board is to show.
    func due(_ board: String, at now: Instant) -> CardTrial? {
        guard let trial = asked[board], trial.isDue(at: now), over[board] != trial.span
        else { return nil }
        return trial
    }

    mutating func begin(_ trial: CardTrial, _ look: TrialStage.Look) {
        running[trial.board] = (trial, look.frames)
    }

    /// Ends a board's trial, with what was seen of it.
    mutating func end(_ board: String, _ look: TrialStage.Look, gaveWay: Bool, at now: Instant) {
        guard let (begun, before) = running.removeValue(forKey: board) else { return }
        var trial = begun
        let frames = look.showsCard ? Int(look.frames - before) : 0
        let why = gaveWay ? "it gave way to what is urgent or dark" : nil
        trial.end = CardTrial.End(
            at: now,
            frames: frames,
            fault: why ?? (frames > 0 ? nil : look.fault ?? "no frame was taken")
        )
        over[board] = trial.span
        finished.append(trial)
    }

    /// Takes what is to be written into the file.
    mutating func takeFinished() -> [CardTrial] {
        defer { finished = [] }
        return finished
    }
}
