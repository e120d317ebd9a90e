import Chronicle
import Disclosure
import Exhibits
import HTTP
import Health
import Kiosk
import Layout
public import Links
import Overrides
import POSIX
import Planning
public import Raster
import Session
import Store
import Synchronization
import Watching

/// The service: follows the store, keeps every board's scene and the kiosk's pages up to date.
///
///     store ──commit──▶ this thread ──scene──▶ board thread ──frames──▶ boards
///                            └───────model──▶ kiosk thread ──pages───▶ visitors
public final class PublisherService: Sendable {
    /// How often board states and the kiosk's clock are looked at, in milliseconds.
    static let tickMilliseconds: Int64 = 1_000

    /// What is freed after a change and kept for the next one, in bytes.
    private static let keptBytes = 1 << 20

    /// What was configured.
    public let configuration: Configuration
    private let log: Log
    private let loop: BoardLoop
    private let server: Server<KioskPages>?
    private let archive = SceneArchive()
    private let shelf: FaceShelf
    private let bell: Mutex<StoreBell?> = Mutex(nil)
    private let isStopping = Atomic(false)
    /// Cleared when another service takes the boards over as they are.
    private let blanksBoards = Atomic(true)
    private let clerk: Clerk
    private let keeper: LedgerKeeper
    private let journal = SwitchJournal()
    private let gate: BlackoutGate

    /// Starts the board thread and the kiosk; the boards stay as they are until `run`.
    ///
    /// - Throws: `PublisherError` when no face can be read or the kiosk's port is taken. A board
    /// with
    ///   a wrong layout or an unreachable link is no reason to stop: the others are served.
    public init(_ configuration: Configuration, log: Log) throws(PublisherError) {
        self.configuration = configuration
        self.log = log
        self.shelf = try FaceShelf.open(configuration.fonts)
        do {
            self.loop = try BoardLoop(configuration.boards.map { try BoardSetup($0) })
        } catch {
            throw PublisherError(.system, "The board thread cannot start: \(error).", remedy: "")
        }
        let stage = TrialStage(configuration.boards, loop, journal)
        self.gate = BlackoutGate(configuration, log: log, stage: stage) {
            [loop, archive, journal] staged, board in
            Self.send(staged, to: board, loop, archive, journal, log)
        }
        self.clerk = Clerk(configuration, gate: gate, log: log)
        self.keeper = LedgerKeeper(
            store: configuration.store,
            journal: journal,
            sheet: { OfficeSheet(reading: configuration) },
            log: log,
            built: Self.built,
            sightings: { [loop, archive] now in
                loop.status().map { archive.sighting($0, at: now) }
            }
        )
        do {
            self.server = try Self.startKiosk(configuration)
        } catch {
            loop.stop(blank: false)
            throw error
        }
    }

    /// The kiosk's address, with the port it really got; nil when the kiosk is off.
    public var kioskAddress: String? {
        server.map { "http://\($0.address)/" }
    }

    /// The frame that each board was last sent, in the order of the configuration.
    public func mirrors() -> [(board: BoardConfiguration, frame: Frame?)] {
        let statuses = loop.status()
        return zip(configuration.boards, statuses).map { board, status in
            (board, archive.mirror(of: board.board.id, sent: status.lastSent)?.frame)
        }
    }

    /// How every board is, in the order of the configuration.
    public func boardStatuses() -> [BoardStatus] { loop.status() }

    /// Ends `run`, from any thread; boards go dark unless another service takes them over.
    public func stop(blank: Bool = true) {
        blanksBoards.store(blank, ordering: .releasing)
        isStopping.store(true, ordering: .releasing)
        bell.withLock { $0?.ring() }
    }

