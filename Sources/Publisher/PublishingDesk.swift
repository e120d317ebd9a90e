import Chronicle
import Disclosure
import Exhibits
import Layout
import Matters
import Overrides
import Planning
import Raster
import Registers
import Store
import Watching

/// The publisher's own state, as a value: the last good snapshot and an editor for each board.
struct PublishingDesk {
    /// The last good snapshot.
    private(set) var snapshot = Snapshot.empty
    /// Since when the store cannot be read; nil while it can.
    private(set) var staleSince: Instant?
    /// The boards' editors, in the order of the configuration.
    private(set) var boards: [BoardDesk]

    /// What hung in public and was taken down, the newest first.
    private(set) var withdrawals: [Withdrawal] = []

    /// How many withdrawals the kiosk remembers; older ones are answered as unknown.
    static let withdrawalLimit = 10_000

    private var gone = WithdrawalReader(limit: Self.withdrawalLimit)
    /// Whether the log of signatures may not be the one that withdrawals were read from.
    private var isLogNew = true
    /// What stood before a reading whose store is not wholly looked at yet.
    private var unproven: (snapshot: Snapshot, stored: [Override], ordersSince: Instant?)?
    /// Whether the store was read for the boards and not yet for visitors.
    private var owesVisitors = false
    /// Whether the store was read from its beginning since this was asked last.
    private var hasReadAll = false

    private var keeper: RecordKeeper
    /// The overrides of the last good reading, without those of the blackout file.
    private(set) var stored: [Override] = []
    /// Overrides that were over before this instant are not in memory; nil when all are.
    private var ordersSince: Instant?
    /// What is wrong with clock or blackout file, one sentence each.
    private(set) var faults: [String] = []
    private var blackouts = BlackoutStand()
    private var clock: ClockGuard
    private var planningInstant = Instant(milliseconds: 0)

    private let configuration: Configuration
    private let planner: Planner
    private let log: Log
    private var store: DisclosureStore?
    private var index: PlanningIndex?
    /// Whether the index is of the present snapshot; versions of two stores tell nothing.
    private var isIndexed = false
    /// What the plans of this snapshot say on a day.
    private var readings: (day: CivilDate, plans: PlanReadings)?
    /// The newest model made of this snapshot.
    private var lastModel: KioskModel?
    /// How many editions of matters the certificates know of.
    private var matterEditions: Int64?
    /// Whether the catalogue could not be read.
    private var lacksCatalogue = false
    private var lastSceneID: UInt64 = 0
    private var toldFindings: Set<SnapshotFinding> = []
    private var toldYears: Set<Int> = []

    init(
        _ configuration: Configuration,
        faces: FaceLibrary,
        log: Log,
        built: Instant? = nil
    ) {
        self.configuration = configuration
        self.log = log
        keeper = RecordKeeper(configuration, catalogue: nil)
        self.clock = ClockGuard(built: built)
        self.planner = configuration.planner
        self.boards = configuration.boards.map {
            BoardDesk($0, of: configuration, faces: faces)
        }
        for desk in boards {
            guard let fault = desk.fault else { continue }
            log.write(
                .error,
                "board cannot be laid out",
                ["board": desk.configuration.board.id, "reason": "\(fault)"]
            )
        }
    }

    /// The next instant at which some board's programme changes by itself, or after `now` a notice
    /// that the kiosk shows begins or ends, or a clock that cannot be right may be.
    func nextChange(after now: Instant) -> Instant? {
        if keeper.isBehind { return now }
        let orders = snapshot.overrides.flatMap { [$0.start, $0.over] }.filter { $0 > now }
        let instants = boards.compactMap { $0.programme?.validUntil } + orders
        return (instants + [clock.plausibleFrom].compactMap(\.self)).min()
    }

    /// Takes what the watch told: reads a new snapshot, or keeps the last good one.
    mutating func follow(_ event: StoreEvent, at now: Instant) {
        switch event {
        case .timeout, .rung:
            // A store that could not be read is tried again at every tick. And a clock that was set
            // back far asks for orders that memory no longer holds.
            let isSetBack = ordersSince.map { now < $0 } ?? false
            if staleSince != nil || isSetBack && store != nil { read(at: now) }
        case .changed:
            read(at: now)
        case .replaced:
            store = nil
            read(at: now)
        case .missing:
            store = nil
            fail("the store is not there", at: now)
        case .troubled(let error):
            fail("\(error)", at: now)
        }
    }

