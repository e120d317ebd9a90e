import Chronicle
import Disclosure
import Matters
import Overrides
import POSIX
import Packets
import Raster
import Session
import Settings
import Store
import Watching

@testable import Links
@testable import Publisher

/// The parts of the service as `PublisherService` puts them together, stepped by hand in place of
/// its threads: desk, gate, clerk's round for blackouts, exposures, and the loop of all boards.
final class SteppedService {
    let core: LoopCore
    private let time: VirtualTime
    private let mailbox: Mailbox
    private let statuses: StatusBoard
    private let archive = SceneArchive()
    private let gate: BlackoutGate
    private var desk: PublishingDesk
    private let journal = SwitchJournal()
    private var pen: LedgerPen
    private var housekeeping: Housekeeping
    private var seconds = 0
    private var entry: BlackoutEntry

    init(_ configuration: Configuration, time: VirtualTime, seed: UInt64, log: Log) throws {
        self.time = time
        housekeeping = Housekeeping(at: time.source.monotonic())
        let entries = try configuration.boards.enumerated().map { place, board in
            var setup = try BoardSetup(board)
            setup.session.backOff = BackOff(seed: seed &+ UInt64(place))
            return (setup: setup, encoder: try setup.wiring.map { try FrameEncoder($0) })
        }
        let mailbox = try Mailbox(boardCount: entries.count)
        statuses = StatusBoard(entries.map { BoardStatus(id: $0.setup.id, since: time.wall) })
        core = try LoopCore(entries, mailbox: mailbox, published: statuses, time: time.source)
        self.mailbox = mailbox
        let places = Dictionary(
            uniqueKeysWithValues: entries.enumerated().map { ($1.setup.id, $0) }
        )
        gate = BlackoutGate(configuration, log: log) {
            [archive, mailbox, time, journal] staged, board in
            guard let place = places[board] else { return false }
            archive.add(staged.scene, for: board)
            mailbox.post(Mailbox.Letter(scene: staged.scene, postedAt: time.monotonic), for: place)
            let now = time.reading
            journal.note(Switch(board, staged, at: now.wall, steady: now.steady))
            return true
        }
        desk = PublishingDesk(
            configuration,
            faces: try FaceShelf.open(configuration.fonts).library,
            log: log
        )
        pen = LedgerPen(
            store: configuration.store,
            SwitchRecorder(OfficeSheet(reading: configuration)),
            log
        )
        pen.busyMilliseconds = 0
        entry = BlackoutEntry(gate, store: configuration.store, log: log)
        gate.prepare(at: time.wall) { desk.darkScene(of: $0, id: $1) }
        core.begin()
        follow(.replaced)
    }

    /// When a programme changes by itself, as a steady time.
    var nextChange: Int64? {
        desk.nextChange(after: time.wall).map {
            time.monotonic + max(0, $0.milliseconds - time.wall.milliseconds) * 1_000_000
        }
    }

    /// One round of the publisher's thread.
    func follow(_ event: StoreEvent) {
        let now = time.wall
        desk.follow(event, at: now)
        gate.take(desk.stored, at: now)
        desk.take(gate.stand)
        desk.update(at: now) { board, scene in gate.post(scene, for: board, at: now) }
        if !desk.prove(at: now) {
            desk.update(at: now) { board, scene in gate.post(scene, for: board, at: now) }
        }
        if desk.takeReadAll() { housekeeping.hasReadAll(at: time.source.monotonic()) }
        housekeeping.round(at: time.source.monotonic())
    }

    /// What the gate's thread does when it hears of the blackout file; true when that has changed.
    func lookAtFile() -> Bool { gate.look(at: time.wall) }

    /// What clerk and keeper of exposures do each second.
    func everySecond() {
        let now = time.reading
        entry.run(at: now.wall)
        let sightings = statuses.read().map { archive.sighting($0, at: now.wall) }
        pen.look(sightings, journal, at: now)
        if !pen.isEmpty || seconds % LedgerKeeper.signatureTicks == 0 { pen.write(at: now) }
        seconds += 1
    }

    /// Ends in good order: boards go dark, exposures are written.
    func close() {
        mailbox.order(stop: Mailbox.StopOrder(blank: true, deadlineNanoseconds: 1_000_000_000))
        pen.finish(journal, at: time.reading)
    }
}
