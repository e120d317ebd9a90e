public import Disclosure

/// What a plan says on the model's day.
public struct PlanReading: Sendable, Hashable {
    /// The lamp.
    public var lamp: Lamp
    /// How far the work should be by now, in percent.
    public var expected: Int

    /// Makes a reading.
    public init(lamp: Lamp, expected: Int) {
        self.lamp = lamp
        self.expected = expected
    }
}

/// Everything the pages are made of: one immutable value, replaced whole.
public struct KioskModel: Sendable {
    /// Whose service this is, as the header shows it.
    public var officeName: String
    /// What may be shown, and the units.
    public var snapshot: Snapshot
    /// The instant the model describes.
    public var now: Instant
    /// The zone of all dates and clocks.
    public var zone: Zone
    /// What each plan says today, by item id.
    public var plans: [String: PlanReading]
    /// The boards, in the order the configuration names them.
    public var boards: [BoardView]
    /// Since when the store cannot be read; nil while it can.
    public var staleSince: Instant?

    /// Makes a model.
    public init(
        officeName: String,
        snapshot: Snapshot,
        now: Instant,
        zone: Zone,
        plans: [String: PlanReading] = [:],
        boards: [BoardView] = [],
        staleSince: Instant? = nil
    ) {
        self.officeName = officeName
        self.snapshot = snapshot
        self.now = now
        self.zone = zone
        self.plans = plans
        self.boards = boards
        self.staleSince = staleSince
    }

    /// The revisions whose window is open, in the snapshot's order.
    var visible: [ApprovedRevision] {
        snapshot.revisions.filter { $0.item.window.contains(now) }
    }

    /// The visible revision of an item.
    func revision(of id: String) -> ApprovedRevision? {
        visible.first { $0.item.id == id }
    }

    /// The name of a unit, or its code when it is not in the tree.
    func unitName(_ code: String) -> String {
        snapshot.units.first { $0.code == code }?.name ?? code
    }

    /// The day it is.
    var today: CivilDate { zone.civilTime(at: now).date }
}

extension ApprovedRevision {
    /// When the last signature before showing was given.
    var approvedAt: Instant {
        signatures.last { $0.step == .approved }?.at ?? revision.createdAt
    }
}
