public import Disclosure

/// The test cards that are asked for and shown; used under the gate's lock.
public struct TrialStand: Sendable {
    /// What is known of a board.
    public struct Look: Sendable {
        /// Frames that it took, all together.
        public var frames: UInt64
        /// Whether the card is what it got last.
        public var showsCard: Bool
        /// What stood in the way last.
        public var fault: String?

        /// Makes a look; one of nothing unless told.
        public init(frames: UInt64 = 0, showsCard: Bool = false, fault: String? = nil) {
            self.frames = frames
            self.showsCard = showsCard
            self.fault = fault
        }
    }

    private var asked: [String: CardTrial] = [:]
    private var running: [String: (trial: CardTrial, framesBefore: UInt64)] = [:]
    /// What has ended and is not in the file yet, and what was ended last on each board.
    private var finished: [CardTrial] = []
    private var over: [String: Range<Instant>] = [:]

    /// Nobody asks for anything.
    public init() {}

    /// Whether no board shows or is to show a card.
    public var isIdle: Bool { asked.isEmpty && running.isEmpty }

    /// Takes what the file says.
    public mutating func follow(_ trials: [String: CardTrial]) { asked = trials }

    /// The card that a board is to show.
    public func due(_ board: String, at now: Instant) -> CardTrial? {
        guard let trial = asked[board], trial.isDue(at: now), over[board] != trial.span
        else { return nil }
        return trial
    }

    /// The card is on its board.
    public mutating func begin(_ trial: CardTrial, _ look: Look) {
        running[trial.board] = (trial, look.frames)
    }

    /// Ends a board's trial, with what was seen of it.
    public mutating func end(_ board: String, _ look: Look, gaveWay: Bool, at now: Instant) {
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
    public mutating func takeFinished() -> [CardTrial] {
        defer { finished = [] }
        return finished
    }
}
