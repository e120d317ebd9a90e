import Chronicle
import Disclosure
import Matters
import Notation
import Overrides
import Proof
import Store

/// What was seen and noted, what of it waits to be written, and how far the ledger has it.
///
/// Nothing is written while the clock cannot be right: what is seen meanwhile would become the
/// ledger's newest entry and with that the evidence that the clock is right.
struct LedgerPen {
    private let store: String
    private let log: Log
    /// How long to wait for a store that another program holds, in milliseconds.
    var busyMilliseconds = LedgerKeeper.busyMilliseconds
    private var exposures = ExposureRecorder()
    private var switches: SwitchRecorder
    private var queue = ExposureQueue()
    /// What was seen while the clock was wrong, by the time that was reckoned then.
    private var doubtful = ExposureQueue()
    private var clock: ReckonedClock
    /// Whether the clock was ever held against the ledger.
    private var isJudged = false
    /// The ledger's end when this pen last wrote; another one means another ledger.
    private var end: LedgerAnchor?
    /// Whether the log knows that something waits.
    private var isTold = false

    init(store: String, _ switches: SwitchRecorder, built: Instant? = nil, _ log: Log) {
        self.store = store
        self.switches = switches
        self.log = log
        clock = ReckonedClock(built: built)
    }

    /// Whether nothing waits that could be written.
    var isEmpty: Bool { clock.isWrong || end != nil && queue.isEmpty }

    /// Takes what is seen of the boards now, and what was noted of them.
    mutating func look(
        _ sightings: [ExposureRecorder.Sighting],
        _ journal: SwitchJournal,
        at reading: ClockReading
    ) {
        if !isJudged { judge() }
        let wasWrong = clock.isWrong
        let time = clock.time(at: reading)
        if !wasWrong, clock.isWrong {
            queue.add(exposures.finish())
            log.write(.error, "records wait for a clock that is right", ["reason": fault])
        } else if let correction = time.correction {
            doubtful.add(exposures.finish())
            queue.take(&doubtful, movedBy: correction)
            log.write(.info, "records go on", ["corrected": "\(correction) ms"])
        }
        let rows = exposures.see(sightings, at: time.now)
        guard !clock.isWrong else { return doubtful.add(rows) }
        queue.add(rows)
        note(journal, at: time.now, steady: time.correction.map { _ in reading.steady })
    }

    /// Takes what was seen until now, and writes all that can be told truly.
    mutating func finish(_ journal: SwitchJournal, at reading: ClockReading) {
        let time = clock.time(at: reading)
        let isDoubtful = clock.isWrong || time.correction != nil
        if isDoubtful { doubtful.add(exposures.finish()) } else { queue.add(exposures.finish()) }
        guard clock.isTrue else {
            log.write(
                .error,
                "exposures were lost",
                ["rows": "\(doubtful.count)", "reason": fault]
            )
            return
        }
        queue.take(&doubtful, movedBy: time.correction ?? 0)
        note(journal, at: time.now, steady: isDoubtful ? reading.steady : nil)
        if end == nil || !queue.isEmpty { append(at: time.now) }
    }

    /// Writes what waits; the store's trouble leaves it waiting, and so does a wrong clock.
    mutating func write(at reading: ClockReading) {
        guard !clock.isWrong else { return }
        append(at: reading.wall)
    }

    private var fault: String { clock.fault ?? "" }

    private mutating func judge() {
        guard
            let open = try? DisclosureStore.open(
                at: store,
                for: .reading,
                busyMilliseconds: busyMilliseconds
            ), let newest = try? open.newestEntryInstant()
        else { return }
        clock.follow(newest: newest)
        isJudged = true
    }

    private mutating func note(_ journal: SwitchJournal, at now: Instant, steady: Int64?) {
        queue.add(switches: switches.acts(of: journal, at: now, steady: steady))
        guard let lost = queue.takeLostSwitches() else { return }
        queue.add(switches: switches.lost(lost.count, from: lost.from, at: now))
    }

    private mutating func append(at now: Instant) {
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
            clock.follow(newest: try open.newestEntryInstant())
            isJudged = true
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

    /// How many exposures wait or were dropped.
    var count: Int { rows.count + lost }

    var isEmpty: Bool { rows.isEmpty && switches.isEmpty }

    mutating func add(_ more: [RecordedExposure]) {
        rows += more
        let excess = rows.count - Self.limit
        guard excess > 0 else { return }
        rows.removeFirst(excess)
        lost += excess
    }

    /// Takes all exposures of another queue, at instants that are so many milliseconds later.
    mutating func take(_ other: inout ExposureQueue, movedBy milliseconds: Int64) {
        lost += other.lost
        add(
            other.rows.map { row in
                var moved = row
                moved.span =
                    row.span.lowerBound.advanced(
                        byMilliseconds: milliseconds
                    )..<row.span.upperBound.advanced(byMilliseconds: milliseconds)
                return moved
            }
        )
        other = ExposureQueue()
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
