import Disclosure
import Overrides
import POSIX
import Planning
import Proof
import Settings
import TestKit
import Watching

@testable import BoardSimulator
@testable import Links
@testable import Publisher
@testable import Store

/// An office in virtual time: store, service and simulated walls, moved on by hand.
final class Bench {
    static let second: Int64 = 1_000_000_000
    /// Midnight in China at the start of Monday 2027-03-01, in milliseconds.
    static let midnight: Int64 = 1_803_830_400_000

    let time = VirtualTime(wall: Bench.midnight)
    let walls: [Wall]
    let configuration: Configuration
    let folder: TemporaryDirectory
    private var log: WallLog
    /// How many steps were made.
    private(set) var steps = 0
    private(set) var service: SteppedService?

    private let hall: HallSwitchboard
    private let seed: UInt64
    private var events = PollEvents(capacity: 64)
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var records: [FrameRecord] = []
    private var nextSecond: Int64
    private var nextLook = Int64.max
    private var seen: [String: (counts: BoardCounts, at: Int64)] = [:]
    private var writeAheadLog: Int64 = 0
    private var lostBytes: Int64 = 0
    /// Whether nobody reads what comes to the wall behind the pseudo-terminal.
    var isLineDeaf = false

    init(seed: UInt64, manner: NoticeManner = .takeover) throws {
        self.seed = seed
        folder = try TemporaryDirectory("endurance")
        log = try WallLog(folder.file("walls.jsonl"))
        hall = try HallSwitchboard(time: time.source)
        nextSecond = time.monotonic + Self.second
        try Files.makeDirectory(folder.file("fonts"))
        try Files.makeDirectory(folder.file("layouts"))
        try Files.writeAtomically(Self.face.get(), to: folder.file("fonts/dots8.face"))
        _ = try folder.write(Self.layout, to: "layouts/still.json5")
        _ = try DisclosureStore.create(at: folder.file("placard.db"))
        walls = try Wall.Speech.allCases.enumerated().map { [hall, folder] place, speech in
            try Wall(
                speech,
                token: UInt64(place) * 2,
                hall: hall,
                folder: folder.path,
                manner: manner
            )
        }
        configuration = Configuration(
            office: "",
            zone: .china,
            store: folder.file("placard.db"),
            layouts: folder.file("layouts"),
            fonts: folder.file("fonts"),
            kiosk: nil,
            boards: walls.map(\.configuration)
        )
        for wall in walls {
            let lease = wall.leaseMilliseconds.map { "\($0)" } ?? "null"
            // Adalight has no check value over its lamps: lost bytes may tear one picture.
            let isChecked = wall.speech != .adalight
            // Datagrams wait in the wall's own system while it hangs, and cannot be taken back.
            let holds = wall.board.udpPort != nil
            try note(
                [
                    "wall": "\"\(wall.id)\"", "lease": lease, "checked": "\(isChecked)",
                    "holds": "\(holds)",
                ]
            )
        }
        try note(["clock": "\(time.offsetMilliseconds)"])
    }

    private static let face = Result { try DotCode.compiledFace() }
    private static let layout = """
        {
            schema: "placard.layout/1",
            size: { width: 96, height: 16 },
            zones: [
                {
                    id: "all", at: [0, 8, 64, 8], face: { height: 8 }, motion: "still",
                    text: "{title}",
                },
            ],
        }
        """

    /// The steady time in milliseconds: what the walls' log counts in.
    var milliseconds: Int64 { time.monotonic / 1_000_000 }

    func note(_ members: KeyValuePairs<String, String>) throws {
        try log.note(members, at: milliseconds)
    }

    // MARK: the service's life

    func start() throws {
        service = try SteppedService(configuration, time: time, seed: seed, log: .silent)
        try note(["service": "\"started\""])
        try settle()
    }

    /// Ends the service as a power cut of the server does.
    func kill() throws {
        service = nil
        try note(["service": "\"killed\""])
        try settle()
    }

    /// Ends the service in good order.
    func stop() throws {
        service?.close()
        for _ in 0..<20 {
            try settle()
            time.advance(to: time.monotonic + 100_000_000)
        }
        service = nil
        try note(["service": "\"stopped\""])
    }

    /// Sets the office's clock; the gate sees it at its next look.
    func stepClock(milliseconds: Int64) throws {
        time.step(milliseconds: milliseconds)
        nextLook = time.monotonic + Int64(BlackoutGate.lookMilliseconds) * 1_000_000
        // Instants after a clock was set back are read by the number of entries before it.
        if let store = try? DisclosureStore.open(at: configuration.store, for: .reading),
            let last = try? store.ledgerEnd("count the entries")
        {
            try note(["clock": "\(time.offsetMilliseconds)", "entries": "\(last.sequence)"])
        } else {
            try note(["clock": "\(time.offsetMilliseconds)"])
        }
    }

