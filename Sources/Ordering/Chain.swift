import Disclosure
import Notation
import POSIX
import Publisher
import Registers
import Store

/// `placard chain`: which kinds take another hand, and until when.
package enum ChainVerb {
    package static let verb = Verb(
        "chain",
        "List, raise or lift what the chain of hands asks for beside its three steps",
        discussion: """
            Without arguments it lists the rules. raise asks for another hand until a time: \
            reviewed is a second check before the approval, posted is a poster after it, without \
            whom nothing hangs. The store holds every writer to it. One person raises the chain; \
            lifting a rule takes two. What a kind takes at all times stands in the configuration, \
            disclosure: { chain: { posted: ["notice"] } }.

              placard chain raise posted --kind notice --until 2026-10-08 --reason 国庆期间
              placard chain lift posted-1 --reason 节日已过
            """,
        arguments: [Argument("ACTION", "raise STEP or lift RULE", count: .any)],
        options: Workspace.options + [
            .value("--kind", "KIND", "The kind that takes it (default: every kind)"),
            .value("--from", "TIME", "Its beginning (default: now)"),
            OrderDesk.until, .value("--reason", "TEXT", "Why; required"), Identity.option,
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    /// Longest rule raised by hand, in days.
    private static let longestDays = 366
    private static let steps: [SignatureStep] = [.reviewed, .posted]

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let words = invocation.arguments
        switch (words.first, words.count) {
        case (nil, _): return try list(invocation, console)
        case ("raise", 2): return try raise(words[1], invocation, console)
        case ("lift", 2): return try lift(words[1], invocation, console)
        default:
            throw CommandFailure(
                .usage,
                "placard chain does not understand “\(words.joined(separator: " "))”.",
                remedy: "Write placard chain, placard chain raise STEP or placard chain lift RULE."
            )
        }
    }

    private static func list(
        _ invocation: Invocation,
        _ console: Console
    ) throws(CommandFailure) -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let rules: [ChainRule]
        do {
            rules = try DisclosureStore.open(at: configuration.store, for: .reading)
                .chainRules(after: now)
        } catch {
            throw CommandFailure(error)
        }
        if invocation.has("--json") {
            console.json(.array(rules.map(json)))
            return .success
        }
        guard !rules.isEmpty else {
            console.line("drafted, checked and approved; no rule asks for more")
            return .success
        }
        var table = TextTable(["rule", "step", "kind", "from", "until", "by", "why"])
        for rule in rules {
            table.add([
                rule.id, rule.step.rawValue, rule.kind?.rawValue ?? "every",
                rule.span.lowerBound.iso8601Text(in: configuration.zone),
                rule.span.upperBound.iso8601Text(in: configuration.zone), rule.person, rule.reason,
            ])
        }
        console.line(table.text)
        return .success
    }

    private static func json(_ rule: ChainRule) -> JSONValue {
        [
            "id": .string(rule.id), "step": .string(rule.step.rawValue),
            "kind": .optional(rule.kind?.rawValue),
            "from": .string(rule.span.lowerBound.iso8601Text),
            "until": .string(rule.span.upperBound.iso8601Text),
            "person": .string(rule.person), "reason": .string(rule.reason),
        ]
    }

    private static func raise(
        _ word: String,
        _ invocation: Invocation,
        _ console: Console
    ) throws(CommandFailure) -> ExitCode {
        guard let step = SignatureStep(rawValue: word), steps.contains(step) else {
            throw CommandFailure(
                .usage,
                "the chain cannot ask for “\(word)”.",
                remedy: "It can ask for \(steps.map(\.rawValue).joined(separator: " or "))."
            )
        }
        let kind = try ItemsVerb.word(
            invocation,
            "--kind",
            Kind.init(rawValue:),
            Kind.allCases.map(\.rawValue)
        )
        let reason = try invocation.reason(for: "chain raise", example: "国庆期间")
        let desk = try OrderDesk(invocation, roles: Identity.chaining)
        var span = try desk.span(invocation, for: "chain raise", longestDays: longestDays)
        if let text = invocation.value("--from") {
            guard let from = OrderTime.read(text, zone: desk.configuration.zone, now: desk.now),
                from < span.upperBound
            else {
                throw CommandFailure(
                    .usage,
                    "--from is “\(text)”, which is no time before --until.",
                    remedy: "Write for example 2026-10-01T00:00."
                )
            }
            span = from..<span.upperBound
        }
        do {
            let store = try desk.store()
            let rule = ChainRule(
                id: "",
                step: step,
                kind: kind,
                span: span,
                person: desk.person,
                reason: reason
            )
            let id = try store.add(rule, at: desk.now)
            let until = span.upperBound.iso8601Text(in: desk.configuration.zone)
            console.line("\(id)  \(kind?.rawValue ?? "every kind"), until \(until)")
        } catch {
            throw CommandFailure(error)
        }
        return .success
    }

    private static func lift(
        _ rule: String,
        _ invocation: Invocation,
        _ console: Console
    ) throws(CommandFailure) -> ExitCode {
        let reason = try invocation.reason(for: "chain lift", example: "节日已过")
        let desk = try OrderDesk(invocation, roles: Identity.chaining)
        do {
            let isOver = try desk.store().liftChainRule(
                rule,
                person: desk.person,
                at: desk.now,
                reason: reason
            )
            console.line(
                isOver ? "\(rule)  lifted" : "\(rule)  waits: a second person must lift it as well"
            )
        } catch {
            throw CommandFailure(error)
        }
        return .success
    }
}
