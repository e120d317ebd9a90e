public import Disclosure
import Schema

extension DisclosureStore {
    /// Signs one step of the chain; the signature binds the digest of the revision's content.
    ///
    /// The content is read and checked first: nobody can sign what does not match its digest.
    @discardableResult
    public func sign(
        item: String,
        revision: Int,
        step: SignatureStep,
        person: String,
        at instant: Instant,
        reason: String? = nil
    ) throws(StoreError) -> Signature {
        let attempt = "sign \(item), revision \(revision) as \(step.rawValue)"
        return try connection.change(attempt) { () throws(StoreError) in
            let stored = try storedRevision(item, revision, attempt)
            let ends = step == .withdrawn || step == .rejected
            // Taking something off the wall never waits for a clock.
            if !ends { try checkClock(instant, attempt) }
            if !ends, let problem = stored.problem {
                throw StoreError(code: .refused, attempt: attempt, problem: problem)
            }
            var signature = Signature(
                step: step,
                person: person,
                at: instant,
                digest: stored.digest,
                reason: reason
            )
            if step == .approved, try takesPoster(item, revision, at: instant, attempt) {
                signature.asks = .posted
            }
            try insertSignature(signature, item: item, revision: revision, attempt)
            try chain([], attempt)
            return signature
        }
    }

    /// Takes an item off the wall, or ends the chain of a revision that is not up there yet.
    ///
    /// Without a number it meets the revision that hangs, or else the newest one.
    @discardableResult
    public func withdraw(
        item: String,
        revision: Int? = nil,
        person: String,
        at instant: Instant,
        reason: String
    ) throws(StoreError) -> Signature {
        let attempt = "withdraw \(item)"
        var number = revision
        if number == nil {
            let found = try connection.integer(
                "SELECT coalesce(hanging, number) FROM status WHERE item = ?",
                [.text(item)],
                attempt: attempt
            )
            number = found.map(Int.init)
        }
        guard let number else {
            throw StoreError(code: .unknown, attempt: attempt, problem: "there is no such item")
        }
        return try sign(
            item: item,
            revision: number,
            step: .withdrawn,
            person: person,
            at: instant,
            reason: reason
        )
    }

    /// Whether a rule asks for a poster, by the instant or by the clock, as the triggers do.
    private func takesPoster(
        _ item: String,
        _ revision: Int,
        at instant: Instant,
        _ attempt: String
    ) throws(StoreError) -> Bool {
        try connection.integer(
            """
            SELECT 1 FROM chain_demand AS c
            JOIN revision AS r ON r.item = ? AND r.number = ?
            WHERE c.step = 'posted' AND c.ended_at IS NULL AND c.kind IN ('*', r.kind) AND (
                (c.from_at <= ?3 AND ?3 < c.until_at)
                OR (c.from_at <= \(SchemaText.now) AND \(SchemaText.now) < c.until_at)
            )
            LIMIT 1
            """,
            [.text(item), .integer(Int64(revision)), .integer(instant.milliseconds)],
            attempt: attempt
        ) != nil
    }

    func insertSignature(
        _ signature: Signature,
        item: String,
        revision: Int,
        _ attempt: String
    ) throws(StoreError) {
        try checkHands(signature, item: item, revision: revision, attempt)
        try connection.query(
            """
            INSERT INTO signature (item, revision, step, person, at, digest, reason, asks)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(item), .integer(Int64(revision)), .text(signature.step.rawValue),
                .text(signature.person), .integer(signature.at.milliseconds),
                .text(signature.digest), .optional(signature.reason),
                .optional(signature.asks?.rawValue),
            ],
            attempt: attempt
        )
    }

    /// The triggers compare names as far as SQL can; this goes as far as the snapshot's reader.
    private func checkHands(
        _ signature: Signature,
        item: String,
        revision: Int,
        _ attempt: String
    ) throws(StoreError) {
        guard signature.step != .withdrawn, signature.step != .rejected else { return }
        var people = [signature.person]
        try connection.query(
            "SELECT person FROM signature WHERE item = ? AND revision = ? AND step <> ?",
            [.text(item), .integer(Int64(revision)), .text(signature.step.rawValue)],
            attempt: attempt
        ) { row throws(StoreError) in
            people.append(row.text(0) ?? "")
        }
        guard people.count == 1 || PersonName.areDifferent(people) else {
            throw StoreError(
                code: .refused,
                attempt: attempt,
                problem: signature.step == .posted
                    ? "posted takes somebody who has signed no other step"
                    : "drafted, checked and approved take three different people"
            )
        }
    }
}
