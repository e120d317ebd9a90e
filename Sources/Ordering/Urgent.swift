import Disclosure
import Publisher
import Store

/// `placard urgent` and `placard pin`: a notice, or an item, before the plan.
package enum UrgentVerb {
    package static let verb = Verb(
        "urgent",
        "Put a notice on boards at once, until a time",
        discussion: """
            The notice goes before everything planned: it has the board to itself, or comes \
            between the items where the board says notices: "interleaved". With --emergency it \
            takes every board of those named, whatever they say. A character that one of the \
            boards cannot show refuses the whole notice and is named, and so does a person's \
            number (resident ID, telephone, bank card, plate) unless --release says why it may \
            be public; that reason goes into the ledger. It ends by itself; placard clear ends \
            it sooner.

              placard urgent "今晚十点至凌晨四点停水" --until 04:00 --boards hall,tag:gate
            """,
        arguments: [Argument("TEXT", "the notice, one line")],
        options: Workspace.options + [
            OrderDesk.until,
            .flag("--emergency", "Take the boards over, also those that interleave notices"),
            .value("--reason", "TEXT", "Why (default: urgent notice)"),
            .value("--release", "REASON", "Let a person's number in the notice stand"),
        ] + OrderDesk.options,
        run: urgent
    )

    package static let pinVerb = Verb(
        "pin",
        "Hold an approved item before everything scheduled, until a time",
        discussion: """
            The item comes first on the boards, whatever its unit and kind, and never falls out \
            of a full loop. It still needs its approval and its window: a pin keeps nothing on \
            the wall that has expired.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [
            OrderDesk.until, .value("--reason", "TEXT", "Why (default: pinned)"),
        ] + OrderDesk.options,
        run: pin
    )

    @Sendable private static func urgent(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let desk = try OrderDesk(invocation)
        let text = invocation.arguments[0]
        let targets = try desk.targets(invocation)
        var order = Override(
            id: "",
            kind: invocation.has("--emergency") ? .emergency : .urgent,
            text: text,
            targets: targets,
            span: try desk.span(invocation, for: "urgent"),
            person: desk.person,
            reason: try reason(invocation, for: text, desk, console),
            at: desk.now
        )
        let findings = try desk.configuration.findings(
            ofNotice: text,
            for: targets,
            at: desk.now
        )
        guard findings.isEmpty else {
            for finding in findings { console.writeError(finding + "\n") }
            throw CommandFailure(
                .failure,
                "the boards cannot show this notice as it is written.",
                remedy: "Write other characters, or name other boards with --boards."
            )
        }
        return try give(&order, desk, console)
    }

    /// Why the notice hangs; with it, why what a person is known by may stand in it.
    private static func reason(
        _ invocation: Invocation,
        for text: String,
        _ desk: OrderDesk,
        _ console: Console
    ) throws(CommandFailure) -> String {
        let reason = invocation.value("--reason") ?? "紧急通知"
        let held = desk.configuration.privacyFindings(ofNotice: text)
        guard !held.isEmpty else { return reason }
        guard let release = invocation.value("--release"), !release.isEmpty else {
            for finding in held { console.writeError("\(finding)\n") }
            throw CommandFailure(
                .failure,
                "the notice holds what a person is known by.",
                remedy: "Mask it, or say with --release why it may be public."
            )
        }
        return "\(reason)；公开个人信息：\(release)"
    }

    @Sendable private static func pin(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let desk = try OrderDesk(invocation)
        var order = Override(
            id: "",
            kind: .pin,
            item: invocation.arguments[0],
            targets: try desk.targets(invocation),
            span: try desk.span(
                invocation,
                for: "pin",
                longestDays: OrderTime.longestPinDays
            ),
            person: desk.person,
            reason: invocation.value("--reason") ?? "置顶",
            at: desk.now
        )
        return try give(&order, desk, console)
    }

    private static func give(
        _ order: inout Override,
        _ desk: OrderDesk,
        _ console: Console
    ) throws(CommandFailure) -> ExitCode {
        do {
            try desk.add(&order, to: desk.store())
        } catch {
            throw CommandFailure(error)
        }
        console.line(desk.line(order))
        return .success
    }
}
