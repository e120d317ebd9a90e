import Disclosure
import Formalities
import Notation
import POSIX
import Publisher
package import Terminal
import Wording

/// `placard doctor`: what ails the office's boards, and what to do.
package enum DoctorVerb {
    package static let verb = Verb(
        "doctor",
        "Say what ails the service, why, and what to do next",
        discussion: """
            Looks at everything the service needs: configuration, layouts, faces, the store with \
            its rules and ledger, the clock, calendar, disk, copies, watched folders, people, \
            links, and the service itself. It changes nothing and disturbs no board: a service \
            that runs is asked how its boards are. Each finding says what, where, why and the next \
            step. It works when the store is missing, locked or damaged. Exit code 0 without \
            problems (with --strict also without warnings), 3 for the configuration, 4 for the \
            store, else 1.
            """,
        options: Workspace.options + [
            .flag("--strict", "Fail on warnings as well"), .flag("--json", "Print JSON"),
        ],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let path = try Workspace.configurationPath(invocation)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let findings: [Finding]
        var good: [String] = []
        do throws(CommandFailure) {
            let configuration = try Workspace.configuration(at: path)
            var doctor = Doctor(configuration, at: path, now: now)
            doctor.look()
            good = doctor.good
            findings = doctor.findings
        } catch {
            findings = [
                Finding(
                    "configuration",
                    .problem,
                    path,
                    error.problem,
                    why: "Nothing can be looked at without it.",
                    remedy: error.remedy.isEmpty
                        ? "Correct it at that place, then run placard doctor again." : error.remedy
                )
            ]
        }
        let code = code(of: findings, isStrict: invocation.has("--strict"))
        if invocation.has("--json") {
            console.json([
                "ok": .bool(code == .success), "exit": .integer(Int(code.rawValue)),
                "findings": .array(findings.map(\.json)),
                "good": .array(good.map { .string($0) }),
            ])
        } else {
            tell(findings, good, console)
        }
        return code
    }

    private static func tell(_ findings: [Finding], _ good: [String], _ console: Console) {
        let words = console.language.words
        for line in good { console.line("\(words("ok"))  \(words(line))") }
        for severity in Finding.Severity.allCases {
            for finding in findings where finding.severity == severity {
                let head = "\(words(severity.rawValue))  \(words(finding.place))"
                console.line("\(head): \(words(finding.problem))")
                console.line("    \(words(finding.why))")
                console.line("    → \(words(finding.remedy))")
            }
        }
        let problems = findings.count { $0.severity == .problem }
        let warnings = findings.count { $0.severity == .warning }
        switch (problems, warnings) {
        case (1, 1): console.line(words("\(1) problem, \(1) warning"))
        case (1, _): console.line(words("\(1) problem, \(warnings) warnings"))
        case (_, 1): console.line(words("\(problems) problems, \(1) warning"))
        default: console.line(words("\(problems) problems, \(warnings) warnings"))
        }
    }

    /// What scripts are told: the worst first, by what it is about.
    static func code(of findings: [Finding], isStrict: Bool) -> ExitCode {
        let bad = findings.filter {
            $0.severity == .problem || (isStrict && $0.severity == .warning)
        }
        if bad.contains(where: { $0.name == "configuration" }) { return .configuration }
        if bad.contains(where: { $0.name.hasPrefix("store.") || $0.name.hasPrefix("ledger.") }) {
            return .store
        }
        return bad.isEmpty ? .success : .failure
    }
}