    // MARK: time

    /// Moves time on to a steady time, everything happening in its order.
    func run(until end: Int64) throws {
        while time.monotonic < end {
            let deadlines = [
                end, nextSecond, nextLook, service?.core.deadlines.earliest, service?.nextChange,
                walls.map { $0.board.tick(at: time.source.monotonic()) }.min(),
            ]
            let next = deadlines.compactMap(\.self).min() ?? end
            // Nothing may hold time back for ever: a look comes a millisecond later at least.
            time.advance(to: max(next, time.monotonic + 1_000_000))
            try step()
        }
    }

    /// Does what is due now; after the office has done something, with the news of it.
    func step(_ event: StoreEvent = .timeout) throws {
        steps += 1
        var event = event
        if time.monotonic >= nextLook {
            nextLook = .max
            _ = service?.lookAtFile()
        }
        if time.monotonic >= nextSecond {
            nextSecond += Self.second * ((time.monotonic - nextSecond) / Self.second + 1)
            try settle()
            service?.everySecond()
            // What the service itself has written is heard of like any commit.
            let status = Files.status(configuration.store + "-wal")?.modifiedNanoseconds ?? 0
            if event == .timeout, status != writeAheadLog { event = .changed }
            writeAheadLog = status
            follow(event)
        } else if event != .timeout || (service?.nextChange ?? .max) <= time.monotonic {
            follow(event)
        }
        try settle()
    }

    private func follow(_ event: StoreEvent) {
        let isNew = service?.lookAtFile() ?? false
        service?.follow(isNew && event == .timeout ? .rung : event)
    }

    /// Lets bytes flow until nobody has anything to say, then looks at the walls.
    private func settle() throws {
        // A busy machine may take its time over a pseudo-terminal; a deaf wall takes for ever.
        var patience = isLineDeaf ? 1 : 200
        while patience > 0 {
            let before = lag
            // Events come first: with them the loop reads the clocks by which a round is due.
            var count = try service?.core.takeEvents(within: 0) ?? 0
            _ = service?.core.round()
            count += try hallEvents(within: 0)
            if count > 0 { continue }
            // A pseudo-terminal hands bytes over a little later.
            if lag > 0, lag == before { count = try hallEvents(within: 1) }
            if count == 0 { patience -= lag > 0 ? 1 : 200 }
        }
        // What has not come by now is lost, with a line that was cut for example.
        lostBytes += lag
        try look()
    }

    /// Bytes on the way to the wall behind the pseudo-terminal.
    private var lag: Int64 {
        guard let core = service?.core else { return 0 }
        let place = Wall.Speech.allCases.firstIndex(of: .adalight) ?? 0
        return Int64(core.boards[place].status.bytesSent)
            - Int64(walls[place].board.counts.bytes) - lostBytes
    }

    private func hallEvents(within milliseconds: Int) throws -> Int {
        try hall.poller.wait(milliseconds: milliseconds, into: &events)
        for index in 0..<events.count {
            let event = events[index]
            if event.token == HallSwitchboard.bellToken {
                hall.silence()
                continue
            }
            let wall = walls[Int(event.token / 2)]
            var isMore = true
            while isMore {
                let before = wall.board.counts.bytes
                _ = wall.board.serve(
                    isListener: event.token % 2 == 1,
                    event.readiness,
                    &buffer,
                    &records
                )
                // A frame comes in several pieces; asking the poller for each would cost more.
                isMore = wall.comesInPieces && wall.board.counts.bytes != before
            }
        }
        records.removeAll(keepingCapacity: true)
        return events.count
    }

    private func look() throws {
        for wall in walls {
            let counts = wall.board.counts
            let known = seen[wall.id]
            let isCard = wall.speech == .onbon
            let isOld = (known?.at ?? 0) + Self.second <= time.monotonic
            guard known?.counts != counts || (isCard && isOld) else { continue }
            seen[wall.id] = (counts, time.monotonic)
            try log.see(wall.board, at: milliseconds)
        }
    }

    /// Looks at a wall whatever its counters say.
    func lookAgain(_ wall: Wall) throws {
        try log.see(wall.board, at: milliseconds)
    }

    // MARK: evidence

    /// Writes the walls' log and the ledger beside each other; their paths.
    func export() throws -> Evidence {
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        var entries: [LedgerEntry] = []
        try store.readLedger { _, text, digest in
            if let entry = try? LedgerExport.entry(canonicalText: text, digest: digest) {
                entries.append(entry)
            }
        }
        let paths = Evidence(
            walls: folder.file("walls.jsonl"),
            ledger: folder.file("ledger.jsonl")
        )
        try Files.writeAtomically(Array(LedgerExport.text(entries).utf8), to: paths.ledger)
        try log.flush()
        return paths
    }
}
