public import Notation

/// The entry that makes pruning provable: it notes, inside the chain, where the pruned part ended.
///
/// It is appended first; then entries up to its number may be deleted. Whoever has the rest of the
/// chain, or an anchor after it, can prove that nothing else was.
public struct LedgerCheckpoint: Sendable, Hashable {
    /// The last entry that may be pruned.
    public var pruned: LedgerAnchor
    /// When that entry was made, in milliseconds since the Unix epoch.
    public var prunedAt: Int64

    /// Least age of what is pruned: twelve months of 31 days, in milliseconds.
    public static let minimumAge: Int64 = 12 * 31 * 86_400_000

    /// Plans to prune up to an entry; nil while that is not old enough.
    public init?(through entry: LedgerEntry, now: Int64) {
        guard now - entry.at >= Self.minimumAge else { return nil }
        pruned = LedgerAnchor(entry)
        prunedAt = entry.at
    }

    /// Reads the checkpoint of an entry; nil when it is none.
    public init?(_ entry: LedgerEntry) {
        guard entry.kind == .checkpoint, case .object(let members) = entry.body else { return nil }
        var values: [String: JSONValue] = [:]
        for member in members { values[member.key] = member.value }
        guard case .integer(let sequence)? = values["through"],
            case .string(let digest)? = values["digest"],
            case .integer(let at)? = values["at"], sequence < entry.sequence
        else { return nil }
        pruned = LedgerAnchor(sequence: sequence, digest: digest)
        prunedAt = at
    }

    /// The body of the entry.
    public var body: JSONValue {
        [
            "through": .integer(pruned.sequence), "digest": .string(pruned.digest),
            "at": .integer(prunedAt),
        ]
    }

    /// Tells whether a ledger may begin after an entry.
    func covers(_ begin: LedgerAnchor) -> Bool { pruned == begin }
}
