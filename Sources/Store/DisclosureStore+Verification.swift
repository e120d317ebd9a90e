public import Disclosure
public import Proof
import Schema

/// What a walk along the ledger found.
public struct LedgerCheck: Sendable, Hashable {
    /// How many entries there are.
    public internal(set) var count = 0
    /// What is wrong, each a whole sentence.
    public internal(set) var faults: [String] = []
    /// The last entry; nil for an empty ledger.
    public internal(set) var last: LedgerAnchor?
}

extension DisclosureStore {
    /// Goes along the whole ledger in one read transaction, and lays the signatures beside it.
    ///
    /// It finds entries that were changed, removed, put elsewhere or written anew; with `anchors`,
    /// noted outside, also a ledger that was cut off or written anew as a whole. And it finds
    /// signatures that are not as the ledger tells them.
    public func verifyLedger(
        anchors: [LedgerAnchor] = []
    ) throws(StoreError) -> LedgerCheck {
        let attempt = "verify the ledger of \(path)"
        return try connection.transaction("BEGIN", attempt: attempt) { () throws(StoreError) in
            var verifier = LedgerVerifier(anchors: anchors)
            var unreadable: [String] = []
            try connection.query(
                "SELECT sequence, text, digest FROM ledger ORDER BY sequence",
                attempt: attempt
            ) { row throws(StoreError) in
                do {
                    try verifier.take(canonicalText: row.bytes(1), digest: row.text(2) ?? "")
                } catch {
                    unreadable.append("entry \(row.integer(0) ?? 0) cannot be read: \(error)")
                }
            }
            var check = LedgerCheck(count: verifier.count, last: verifier.last)
            check.faults = verifier.finish().map(\.description) + unreadable
            check.faults += try signatureFaults(attempt) + matterFaults(attempt)
            return check
        }
    }

    /// Signatures whose entry says something else, and entries whose signature is gone.
    private func signatureFaults(_ attempt: String) throws(StoreError) -> [String] {
        var faults: [String] = []
        try connection.query(
            LedgerQueries.falseSignatures,
            [.integer(Int64(LedgerVerifier.maximumFaults))],
            attempt: attempt
        ) { row throws(StoreError) in
            faults.append(
                "signature \(row.integer(0) ?? 0) is not as entry \(row.integer(1) ?? 0) tells it."
            )
        }
        return faults
    }
}

extension DisclosureStore {
    /// Notes a checkpoint and removes the entries before it that are older than twelve months; nil
    /// when there is nothing to remove.
    ///
    /// The newest signature and what follows it stay: it tells how many signatures are noted. With
    /// `before`, entries from that instant on stay as well.
    public func pruneLedger(
        at instant: Instant,
        before limit: Instant? = nil
    ) throws(StoreError) -> LedgerCheckpoint? {
        let attempt = "prune the ledger of \(path)"
        return try connection.change(attempt) { () throws(StoreError) in
            try checkClock(instant, attempt)
            guard let entry = try newestPrunable(at: instant, before: limit, attempt),
                let checkpoint = LedgerCheckpoint(through: entry, now: instant.milliseconds)
            else { return nil }
            try chain([LedgerAct(.checkpoint, checkpoint.body, at: instant)], attempt)
            try connection.query(
                "DELETE FROM ledger WHERE sequence <= ?",
                [.integer(checkpoint.pruned.sequence)],
                attempt: attempt
            )
            return checkpoint
        }
    }

    private func newestPrunable(
        at instant: Instant,
        before limit: Instant?,
        _ attempt: String
    ) throws(StoreError) -> LedgerEntry? {
        var found: (text: String, digest: String)?
        let oldEnough = instant.milliseconds - LedgerCheckpoint.minimumAge
        try connection.query(
            LedgerQueries.newestPrunable,
            [.integer(min(oldEnough, limit.map { $0.milliseconds - 1 } ?? oldEnough))],
            attempt: attempt
        ) { row throws(StoreError) in
            found = (row.text(0) ?? "", row.text(1) ?? "")
        }
        guard let found else { return nil }
        do {
            return try LedgerExport.entry(canonicalText: found.text, digest: found.digest)
        } catch {
            throw StoreError(code: .corrupt, attempt: attempt, problem: "\(error)")
        }
    }
}
