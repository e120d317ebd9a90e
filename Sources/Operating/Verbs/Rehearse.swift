import Disclosure
import Formalities
package import Notation
import POSIX
package import Planning
import Publisher
import Store
package import Terminal

/// `placard rehearse`: whole days of all boards in virtual time, as a script.
package enum RehearseVerb {
    package static let verb = Verb(
        "rehearse",
        "Run whole days of all boards and print what changes when",
        discussion: """
            Plans every board through the days as the service would if the store stayed as it \
            is, and prints one line for each change: when, which board, and what it shows from \
            then on, each item as ID/REVISION with its lamp. The same store gives the same \
            script, so that two scripts can be compared with diff: before and after a change of \
            the configuration, or one week with the next.

              placard rehearse
              placard rehearse --date 2027-02-15 --days 7 --board hall
              placard rehearse --date 2026-12-01 > before.txt
            """,
        options: Workspace.options + [
            .value("--date", "DATE", "The first day, as 2026-12-01 (default: today)"),
            .value("--days", "N", "How many days, 1 to 3660 (default 1)"),
            .value("--board", "ID", "Only this board"),
            .flag("--json", "Write JSON Lines, one change a line"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let zone = configuration.zone
        let first = try Workspace.day(invocation, "--date") ?? zone.civilTime(at: now).date
        let days = try invocation.integer("--days", in: 1...Rehearsal.maximumDays) ?? 1
        let boards = try Workspace.boards(invocation, of: configuration)
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        var rehearsal = Rehearsal(
            try store.snapshot().snapshot,
            boards: boards.map(\.board),
            planner: configuration.planner
        )
        let isJSON = invocation.has("--json")
        for offset in 0..<days {
            var text = ""
            for change in rehearsal.changes(on: first.advanced(byDays: offset)) {
                text += (isJSON ? jsonLine(change, zone) : line(change, zone)) + "\n"
            }
            console.write(text)
        }
        return .success
    }

    private static func line(_ change: Rehearsal.Change, _ zone: Zone) -> String {
        let turns = change.programme.slots.map(word).joined(separator: ", ")
        return "\(change.at.iso8601Text(in: zone)) \(change.programme.board.id): \(turns)"
    }

    private static func jsonLine(_ change: Rehearsal.Change, _ zone: Zone) -> String {
        let value: JSONValue = [
            "at": .string(change.at.iso8601Text(in: zone)),
            "board": .string(change.programme.board.id),
            "shows": .array(change.programme.slots.map(json)),
        ]
        return value.compactText
    }

    /// A turn in a word or two, `urgent UR-001/2` or `KP-001/3 late`.
    package static func word(_ slot: Slot) -> String {
        let rank = slot.rank == .routine ? "" : slot.rank.rawValue + " "
        switch slot.content {
        case .item(let revision):
            let lamp = slot.lamp.map { " " + $0.englishWord.lowercased() } ?? ""
            return "\(rank)\(revision.item.id)/\(revision.revision.number)\(lamp)"
        case .notice(let text): return "\(rank)“\(text)”"
        case .dark: return "dark"
        case .filler: return "filler"
        }
    }

    /// A turn for other programs.
    package static func json(_ slot: Slot) -> JSONValue {
        var members = [JSONMember("rank", .string(slot.rank.rawValue))]
        switch slot.content {
        case .item(let revision):
            members.append(JSONMember("item", .string(revision.item.id)))
            members.append(JSONMember("revision", .integer(revision.revision.number)))
            members.append(JSONMember("digest", .string(revision.revision.digest)))
        case .notice(let text): members.append(JSONMember("notice", .string(text)))
        case .dark, .filler: break
        }
        if let lamp = slot.lamp { members.append(JSONMember("lamp", .string(lamp.rawValue))) }
        members.append(JSONMember("reason", .string(slot.reason)))
        return .object(members)
    }
}