    private mutating func read(at now: Instant) {
        do {
            let open: DisclosureStore
            let isNewStore = store == nil
            if let store {
                open = store
            } else {
                open = try DisclosureStore.open(at: configuration.store, for: .reading)
            }
            store = open
            if isNewStore {
                keeper.startAnew()
                matterEditions = nil
                hasReadAll = true
            }
            let before = (snapshot, stored, ordersSince)
            let reading = try open.snapshot(ordersAt: now, isHasty: true)
            unproven = before
            // What was left out may hang again, and its record may have been forgotten.
            if !toldFindings.isSubset(of: reading.findings) { keeper.startAnew() }
            if staleSince != nil { log.write(.info, "store can be read again") }
            staleSince = nil
            snapshot = reading.snapshot
            stored = snapshot.overrides
            ordersSince = reading.ordersSince
            clock.follow(newest: reading.newestEntry)
            isIndexed = false
            owesVisitors = true
            isLogNew = isLogNew || reading.isWhole
            readings = nil
            lastModel = nil
            report(reading.findings)
        } catch {
            store = nil
            fail("\(error)", at: now)
        }
    }

    /// Makes sure of what was read in haste, when the boards have theirs; false when it must not
    /// stand: boards are to be given what hung before it.
    mutating func prove(at now: Instant) -> Bool {
        guard let before = unproven.take(), let store else { return true }
        do {
            try store.finish()
            return true
        } catch {
            self.store = nil
            fail("\(error)", at: now)
            (snapshot, stored, ordersSince) = before
            isIndexed = false
            lastModel = nil
            readings = nil
            return false
        }
    }

    /// Reads what only visitors ask for; the boards' content is on its way by then.
    ///
    /// Read after the snapshot: what is withdrawn in between is told by the next reading. What
    /// could not be read, or not in one piece, is gone on with at every tick.
    private mutating func readForVisitors(at now: Instant) {
        guard owesVisitors, let store else { return }
        do {
            if try gone.readOn(store, anew: isLogNew) {
                withdrawals = gone.withdrawals.map(Withdrawal.init)
            }
            isLogNew = false
            try followMatters(store)
            try keeper.read(store, hanging: snapshot.revisions)
            owesVisitors = keeper.isBehind || lacksCatalogue
        } catch {
            self.store = nil
            fail("\(error)", at: now)
        }
    }

    /// Makes certificates by the catalogue of now, when the store has another one than before or
    /// the last reading of it failed.
    private mutating func followMatters(_ open: DisclosureStore) throws(StoreError) {
        let editions = try open.matterEditions()
        guard editions != matterEditions || lacksCatalogue else { return }
        let stored = try open.matters()
        do {
            keeper.ask(by: try configuration.matterCatalogue(stored: stored))
            lacksCatalogue = false
        } catch {
            if !lacksCatalogue {
                log.write(.error, "matters cannot be read", ["reason": "\(error)"])
            }
            lacksCatalogue = true
        }
        matterEditions = editions
    }

    private mutating func fail(_ reason: String, at now: Instant) {
        guard staleSince == nil else { return }
        staleSince = now
        log.write(
            .error,
            "store cannot be read, boards keep their content",
            ["fault": "store-stale", "reason": reason]
        )
    }

    private mutating func report(_ findings: [SnapshotFinding]) {
        for finding in findings where !toldFindings.contains(finding) {
            log.write(.error, "item left out", ["item": finding.item, "reason": "\(finding)"])
        }
        toldFindings = Set(findings)
    }

    /// Plans every board that needs it.
    ///
    /// Each new scene goes to `post` as soon as it is drawn: no board waits for those after it.
    mutating func update(at clock: Instant, post: (_ board: String, _ staged: StagedScene) -> Void)
    {
        let now = settle(at: clock)
        // An office that has only a kiosk plans nothing.
        guard !boards.isEmpty else { return }
        let (index, change) = index(at: now)
        var drawn: [Int] = []
        for place in boards.indices where isDue(boards[place], change, in: index, at: now) {
            let isNew = boards[place].update(
                planner: planner,
                index: index,
                after: change ?? PlanningChange(),
                at: now,
                sceneID: lastSceneID + 1
            )
            guard isNew, let staged = boards[place].staged else { continue }
            lastSceneID += 1
            post(boards[place].configuration.board.id, staged)
            drawn.append(place)
        }
        for place in drawn {
            let id = boards[place].configuration.board.id
            for warning in boards[place].warnings {
                log.write(.warning, "layout warning", ["board": id, "reason": "\(warning)"])
            }
        }
    }

