import Disclosure
import Exhibits
import HTTP
import Health
import Links

/// The service's figures for Prometheus, written when they are asked for.
enum ServiceMetrics {
    static func text(
        _ readings: [BoardReading],
        alerted: Set<String>,
        statuses: [BoardStatus],
        kiosk: ServerCounts?,
        model: KioskModel,
        at now: Instant
    ) -> String {
        var text = MetricsText()
        text.add(boards: readings, statuses, alerted: alerted, at: now)
        let stale = model.staleSince.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0
        text.add(
            "placard_store_stale_seconds",
            .gauge,
            "How long the store has not been readable; 0 while it is.",
            [.init([:], Double(stale) / 1_000)]
        )
        text.add(
            "placard_items_visible",
            .gauge,
            "Approved items whose window is open.",
            [.init([:], UInt64(model.visible.count))]
        )
        text.add(
            "placard_faults",
            .gauge,
            "Faults of the service itself, as /health names them.",
            [.init([:], UInt64(model.faults.count))]
        )
        guard let kiosk else { return text.text }
        text.add(
            "placard_kiosk_connections",
            .gauge,
            "Open connections, by what they are for.",
            [
                .init(["use": "stream"], UInt64(kiosk.eventStreams)),
                .init(["use": "page"], UInt64(kiosk.connections - kiosk.eventStreams)),
            ]
        )
        text.add(
            "placard_kiosk_requests_total",
            .counter,
            "Requests, by what became of them.",
            [
                .init(["outcome": "answered"], UInt64(kiosk.answered)),
                .init(["outcome": "refused"], UInt64(kiosk.refused)),
            ]
        )
        return text.text
    }
}
