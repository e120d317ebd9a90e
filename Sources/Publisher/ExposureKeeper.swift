import Disclosure
import Layout
import Links
import Matters
import POSIX
import Raster
import Session
import Store
import Synchronization

/// Writes into the ledger what boards were seen to show.
///
/// It has a thread of its own: neither a locked store nor a full disk keeps a board waiting. What
/// cannot be written waits, up to a limit.
final class ExposureKeeper: Sendable {
    /// How often the boards are looked at, in milliseconds.
    static let usualTickMilliseconds = 1_000
    /// How long to wait for a store that another program holds, in milliseconds.
    static let busyMilliseconds: Int32 = 500
    /// How often signatures of other programs are looked for, in ticks.
    static let signatureTicks = 60

    private let store: String
    private let log: Log
    private let tickMilliseconds: Int
    private let sightings: @Sendable (_ now: Instant) -> [ExposureRecorder.Sighting]
    private let isStopping = Atomic(false)
    private let thread: Mutex<Thread?> = Mutex(nil)

    init(
        store: String,
        log: Log,
        tickMilliseconds: Int = usualTickMilliseconds,
        sightings: @escaping @Sendable (_ now: Instant) -> [ExposureRecorder.Sighting]
    ) {
        self.store = store
        self.log = log
        self.tickMilliseconds = tickMilliseconds
        self.sightings = sightings
    }

    func start() {
        do {
            let running = try Thread.start(name: "exposures") { [self] in run() }
            thread.withLock { $0 = running }
        } catch {
            log.write(.error, "exposures are not recorded", ["reason": "\(error)"])
        }
    }

    /// Ends the thread; what was seen until now is written first.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        thread.withLock { $0.take() }?.join()
    }

    private func run() {
        var diary = ExposureDiary(store: store, log: log)
        while true {
            // The first look waits too: at the start the boards come first.
            isStopping.sleep(milliseconds: tickMilliseconds)
            if isStopping.load(ordering: .acquiring) { break }
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            diary.look(sightings(now), at: now)
        }
        diary.close(at: Instant(milliseconds: Clocks.wallMilliseconds()))
    }
}

/// What the keeper has seen and what of it the store still lacks: one look after the other.
struct ExposureDiary {
    let store: String
    let log: Log
    /// How long to wait for a store that another program holds, in milliseconds.
    var busyMilliseconds = ExposureKeeper.busyMilliseconds
    private var recorder = ExposureRecorder()
    private var queue = ExposureQueue()
    private var tick = 0

    init(store: String, log: Log) {
        self.store = store
        self.log = log
    }

    /// Takes what is seen now, and writes what that ends.
    mutating func look(_ sightings: [ExposureRecorder.Sighting], at now: Instant) {
        queue.add(recorder.see(sightings, at: now))
        if !queue.isEmpty || tick % ExposureKeeper.signatureTicks == 0 { write(at: now) }
        tick += 1
    }

    /// Writes what was seen until now.
    mutating func close(at now: Instant) {
        queue.add(recorder.finish())
        if !queue.isEmpty { write(at: now) }
    }

    /// Writes what waits; the store's trouble leaves it waiting.
    private mutating func write(at now: Instant) {
        do {
            let open = try DisclosureStore.open(
                at: store,
                for: .writing,
                busyMilliseconds: busyMilliseconds
            )
            try open.append(queue.acts(at: now))
            if queue.lost > 0 {
                log.write(.error, "exposures were lost", ["rows": "\(queue.lost)"])
            }
            queue = ExposureQueue()
        } catch {
            guard !queue.isTold else { return }
            queue.isTold = true
            log.write(.error, "exposures wait for the store", ["reason": "\(error)"])
        }
    }
}

/// Exposures that wait to be written, up to a limit.
struct ExposureQueue {
    /// Most rows that wait: days of a store that is away.
    static let limit = 10_000

    private(set) var rows: [RecordedExposure] = []
    /// How many were dropped, the oldest first.
    private(set) var lost = 0
    /// Whether the log knows that they wait.
    var isTold = false

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ more: [RecordedExposure]) {
        rows += more
        let excess = rows.count - Self.limit
        guard excess > 0 else { return }
        rows.removeFirst(excess)
        lost += excess
    }

    /// The rows as acts of the ledger.
    func acts(at now: Instant) -> [LedgerAct] {
        rows.map { row in
            .exposure(
                board: row.board,
                shows: row.revisions.map { ($0.item, $0.number, $0.digest) },
                span: row.span,
                grade: row.grade.word,
                at: now
            )
        }
    }
}

extension BoardStatus {
    /// What is known of the frame that the board was sent; nil when it may be dark or frozen.
    func exposureGrade(at now: Instant) -> ExposureGrade? {
        guard [.ok, .late, .degraded].contains(state), let lastSent,
            abs(now.milliseconds - lastSent.sentAt.milliseconds)
                <= lastSent.holdsMilliseconds
        else { return nil }
        return switch lastSent.confirmation {
        case .sent: .sent
        case .acknowledged: .acknowledged
        case .readBack: .readBack
        }
    }
}

extension SceneArchive {
    /// What a board has in its loop, seen at an instant.
    func sighting(
        _ status: BoardStatus,
        at now: Instant
    ) -> ExposureRecorder.Sighting {
        let shown = status.lastSent.flatMap { revisions(of: status.id, scene: $0.sceneID) } ?? []
        return ExposureRecorder.Sighting(
            board: status.id,
            revisions: shown.map {
                HungRevision(item: $0.item, number: $0.number, digest: $0.digest)
            }.sorted(),
            grade: status.exposureGrade(at: now)
        )
    }
}

extension Atomic<Bool> {
    /// Sleeps, but wakes soon after the flag is set.
    func sleep(milliseconds: Int) {
        let step = 50
        var left = milliseconds
        while left > 0, !load(ordering: .acquiring) {
            Clocks.sleep(milliseconds: Swift.min(step, left))
            left -= step
        }
    }
}