    /// Follows the store until `stop`; then blanks the boards and closes the kiosk.
    public func run() throws(PublisherError) {
        var desk = PublishingDesk(
            configuration,
            faces: shelf.library,
            log: log,
            built: Self.built
        )
        let watch: StoreWatch
        do {
            watch = try StoreWatch(path: configuration.store)
        } catch {
            close()
            throw PublisherError(.store, "\(error)", remedy: "")
        }
        bell.withLock { $0 = watch.bell }
        log.write(
            .info,
            "publisher started",
            ["boards": "\(configuration.boards.count)", "kiosk": kioskAddress ?? "off"]
        )
        gate.prepare(at: Instant(milliseconds: Clocks.wallMilliseconds())) {
            desk.darkScene(of: $0, id: $1)
        }
        Host.keepFreeMemory(bytes: Self.keptBytes)
        gate.start { [bell = watch.bell] in bell.ring() }
        clerk.start()
        keeper.start()
        var event = StoreEvent.replaced
        var shown: KioskPages?
        var health = HealthDesk(alertAfterSeconds: configuration.alertAfterSeconds)
        var supervision = Supervision()
        var housekeeping = Housekeeping(at: .now)
        while !isStopping.load(ordering: .acquiring) {
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            desk.follow(event, at: now)
            gate.take(desk.stored, at: now)
            desk.take(gate.stand)
            var isNews = event == .changed
            var posted = show(&desk, at: now)
            if !desk.prove(at: now) { posted += show(&desk, at: now) }
            if !posted.isEmpty { isNews = true }
            for (board, scene) in posted {
                if let scene { log.tellPosted(scene, to: board) }
            }
            health.follow(readings(desk, at: now), at: now, log)
            publishModel(&desk, health, at: now, announcing: isNews, shown: &shown)
            if desk.takeReadAll() { housekeeping.hasReadAll(at: .now) }
            housekeeping.round(at: .now)
            supervision.advance(rounds: rounds(), status: statusLine, at: .now)
            do {
                event = try watch.wait(until: deadline(desk, from: now))
            } catch {
                log.write(.error, "store watch failed", ["reason": "\(error)"])
                Clocks.sleep(milliseconds: Int(Self.tickMilliseconds))
                event = .replaced
            }
        }
        supervision.end(isReloading: !blanksBoards.load(ordering: .acquiring))
        close()
        log.write(.info, "publisher stopped")
    }

    /// Gives every board that needs it a new scene; the boards, with the scene that each was sent.
    private func show(
        _ desk: inout PublishingDesk,
        at now: Instant
    ) -> [(board: String, scene: UInt64?)] {
        var posted: [(board: String, scene: UInt64?)] = []
        desk.update(at: now) { board, staged in
            posted.append((board, gate.post(staged, for: board, at: now)))
        }
        return posted
    }

    /// Ends both threads; every board that can be reached goes dark.
    private func close() {
        clerk.stop()
        gate.stop()
        if blanksBoards.load(ordering: .acquiring) {
            let now = ClockReading.now
            for board in configuration.boards {
                journal.note(Switch(board.board.id, nil, at: now.wall, steady: now.steady))
            }
        }
        keeper.stop()
        server?.stop()
        loop.stop(blank: blanksBoards.load(ordering: .acquiring))
    }

    /// How many rounds each other thread has made; the board thread is asked for one more here, the
    /// kiosk's by the model it was given.
    private func rounds() -> [UInt64] {
        [loop.pulse()] + (server.map { [$0.counts.rounds] } ?? [])
    }

    private var statusLine: String {
        let states = loop.status().map(\.state)
        return "\(states.count { $0 == .ok }) of \(states.count) boards ok, kiosk "
            + (kioskAddress ?? "off")
    }

    /// Hands a scene to the board thread; whether that could be done.
    private static func send(
        _ staged: StagedScene,
        to board: String,
        _ loop: BoardLoop,
        _ archive: SceneArchive,
        _ journal: SwitchJournal,
        _ log: Log
    ) -> Bool {
        let scene = staged.scene
        archive.add(scene, for: board)
        // Before it is posted, so that no frame of it is older than its entry says.
        let now = ClockReading.now
        journal.note(Switch(board, staged, at: now.wall, steady: now.steady))
        do {
            try loop.post(scene: scene, for: board)
            return true
        } catch {
            log.write(.error, "scene not posted", ["board": board, "reason": "\(error)"])
            return false
        }
    }

    /// When this program was built, as the system tells of its file.
    private static let built = Files.status("/proc/self/exe").map {
        Instant(milliseconds: $0.modifiedNanoseconds / 1_000_000)
    }

    private func deadline(_ desk: PublishingDesk, from now: Instant) -> MonotonicTime {
        let wait = Self.waitMilliseconds(until: desk.nextChange(after: now), from: now)
        return MonotonicTime.now.advanced(byMilliseconds: Int(wait))
    }

