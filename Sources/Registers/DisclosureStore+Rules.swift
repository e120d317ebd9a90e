public import Disclosure
import Notation
import Proof
public import Store

/// A period in which the items of a kind need one more hand: a second check, `reviewed`, before the
/// approval, or a poster, `posted`, after it.
public struct ChainRule: Sendable, Hashable {
    /// Stable identifier.
    public var id: String
    /// The step asked for, `reviewed` or `posted`.
    public var step: SignatureStep
    /// The kind; nil means every kind.
    public var kind: Kind?
    /// The period.
    public var span: Range<Instant>
    /// Who ordered it.
    public var person: String
    /// Why.
    public var reason: String

    /// Makes a rule.
    public init(
        id: String,
        step: SignatureStep = .reviewed,
        kind: Kind?,
        span: Range<Instant>,
        person: String,
        reason: String
    ) {
        self.step = step
        self.id = id
        self.kind = kind
        self.span = span
        self.person = person
        self.reason = reason
    }
}

extension DisclosureStore {
    /// Raises the chain in a period, and notes it in the ledger.
    ///
    /// - Returns: The rule's id; one without an id gets its step and the next free number.
    @discardableResult
    public func add(_ given: ChainRule, at instant: Instant) throws(StoreError) -> String {
        var rule = given
        let attempt = "raise the chain by the rule \(given.id)"
        let kind = rule.kind?.rawValue ?? "*"
        return try connection.change(attempt) { () throws(StoreError) in
            try checkClock(instant, attempt)
            if rule.id.isEmpty {
                let count = "SELECT count(*) FROM chain_rule"
                let number = try connection.integer(count, attempt: attempt) ?? 0
                rule.id = "\(rule.step.rawValue)-\(number + 1)"
            }
            try connection.query(
                "INSERT INTO chain_rule (id, kind, from_at, until_at, person, reason, at, step)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(rule.id), .text(kind), .integer(rule.span.lowerBound.milliseconds),
                    .integer(rule.span.upperBound.milliseconds), .text(rule.person),
                    .text(rule.reason), .integer(instant.milliseconds),
                    .text(rule.step.rawValue),
                ],
                attempt: attempt
            )
            let act = LedgerAct(
                .configuration,
                [
                    "act": "chain", "id": .string(rule.id), "kind": .string(kind),
                    "step": .string(rule.step.rawValue),
                    "from": .integer(rule.span.lowerBound.milliseconds),
                    "until": .integer(rule.span.upperBound.milliseconds),
                    "person": .string(rule.person), "reason": .string(rule.reason),
                ],
                at: instant
            )
            try chain([act], attempt)
            return rule.id
        }
    }

    /// The rules of the chain that are not lifted and end after an instant, by id.
    public func chainRules(after instant: Instant) throws(StoreError) -> [ChainRule] {
        var rules: [ChainRule] = []
        try connection.query(
            """
            SELECT id, step, kind, from_at, until_at, person, reason FROM chain_demand
            WHERE ended_at IS NULL AND until_at > ? ORDER BY id
            """,
            [.integer(instant.milliseconds)],
            attempt: "read the rules of the chain of \(path)"
        ) { row throws(StoreError) in
            guard let id = row.text(0), let step = row.text(1).flatMap(SignatureStep.init),
                let from = row.integer(3), let until = row.integer(4), from < until
            else { return }
            rules.append(
                ChainRule(
                    id: id,
                    step: step,
                    kind: row.text(2).flatMap(Kind.init),
                    span: Instant(milliseconds: from)..<Instant(milliseconds: until),
                    person: row.text(5) ?? "",
                    reason: row.text(6) ?? ""
                )
            )
        }
        return rules
    }

    /// Takes a rule out of the chain; true when it is lifted, false while a second person's word
    /// is missing.
    public func liftChainRule(
        _ id: String,
        person: String,
        at instant: Instant,
        reason: String
    ) throws(StoreError) -> Bool {
        let attempt = "lift the rule \(id) of the chain"
        return try connection.change(attempt) { () throws(StoreError) in
            try checkClock(instant, attempt)
            var people: [String] = []
            try connection.query(
                "SELECT person FROM chain_rule_end WHERE rule = ? ORDER BY number",
                [.text(id)],
                attempt: attempt
            ) { row throws(StoreError) in people.append(row.text(0) ?? "") }
            people.append(person)
            guard people.count == 1 || PersonName.areDifferent(people) else {
                throw StoreError(
                    code: .refused,
                    attempt: attempt,
                    problem: "a rule takes two different people to lift"
                )
            }
            try connection.query(
                "INSERT INTO chain_rule_end (rule, number, person, reason, at)"
                    + " VALUES (?, ?, ?, ?, ?)",
                [
                    .text(id), .integer(Int64(people.count)), .text(person), .text(reason),
                    .integer(instant.milliseconds),
                ],
                attempt: attempt
            )
            let body: JSONValue = [
                "act": "chainEnd", "id": .string(id), "number": .integer(people.count),
                "person": .string(person), "reason": .string(reason),
            ]
            try chain([LedgerAct(.configuration, body, at: instant)], attempt)
            return people.count == 2
        }
    }
}
