public import Disclosure
public import Matters

/// What is proved of an item: who signed it, where it hung and when, and whether that was enough.
///
/// Everything in it can be worked out again from an export of the ledger; nothing is taken from
/// the program's word.
public struct Certificate: Sendable, Hashable {
    /// A row of the ledger's exposures.
    public struct Entry: Sendable, Hashable {
        /// Number of the entry in the ledger.
        public var sequence: Int64
        /// Number of the last entry that it was joined of; the same for one alone.
        public private(set) var through: Int64
        /// What it says.
        public var exposure: Exposure

        /// Makes an entry.
        public init(sequence: Int64, exposure: Exposure) {
            self.sequence = sequence
            through = sequence
            self.exposure = exposure
        }

        /// Joins a later entry that goes on where this one ends: same board, same grade, and no
        /// instant between them; false when it does not.
        public mutating func join(_ next: Entry) -> Bool {
            guard next.sequence > through, next.exposure.board == exposure.board,
                next.exposure.grade == exposure.grade,
                next.exposure.span.lowerBound == exposure.span.upperBound
            else { return false }
            through = next.through
            exposure.span = exposure.span.lowerBound..<next.exposure.span.upperBound
            return true
        }
    }

    /// What was asked of the item.
    public struct Demand: Sendable, Hashable {
        /// The matter in the catalogue; nil when the item names none.
        public var matter: Matter?
        /// How long it must hang and what counts; nil when nothing asks for a period.
        public var term: PublicityTerm?

        /// Makes a demand.
        public init(matter: Matter? = nil, term: PublicityTerm? = nil) {
            self.matter = matter
            self.term = term
        }
    }

    /// Where the ledger stood.
    public struct Position: Sendable, Hashable {
        /// Number of the last entry.
        public var sequence: Int64
        /// Its digest.
        public var digest: String

        /// Makes a position.
        public init(sequence: Int64, digest: String) {
            self.sequence = sequence
            self.digest = digest
        }
    }

    /// The office.
    public var office: String
    /// The unit's name.
    public var unitName: String
    /// The revision proved.
    public var revision: Revision
    /// Its signatures, in the order given, a withdrawal included.
    public var signatures: [Signature]
    /// What was asked.
    public var demand: Demand
    /// Its exposures by the ledger, in its order.
    public var entries: [Entry]
    /// Where the ledger stood when the certificate was made.
    public var position: Position
    /// When it was made.
    public var madeAt: Instant
    /// The zone of its clock readings.
    public var zone: Zone
    /// How many exposures by the ledger are not among `entries`; with any, nothing is counted.
    public var omitted: Int

    /// Makes a certificate from its parts.
    public init(
        office: String,
        unitName: String,
        revision: Revision,
        signatures: [Signature],
        demand: Demand,
        entries: [Entry],
        position: Position,
        madeAt: Instant,
        zone: Zone,
        omitted: Int = 0
    ) {
        self.office = office
        self.unitName = unitName
        self.revision = revision
        self.signatures = signatures
        self.demand = demand
        self.entries = entries
        self.position = position
        self.madeAt = madeAt
        self.zone = zone
        self.omitted = omitted
    }

    /// The exposures that prove enough to count.
    public var counted: [Exposure] {
        let least = demand.term?.minimumGrade ?? .sent
        return entries.map(\.exposure).filter { $0.grade >= least }
    }

    /// The day of posting: that of the first exposure that counts; nil before it.
    public var posted: CivilDate? {
        counted.map(\.span.lowerBound).min().map { zone.civilTime(at: $0).date }
    }

    /// How far the period has come; nil without a period, before posting, or when exposures are
    /// missing here.
    public var count: PublicityCount? {
        guard omitted == 0, let term = demand.term, let posted else { return nil }
        return PublicityCount(term, posted: posted, exposures: counted, now: madeAt)
    }

    /// Whether the item did hang as long as was asked.
    public var isComplete: Bool {
        if case .complete = count?.state { return true }
        return false
    }

    /// The boards on which it hung, by id.
    public var boards: [String] { Set(counted.map(\.board)).sorted() }
}
