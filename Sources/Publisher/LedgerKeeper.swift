import Chronicle
import Disclosure
import Layout
import Links
import Matters
import Overrides
import POSIX
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
    private let built: Instant?
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
        built: Instant? = nil,
        tickMilliseconds: Int = usualTickMilliseconds,
        sightings: @escaping @Sendable (_ now: Instant) -> [ExposureRecorder.Sighting]
    ) {
        self.store = store
        self.journal = journal
        self.sheet = sheet
        self.log = log
        self.built = built
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
        var tick = 0
        // The first look waits too: at the start the boards come first.
        isStopping.sleep(milliseconds: tickMilliseconds)
        var pen = LedgerPen(store: store, SwitchRecorder(sheet()), built: built, log)
        // Reading the faces has left much behind.
        Host.giveBackMemory()
        while !isStopping.load(ordering: .acquiring) {
            let now = ClockReading.now
            pen.look(sightings(now.wall), journal, at: now)
            if !pen.isEmpty || tick % Self.signatureTicks == 0 { pen.write(at: now) }
            tick += 1
            isStopping.sleep(milliseconds: tickMilliseconds)
        }
        pen.finish(journal, at: .now)
    }
}

extension ClockReading {
    /// What this machine's clocks say.
    static var now: ClockReading {
        ClockReading(
            wall: Instant(milliseconds: Clocks.wallMilliseconds()),
            steady: MonotonicTime.now.nanoseconds / 1_000_000
        )
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
