public import Disclosure
public import Notation
public import Proof
import Schema

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
    /// Chains acts to the end of the ledger at once; its new end, nil while it is empty.
    ///
    /// Signatures that are not in it yet go before them.
    /// Other programs sign through SQL, which cannot compute digests. So whoever appends next takes
    /// their signatures in, in the order of their numbers.
    @discardableResult
    public func append(_ acts: [LedgerAct]) throws(StoreError) -> LedgerAnchor? {
        let attempt = "append to the ledger of \(path)"
        // A look first, so that nothing to do locks nobody out.
        if acts.isEmpty, try unrecordedSignatures(attempt).isEmpty,
            try unrecordedMatters(attempt).isEmpty
        {
            return try ledgerEnd(attempt)
        }
        return try connection.change(attempt) { () throws(StoreError) in
            try chain(acts, attempt)
        }
    }

    /// Chains signatures that are not in the ledger yet, and acts after them, as part of the
    /// change that is under way: a signature that was acknowledged is in the ledger.
    @discardableResult
    package func chain(_ acts: [LedgerAct], _ attempt: String) throws(StoreError) -> LedgerAnchor? {
        var last = try ledgerEnd(attempt)
        while true {
            let signatures = try unrecordedSignatures(attempt)
            for act in signatures { last = try insert(act, after: last, attempt) }
            if signatures.count < signaturesAtOnce { break }
        }
        for (number, act) in try unrecordedMatters(attempt) {
            let entry = try insert(act, after: last, attempt)
            try connection.query(
                "INSERT INTO matter_entry (matter, entry) VALUES (?, ?)",
                [.integer(number), .integer(entry.sequence)],
                attempt: attempt
            )
            last = entry
        }
        for act in acts { last = try insert(act, after: last, attempt) }
        return last
    }

    private func insert(
        _ act: LedgerAct,
        after last: LedgerAnchor?,
        _ attempt: String
    ) throws(StoreError) -> LedgerAnchor {
        let entry: LedgerEntry
        do {
            entry = try LedgerEntry(
                continuing: last,
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
        return LedgerAnchor(entry)
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

    /// The last entry, which is seen to fit its digest; nil while the ledger is empty.
    package func ledgerEnd(_ attempt: String) throws(StoreError) -> LedgerAnchor? {
        var found: (text: [UInt8], digest: String)?
        try connection.query(
            "SELECT text, digest FROM ledger ORDER BY sequence DESC LIMIT 1",
            attempt: attempt
        ) { row throws(StoreError) in
            found = (row.bytes(0), row.text(1) ?? "")
        }
        guard let found else { return nil }
        do {
            return try LedgerAnchor(canonicalText: found.text, digest: found.digest)
        } catch {
            throw StoreError(code: .corrupt, attempt: attempt, problem: "\(error)")
        }
    }

    func unrecordedSignatures(_ attempt: String) throws(StoreError) -> [LedgerAct] {
        let recorded =
            try connection.integer(ItemQueries.recordedSignatures, attempt: attempt) ?? 0
        var acts: [LedgerAct] = []
        try connection.query(
            ItemQueries.signaturesAfter,
            [.integer(recorded), .integer(signaturesAtOnce)],
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
