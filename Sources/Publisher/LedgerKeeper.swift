import Chronicle
import Disclosure
import Layout
import Links
import Matters
import Notation
import POSIX
import Proof
import Raster
import Session
import Store
import Synchronization

/// Writes into the ledger what boards were given, what they were seen to show, and how the office
/// was set up.
///
/// It has a thread of its own: neither a locked store nor a full disk keeps a board waiting. What
/// cannot be written waits, up to a limit; what is written goes in one transaction a second.
final class LedgerKeeper: Sendable {
    /// How often the boards are looked at, in milliseconds.
    static let usualTickMilliseconds = 1_000
    /// How long to wait for a store that another program holds, in milliseconds.
    static let busyMilliseconds: Int32 = 500
    /// How often signatures of other programs are looked for, in ticks.
    static let signatureTicks = 60

    private let store: String
    private let journal: SwitchJournal
    private let sheet: @Sendable () -> OfficeSheet
    private let log: Log
    private let tickMilliseconds: Int
    private let sightings: @Sendable (_ now: Instant) -> [ExposureRecorder.Sighting]
    private let isStopping = Atomic(false)
    private let thread: Mutex<Thread?> = Mutex(nil)

    /// A keeper that asks for `sheet`, how the office is set up, once and on its own thread:
    /// faces take a while to read.
    init(
        store: String,
        journal: SwitchJournal,
        sheet: @escaping @Sendable () -> OfficeSheet,
        log: Log,
        tickMilliseconds: Int = usualTickMilliseconds,
        sightings: @escaping @Sendable (_ now: Instant) -> [ExposureRecorder.Sighting]
    ) {
        self.store = store
        self.journal = journal
        self.sheet = sheet
        self.log = log
        self.tickMilliseconds = tickMilliseconds
        self.sightings = sightings
    }

    func start() {
        do {
            let running = try Thread.start(name: "ledger") { [self] in run() }
            thread.withLock { $0 = running }
        } catch {
            log.write(.error, "nothing is recorded", ["reason": "\(error)"])
        }
    }

    /// Ends the thread; what was seen until now is written first.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        thread.withLock { $0.take() }?.join()
    }

    private func run() {
        var exposures = ExposureRecorder()
        var tick = 0
        // The first look waits too: at the start the boards come first.
        isStopping.sleep(milliseconds: tickMilliseconds)
        var pen = LedgerPen(store: store, SwitchRecorder(sheet()), log)
        while !isStopping.load(ordering: .acquiring) {
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            pen.add(exposures.see(sightings(now), at: now), journal, at: now)
            if !pen.isEmpty || tick % Self.signatureTicks == 0 { pen.write(at: now) }
            tick += 1
            isStopping.sleep(milliseconds: tickMilliseconds)
        }
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        pen.add(exposures.finish(), journal, at: now)
        if !pen.isEmpty { pen.write(at: now) }
    }
}

/// What waits to be written, and how far the ledger has it.
struct LedgerPen {
    private let store: String
    private let log: Log
    /// How long to wait for a store that another program holds, in milliseconds.
    var busyMilliseconds = LedgerKeeper.busyMilliseconds
    private var switches: SwitchRecorder
    private var queue = ExposureQueue()
    /// The ledger's end when this pen last wrote; another one means another ledger.
    private var end: LedgerAnchor?
    /// Whether the log knows that something waits.
    private var isTold = false

    init(store: String, _ switches: SwitchRecorder, _ log: Log) {
        self.store = store
        self.switches = switches
        self.log = log
    }

    /// Whether nothing waits.
    var isEmpty: Bool { end != nil && queue.isEmpty }

    /// Takes what was seen and noted.
    mutating func add(
        _ exposures: [RecordedExposure],
        _ journal: SwitchJournal,
        at now: Instant
    ) {
        queue.add(exposures)
        queue.add(switches: switches.acts(of: journal, at: now))
        guard let lost = queue.takeLostSwitches() else { return }
        queue.add(switches: switches.lost(lost.count, from: lost.from, at: now))
    }

    /// Writes what waits; the store's trouble leaves it waiting.
    mutating func write(at now: Instant) {
        do {
            let open = try DisclosureStore.open(
                at: store,
                for: .writing,
                busyMilliseconds: busyMilliseconds
            )
            var acts: [LedgerAct] = []
            let isContinued = try end.map { end throws(StoreError) in try open.holds(end) }
            if isContinued != true {
                acts = switches.configuration(known: try open.configurationParts(), at: now)
                // Another store has come in the place of the one that knew what shows.
                if isContinued == false { acts += switches.restated(at: now) }
            }
            end = try open.append(acts + queue.acts(at: now))
            if queue.lost > 0 {
                log.write(.error, "exposures were lost", ["rows": "\(queue.lost)"])
            }
            queue = ExposureQueue()
            isTold = false
        } catch {
            if error.code == .refused { queue.refuse() }
            guard !isTold else { return }
            isTold = true
            log.write(.error, "records wait for the store", ["reason": "\(error)"])
        }
    }
}

/// Records that wait to be written, up to a limit.
struct ExposureQueue {
    /// Most rows that wait of each sort: days of a store that is away.
    static let limit = 10_000

    private(set) var rows: [RecordedExposure] = []
    private(set) var switches: [LedgerAct] = []
    /// How many exposures were dropped, the oldest first.
    private(set) var lost = 0
    private var lostSwitches: (from: Instant, count: Int)?

    var isEmpty: Bool { rows.isEmpty && switches.isEmpty }

    mutating func add(_ more: [RecordedExposure]) {
        rows += more
        let excess = rows.count - Self.limit
        guard excess > 0 else { return }
        rows.removeFirst(excess)
        lost += excess
    }

    /// Takes acts of switches; when they are too many, all are lost together, since those that
    /// stayed would refer to what was told before.
    mutating func add(switches more: [LedgerAct]) {
        switches += more
        if switches.count > Self.limit { loseSwitches() }
    }

    /// What was lost since the last asking.
    mutating func takeLostSwitches() -> (from: Instant, count: Int)? {
        defer { lostSwitches = nil }
        return lostSwitches
    }

    /// Drops what the store will never take, so that the rest can go on.
    mutating func refuse() {
        lost += rows.count
        rows = []
        loseSwitches()
    }

    private mutating func loseSwitches() {
        guard let first = switches.first else { return }
        let known = lostSwitches ?? (first.began, 0)
        lostSwitches = (known.from, known.count + switches.count)
        switches = []
    }

    /// Everything as acts of the ledger.
    func acts(at now: Instant) -> [LedgerAct] {
        switches
            + rows.map { row in
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

extension LedgerAct {
    /// When what it tells began.
    fileprivate var began: Instant {
        guard case .object(let members) = body,
            case .integer(let from)? = members.first(where: { $0.key == "from" })?.value
        else { return at }
        return Instant(milliseconds: from)
    }
}

extension BoardStatus {
    /// How long a board that moves its content by itself may wait for what follows, in
    /// milliseconds.
    private static let successionMilliseconds: Int64 = 5_000

    /// What is known of the frame that the board was sent; nil when it may be dark or frozen.
    func exposureGrade(at now: Instant) -> ExposureGrade? {
        guard [.ok, .late, .degraded].contains(state), let lastSent,
            abs(now.milliseconds - lastSent.sentAt.milliseconds)
                <= lastSent.holdsMilliseconds
        else { return nil }
        // Without what follows it stands at its last page: of the rest nothing is seen.
        if let end = lastSent.movesUntil,
            now > end, now.milliseconds - end.milliseconds > Self.successionMilliseconds
        {
            return nil
        }
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
