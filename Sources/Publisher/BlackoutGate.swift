import Chronicle
import Disclosure
import Overrides
import POSIX
import Planning
import Raster
import Synchronization

/// Stands between the publisher and the boards, and keeps dark what the file beside the store says.
///
///     file ──inotify──▶ this thread ──dark scene──▶ boards
///     store ─▶ publisher ──scene──▶ gate ──unless dark──▶ boards
///
/// It asks neither the store nor the publisher: either may be waiting for a lock, or be without a
/// store at all, while boards must go dark.
final class BlackoutGate: Sendable {
    /// How often the file is looked at when nothing is heard of it, in milliseconds.
    static let lookMilliseconds = 200
    /// Scenes of darkness have numbers that no planned scene reaches.
    private static let firstSceneID: UInt64 = 1 << 62

    private struct State {
        var stand = BlackoutStand()
        var seen: BlackoutFile.State?
        var darkScenes: [String: StagedScene] = [:]
        /// The newest planned scene of each board, also while the board is dark.
        var planned: [String: StagedScene] = [:]
        /// What each board was given last, where that is no planned scene.
        var given: [String: Given] = [:]
        var trials = TrialStand()
    }

    private enum Given {
        case planned
        case dark
        case card
    }

    /// The file.
    let file: BlackoutFile
    private let boards: [Board]
    private let places: [String: Int]
    private let log: Log
    private let trialFile: TrialFile
    private let stage: TrialStage?
    private let send: @Sendable (_ scene: StagedScene, _ board: String) -> Bool
    private let state = Mutex(State())
    private let isStopping = Atomic(false)
    private let thread: Mutex<Thread?> = Mutex(nil)

    /// A gate that sends scenes on through `send`, which must not wait and says whether it could;
    /// without a stage nobody can see a test card.
    init(
        _ configuration: Configuration,
        log: Log,
        stage: TrialStage? = nil,
        send: @escaping @Sendable (_ scene: StagedScene, _ board: String) -> Bool
    ) {
        file = BlackoutFile(beside: configuration.store)
        trialFile = TrialFile(beside: configuration.store)
        self.stage = stage
        boards = configuration.boards.map(\.board)
        places = Dictionary(
            boards.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.log = log
        self.send = send
    }

    /// What stands by the file and the store.
    var stand: BlackoutStand { state.withLock { $0.stand } }

    /// Takes the dark scenes and looks for the first time.
    func prepare(
        at now: Instant,
        _ darkScene: (_ board: String, _ id: UInt64) -> StagedScene?
    ) {
        var scenes: [String: StagedScene] = [:]
        for (place, board) in boards.enumerated() {
            scenes[board.id] = darkScene(board.id, Self.firstSceneID + UInt64(place))
        }
        state.withLock { $0.darkScenes = scenes }
        look(at: now)
    }

    /// Begins to watch; every look that finds something new calls `news`.
    func start(news: @escaping @Sendable () -> Void) {
        do {
            let running = try Thread.start(name: "blackout") { [self] in run(news) }
            thread.withLock { $0 = running }
        } catch {
            log.write(.error, "blackout watch cannot start", ["reason": "\(error)"])
        }
    }

    /// Ends the watch.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        thread.withLock { $0.take() }?.join()
    }

    private func run(_ news: @Sendable () -> Void) {
        let watch = try? FolderWatch(of: file.path)
        while !isStopping.load(ordering: .acquiring) {
            if look(at: Instant(milliseconds: Clocks.wallMilliseconds())) { news() }
            if let watch {
                watch.wait(milliseconds: Self.lookMilliseconds)
            } else {
                Clocks.sleep(milliseconds: Self.lookMilliseconds)
            }
        }
    }

    // MARK: what is dark

    /// Looks at the file and makes dark or lit what it says; true when the file says something new.
    @discardableResult
    func look(at now: Instant) -> Bool {
        let found = file.read()
        let trials = stage == nil ? [:] : trialFile.read()
        let (isNew, finished) = state.withLock { state in
            let isNew = state.seen != found
            state.trials.follow(trials)
            if isNew {
                state.seen = found
                state.stand.follow(found, at: now)
                tell(state.stand)
            }
            refresh(&state, at: now)
            return (isNew, state.trials.takeFinished())
        }
        if !finished.isEmpty { tell(finished, at: now) }
        return isNew
    }

