public import Disclosure
public import Notation
public import Proof

/// An act on its way into the ledger.
public struct LedgerAct: Sendable, Hashable {
    /// What sort of act.
    public var kind: LedgerKind
    /// The act itself: an object with ASCII keys, whole numbers and strings.
    public var body: JSONValue
    /// When.
    public var at: Instant

    /// Makes an act.
    public init(_ kind: LedgerKind, _ body: JSONValue, at: Instant) {
        self.kind = kind
        self.body = body
        self.at = at
    }
}

extension DisclosureStore {
    /// Most signatures taken into the ledger in one transaction.
    static let signaturesAtOnce: Int64 = 10_000

    /// Chains acts to the end of the ledger at once; its new end, nil while it is empty.
    ///
    /// Signatures that are not in it yet go before them.
    /// Other programs sign through SQL, which cannot compute digests. So whoever appends next takes
    /// their signatures in, in the order of their numbers.
    @discardableResult
    public func append(_ acts: [LedgerAct]) throws(StoreError) -> LedgerAnchor? {
        let attempt = "append to the ledger of \(path)"
        // A look first, so that nothing to do locks nobody out.
        if acts.isEmpty, try unrecordedSignatures(attempt).isEmpty {
            return try lastEntry(attempt).map { LedgerAnchor($0) }
        }
        return try connection.change(attempt) { () throws(StoreError) in
            try chain(acts, attempt)
        }
    }

    /// Chains signatures that are not in the ledger yet, and acts after them, as part of the
    /// change that is under way: a signature that was acknowledged is in the ledger.
    @discardableResult
    package func chain(_ acts: [LedgerAct], _ attempt: String) throws(StoreError) -> LedgerAnchor? {
        var last = try lastEntry(attempt)
        while true {
            let signatures = try unrecordedSignatures(attempt)
            for act in signatures { last = try insert(act, after: last, attempt) }
            if signatures.count < Self.signaturesAtOnce { break }
        }
        for act in acts { last = try insert(act, after: last, attempt) }
        return last.map { LedgerAnchor($0) }
    }

    private func insert(
        _ act: LedgerAct,
        after last: LedgerEntry?,
        _ attempt: String
    ) throws(StoreError) -> LedgerEntry {
        let entry: LedgerEntry
        do {
            entry = try LedgerEntry(
                after: last,
                at: act.at.milliseconds,
                kind: act.kind,
                body: act.body
            )
        } catch {
            throw StoreError(code: .refused, attempt: attempt, problem: "\(error)")
        }
        try connection.query(
            "INSERT INTO ledger (sequence, at, kind, text, digest) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(entry.sequence), .integer(entry.at), .text(entry.kind.rawValue),
                .text(entry.canonicalText), .text(entry.digest),
            ],
            attempt: attempt
        )
        return entry
    }

    /// Hands over the ledger from an entry on, in order: number, canonical text and digest.
    public func readLedger(
        from sequence: Int64 = 1,
        _ body: (_ sequence: Int64, _ text: String, _ digest: String) throws(StoreError) -> Void
    ) throws(StoreError) {
        try connection.query(
            "SELECT sequence, text, digest FROM ledger WHERE sequence >= ? ORDER BY sequence",
            [.integer(sequence)],
            attempt: "read the ledger of \(path)"
        ) { row throws(StoreError) in
            try body(row.integer(0) ?? 0, row.text(1) ?? "", row.text(2) ?? "")
        }
    }

    func lastEntry(_ attempt: String) throws(StoreError) -> LedgerEntry? {
        var found: (text: String, digest: String)?
        try connection.query(
            "SELECT text, digest FROM ledger ORDER BY sequence DESC LIMIT 1",
            attempt: attempt
        ) { row throws(StoreError) in
            found = (row.text(0) ?? "", row.text(1) ?? "")
        }
        guard let found else { return nil }
        do {
            let entry = try LedgerExport.entry(canonicalText: found.text, digest: found.digest)
            guard entry.holds else {
                throw StoreError(
                    code: .corrupt,
                    attempt: attempt,
                    problem: "the digest of the last entry is not that of its text"
                )
            }
            return entry
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(code: .corrupt, attempt: attempt, problem: "\(error)")
        }
    }

    func unrecordedSignatures(_ attempt: String) throws(StoreError) -> [LedgerAct] {
        let recorded =
            try connection.integer(
                """
                SELECT json_extract(text, '$.body.number') FROM ledger
                WHERE kind = 'signature' ORDER BY sequence DESC LIMIT 1
                """,
                attempt: attempt
            ) ?? 0
        var acts: [LedgerAct] = []
        try connection.query(
            """
            SELECT seq, item, revision, step, person, at, digest, reason, asks FROM signature
            WHERE seq > ? ORDER BY seq LIMIT ?
            """,
            [.integer(recorded), .integer(Self.signaturesAtOnce)],
            attempt: attempt
        ) { row throws(StoreError) in
            var members = [
                JSONMember("number", .integer(row.integer(0) ?? 0)),
                JSONMember("item", .string(row.text(1) ?? "")),
                JSONMember("revision", .integer(row.integer(2) ?? 0)),
                JSONMember("step", .string(row.text(3) ?? "")),
                JSONMember("person", .string(row.text(4) ?? "")),
                JSONMember("digest", .string(row.text(6) ?? "")),
            ]
            if let reason = row.text(7) { members.append(JSONMember("reason", .string(reason))) }
            if let asks = row.text(8) { members.append(JSONMember("asks", .string(asks))) }
            let at = Instant(milliseconds: row.integer(5) ?? 0)
            acts.append(LedgerAct(.signature, .object(members), at: at))
        }
        return acts
    }
}