    /// Takes what stands by the blackout file.
    mutating func take(_ stand: BlackoutStand) { blackouts = stand }

    /// The scene of a board that is to be dark; nil when nothing can be laid out for it.
    mutating func darkScene(of board: String, id: UInt64) -> StagedScene? {
        guard let place = boards.firstIndex(where: { $0.configuration.board.id == board })
        else { return nil }
        let programme = Programme(
            board: boards[place].configuration.board,
            at: Instant(milliseconds: 0),
            slots: Playbill.dark.slots,
            excluded: [],
            validUntil: nil
        )
        return boards[place].compose(programme, unitNames: [:]).map {
            StagedScene(Scene($0, id: id), .dark)
        }
    }

    /// Brings the orders up to date and says for which instant to plan.
    private mutating func settle(at now: Instant) -> Instant {
        let wasWrong = clock.fault != nil
        planningInstant = clock.planningInstant(at: now)
        let merged = blackouts.merged(with: stored, at: now)
        let orders = clock.held(merged, at: now, planningAt: planningInstant)
        if orders != snapshot.overrides {
            snapshot.overrides = orders
            isIndexed = false
            lastModel = nil
        }
        if let fault = clock.fault, !wasWrong {
            log.write(
                .error,
                "clock is not plausible, boards keep their content",
                [
                    "reason": fault
                ]
            )
        } else if clock.fault == nil, wasWrong {
            log.write(.info, "clock is plausible again")
        }
        faults = [clock.fault, blackouts.fault].compactMap(\.self)
        return planningInstant
    }

    /// The index of the present snapshot and day, and what is new in it.
    private mutating func index(at now: Instant) -> (PlanningIndex, PlanningChange?) {
        // Taken out, so that it is changed where it lies.
        guard var index = self.index.take() else {
            let index = planner.index(snapshot, at: now)
            self.index = index
            isIndexed = true
            report(index)
            return (index, PlanningChange(isWhole: true))
        }
        let isNew = !isIndexed
        let change =
            isNew || !planner.isCurrent(index, at: now)
            ? planner.update(&index, to: snapshot, at: now) : nil
        self.index = index
        isIndexed = true
        if change != nil { report(index) }
        return (index, change)
    }

    private func isDue(
        _ desk: BoardDesk,
        _ change: PlanningChange?,
        in index: PlanningIndex,
        at now: Instant
    ) -> Bool {
        guard let programme = desk.programme else { return true }
        // A clock that was set back undoes what has been planned ahead of it.
        if now < programme.at { return true }
        if let end = programme.validUntil, end <= now { return true }
        return change?.concerns(desk.configuration.board, in: index) ?? false
    }

    private mutating func report(_ index: PlanningIndex) {
        for year in index.missingYears where toldYears.insert(year).inserted {
            log.write(
                .warning,
                "public holidays are not known",
                ["year": "\(year)", "reason": "\(CountedDay.unknown(missingYear: year))"]
            )
        }
    }

    /// The kiosk's model; what does not change with the clock is made once a snapshot and day.
    mutating func model(boards: [BoardView], at clock: Instant) -> KioskModel {
        readForVisitors(at: clock)
        let now = self.clock.fault == nil ? clock : planningInstant
        let model = KioskModel(
            officeName: configuration.office,
            snapshot: snapshot,
            now: now,
            zone: configuration.zone,
            plans: plans(on: configuration.zone.civilTime(at: now).date),
            boards: boards,
            staleSince: staleSince,
            faults: faults,
            withdrawals: withdrawals,
            publicAddress: configuration.kiosk?.publicAddress,
            records: keeper.records,
            previous: lastModel
        )
        lastModel = model
        return model
    }

    /// Whether a whole store was read since the last question; its reading leaves much behind.
    mutating func takeReadAll() -> Bool {
        defer { hasReadAll = false }
        return hasReadAll
    }

    private mutating func plans(on day: CivilDate) -> PlanReadings {
        if let readings, readings.day == day { return readings.plans }
        let plans = PlanReadings(
            of: snapshot.revisions,
            on: day,
            rule: planner.lampRule,
            calendar: planner.calendar
        )
        readings = (day, plans)
        return plans
    }
}

extension Withdrawal {
    init(_ stored: StoredWithdrawal) {
        self.init(
            id: stored.item,
            kind: stored.kind,
            unit: stored.unit,
            at: stored.at,
            reason: stored.reason
        )
    }
}
