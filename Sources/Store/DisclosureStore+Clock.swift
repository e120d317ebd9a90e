public import Disclosure

extension DisclosureStore {
    /// How far a clock may lie before the newest entry: clocks are set now and then, and a time
    /// service turns them by less.
    public static let clockToleranceMilliseconds: Int64 = 300_000

    /// Entries at the ledger's end that are asked for the newest instant: what is written while a
    /// clock is wrong, withdrawals and warnings, is no evidence that it is right.
    static let evidenceEntries: Int64 = 256

    /// The newest instant among the last entries of the ledger; nil while it is empty.
    ///
    /// A clock that lies before it is not plausible.
    public func newestEntryInstant() throws(StoreError) -> Instant? {
        try connection.integer(
            """
            SELECT max(at) FROM (SELECT at FROM ledger ORDER BY sequence DESC LIMIT ?)
            """,
            [.integer(Self.evidenceEntries)],
            attempt: "read the end of the ledger of \(path)"
        ).map(Instant.init(milliseconds:))
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
