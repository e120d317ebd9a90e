public import Disclosure

/// The store of everything disclosed: one SQLite file that holds the chain of hands to its rules.
///
/// Whatever a store does it does at once and on the calling thread; it belongs to one thread at
/// a time. Every failure is a `StoreError`: a store that is missing, locked or damaged never stops
/// the program, so a caller can keep the last good snapshot for as long as it takes.
public final class DisclosureStore {
    /// What a store is opened for.
    public enum Purpose: Sendable {
        /// Reading snapshots and lists; nothing can be written by mistake.
        case reading
        /// Importing, signing and withdrawing as well.
        case writing
    }

    /// How long to wait for a store that another process holds, unless told otherwise.
    public static let defaultBusyMilliseconds: Int32 = 2_000

    /// The file's path.
    public let path: String
    package let connection: Connection
    var reader = SnapshotReader()
    var evidence = LedgerEvidence()
    /// Most signatures that are taken into the ledger at a time; all have their turn.
    var signaturesAtOnce: Int64 = 10_000

    private init(_ connection: Connection) {
        self.path = connection.path
        self.connection = connection
    }

    /// Makes a new store, or opens the one that is there for writing.
    public static func create(
        at path: String,
        busyMilliseconds: Int32 = defaultBusyMilliseconds
    ) throws(StoreError) -> DisclosureStore {
        let connection = try Connection(
            path: path,
            purpose: .creating,
            busyMilliseconds: busyMilliseconds
        )
        let migrator = Migrator()
        try migrator.check(connection)
        _ = try migrator.migrate(connection)
        return DisclosureStore(connection)
    }

    /// Opens an existing store; for writing it is first brought up to date.
    public static func open(
        at path: String,
        for purpose: Purpose,
        busyMilliseconds: Int32 = defaultBusyMilliseconds
    ) throws(StoreError) -> DisclosureStore {
        let connection = try Connection(
            path: path,
            purpose: purpose == .reading ? .reading : .writing,
            busyMilliseconds: busyMilliseconds
        )
        let migrator = Migrator()
        let version = try migrator.check(connection)
        guard version > 0 else {
            throw StoreError(
                code: .foreign,
                attempt: "open the store \(path)",
                problem: "the file is empty"
            )
        }
        switch purpose {
        case .writing:
            _ = try migrator.migrate(connection)
        case .reading:
            guard version == migrator.newestVersion else {
                throw StoreError(
                    code: .older,
                    attempt: "open the store \(path)",
                    problem: "it has version \(version), older than \(migrator.newestVersion)"
                )
            }
        }
        return DisclosureStore(connection)
    }

    /// Reads what may hang, in one transaction, and checks every bit of it again.
    ///
    /// A row that does not hold is left out and told as a finding. A store whose schema was changed
    /// gives no snapshot at all, because its rules may no longer have been in force.
    ///
    /// The first reading reads all; later ones only what was signed since, because nothing that is
    /// signed ever changes. With `rereadingAll` every row is read and checked again, which finds
    /// what was changed behind SQLite's back; do it from time to time.
    ///
    /// With an instant, overrides that were over an hour before it are left out, but for notices of
    /// which the public is still told: a service of many years keeps only those in memory. Read
    /// again when the clock is set back to before `ordersSince` of the reading.
    ///
    /// In haste the text of a schema whose number SQLite has not raised is compared by `finish`
    /// only, which the caller must call when the boards have theirs.
    public func snapshot(
        rereadingAll: Bool = false,
        ordersAt now: Instant? = nil,
        isHasty: Bool = false
    ) throws(StoreError) -> SnapshotReading {
        try reader.read(
            connection,
            evidence: &evidence,
            rereadingAll: rereadingAll,
            ordersAt: now,
            isHasty: isHasty
        )
    }

    /// Looks at what a hasty snapshot left for later; when it throws, that snapshot must not stand.
    public func finish() throws(StoreError) { try reader.finish(connection) }

    /// Reads the rows of items that hung in the last snapshot once more, and checks them as the
    /// next one would after a signature for each; the bytes of their contents.
    ///
    /// With `asItems` the contents are read as well.
    package func reread(_ items: [String], asItems: Bool) throws(StoreError) -> Int {
        try reader.reread(items, asItems: asItems, connection)
    }
}
