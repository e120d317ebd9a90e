public import Disclosure
import Notation
import Proof
import Schema
public import Store

/// What a message of a warning office changes.
public struct AlertChange: Sendable, Hashable {
    /// The message's three names, as overrides carry them.
    public var source: String
    /// Notices to put before the plan; their ids are chosen by the store.
    public var orders: [Override] = []
    /// Ids of notices that are over.
    public var ends: [String] = []
    /// Sources of messages that are called off before they came.
    public var awaited: [String] = []
    /// Until when these are remembered, by the clock.
    public var awaitedUntil: Instant
    /// Who sent it.
    public var person: String
    /// Why notices end.
    public var reason: String
    /// When it was taken.
    public var at: Instant

    /// Whether it changes nothing.
    public var isEmpty: Bool { orders.isEmpty && ends.isEmpty && awaited.isEmpty }

    /// Makes a change that changes nothing yet.
    public init(
        source: String,
        person: String,
        reason: String,
        at: Instant,
        awaitedUntil: Instant
    ) {
        self.source = source
        self.person = person
        self.reason = reason
        self.at = at
        self.awaitedUntil = awaitedUntil
    }
}

extension DisclosureStore {
    /// Called-off alerts in one entry of the ledger, so that it keeps its limit.
    private static let awaitedAnEntry = 50

    /// Orders, ends and remembers what a message asks for, all or nothing; returns the orders with
    /// their ids.
    ///
    /// Beyond a thousand, what is called off is not remembered.
    public func apply(_ change: AlertChange) throws(StoreError) -> [Override] {
        let attempt = "take the alert \(change.source)"
        return try connection.change(attempt) { () throws(StoreError) in
            var acts: [LedgerAct] = []
            var orders = change.orders
            for place in orders.indices {
                orders[place].id = try freeID(attempt)
                acts.append(try insert(orders[place], attempt))
            }
            for id in change.ends {
                let end = OverrideEnd(person: change.person, reason: change.reason, at: change.at)
                acts.append(try insert(end, of: id, attempt))
            }
            acts += try callOff(change, attempt)
            try chain(acts, attempt)
            return orders
        }
    }

    /// Sources of the alerts that were called off before they came, in the order of the calls.
    public func awaitedAlerts(at instant: Instant) throws(StoreError) -> [String] {
        var found: [String] = []
        try connection.query(
            SchemaText.awaitedAlerts,
            [.integer(instant.milliseconds)],
            attempt: "read which alerts of \(path) were called off"
        ) { row throws(StoreError) in
            if let alert = row.text(0) { found.append(alert) }
        }
        return found
    }

    private func freeID(_ attempt: String) throws(StoreError) -> String {
        var number =
            try connection.integer("SELECT count(*) FROM override", attempt: attempt) ?? 0
        while true {
            number += 1
            let id = "alert-\(number)"
            let isTaken = try connection.integer(
                "SELECT 1 FROM override WHERE id = ?",
                [.text(id)],
                attempt: attempt
            )
            if isTaken == nil { return id }
        }
    }

    private func callOff(
        _ change: AlertChange,
        _ attempt: String
    ) throws(StoreError) -> [LedgerAct] {
        guard !change.awaited.isEmpty else { return [] }
        try connection.execute(SchemaText.pruneAlertEnds, attempt: attempt)
        let count = try connection.integer("SELECT count(*) FROM alert_end", attempt: attempt) ?? 0
        var waiting = change.awaited.prefix(SchemaText.alertEndLimit - Int(count))[...]
        for alert in waiting {
            try connection.query(
                "INSERT INTO alert_end (alert, caller, at, until_at) VALUES (?, ?, ?, ?)",
                [
                    .text(alert), .text(change.source), .integer(change.at.milliseconds),
                    .integer(change.awaitedUntil.milliseconds),
                ],
                attempt: attempt
            )
        }
        var acts: [LedgerAct] = []
        while !waiting.isEmpty {
            let body: JSONValue = [
                "act": "callOff", "by": .string(change.source),
                "alerts": .array(waiting.prefix(Self.awaitedAnEntry).map { .string($0) }),
                "until": .integer(change.awaitedUntil.milliseconds),
            ]
            acts.append(LedgerAct(.override, body, at: change.at))
            waiting = waiting.dropFirst(Self.awaitedAnEntry)
        }
        return acts
    }
}
