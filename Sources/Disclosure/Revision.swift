/// Names one revision of one item.
public struct RevisionName: Sendable, Hashable {
    /// The item's id.
    public var item: String
    /// The revision's number, from 1.
    public var revision: Int

    /// Makes a name.
    public init(item: String, revision: Int) {
        self.item = item
        self.revision = revision
    }
}

/// One immutable edit of an item, named by its number and its digest.
public struct Revision: Sendable, Hashable {
    /// The content.
    public var item: Item
    /// 1 for the first edit, counting up.
    public var number: Int
    /// SHA-256 of the content's canonical encoding, 64 lower-case hexadecimal digits.
    public var digest: String
    /// When the draft was written.
    public var createdAt: Instant

    /// Makes a revision from its stored parts.
    public init(item: Item, number: Int, digest: String, createdAt: Instant) {
        self.item = item
        self.number = number
        self.digest = digest
        self.createdAt = createdAt
    }
}

/// One step of the chain of hands.
public enum SignatureStep: String, Sendable, Hashable, CaseIterable {
    /// The applicant stands by the draft.
    case drafted
    /// The checker has checked it.
    case checked
    /// A second checker has checked it, where a period asks for one.
    case reviewed
    /// The approver lets it hang.
    case approved
    /// The poster puts it up, where the approval asks for one.
    case posted
    /// It may hang no longer; needs a reason.
    case withdrawn
    /// It was turned down on its way; needs a reason. Only an edit goes on from there.
    case rejected
}

/// One step of the chain of hands: who, when, on which digest.
public struct Signature: Sendable, Hashable {
    /// The step.
    public var step: SignatureStep
    /// Name of the person who signed.
    public var person: String
    /// When.
    public var at: Instant
    /// The digest signed, 64 hexadecimal digits.
    public var digest: String
    /// Why; required for a withdrawal.
    public var reason: String?
    /// The step that an approval still asks for before the revision may hang; nil for none.
    public var asks: SignatureStep?

    /// Makes a signature from its stored parts.
    public init(
        step: SignatureStep,
        person: String,
        at: Instant,
        digest: String,
        reason: String? = nil,
        asks: SignatureStep? = nil
    ) {
        self.asks = asks
        self.step = step
        self.person = person
        self.at = at
        self.digest = digest
        self.reason = reason
    }
}

/// Everything that decides what hangs, read in one transaction: approved revisions, the units
/// and the overrides.
public struct Snapshot: Sendable, Hashable {
    /// Grows with every committed change of the store; equal versions mean equal content.
    public var version: Int64
    /// All units, ordered by code.
    public var units: [Unit]
    /// The newest approved, unwithdrawn revision of each item, ordered by item id.
    public var revisions: RevisionList
    /// What was put before the plan, ordered by id: everything that ever was, or in a reading for
    /// an instant what still matters then.
    public var overrides: [Override]

    /// Makes a snapshot.
    public init(
        version: Int64,
        units: [Unit],
        revisions: RevisionList,
        overrides: [Override] = []
    ) {
        self.version = version
        self.units = units
        self.revisions = revisions
        self.overrides = overrides
    }

    /// A snapshot with nothing in it.
    public static let empty = Snapshot(version: 0, units: [], revisions: [])
}
