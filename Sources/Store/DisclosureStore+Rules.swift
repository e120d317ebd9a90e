public import Disclosure
import Notation
import Proof

/// A period in which the items of a kind need a second check, `reviewed`, before approval.
public struct ChainRule: Sendable, Hashable {
    /// Stable identifier.
    public var id: String
    /// The kind; nil means every kind.
    public var kind: Kind?
    /// The period.
    public var span: Range<Instant>
    /// Who ordered it.
    public var person: String
    /// Why.
    public var reason: String

    /// Makes a rule.
    public init(id: String, kind: Kind?, span: Range<Instant>, person: String, reason: String) {
        self.id = id
        self.kind = kind
        self.span = span
        self.person = person
        self.reason = reason
    }
}

extension DisclosureStore {
    /// Raises the chain in a period, and notes it in the ledger.
    public func add(_ rule: ChainRule, at instant: Instant) throws(StoreError) {
        let attempt = "raise the chain by the rule \(rule.id)"
        let kind = rule.kind?.rawValue ?? "*"
        try connection.change(attempt) { () throws(StoreError) in
            try checkClock(instant, attempt)
            try connection.query(
                "INSERT INTO chain_rule (id, kind, from_at, until_at, person, reason, at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(rule.id), .text(kind), .integer(rule.span.lowerBound.milliseconds),
                    .integer(rule.span.upperBound.milliseconds), .text(rule.person),
                    .text(rule.reason), .integer(instant.milliseconds),
                ],
                attempt: attempt
            )
            let act = LedgerAct(
                .configuration,
                [
                    "act": "chain", "id": .string(rule.id), "kind": .string(kind),
                    "from": .integer(rule.span.lowerBound.milliseconds),
                    "until": .integer(rule.span.upperBound.milliseconds),
                    "person": .string(rule.person), "reason": .string(rule.reason),
                ],
                at: instant
            )
            try chain([act], attempt)
        }
    }
}
