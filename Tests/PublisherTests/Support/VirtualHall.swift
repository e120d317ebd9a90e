import Blueprints
import Chronicle
import Disclosure
import Overrides
import POSIX
import Planning
import Raster
import Session
import Store
import TestKit
import Watching

@testable import Publisher

/// The service in virtual time: desk, gate, journal and ledger as they are, boards that only
/// remember, and a clock that the test turns.
final class VirtualHall {
    /// What every board was given last; nil when the service left it.
    private let given = Locked<[String: StagedScene]>([:])
    private let clock: Locked<Instant>
    private let journal = SwitchJournal()
    let office: TestOffice
    let configuration: Configuration
    private var desk: PublishingDesk
    private let gate: BlackoutGate
    private var pen: LedgerPen

    /// Frames that were on the boards, with board and instant.
    private(set) var seen: [(board: String, at: Instant, frame: Frame)] = []

    var now: Instant { clock.with { $0 } }
    private var reading: ClockReading { ClockReading(wall: now, steady: now.milliseconds) }
    var file: BlackoutFile { gate.file }

    /// Starts the service at an instant.
    init(_ office: TestOffice, _ boards: [BoardConfiguration], at start: Instant) throws {
        self.office = office
        let configuration = office.configuration(boards)
        self.configuration = configuration
        let clock = Locked(start)
        self.clock = clock
        desk = PublishingDesk(configuration, faces: try office.library(), log: .silent)
        gate = BlackoutGate(configuration, log: .silent) { [given, journal] staged, board in
            given.with { $0[board] = staged }
            let now = clock.with { $0 }
            journal.note(Switch(board, staged, at: now, steady: now.milliseconds))
            return true
        }
        pen = LedgerPen(
            store: office.store,
            SwitchRecorder(OfficeSheet(reading: configuration)),
            .silent
        )
        gate.prepare(at: start) { [desk] board, id in
            var desk = desk
            return desk.darkScene(of: board, id: id)
        }
        round(.replaced)
    }

    /// One round of every thread.
    func round(_ event: StoreEvent = .changed) {
        desk.follow(event, at: now)
        gate.look(at: now)
        gate.take(desk.stored, at: now)
        desk.take(gate.stand)
        desk.update(at: now) { gate.post($1, for: $0, at: now) }
        pen.look([], journal, at: reading)
        if !pen.isEmpty { pen.write(at: reading) }
    }

    /// Turns the clock on, does something there, and lets the service follow.
    func at(_ instant: Instant, _ act: (Instant) throws -> Void) rethrows {
        try act(instant)
        round(at: instant)
    }

    /// Turns the clock on, and lets the service follow.
    func round(at instant: Instant) {
        clock.with { $0 = instant }
        round()
    }

    /// Looks at every board at random instants from now until some seconds later.
    func look(forSeconds seconds: Int64, _ random: inout SplitMix64, times: Int = 6) {
        let start = now
        for board in configuration.boards {
            for _ in 0..<times {
                let offset = Int64.random(in: 0..<seconds * 1_000, using: &random)
                let instant = start.advanced(byMilliseconds: offset)
                seen.append((board.board.id, instant, frame(of: board, at: instant)))
            }
        }
    }

    /// What a board shows: nothing outside its hours, and nothing when the service has left it.
    private func frame(of board: BoardConfiguration, at instant: Instant) -> Frame {
        let dark = Frame(
            canvas: Canvas(width: board.size.width, height: board.size.height),
            palette: Palette(board.colours, inks: [])
        )
        let staged = given.with { $0[board.board.id] }
        return board.routine.isLit(at: instant) ? staged?.scene.frame(at: instant) ?? dark : dark
    }

    /// Ends the service in order: every board goes dark, and the ledger gets what waits.
    func end() {
        for board in configuration.boards {
            given.with { $0[board.board.id] = nil }
            journal.note(Switch(board.board.id, nil, at: now, steady: now.milliseconds))
        }
        pen.finish(journal, at: reading)
    }
}