    /// How long to wait for the store: until the next change, and a tick at most.
    static func waitMilliseconds(until next: Instant?, from now: Instant) -> Int64 {
        guard let next else { return tickMilliseconds }
        return min(tickMilliseconds, max(0, next.milliseconds - now.milliseconds))
    }

    // MARK: kiosk

    private static func startKiosk(
        _ configuration: Configuration
    ) throws(PublisherError) -> Server<KioskPages>? {
        guard let settings = configuration.kiosk else { return nil }
        guard let serving = ServerConfiguration(settings) else {
            throw PublisherError(
                .system,
                "The kiosk's address \"\(settings.address)\" is no numeric address.",
                remedy: "Write for example \"127.0.0.1\", or \"0.0.0.0\" for every interface."
            )
        }
        if let refusal = DescriptorRoom.refusal(
            connections: settings.limits.connections,
            boards: configuration.boards.count,
            granted: Host.raiseDescriptorLimit()
        ) {
            throw refusal
        }
        let empty = KioskModel(
            officeName: configuration.office,
            snapshot: .empty,
            now: Instant(milliseconds: Clocks.wallMilliseconds()),
            zone: configuration.zone
        )
        do {
            return try KioskPages.server(serving, model: empty)
        } catch {
            throw PublisherError(
                .system,
                "\(error)",
                remedy: "Choose another kiosk.port in the configuration, or stop what uses it."
            )
        }
    }

    /// Gives the kiosk a new model; open pages are told when there is something new to read, and
    /// when a minute has passed.
    private func publishModel(
        _ desk: inout PublishingDesk,
        _ health: HealthDesk,
        at now: Instant,
        announcing: Bool,
        shown: inout KioskPages?
    ) {
        guard let server else { return }
        let boards = zip(zip(desk.boards, loop.status()), health.readings).map {
            view(of: $0.0, $0.1, $1)
        }
        var model = desk.model(boards: boards, at: now)
        if configuration.kiosk?.showsMetrics == true { addMetrics(to: &model, health) }
        let pages = KioskPages(model, after: shown)
        server.publish(pages)
        let isAnnounced = announcing || shown.map { !$0.model.hasSameOrders(as: model) } ?? false
        if isAnnounced { server.broadcast(KioskEvents.change(pages.model)) }
        let lastMinute = shown.map { $0.model.now.milliseconds / 60_000 }
        if lastMinute != now.milliseconds / 60_000 {
            server.broadcast(KioskEvents.tick(pages.model))
        }
        shown = pages
    }

    /// How every board is now.
    private func readings(_ desk: PublishingDesk, at now: Instant) -> [BoardReading] {
        zip(desk.boards, loop.status()).map { board, status in
            BoardReading(
                status,
                routine: board.configuration.routine,
                layoutFault: board.fault.map { "\($0)" },
                at: now
            )
        }
    }

    /// What Prometheus is told is written when it asks.
    private func addMetrics(to model: inout KioskModel, _ health: HealthDesk) {
        let readings = health.readings
        let alerted = health.alerted
        // Taken here: a model that held its own server would keep it alive for ever.
        let kiosk = server?.counts
        model.metrics = { [loop] model in
            ServiceMetrics.text(
                readings,
                alerted: alerted,
                statuses: loop.status(),
                kiosk: kiosk,
                model: model,
                at: Instant(milliseconds: Clocks.wallMilliseconds())
            )
        }
    }

    private func view(
        of desk: BoardDesk,
        _ status: BoardStatus,
        _ reading: BoardReading
    ) -> BoardView {
        let board = desk.configuration.board
        return BoardView(
            id: board.id,
            name: board.name,
            width: desk.configuration.size.width,
            height: desk.configuration.size.height,
            condition: reading.state.condition,
            since: reading.since,
            fault: reading.fault?.id,
            confirmedAt: status.lastSent?.sentAt,
            showing: desk.programme?.slots.compactMap { $0.item?.id } ?? [],
            tags: board.tags,
            mirror: { [archive, loop] in
                archive.mirror(of: board.id, sent: (try? loop.status(of: board.id))?.lastSent)
            }
        )
    }
}

extension BoardState {
    /// The state in the kiosk's words.
    var condition: BoardCondition {
        switch self {
        case .ok: .ok
        case .late: .late
        case .degraded: .degraded
        case .offline: .offline
        case .refused: .refused
        case .blank: .blank
        case .unknown: .unknown
        }
    }
}
