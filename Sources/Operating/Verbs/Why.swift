import Disclosure
import Formalities
import Notation
import Planning
import Publisher
import Store
package import Terminal

/// `placard why`: what a board shows at an instant and what not, with the reasons.
package enum WhyVerb {
    package static let verb = Verb(
        "why",
        "Tell what a board shows at a time, and why the rest does not",
        discussion: """
            Plans the board for the instant as the service does, and gives a reason for every \
            turn and for every approved item that has none. With --item only that item is told \
            of, on every board unless one is named; of an item that does not hang at all it says \
            how far its newest revision has come.

            The store is read as it is now: of the past it tells what would have shown by today's \
            store. What did hang is in the ledger.

              placard why --board hall
              placard why --board hall --at 2026-12-01T08:30
              placard why --item NT-001
            """,
        options: Workspace.options + [
            .value("--board", "ID", "Only this board (default: every board)"),
            .value("--at", "TIME", "The instant, as 2026-11-21T09:41 (default: now)"),
            .value("--item", "ID", "Only this item"),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let instant = try Workspace.instant(invocation, zone: configuration.zone)
        let boards = try Workspace.boards(invocation, of: configuration)
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        let snapshot = try store.snapshot().snapshot
        let item = invocation.value("--item")
        if let item, !snapshot.revisions.contains(where: { $0.item.id == item }) {
            throw try absence(of: item, in: store)
        }
        let planner = configuration.planner
        let index = planner.index(snapshot, at: instant)
        let programmes = boards.map {
            planner.programme(index, for: $0.board, at: instant, detail: .everything)
        }
        if invocation.has("--json") {
            console.json(.array(programmes.map { json($0, item, configuration.zone) }))
            return .success
        }
        for (place, programme) in programmes.enumerated() {
            if place > 0 { console.line() }
            tell(programme, item, configuration.zone, console)
        }
        for year in index.missingYears {
            console.writeError("placard: \(CountedDay.unknown(missingYear: year)).\n")
        }
        return .success
    }

    /// Why an item hangs nowhere: it is not there, or its chain is not at its end.
    private static func absence(
        of item: String,
        in store: DisclosureStore
    ) throws(CommandFailure) -> CommandFailure {
        let newest = try ShowVerb.history(of: item, in: store).last
        let all: [ItemSummary]
        do { all = try store.items() } catch { throw CommandFailure(.store, "\(error)") }
        let state = all.first { $0.id == item }?.state.rawValue ?? "unreadable"
        return CommandFailure(
            .failure,
            "\(item) hangs on no board: revision \(newest?.number ?? 0) is \(state).",
            remedy: "placard show \(item) tells its chain of hands."
        )
    }

    private static func tell(
        _ programme: Programme,
        _ item: String?,
        _ zone: Zone,
        _ console: Console
    ) {
        let board = programme.board
        console.line("\(board.id) (\(board.name)) at \(programme.at.iso8601Text(in: zone))")
        for (place, slot) in programme.slots.enumerated() where item == nil || slot.item?.id == item
        {
            console.line("  shows \(place + 1)  \(RehearseVerb.word(slot))  \(slot.reason)")
        }
        for exclusion in programme.excluded where item == nil || exclusion.itemID == item {
            console.line(
                "  not      \(exclusion.itemID)/\(exclusion.revision)  "
                    + "[\(exclusion.cause.code)] \(exclusion.reason)"
            )
        }
        let end = programme.validUntil.map { "until \($0.iso8601Text(in: zone)) at least" }
        console.line("  stays    \(end ?? "until the store changes")")
    }

    private static func json(_ programme: Programme, _ item: String?, _ zone: Zone) -> JSONValue {
        let slots = programme.slots.filter { item == nil || $0.item?.id == item }
        let excluded = programme.excluded.filter { item == nil || $0.itemID == item }
        return [
            "board": .string(programme.board.id),
            "at": .string(programme.at.iso8601Text(in: zone)),
            "validUntil": .optional(programme.validUntil?.iso8601Text(in: zone)),
            "shows": .array(slots.map(RehearseVerb.json)),
            "excluded": .array(
                excluded.map { exclusion in
                    [
                        "item": .string(exclusion.itemID),
                        "revision": .integer(exclusion.revision),
                        "cause": .string(exclusion.cause.code),
                        "reason": .string(exclusion.reason),
                    ]
                }
            ),
        ]
    }
}
