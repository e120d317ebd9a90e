public import Disclosure

/// How far a revision has come.
public enum ItemState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has signed it.
    case draft
    /// Its applicant stands by it.
    case drafted
    /// It has been checked.
    case checked
    /// It has been checked twice.
    case reviewed
    /// It may hang, or waits for its poster where the approval asks for one.
    case approved
    /// It was put up, and may hang.
    case posted
    /// It may hang no longer.
    case withdrawn
    /// It was turned down on its way.
    case rejected
}

/// One item in a list.
public struct ItemSummary: Sendable, Hashable {
    /// The item's id.
    public let id: String
    /// What sort of item it is, by its newest revision.
    public let kind: Kind
    /// Code of the issuing unit, by its newest revision.
    public let unit: String
    /// Its title, by its newest revision.
    public let title: String
    /// Number of its newest revision.
    public let newest: Int
    /// How far the newest revision has come.
    public let state: ItemState
    /// Number of the revision that may hang; nil when none may.
    public let hanging: Int?
    /// Digest of the newest revision.
    public let digest: String
    /// When the newest revision was written.
    public let createdAt: Instant
}

/// Which items a list shall hold; nil takes any.
public struct ItemFilter: Sendable, Hashable {
    /// Only items of this unit.
    public var unit: String?
    /// Only items of this kind.
    public var kind: Kind?
    /// Only items whose newest revision has come this far.
    public var state: ItemState?

    /// Makes a filter; nil takes any.
    public init(unit: String? = nil, kind: Kind? = nil, state: ItemState? = nil) {
        self.unit = unit
        self.kind = kind
        self.state = state
    }
}

/// One revision as the store holds it, with everything that was signed on it.
public struct RecordedRevision: Sendable, Hashable {
    /// Its number.
    public let number: Int
    /// Its digest.
    public let digest: String
    /// When it was written.
    public let createdAt: Instant
    /// Its content; nil when that does not hold.
    public let item: Item?
    /// What does not hold in it; nil when all does.
    public let problem: String?
    /// Its signatures, in the order given.
    public internal(set) var signatures: [Signature] = []
}
