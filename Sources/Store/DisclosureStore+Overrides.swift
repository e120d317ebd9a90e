public import Disclosure
import Notation
import Proof

/// What an operator may put before the plan.
public enum OverrideKind: String, Sendable, Hashable, CaseIterable {
    /// Boards go dark.
    case blackout
    /// A notice goes before everything else but a blackout.
    case urgent
    /// An item is held on boards.
    case pin
}

/// An operator's act: what, where, from when until when, by whom and why.
public struct StoredOverride: Sendable, Hashable {
    /// Stable identifier: ASCII letters, digits, `-`, `_`, `.`.
    public var id: String
    /// What sort.
    public var kind: OverrideKind
    /// The notice of `urgent`, one line; nil for the others.
    public var text: String?
    /// The item of `pin`; nil for the others.
    public var item: String?
    /// Ids and tags of boards; empty means every board.
    public var targets: [String]
    /// From the first instant until the one that no longer belongs to it: at most 31 days, for a
    /// pin 366.
    public var span: Range<Instant>
    /// Who.
    public var person: String
    /// Why.
    public var reason: String
    /// When it was ordered.
    public var at: Instant
    /// When it was ended before its time; nil while it was not.
    public internal(set) var endedAt: Instant?

    /// Makes an override.
    public init(
        id: String,
        kind: OverrideKind,
        text: String? = nil,
        item: String? = nil,
        targets: [String] = [],
        span: Range<Instant>,
        person: String,
        reason: String,
        at: Instant
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.item = item
        self.targets = targets
        self.span = span
        self.person = person
        self.reason = reason
        self.at = at
    }

    /// Whether it is in force at an instant.
    public func isInForce(at instant: Instant) -> Bool {
        span.contains(instant) && endedAt.map { instant < $0 } ?? true
    }
}

extension DisclosureStore {
    /// Orders an override and notes it in the ledger, in one transaction.
    ///
    /// A pin needs a plausible clock; a notice and a blackout never wait for one.
    public func add(_ override: StoredOverride) throws(StoreError) {
        let attempt = "order the \(override.kind.rawValue) \(override.id)"
        let targets = JSONValue.array(override.targets.map { .string($0) })
        try connection.change(attempt) { () throws(StoreError) in
            if override.kind == .pin { try checkClock(override.at, attempt) }
            try connection.query(
                """
                INSERT INTO override
                    (id, kind, text, item, targets, from_at, until_at, person, reason, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(override.id), .text(override.kind.rawValue), .optional(override.text),
                    .optional(override.item), .text(targets.canonicalText),
                    .integer(override.span.lowerBound.milliseconds),
                    .integer(override.span.upperBound.milliseconds), .text(override.person),
                    .text(override.reason), .integer(override.at.milliseconds),
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
            try chain([LedgerAct(.override, .object(members), at: override.at)], attempt)
        }
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
            let people = try enders(of: id, attempt) + [person]
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
                    .text(id), .integer(Int64(people.count)), .text(person), .text(reason),
                    .integer(instant.milliseconds),
                ],
                attempt: attempt
            )
            let body: JSONValue = [
                "act": "end", "id": .string(id), "number": .integer(people.count),
                "person": .string(person), "reason": .string(reason),
            ]
            try chain([LedgerAct(.override, body, at: instant)], attempt)
            return try connection.integer(
                "SELECT ended_at FROM override_state WHERE id = ?",
                [.text(id)],
                attempt: attempt
            ) != nil
        }
    }

    /// The overrides that end after an instant and were not ended before it, by id; nil takes all
    /// that ever were.
    public func overrides(after instant: Instant? = nil) throws(StoreError) -> [StoredOverride] {
        var found: [StoredOverride] = []
        try connection.query(
            """
            SELECT id, kind, text, item, targets, from_at, until_at, person, reason, at, ended_at
            FROM override_state
            WHERE ?1 IS NULL OR (until_at > ?1 AND coalesce(ended_at > ?1, 1)) ORDER BY id
            """,
            [instant.map { .integer($0.milliseconds) } ?? .null],
            attempt: "read the overrides of \(path)"
        ) { row throws(StoreError) in
            if let override = StoredOverride(row) { found.append(override) }
        }
        return found
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

extension StoredOverride {
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
            at: Instant(milliseconds: at)
        )
        endedAt = row.integer(10).map(Instant.init(milliseconds:))
    }
}
