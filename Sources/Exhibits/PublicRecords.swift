public import Certificates
public import Disclosure

/// Where and when texts hung by the ledger, and what was asked of each: what a certificate is made
/// of, handed to the pages so that they need no store.
public struct PublicRecords: Sendable {
    /// Entries kept of one text, the newest; what hung longer has its whole record in the ledger.
    public static let entryLimit = 2_000

    /// Where the ledger stood; nil while it is empty.
    public private(set) var position: Certificate.Position?
    private var entries: [String: [Certificate.Entry]] = [:]
    private let demand: @Sendable (Item) -> Certificate.Demand

    /// Starts with an empty ledger.
    ///
    /// - Parameter demand: What an office asks of an item; it must not wait for anything.
    public init(demand: @escaping @Sendable (Item) -> Certificate.Demand = { _ in .init() }) {
        self.demand = demand
    }

    /// Takes in what the ledger tells of a text.
    public mutating func add(_ entry: Certificate.Entry, digest: String) {
        var kept = entries[digest, default: []]
        entries[digest] = nil
        if kept.count >= Self.entryLimit { kept.removeFirst(kept.count + 1 - Self.entryLimit) }
        kept.append(entry)
        entries[digest] = kept
    }

    /// Notes where the ledger stands.
    public mutating func stand(at position: Certificate.Position) { self.position = position }

    /// The exposures of a text, in the order of the ledger.
    package func entries(of digest: String) -> [Certificate.Entry] { entries[digest] ?? [] }

    /// The certificate of a revision as of now; nil while the ledger is empty.
    package func certificate(
        of revision: ApprovedRevision,
        office: String,
        unitName: String,
        at now: Instant,
        zone: Zone
    ) -> Certificate? {
        position.map { position in
            Certificate(
                office: office,
                unitName: unitName,
                revision: revision.revision,
                signatures: revision.signatures,
                demand: demand(revision.item),
                entries: entries(of: revision.revision.digest),
                position: position,
                madeAt: now,
                zone: zone
            )
        }
    }
}
