public import Alerts
public import Disclosure
import Overrides
import Planning
import Registers
public import Settings
import Store

/// Takes alerts into the store as overrides.
public struct AlertDesk {
    /// What became of an alert.
    public struct Report: Sendable, Hashable {
        /// The alert's three names.
        public let alert: Alert.Reference
        /// What was put before the plan, one a strength and text; empty when nothing was.
        public let orders: [Override]
        /// Ids of the notices of earlier messages that are over.
        public let ended: [String]
        /// How many messages are called off that have not come yet.
        public let awaited: Int
        /// Why nothing changed on the wall; nil when something did.
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
        var orders = AlertOrders(
            alert,
            configuration.disclosure.alerts,
            boards: configuration.alertBoards(try store.units()),
            memory: AlertOrders.Memory(
                overrides: try store.overrides(),
                awaited: try store.awaitedAlerts(at: now)
            ),
            at: now
        )
        var change = AlertChange(
            source: AlertOrders.source(alert.reference),
            person: alert.sender,
            reason: "\(alert.type.rawValue) \(alert.identifier)",
            at: now,
            awaitedUntil: Self.memoryEnd(of: alert, at: now)
        )
        (change.orders, change.ends, change.awaited) = (orders.orders, orders.ends, orders.awaited)
        if !change.isEmpty { orders.orders = try store.apply(change) }
        return Report(
            alert: alert.reference,
            orders: orders.orders,
            ended: orders.ends,
            awaited: orders.awaited.count,
            ignored: orders.ignored
        )
    }

    /// Until when it is remembered what a message calls off: as long as the longest notice lasts,
    /// or until the message's own end, within a year.
    private static func memoryEnd(of alert: Alert, at now: Instant) -> Instant {
        let usual = now.advanced(byMilliseconds: AlertOrders.longestMilliseconds)
        let last = now.advanced(byMilliseconds: 366 * 86_400_000)
        return min(max(usual, alert.infos.compactMap(\.expires).max() ?? usual), last)
    }
}

extension Configuration {
    /// The boards as the rules for alerts see them.
    public func alertBoards(_ units: [Unit]) -> [AlertBoard] {
        let tree = UnitTree(units)
        return boards.map { board in
            let own = board.board.unitScope.map { [$0] + tree.ancestors(of: $0) } ?? []
            return AlertBoard(
                id: board.board.id,
                tags: board.board.tags,
                units: Set(own),
                location: board.location
            )
        }
    }
}
