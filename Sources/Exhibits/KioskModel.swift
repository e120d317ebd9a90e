import Certificates
public import Disclosure

/// Says that something hung here and hangs no longer; its text is not shown again.
public struct Withdrawal: Sendable, Hashable {
    /// The item's id.
    public var id: String
    /// What sort of item it was.
    public var kind: Kind
    /// Code of the unit that issued it.
    public var unit: String
    /// When it was withdrawn.
    public var at: Instant
    /// Why.
    public var reason: String

    /// Makes a withdrawal.
    public init(id: String, kind: Kind, unit: String, at: Instant, reason: String) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.at = at
        self.reason = reason
    }
}

/// Everything the pages are made of: one immutable value, replaced whole.
public struct KioskModel: Sendable {
    /// Whose service this is, as the header shows it.
    public let officeName: String
    /// What may be shown, and the units.
    public let snapshot: Snapshot
    /// The instant the model describes.
    public let now: Instant
    /// The zone of all dates and clocks.
    public let zone: Zone
    /// What each plan says today, by item id.
    public let plans: PlanReadings
    /// The boards, in the order the configuration names them.
    public let boards: [BoardView]
    /// Since when the store cannot be read; nil while it can.
    public let staleSince: Instant?
    /// What else is wrong with the service, one sentence each.
    public let faults: [String]
    /// What was withdrawn lately, for readers of feeds who may still hold it.
    public let withdrawals: [Withdrawal]
    /// Where the public reaches this service, for example `https://open.example.gov.cn`; nil when
    /// addresses are made from what each client wrote.
    public let publicAddress: String?
    /// Where and when each text hung.
    public let records: PublicRecords
    /// Writes figures for programs that watch this one; nil when nobody is to read them.
    public var metrics: (@Sendable (KioskModel) -> String)?
    /// What of the snapshot is visible now, in the orders that pages need.
    package let holdings: Holdings
    /// What goes before the plan now.
    fileprivate let orders: PublicOrders
    /// The withdrawals by item.
    private let goneByID: [String: Withdrawal]

    /// Makes a model; `previous` is one of the very same snapshot, and what was made of it is
    /// used on.
    public init(
        officeName: String,
        snapshot: Snapshot,
        now: Instant,
        zone: Zone,
        plans: PlanReadings = PlanReadings(),
        boards: [BoardView] = [],
        staleSince: Instant? = nil,
        faults: [String] = [],
        withdrawals: [Withdrawal] = [],
        publicAddress: String? = nil,
        records: PublicRecords = PublicRecords(),
        previous: KioskModel? = nil
    ) {
        self.officeName = officeName
        self.snapshot = snapshot
        self.now = now
        self.zone = zone
        self.plans = plans
        self.boards = boards
        self.staleSince = staleSince
        self.faults = faults
        self.withdrawals = withdrawals
        self.publicAddress = publicAddress
        self.records = records
        orders = PublicOrders(snapshot.overrides, boards, at: now)
        if let previous, previous.withdrawals == withdrawals {
            goneByID = previous.goneByID
        } else {
            goneByID = Dictionary(withdrawals.map { ($0.id, $0) }) { $0.at < $1.at ? $1 : $0 }
        }
        if let kept = previous?.holdings, kept.hold(at: now) {
            holdings = kept
        } else {
            holdings = Holdings(snapshot, at: now)
        }
    }

    /// The revisions whose window is open, in the snapshot's order.
    public var visible: [ApprovedRevision] { holdings.visible }

    /// The notices in force, emergencies first, then the newest.
    public var notices: [PublicNotice] { orders.notices }

    /// Notices that were over within the last week, newest first.
    package var pastNotices: [PublicNotice] { orders.past }

    /// Until when boards are dark by order: all of them, or these.
    public var darkness: [PublicDarkness] { orders.darkness }

    /// Until when a board is dark by order; nil when it is not.
    package func darkUntil(_ board: BoardView) -> Instant? {
        darkness.filter { $0.boards.isEmpty || $0.boards.contains(board.id) }.map(\.until).max()
    }

    /// Tells whether what goes before the plan is the same as in another model.
    package func hasSameOrders(as other: KioskModel) -> Bool { orders == other.orders }

    /// The visible items of some sort, in the snapshot's order; the others are not copied.
    package func items(where isWanted: (Item) -> Bool) -> [Item] {
        var found: [Item] = []
        for revision in visible where isWanted(revision.item) { found.append(revision.item) }
        return found
    }

    /// The visible revision of an item.
    package func revision(of id: String) -> ApprovedRevision? {
        holdings.revision(of: id)
    }

    /// What became of an item that hung here and hangs no longer; nil when it hangs, or when no
    /// such item ever hung.
    package func withdrawal(of id: String) -> Withdrawal? {
        revision(of: id) == nil ? goneByID[id] : nil
    }

    /// The name of a unit, or its code when it is not in the tree.
    package func unitName(_ code: String) -> String {
        holdings.units.name(of: code)
    }

    /// The day it is.
    package var today: CivilDate { zone.civilTime(at: now).date }
}

extension KioskModel {
    /// What pages show of a model that changes without the store.
    ///
    /// Models of one snapshot that look alike give the same pages. What plans say goes by the day,
    /// and so by the minute.
    public struct Appearance: Sendable, Hashable {
        private struct Board: Hashable {
            var name: String
            var size: [Int]
            var condition: BoardCondition
            var confirmedMinutesAgo: Int64?
            var showing: [String]
        }

        private var holdings: ObjectIdentifier
        private var minute: Int64
        private var boards: [Board]
        private var staleSince: Instant?
        private var withdrawals: [Withdrawal]
        private var ledger: Int64?
        private var orders: PublicOrders

        init(_ model: KioskModel) {
            holdings = ObjectIdentifier(model.holdings)
            minute = model.now.milliseconds / 60_000
            boards = model.boards.map { board in
                let age = board.confirmedAt.map { model.now.milliseconds - $0.milliseconds }
                return Board(
                    name: board.name,
                    size: [board.width, board.height],
                    condition: board.condition,
                    confirmedMinutesAgo: age.map { max(0, $0) / 60_000 },
                    showing: board.showing
                )
            }
            staleSince = model.staleSince
            withdrawals = model.withdrawals
            ledger = model.records.position?.sequence
            orders = model.orders
        }
    }

    /// What pages show of this model besides its snapshot.
    public var appearance: Appearance { Appearance(self) }
}

extension ApprovedRevision {
    /// Eight characters by which a person can tell on the phone which text hangs on a wall.
    package var shortCode: String { ShortCode.text(digest: digest) }
}
