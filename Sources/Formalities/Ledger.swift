import Disclosure
import Notation
import POSIX
import Proof
import Publisher
import Store

/// `placard ledger`: the chain of every act.
package enum LedgerVerb {
    package static let verb = Verb(
        "ledger",
        "Print the ledger's end, or export it",
        discussion: """
            The ledger is a chain: each entry carries the digest of the one before, so that a \
            changed, removed or reordered entry is found. Without options it prints the line to \
            print or send elsewhere every day: number and digest of the last entry. Kept outside, \
            that line proves later that nothing before it was written anew: give it to \
            placard verify-ledger.
            """,
        options: Workspace.options + [
            .value("--export", "FILE", "Write JSON Lines, one entry a line (- prints them)")
        ],
        run: run
    )

    package static let verifyVerb = Verb(
        "verify-ledger",
        "Find entries of the ledger that were changed, removed or put elsewhere",
        discussion: """
            Goes along the whole chain and lays every signature beside its entry. It ends with \
            exit code 1 when anything is wrong. A line that was noted outside, given with \
            --anchor, also finds a ledger that was cut off or written anew.

              placard verify-ledger --anchor "placard-ledger 120 9f86..."
            """,
        options: Workspace.options + [
            .values("--anchor", "LINE", "A line that was noted outside")
        ],
        run: verify
    )

    package static let pruneVerb = Verb(
        "prune-ledger",
        "Remove the ledger's oldest entries behind a checkpoint",
        discussion: """
            Entries from before a day leave, but none that is younger than twelve months, and \
            never the newest signature. A checkpoint with number and digest of the last one \
            removed takes their place, so that the rest of the chain can be proved as before. \
            Export them first: placard ledger --export FILE.
            """,
        options: Workspace.options + [
            .value("--before", "DATE", "The first day that stays, as 2026-01-01; required"),
            Identity.option,
        ],
        run: prune
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let (store, end) = try open(configuration)
        if let path = invocation.value("--export") {
            try export(store, to: path, console)
            if path == "-" { return .success }
        }
        console.line(end.map { "\($0)" } ?? "the ledger is empty")
        return .success
    }

    /// The store, when signatures of other programs have come into the ledger; and its end.
    private static func open(
        _ configuration: Configuration
    ) throws(StoreError) -> (DisclosureStore, LedgerAnchor?) {
        let end = try DisclosureStore.open(at: configuration.store, for: .writing).append([])
        return (try DisclosureStore.open(at: configuration.store, for: .reading), end)
    }

    @Sendable private static func verify(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        var anchors: [LedgerAnchor] = []
        for line in invocation.all("--anchor") {
            guard let anchor = LedgerAnchor(line: line) else {
                throw CommandFailure(
                    .usage,
                    "--anchor is “\(line)”, which is no line of the ledger.",
                    remedy: "Write it as it was printed: placard-ledger NUMBER DIGEST."
                )
            }
            anchors.append(anchor)
        }
        let check = try open(configuration).0.verifyLedger(anchors: anchors)
        for fault in check.faults { console.line("fault  \(fault)") }
        console.line("\(check.count) entries, \(check.faults.count) faults")
        return check.faults.isEmpty ? .success : .failure
    }

    @Sendable private static func prune(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        guard let day = try Workspace.day(invocation, "--before") else {
            throw CommandFailure(
                .usage,
                "placard prune-ledger needs --before.",
                remedy: "Name the first day that stays, for example --before 2025-01-01."
            )
        }
        let configuration = try Workspace.configuration(invocation)
        _ = try Identity.name(invocation, configuration, roles: Identity.keeping)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let limit = configuration.zone.start(of: day)
        guard now.milliseconds - limit.milliseconds >= LedgerCheckpoint.minimumAge else {
            throw CommandFailure(
                .failure,
                "entries are kept for twelve months; \(day.iso8601Text) is not so long ago.",
                remedy: "Name an earlier day."
            )
        }
        let store = try DisclosureStore.open(at: configuration.store, for: .writing)
        guard let checkpoint = try store.pruneLedger(at: now, before: limit) else {
            console.line("nothing is so old")
            return .success
        }
        console.line("pruned up to \(checkpoint.pruned)")
        return .success
    }

    private static func export(
        _ store: DisclosureStore,
        to path: String,
        _ console: Console
    ) throws {
        var bytes: [UInt8] = []
        try store.readLedger { _, text, digest throws(StoreError) in
            let line: String
            do {
                line = try LedgerExport.entry(canonicalText: text, digest: digest).exportedLine
            } catch {
                throw StoreError(code: .corrupt, attempt: "export the ledger", problem: "\(error)")
            }
            bytes += line.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        if path == "-" {
            console.write(String(decoding: bytes, as: UTF8.self))
        } else {
            try Workspace.write(bytes, to: path)
            console.line("wrote \(path)")
        }
    }
}
