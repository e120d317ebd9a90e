public import Disclosure
public import Overrides
public import Raster
import Synchronization

/// A scene, and the playbill that it was drawn from.
public struct StagedScene: Sendable {
    /// What boards get.
    public let scene: Scene
    /// What the ledger gets.
    public let bill: Playbill

    /// Keeps the two together.
    public init(_ scene: Scene, _ bill: Playbill) {
        self.scene = scene
        self.bill = bill
    }
}

/// A board that began to show something, or ended.
public struct Switch: Sendable {
    /// The board.
    public let board: String
    /// What it was given; nil when it goes dark because the service leaves it.
    public let staged: StagedScene?
    /// The test card that it was given in place of a scene.
    public let trial: CardTrial?
    /// When.
    public let at: Instant

    /// Makes a switch.
    public init(_ board: String, _ staged: StagedScene?, at: Instant) {
        self.board = board
        self.staged = staged
        trial = nil
        self.at = at
    }

    /// Makes the switch to a test card.
    public init(_ trial: CardTrial, at: Instant) {
        board = trial.board
        staged = nil
        self.trial = trial
        self.at = at
    }
}

/// Where every thread that hands scenes to boards leaves word of it, for the one that writes.
///
/// It holds a lock for as long as an array grows, and never waits for a store. The board thread
/// does not know of it.
public final class SwitchJournal: Sendable {
    /// Most switches that wait for the writer, which comes every second.
    public static let limit = 4_096

    private struct State {
        var waiting: [Switch] = []
        var lost: (from: Instant, count: Int)?
    }

    private let state = Mutex(State())

    /// Makes an empty journal.
    public init() {}

    /// Notes a switch; when too many wait, the oldest is lost, and that is noted too.
    public func note(_ new: Switch) {
        state.withLock { state in
            state.waiting.append(new)
            guard state.waiting.count > Self.limit else { return }
            let gone = state.waiting.removeFirst()
            state.lost = (state.lost?.from ?? gone.at, (state.lost?.count ?? 0) + 1)
        }
    }

    /// Takes all that waits, and what was lost before it.
    func take() -> (lost: (from: Instant, count: Int)?, switches: [Switch]) {
        state.withLock { state in
            let all = (state.lost, state.waiting)
            state = State()
            return all
        }
    }
}
