import Notation
import POSIX
import Proof
import Publisher
import Store

/// `placard ledger`: the chain of every act.
package enum LedgerVerb {
    package static let verb = Verb(
        "ledger",
        "Print the ledger's end, verify the chain or export it",
        discussion: """
            The ledger is a chain: each entry carries the digest of the one before, so that a \
            changed, removed or reordered entry is found. Without options it prints the line to \
            print or send elsewhere every day: number and digest of the last entry. Kept outside, \
            that line proves later that nothing before it was written anew; give it back with \
            --anchor.

              placard ledger --verify --anchor "placard-ledger 120 9f86..."
            """,
        options: Workspace.options + [
            .flag("--verify", "Go along the chain and say what is wrong with it"),
            .values("--anchor", "LINE", "A line that was noted outside"),
            .value("--export", "FILE", "Write JSON Lines, one entry a line (- prints them)"),
        ],
        run: run
    )

    package static let verifyVerb = Verb(
        "verify-ledger",
        "Find entries of the ledger that were changed, removed or put elsewhere",
        discussion: """
            The same as placard ledger --verify. It ends with exit code 1 when anything is wrong. \
            A line that was noted outside, given with --anchor, also finds a ledger that was cut \
            off or written anew.
            """,
        options: Workspace.options + [
            .values("--anchor", "LINE", "A line that was noted outside"),
            .value("--export", "FILE", "Write JSON Lines, one entry a line"),
        ],
        run: { invocation, console in try run(invocation, console, verifies: true) }
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        try run(invocation, console, verifies: invocation.has("--verify"))
    }

    private static func run(
        _ invocation: Invocation,
        _ console: Console,
        verifies: Bool
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
        // Signatures of other programs come in first.
        let end = try DisclosureStore.open(at: configuration.store, for: .writing).append([])
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        if let path = invocation.value("--export") {
            try export(store, to: path, console)
            if path == "-" { return .success }
        }
        if verifies || !anchors.isEmpty {
            return try verify(store, anchors, console)
        }
        console.line(end.map { "\($0)" } ?? "the ledger is empty")
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

    private static func verify(
        _ store: DisclosureStore,
        _ anchors: [LedgerAnchor],
        _ console: Console
    ) throws -> ExitCode {
        let check = try store.verifyLedger(anchors: anchors)
        for fault in check.faults { console.line("fault  \(fault)") }
        console.line("\(check.count) entries, \(check.faults.count) faults")
        return check.faults.isEmpty ? .success : .failure
    }
}
