public import Disclosure

/// A row that the store holds and a snapshot leaves out, and why.
public struct SnapshotFinding: Sendable, Hashable, CustomStringConvertible {
    /// The item as the row names it.
    public let item: String
    /// The revision's number as the row gives it; 0 when it gives none.
    public let revision: Int
    /// What does not hold.
    public let problem: String

    /// Makes a finding.
    public init(item: String, revision: Int, problem: String) {
        self.item = item
        self.revision = revision
        self.problem = problem
    }

    /// The whole sentence.
    public var description: String {
        "item \(item), revision \(revision) is left out: \(problem)."
            + " Withdraw it, and import it again."
    }
}

/// A snapshot and what was left out of it.
public struct SnapshotReading: Sendable, Equatable {
    /// Everything that may hang.
    public let snapshot: Snapshot
    /// Rows that look approved and do not hold.
    public let findings: [SnapshotFinding]
    /// Whether everything was read: nothing was known before, or the log did not go on from it.
    public let isWhole: Bool
    /// Overrides that were over before this instant may be left out; nil when all are there.
    public let ordersSince: Instant?
    /// The newest instant of the ledger's last entries; nil when it has none.
    public let newestEntry: Instant?

    /// Whether two readings say the same, however they were made; not how far back they reach.
    public static func == (left: SnapshotReading, right: SnapshotReading) -> Bool {
        left.snapshot == right.snapshot && left.findings == right.findings
    }
}
