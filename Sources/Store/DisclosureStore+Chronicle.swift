public import Disclosure
public import Proof
import Schema

/// A switch of a board's programme, as an entry of the ledger tells it.
public struct StoredSwitch: Sendable, Hashable {
    /// Number of the entry.
    public let entry: Int64
    /// The entry's body, canonical JSON.
    public let body: String
}

extension DisclosureStore {
    /// The last entry that tells what a board began to show until an instant, or that switches were
    /// lost; nil when nothing so old is in the ledger.
    ///
    /// The entries are walked back from the end: one that was written later overrides one before.
    public func lastSwitch(
        of board: String,
        at instant: Instant
    ) throws(StoreError) -> StoredSwitch? {
        try storedSwitch(
            LedgerQueries.lastSwitch,
            [.text(board), .integer(instant.milliseconds)]
        )
    }

    /// The first entry of a board after another one; nil while what showed
    /// then still shows.
    public func nextSwitch(
        of board: String,
        after entry: Int64
    ) throws(StoreError) -> StoredSwitch? {
        try storedSwitch(
            LedgerQueries.nextSwitch,
            [.text(board), .integer(entry)]
        )
    }

    private func storedSwitch(
        _ condition: String,
        _ values: [Binding]
    ) throws(StoreError) -> StoredSwitch? {
        var found: StoredSwitch?
        try connection.query(
            "SELECT sequence, json_extract(text, '$.body') FROM ledger " + condition,
            values,
            attempt: "read the programmes of \(path)"
        ) { row throws(StoreError) in
            found = StoredSwitch(entry: row.integer(0) ?? 0, body: row.text(1) ?? "")
        }
        return found
    }

    /// What a programme of a digest consists of, canonical JSON; nil when no entry tells it.
    ///
    /// What is too long for an entry stands in several, in pieces that are counted from 0.
    public func programmeContent(digest: String) throws(StoreError) -> String? {
        let whole = try text(
            LedgerQueries.programmeContent,
            [.text(digest)]
        )
        if let whole { return whole }
        var pieces: [Int64: String] = [:]
        try connection.query(
            LedgerQueries.programmePieces,
            [.text(digest)],
            attempt: "read the ledger of \(path)"
        ) { row throws(StoreError) in
            pieces[row.integer(0) ?? 0] = row.text(1)
        }
        guard !pieces.isEmpty else { return nil }
        return pieces.sorted { $0.key < $1.key }.map(\.value).joined()
    }

    /// A part of the configuration by its digest, canonical JSON; nil when no entry tells it.
    public func configurationPart(digest: String) throws(StoreError) -> String? {
        try text(
            LedgerQueries.partByDigest,
            [.text(digest)]
        )
    }

    private func text(_ sql: String, _ values: [Binding]) throws(StoreError) -> String? {
        var found: String?
        try connection.query(sql, values, attempt: "read the ledger of \(path)") {
            row throws(StoreError) in
            found = row.text(0)
        }
        return found
    }

    /// The last value of a part of the configuration by its name, canonical JSON, also of one that
    /// is gone; nil when no entry tells it.
    public func configurationPart(named name: String) throws(StoreError) -> String? {
        try text(
            LedgerQueries.partByName,
            [.text(name)]
        )
    }

    /// Whether the ledger holds an entry of this number and digest.
    public func holds(_ anchor: LedgerAnchor) throws(StoreError) -> Bool {
        try text(
            "SELECT digest FROM ledger WHERE sequence = ?",
            [.integer(anchor.sequence)]
        ) == anchor.digest
    }

    /// The parts of the configuration as the ledger last told them: names and digests.
    public func configurationParts() throws(StoreError) -> [String: String] {
        var parts: [String: String] = [:]
        try connection.query(
            LedgerQueries.parts,
            attempt: "read the configuration's history of \(path)"
        ) { row throws(StoreError) in
            parts[row.text(0) ?? ""] = row.text(1)
        }
        return parts
    }

    /// The exposures of a board that hold an instant, in the order of the ledger.
    public func exposures(
        on board: String,
        at instant: Instant
    ) throws(StoreError) -> [StoredExposure] {
        try exposures(
            LedgerQueries.exposuresAt,
            [.text(board), .integer(instant.milliseconds)]
        )
    }
}