    /// Says what became of test cards.
    private func tell(_ finished: [CardTrial], at now: Instant) {
        do {
            try trialFile.change(at: now) { trials in
                // A newer wish for the same board is another trial.
                for trial in finished where trials[trial.board]?.span == trial.span {
                    trials[trial.board] = trial
                }
            }
        } catch {
            log.write(.error, "the end of a test card cannot be told", ["reason": "\(error)"])
        }
    }

    /// Takes what the store says.
    func take(_ overrides: [Override], at now: Instant) {
        state.withLock { state in
            state.stand.follow(overrides)
            refresh(&state, at: now)
        }
    }

    /// Forgets what is over and in the ledger; returns the ids that the file need not keep.
    func forget(at now: Instant) -> [String] {
        state.withLock { $0.stand.forget(at: now) }
    }

    /// Hands a planned scene to a board, at once or when it is no longer dark; the number of the
    /// scene that the board was sent by this.
    @discardableResult
    func post(_ scene: StagedScene, for board: String, at now: Instant) -> UInt64? {
        state.withLock { state in
            state.planned[board] = scene
            let before = state.given[board] ?? .planned
            let orders = state.stand.inForce(at: now)
            let sent = places[board].flatMap { refresh(boards[$0], orders, &state, at: now) }
            // A board that was given it only now has got this very scene already.
            let after = state.given[board] ?? .planned
            guard before == .planned, after == .planned else { return sent }
            return send(scene, board) ? scene.scene.id : nil
        }
    }

    /// Brings every board to what it is to show by what stands now.
    private func refresh(_ state: inout State, at now: Instant) {
        let orders = state.stand.inForce(at: now)
        // So it is in nearly every round: no board shows anything but its plan.
        if orders.isEmpty, state.given.isEmpty, state.trials.isIdle { return }
        var sent: [(board: String, scene: UInt64)] = []
        for board in boards {
            guard let scene = refresh(board, orders, &state, at: now) else { continue }
            sent.append((board.id, scene))
        }
        // No board waits for a line of the log about another one.
        for (board, scene) in sent { log.tellPosted(scene, to: board) }
    }

    /// Brings a board to what it is to show; the number of a scene that it was sent for that.
    private func refresh(
        _ board: Board,
        _ orders: [Override],
        _ state: inout State,
        at now: Instant
    ) -> UInt64? {
        let isDark = orders.contains { $0.concerns(board: board.id, tags: board.tags) }
        let isPressing = state.planned[board.id]?.bill.isPressing ?? false
        let trial = isDark || isPressing ? nil : state.trials.due(board.id, at: now)
        let next: Given = isDark ? .dark : trial == nil ? .planned : .card
        let before = state.given[board.id] ?? .planned
        guard next != before else { return nil }
        if before == .card, let look = stage?.look(board.id) {
            state.trials.end(board.id, look, gaveWay: isDark || isPressing, at: now)
        }
        state.given[board.id] = next == .planned ? nil : next
        if let trial, let stage {
            state.trials.begin(trial, stage.look(board.id))
            stage.show(trial)
            return nil
        }
        let scene = isDark ? state.darkScenes[board.id] : state.planned[board.id]
        guard let scene else { return nil }
        return send(scene, board.id) ? scene.scene.id : nil
    }

    private func tell(_ stand: BlackoutStand) {
        if let fault = stand.fault {
            log.write(.error, "blackout file cannot be read, boards are dark", ["reason": fault])
        } else {
            let orders = "\(stand.note.entries.count)"
            log.write(.info, "blackout file read", ["orders": orders])
        }
    }
}

extension Log {
    /// Says that a board was given a scene.
    func tellPosted(_ scene: UInt64, to board: String) {
        write(.info, "scene posted", ["board": board, "scene": "\(scene)"])
    }
}

/// Waits until something happens in the folder of a file, or for a while.
private final class FolderWatch {
    private let folder: String
    private let poller: Poller
    private let files: FileWatch
    private var isWatching = false

    init(of path: String) throws(SystemError) {
        folder = Files.directory(of: path)
        poller = try Poller()
        files = try FileWatch()
        try poller.add(files, token: 1, interest: .readable)
    }

    /// Without the folder, the wait is only a pause.
    func wait(milliseconds: Int) {
        do {
            if !isWatching {
                try files.watch(
                    folder,
                    for: [.created, .deleted, .movedHere, .movedAway, .closedAfterWriting]
                )
                isWatching = true
            }
            var events = PollEvents(capacity: 1)
            try poller.wait(milliseconds: milliseconds, into: &events)
            for event in try files.takeEvents() where event.change.contains(.watchEnded) {
                isWatching = false
            }
        } catch {
            Clocks.sleep(milliseconds: milliseconds)
        }
    }
}
