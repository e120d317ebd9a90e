import Disclosure
import Notation
import Overrides
import POSIX
import Publisher
import Store

/// `placard overrides`: what goes before the plan.
package enum OverridesVerb {
    package static let verb = Verb(
        "overrides",
        "List what goes before the plan: blackouts, notices, pins",
        discussion: """
            What is in force, what is to come, and whose word is missing to lift a blackout. \
            With --all also what is over.
            """,
        options: Workspace.options + [
            .flag("--all", "Also what is over"), .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let standing = Standing(configuration, at: now, all: invocation.has("--all"))
        if let trouble = standing.trouble, standing.lines.isEmpty { throw CommandFailure(trouble) }
        if let trouble = standing.trouble { console.writeError("placard: \(trouble)\n") }
        if invocation.has("--json") {
            console.json(.array(standing.lines.map { json($0, at: now) }))
            return .success
        }
        guard !standing.lines.isEmpty else {
            console.line("nothing goes before the plan")
            return .success
        }
        var table = TextTable(["override", "state", "boards", "until", "by", "what"])
        for line in standing.lines {
            let order = line.order
            table.add([
                order.id, state(line, at: now),
                order.targets.isEmpty ? "every" : order.targets.joined(separator: ","),
                order.span.upperBound.iso8601Text(in: configuration.zone), order.person,
                order.text ?? order.item ?? order.reason,
            ])
        }
        console.line(table.text)
        return .success
    }

    private static func state(_ line: Standing.Line, at now: Instant) -> String {
        if now >= line.order.over { return "over" }
        if now < line.order.span.lowerBound { return "to come" }
        guard line.order.kind == .blackout, let first = line.ends.first else { return "in force" }
        return "in force, lifted by \(first.person) alone"
    }

    private static func json(_ line: Standing.Line, at now: Instant) -> JSONValue {
        let order = line.order
        return [
            "id": .string(order.id), "kind": .string(order.kind.rawValue),
            "inForce": .bool(order.isInForce(at: now)),
            "targets": .array(order.targets.map { .string($0) }),
            "text": .optional(order.text), "item": .optional(order.item),
            "from": .string(order.span.lowerBound.iso8601Text),
            "until": .string(order.span.upperBound.iso8601Text),
            "person": .string(order.person), "reason": .string(order.reason),
            "at": .string(order.at.iso8601Text), "source": .optional(order.source),
            "endedAt": .optional(order.endedAt?.iso8601Text),
            "ends": .array(
                line.ends.map { end in
                    [
                        "person": .string(end.person), "reason": .string(end.reason),
                        "at": .string(end.at.iso8601Text),
                    ]
                }
            ),
        ]
    }
}
