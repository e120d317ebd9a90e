public import Disclosure
import Notation
import Proof
import Schema

/// The word of one person who wants an override over.
public struct OverrideEnd: Sendable, Hashable {
    /// Who.
    public let person: String
    /// Why.
    public let reason: String
    /// When.
    public let at: Instant

    package init(person: String, reason: String, at: Instant) {
        self.person = person
        self.reason = reason
        self.at = at
    }
}

extension DisclosureStore {
    /// Orders an override and notes it in the ledger, in one transaction.
    ///
    /// A pin needs a plausible clock; a notice and a blackout never wait for one.
    public func add(_ override: Override) throws(StoreError) {
        let attempt = "order the \(override.kind.rawValue) \(override.id)"
        try connection.change(attempt) { () throws(StoreError) in
            if override.kind == .pin { try checkClock(override.at, attempt) }
            try chain([insert(override, attempt)], attempt)
        }
    }

    /// Writes an order as part of the change that is under way; returns its act for the ledger.
    package func insert(_ override: Override, _ attempt: String) throws(StoreError) -> LedgerAct {
        let targets = JSONValue.array(override.targets.map { .string($0) })
        try connection.query(
            """
            INSERT INTO override
                (id, kind, text, item, targets, from_at, until_at, person, reason, at, source)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(override.id), .text(override.kind.rawValue), .optional(override.text),
                .optional(override.item), .text(targets.canonicalText),
                .integer(override.span.lowerBound.milliseconds),
                .integer(override.span.upperBound.milliseconds), .text(override.person),
                .text(override.reason), .integer(override.at.milliseconds),
                .optional(override.source),
            ],
            attempt: attempt
        )
        var members = [
            JSONMember("act", .string(override.kind.rawValue)),
            JSONMember("id", .string(override.id)), JSONMember("targets", targets),
            JSONMember("from", .integer(override.span.lowerBound.milliseconds)),
            JSONMember("until", .integer(override.span.upperBound.milliseconds)),
            JSONMember("person", .string(override.person)),
            JSONMember("reason", .string(override.reason)),
        ]
        if let text = override.text { members.append(JSONMember("text", .string(text))) }
        if let item = override.item { members.append(JSONMember("item", .string(item))) }
        if let source = override.source {
            members.append(JSONMember("source", .string(source)))
        }
        return LedgerAct(.override, .object(members), at: override.at)
    }

    /// Ends an override before its time; true when it is over, false when a blackout still waits
    /// for the word of a second person.
    @discardableResult
    public func endOverride(
        _ id: String,
        person: String,
        at instant: Instant,
        reason: String
    ) throws(StoreError) -> Bool {
        let attempt = "end the override \(id)"
        return try connection.change(attempt) { () throws(StoreError) in
            let end = OverrideEnd(person: person, reason: reason, at: instant)
            try chain([insert(end, of: id, attempt)], attempt)
            return try connection.integer(
                "SELECT ended_at FROM override_state WHERE id = ?",
                [.text(id)],
                attempt: attempt
            ) != nil
        }
    }

    /// Writes an end as part of the change that is under way; returns its act for the ledger.
    package func insert(
        _ end: OverrideEnd,
        of id: String,
        _ attempt: String
    ) throws(StoreError) -> LedgerAct {
        let people = try enders(of: id, attempt) + [end.person]
        guard people.count == 1 || PersonName.areDifferent(people) else {
            throw StoreError(
                code: .refused,
                attempt: attempt,
                problem: "a blackout takes two different people to lift"
            )
        }
        try connection.query(
            "INSERT INTO override_end (override, number, person, reason, at)"
                + " VALUES (?, ?, ?, ?, ?)",
            [
                .text(id), .integer(Int64(people.count)), .text(end.person), .text(end.reason),
                .integer(end.at.milliseconds),
            ],
            attempt: attempt
        )
        let body: JSONValue = [
            "act": "end", "id": .string(id), "number": .integer(people.count),
            "person": .string(end.person), "reason": .string(end.reason),
        ]
        return LedgerAct(.override, body, at: end.at)
    }

    /// The overrides that end after an instant and were not ended before it, by id; nil takes all
    /// that ever were.
    public func overrides(after instant: Instant? = nil) throws(StoreError) -> [Override] {
        try connection.overrides(after: instant, "read the overrides of \(path)")
    }

    /// Who ended an override and why, in the order in which they did.
    public func ends(ofOverride id: String) throws(StoreError) -> [OverrideEnd] {
        var ends: [OverrideEnd] = []
        try connection.query(
            "SELECT person, reason, at FROM override_end WHERE override = ? ORDER BY number",
            [.text(id)],
            attempt: "read who ended the override \(id)"
        ) { row throws(StoreError) in
            guard let person = row.text(0), let reason = row.text(1), let at = row.integer(2)
            else { return }
            ends.append(
                OverrideEnd(person: person, reason: reason, at: Instant(milliseconds: at))
            )
        }
        return ends
    }

    private func enders(of id: String, _ attempt: String) throws(StoreError) -> [String] {
        var people: [String] = []
        try connection.query(
            "SELECT person FROM override_end WHERE override = ?",
            [.text(id)],
            attempt: attempt
        ) { row throws(StoreError) in
            people.append(row.text(0) ?? "")
        }
        return people
    }
}

extension Connection {
    /// Overrides that are not over at an instant, by id; nil takes all that ever were.
    func overrides(
        after instant: Instant?,
        _ attempt: String
    ) throws(StoreError) -> [Override] {
        try overrides(
            """
            SELECT \(OverrideQueries.columns) FROM override_state
            WHERE ?1 IS NULL OR (until_at > ?1 AND coalesce(ended_at > ?1, 1)) ORDER BY id
            """,
            [instant.map { .integer($0.milliseconds) } ?? .null],
            attempt
        )
    }

    /// Overrides that matter to boards and public at an instant, by id.
    ///
    /// A blackout that people have lifted stays until its time is up: the file beside the store may
    /// still hold it, without the end.
    func overrides(
        stillNeededAt now: Instant,
        _ attempt: String
    ) throws(StoreError) -> [Override] {
        let since = now.milliseconds - SnapshotReader.orderMemoryMilliseconds
        return try overrides(
            OverrideQueries.stillNeeded,
            [
                .integer(since), .integer(now.milliseconds - Override.toldMilliseconds),
                .integer(Int64(Override.toldLimit)),
            ],
            attempt
        )
    }

    private func overrides(
        _ query: String,
        _ values: [Binding],
        _ attempt: String
    ) throws(StoreError) -> [Override] {
        var found: [Override] = []
        try self.query(query, values, attempt: attempt) { row throws(StoreError) in
            if let override = Override(row) { found.append(override) }
        }
        return found
    }
}

extension Override {
    fileprivate init?(_ row: borrowing Row) {
        guard let id = row.text(0), let kind = row.text(1).flatMap(OverrideKind.init),
            let list = row.text(4), let from = row.integer(5), let until = row.integer(6),
            from < until, let at = row.integer(9)
        else { return nil }
        var targets: [String] = []
        do throws(NotationError) {
            for target in try JSONCursor(try JSONReader.read(list)).array() {
                targets.append(try target.string())
            }
        } catch {
            return nil
        }
        self.init(
            id: id,
            kind: kind,
            text: row.text(2),
            item: row.text(3),
            targets: targets,
            span: Instant(milliseconds: from)..<Instant(milliseconds: until),
            person: row.text(7) ?? "",
            reason: row.text(8) ?? "",
            at: Instant(milliseconds: at),
            source: row.text(11)
        )
        endedAt = row.integer(10).map(Instant.init(milliseconds:))
    }
}
