import Disclosure
import Overrides
import POSIX
import Publisher
import Store

/// `placard blackout`: boards go dark, whatever ails the store.
package enum BlackoutVerb {
    /// Hours that a blackout lasts when nothing is said.
    private static let usualHours = 24

    package static let verb = Verb(
        "blackout",
        "Make boards dark at once, until a time",
        discussion: """
            Every dot of the boards goes off, whatever is planned, urgent or pinned. The order \
            is written to a small file beside the store first, which the service obeys also \
            while the store is locked, damaged or gone, and then into the ledger. It ends by \
            itself, after a day unless told otherwise; two different people lift it sooner with \
            placard clear.
            """,
        options: Workspace.options + [
            OrderDesk.until, .value("--reason", "TEXT", "Why; required"),
        ] + OrderDesk.options,
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let reason = try invocation.reason(for: "blackout", example: "检修")
        let desk = try OrderDesk(invocation)
        var order = Override(
            id: freshID(at: desk.now, desk.configuration.zone),
            kind: .blackout,
            targets: try desk.targets(invocation),
            span: try desk.span(invocation, for: "blackout", usualHours: usualHours),
            person: desk.person,
            reason: reason,
            at: desk.now
        )
        let file = BlackoutFile(beside: desk.configuration.store)
        // What a garbled file darkens stays dark when this order takes its place.
        if case .garbled = file.read() { order.targets = [] }
        var trouble: SystemError?
        do {
            try file.change { note in
                while note.entries[order.id] != nil { order.id += "-2" }
                note.add(BlackoutNote.Entry(order))
            }
        } catch {
            trouble = error
        }
        do {
            try enter(order, desk)
        } catch {
            // What the store will never take must not stand in the file alone.
            if error.code == .refused { _ = try? file.change { $0.remove(order.id) } }
            // With neither of the two written nothing has happened.
            if trouble != nil || error.code == .refused { throw CommandFailure(error) }
            console.writeError("placard: \(error)\n")
            console.writeError(
                "  The boards go dark by \(file.path); the ledger gets it when the store is back.\n"
            )
        }
        if let trouble {
            console.writeError("placard: \(trouble). The order stands in the store alone.\n")
        }
        console.line(desk.line(order))
        return .success
    }

    /// Writes the order into the store, unless the service was quicker.
    private static func enter(_ order: Override, _ desk: OrderDesk) throws(StoreError) {
        let store = try desk.store()
        do {
            try store.add(order)
        } catch {
            guard try store.overrides().contains(where: { $0.id == order.id }) else { throw error }
        }
    }

    /// An id that needs no look into the store: day and time in the office's zone.
    private static func freshID(at now: Instant, _ zone: Zone) -> String {
        let digits = now.iso8601Text(in: zone).prefix(19).filter(\.isNumber)
        return "blackout-\(digits.prefix(8))-\(digits.dropFirst(8))"
    }
}
