import Disclosure
import Exhibits
import HTTP
import Notation

/// The service's state for machines.
struct HealthReport {
    let model: KioskModel

    func response() -> Response {
        Response(
            contentType: "application/json",
            body: Array((json.compactText + "\n").utf8),
            caching: .never
        )
    }

    /// `ok` when the store is read and every board takes its frames; else the worst there is.
    private var state: String {
        if model.staleSince != nil { return "stale" }
        let allWell = model.boards.allSatisfy { $0.condition == .ok || $0.condition == .blank }
        return allWell && model.faults.isEmpty ? "ok" : "degraded"
    }

    private var json: JSONValue {
        .object([
            JSONMember("state", .string(state)),
            JSONMember("at", .string(DateText.iso(model.now, model.zone))),
            JSONMember(
                "store",
                .object([
                    JSONMember("version", .integer(model.snapshot.version)),
                    JSONMember("items", .integer(model.snapshot.revisions.count)),
                    JSONMember("visible", .integer(model.visible.count)),
                    JSONMember(
                        "stale_seconds",
                        model.staleSince.map(age) ?? .integer(0 as Int)
                    ),
                ])
            ),
            JSONMember("faults", .array(model.faults.map { .string($0) })),
            JSONMember("boards", .array(model.boards.map(board))),
        ])
    }

    private func board(_ board: BoardView) -> JSONValue {
        .object([
            JSONMember("id", .string(board.id)),
            JSONMember("name", .string(board.name)),
            JSONMember("state", .string(board.condition.rawValue)),
            JSONMember("state_seconds", board.since.map(age) ?? .null),
            JSONMember("fault", board.fault.map { .string($0) } ?? .null),
            JSONMember("confirmed_seconds_ago", board.confirmedAt.map(age) ?? .null),
            JSONMember("showing", .array(board.showing.map { .string($0) })),
        ])
    }

    private func age(_ instant: Instant) -> JSONValue {
        .integer(max(0, (model.now.milliseconds - instant.milliseconds) / 1_000))
    }
}
