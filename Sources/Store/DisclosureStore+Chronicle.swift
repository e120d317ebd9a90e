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
    /// How long after it was seen something may come into the ledger, in milliseconds.
    ///
    /// A store can be away for days. What came later is not looked for where looking would mean
    /// every entry.
    public static let lateMilliseconds: Int64 = 8 * 86_400_000

    /// The number of the first entry that was made after an instant; that after the last when none
    /// was.
    ///
    /// Halves what is left at each look, since entries follow each other in time. Where a clock was
    /// set back they do so by and large, which `lateMilliseconds` has room for.
    func firstEntry(after instant: Instant) throws(StoreError) -> Int64 {
        let attempt = "read the ledger of \(path)"
        func end(_ function: String) throws(StoreError) -> Int64 {
            try connection.integer("SELECT \(function)(sequence) FROM ledger", attempt: attempt)
                ?? 0
        }
        var (low, high) = (try end("min"), try end("max") + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let at = try connection.integer(
                "SELECT at FROM ledger WHERE sequence >= ? ORDER BY sequence LIMIT 1",
                [.integer(middle)],
                attempt: attempt
            )
            if let at, at <= instant.milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The last entry that tells what a board began to show until an instant, or that switches were
    /// lost; nil when nothing so old is in the ledger.
    ///
    /// One that was written later overrides one before. Entries are walked back from where all has
    /// been written down, and from the end when nothing is found.
    public func lastSwitch(
        of board: String,
        at instant: Instant
    ) throws(StoreError) -> StoredSwitch? {
        let late = instant.advanced(byMilliseconds: Self.lateMilliseconds)
        for end in [try firstEntry(after: late), .max] {
            let found = try storedSwitch(
                LedgerQueries.lastSwitch,
                [.text(board), .integer(instant.milliseconds), .integer(end)]
            )
            if let found { return found }
        }
        return nil
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

    /// What a programme of a digest consists of, canonical JSON, as it was told last until an
    /// entry; nil when none tells it.
    ///
    /// What is too long for an entry stands in several, in pieces that are counted from 0.
    public func programmeContent(
        digest: String,
        until entry: Int64
    ) throws(StoreError) -> String? {
        let attempt = "read the ledger of \(path)"
        var told: (entry: Int64, whole: String?)?
        try connection.query(
            LedgerQueries.programmeContent,
            [.text(digest), .integer(entry)],
            attempt: attempt
        ) { row throws(StoreError) in
            told = (row.integer(0) ?? 0, row.text(1))
        }
        guard let told else { return nil }
        if let whole = told.whole { return whole }
        var pieces: [Int64: String] = [:]
        try connection.query(
            LedgerQueries.programmePieces,
            [.text(digest), .integer(told.entry), .integer(entry)],
            attempt: attempt
        ) { row throws(StoreError) in
            pieces[row.integer(0) ?? 0] = row.text(1)
        }
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

    /// The exposures of a board that hold an instant, in the order of the ledger: those written
    /// down at most `lateMilliseconds` later.
    public func exposures(
        on board: String,
        at instant: Instant
    ) throws(StoreError) -> [StoredExposure] {
        // An exposure is written when it is over, by a clock that may have been set back a little.
        let early = instant.advanced(byMilliseconds: -Self.clockToleranceMilliseconds)
        let late = instant.advanced(byMilliseconds: Self.lateMilliseconds)
        return try exposures(
            LedgerQueries.exposuresAt,
            [
                .text(board), .integer(instant.milliseconds),
                .integer(try firstEntry(after: early)), .integer(try firstEntry(after: late)),
            ]
        )
    }
}
