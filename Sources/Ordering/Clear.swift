import Disclosure
import Overrides
import POSIX
import Publisher
import Store

/// `placard clear`: ends what goes before the plan.
package enum ClearVerb {
    package static let verb = Verb(
        "clear",
        "End urgent notices, pins and blackouts before their time",
        discussion: """
            One person ends a notice or a pin. A blackout takes two different people: the first \
            call notes the word of one and says that it waits for the second. placard overrides \
            lists what there is.
            """,
        arguments: [Argument("ID", "an override's id", count: .any)],
        options: Workspace.options + [
            .flag("--all", "Everything that is not over"),
            .value("--reason", "TEXT", "Why; required"), Identity.option,
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let reason = try invocation.reason(for: "clear", example: "已恢复")
        guard invocation.has("--all") != !invocation.arguments.isEmpty else {
            throw CommandFailure(
                .usage,
                "placard clear needs ids, or --all.",
                remedy: "See placard overrides."
            )
        }
        let desk = try OrderDesk(invocation)
        let standing = Standing(desk.configuration, at: desk.now)
        let known = standing.lines.map(\.order)
        let wanted = invocation.has("--all") ? known.map(\.id) : invocation.arguments
        var code = ExitCode.success
        for id in wanted {
            guard let order = known.first(where: { $0.id == id }) else {
                if let trouble = standing.trouble { throw CommandFailure(trouble) }
                console.writeError("\(id)  there is no such override, or it is over\n")
                code = .failure
                continue
            }
            do throws(CommandFailure) {
                let isOver = try end(order, desk, reason, console)
                console.line(
                    isOver ? "\(id)  over" : "\(id)  waits: a second person must lift it as well"
                )
            } catch {
                guard wanted.count > 1 else { throw error }
                console.report(error)
                code = error.code
            }
        }
        if wanted.isEmpty { console.line("nothing goes before the plan") }
        return code
    }

    /// Ends one in both places; true when it is over.
    private static func end(
        _ order: Override,
        _ desk: OrderDesk,
        _ reason: String,
        _ console: Console
    ) throws(CommandFailure) -> Bool {
        if order.id == BlackoutStand.garbledID {
            throw CommandFailure(
                .failure,
                "the file that darkens the boards cannot be read: \(order.reason)",
                remedy: "Correct it or remove it; nobody can tell whom it asks."
            )
        }
        guard order.kind == .blackout else {
            do {
                return try desk.store().endOverride(
                    order.id,
                    person: desk.person,
                    at: desk.now,
                    reason: reason
                )
            } catch {
                throw CommandFailure(error)
            }
        }
        let word = BlackoutNote.End(person: desk.person, reason: reason, at: desk.now)
        let inFile = try lift(order, word, desk)
        do {
            let store = try desk.store()
            // The service may have entered the word from the file already.
            let isEntered = try store.ends(ofOverride: order.id).contains {
                $0.person == word.person
            }
            if isEntered { return inFile }
            let isOver = try store.endOverride(
                order.id,
                person: word.person,
                at: word.at,
                reason: word.reason
            )
            return isOver || inFile
        } catch {
            if error.code == .refused || error.code == .unknown { throw CommandFailure(error) }
            console.writeError("placard: \(error)\n")
            return inFile
        }
    }

    /// Notes the word in the file; true when it was the second.
    private static func lift(
        _ order: Override,
        _ word: BlackoutNote.End,
        _ desk: OrderDesk
    ) throws(CommandFailure) -> Bool {
        let file = BlackoutFile(beside: desk.configuration.store)
        let result: (isNew: Bool?, isLifted: Bool)
        do {
            result = try file.change { note in
                let isNew = note.end(order.id, word)
                return (isNew, note.entries[order.id]?.liftedAt != nil)
            }
        } catch {
            throw CommandFailure(.system, "\(error).")
        }
        if result.isNew == false {
            throw CommandFailure(
                .failure,
                "\(desk.person) has lifted \(order.id) already.",
                remedy: "A blackout takes two different people to lift."
            )
        }
        return result.isLifted
    }
}
