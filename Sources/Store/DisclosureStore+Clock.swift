public import Disclosure

extension DisclosureStore {
    /// How far a clock may lie before the newest entry: clocks are set now and then, and a time
    /// service turns them by less.
    public static let clockToleranceMilliseconds: Int64 = 300_000

    /// The newest instant among the last entries of the ledger; nil while it is empty.
    ///
    /// A clock that lies before it is not plausible. Only what was written since the last question
    /// is read; a snapshot tells it as well.
    public func newestEntryInstant() throws(StoreError) -> Instant? {
        try evidence.readOn(connection)
        return evidence.newest
    }

    /// Refuses a change that depends on the time while the clock is not plausible.
    package func checkClock(_ instant: Instant, _ attempt: String) throws(StoreError) {
        guard let newest = try newestEntryInstant(),
            instant.milliseconds < newest.milliseconds - Self.clockToleranceMilliseconds
        else { return }
        throw StoreError(
            code: .refused,
            attempt: attempt,
            problem: "the clock stands at \(instant.iso8601Text), before the newest entry of the"
                + " ledger, \(newest.iso8601Text); set the clock"
        )
    }
}

/// The instants of the ledger's last entries, read on from the last reading.
struct LedgerEvidence {
    /// Entries at the ledger's end that are asked for the newest instant: what is written while a
    /// clock is wrong, withdrawals and warnings, is no evidence that it is right.
    static let entries = 256

    /// The last entry's number.
    private var end: Int64 = 0
    /// Of at most so many entries, the oldest first.
    private var instants: [Int64] = []

    /// The newest of them; nil while there is none.
    var newest: Instant? { instants.max().map(Instant.init(milliseconds:)) }

    mutating func readOn(_ connection: Connection) throws(StoreError) {
        let attempt = "read the end of the ledger of \(connection.path)"
        let present =
            try connection.integer("SELECT max(sequence) FROM ledger", attempt: attempt) ?? 0
        guard present != end else { return }
        // A ledger that ends earlier is another one.
        var next = present < end ? LedgerEvidence() : self
        var added: [Int64] = []
        try connection.query(
            """
            SELECT at FROM ledger WHERE sequence > ? AND sequence <= ?
            ORDER BY sequence DESC LIMIT ?
            """,
            [.integer(next.end), .integer(present), .integer(Int64(Self.entries))],
            attempt: attempt
        ) { row throws(StoreError) in
            added.append(row.integer(0) ?? 0)
        }
        next.instants = Array((next.instants + added.reversed()).suffix(Self.entries))
        next.end = present
        self = next
    }
}
