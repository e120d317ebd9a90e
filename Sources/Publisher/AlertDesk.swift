public import Alerts
public import Disclosure
import Overrides
import Store

/// Takes alerts into the store as overrides.
public struct AlertDesk {
    /// What became of an alert.
    public struct Report: Sendable, Hashable {
        /// The alert's three names.
        public let alert: Alert.Reference
        /// What was put before the plan; nil when nothing was.
        public let order: Override?
        /// Ids of the notices of earlier messages that are over.
        public let ended: [String]
        /// Why nothing changed; nil when something did.
        public let ignored: AlertBook.Reason?
    }

    private let configuration: Configuration

    /// A desk of an office.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Reads an alert and does what it orders.
    ///
    /// - Throws: `AlertError` for a message that is not CAP 1.2, whole and in order; `StoreError`.
    public func take(_ bytes: [UInt8], at now: Instant) throws -> Report {
        let alert = try Alert(xml: bytes)
        let store = try DisclosureStore.open(at: configuration.store, for: .writing)
        let known = try store.overrides()
        let orders = AlertOrders(alert, configuration.disclosure.alerts, known: known, at: now)
        var order = orders.order
        if order != nil {
            order?.id = "alert-\(known.count + 1)"
            if let order { try store.add(order) }
        }
        for id in orders.ends {
            try store.endOverride(
                id,
                person: alert.sender,
                at: now,
                reason: "\(alert.type.rawValue) \(alert.identifier)"
            )
        }
        return Report(
            alert: alert.reference,
            order: order,
            ended: orders.ends,
            ignored: orders.ignored
        )
    }
}
