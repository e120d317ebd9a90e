package import Disclosure
package import Gates
package import Notation
import POSIX
package import Publisher
import Registers
import Store

/// `placard gate`: what stands in the way of an item.
package enum GateVerb {
    package static let verb = Verb(
        "gate",
        "Show what stands in the way of an item",
        discussion: """
            Holds an item's newest revision against the gates: characters that pass for others, \
            what names a private person, the matter's demands, whether every board that would \
            show it has the glyphs and the room, and the office's list of words.

            A refusal must be mended. What is held must be mended, or released with a reason. A \
            warning stands in nobody's way. The gates are asked when an item is submitted and at \
            every signature. Exit code 0 means that the item may pass.
            """,
        arguments: [Argument("ITEM", "an item's id")],
        options: Workspace.options + [.flag("--json", "Print JSON")],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let configuration = try Workspace.configuration(invocation)
        let (item, report) = try report(on: invocation.arguments[0], nil, configuration)
        if invocation.has("--json") {
            console.json([
                "item": .string(item.id), "digest": .string(item.digest),
                "open": .bool(report.isOpen),
                "findings": .array(report.findings.map(json)),
                "released": .array(report.released.map(json)),
            ])
            return report.isOpen ? .success : .failure
        }
        for finding in report.findings {
            console.line("\(pad(finding.severity.rawValue))\(finding)")
        }
        for released in report.released {
            console.line(
                "\(pad("released"))\(released.finding.place): "
                    + "\(released.finding.problem); \(released.release.person) released it: "
                    + released.release.reason
            )
        }
        if report.isOpen {
            console.line("\(pad("open"))\(item.id) may be signed.")
        } else {
            console.line("\(pad("closed"))\(remedy(item.id, report))")
        }
        return report.isOpen ? .success : .failure
    }

    /// Lets a revision through, or throws what stands in its way.
    package static func pass(
        _ id: String,
        _ revision: Int,
        _ configuration: Configuration,
        _ console: Console
    ) throws {
        let history = try ShowVerb.history(of: id, configuration.store)
        // What is not there or does not hold, the store refuses in its own words.
        guard history.contains(where: { $0.number == revision && $0.item != nil }) else { return }
        let (_, report) = try report(on: id, revision, configuration)
        for finding in report.findings where report.isOpen {
            console.writeError("placard: \(id): \(finding)\n")
        }
        guard !report.isOpen else { return }
        let blocking = report.findings.filter { $0.severity != .warning }
        throw CommandFailure(
            .failure,
            "\(id) does not pass the gates.\n"
                + blocking.map { "  \($0)" }.joined(separator: "\n"),
            remedy: remedy(id, report)
        )
    }

    /// The gates' report on a revision, the newest unless told otherwise.
    package static func report(
        on id: String,
        _ revision: Int?,
        _ configuration: Configuration
    ) throws -> (Item, GateReport) {
        let history = try ShowVerb.history(of: id, configuration.store)
        let found = revision.flatMap { number in history.first { $0.number == number } }
        let recorded = found ?? history.last
        guard let recorded, let item = recorded.item else {
            throw CommandFailure(
                .store,
                "\(id) cannot be read: \(history.last?.problem ?? "it has no content").",
                remedy: "Import it again."
            )
        }
        let store = try DisclosureStore.open(at: configuration.store, for: .reading)
        var desk = try GateDesk(configuration, units: try store.snapshot().snapshot.units)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let releases = try store.releases(of: id, revision: recorded.number).compactMap {
            release -> GateRelease? in
            GateFinding.Code(rawValue: release.code).map {
                GateRelease(
                    itemDigest: release.digest,
                    field: release.field,
                    offset: release.place,
                    code: $0,
                    person: release.person,
                    reason: release.reason
                )
            }
        }
        return (item, desk.report(on: item, releases: releases, at: now))
    }

    private static func remedy(_ id: String, _ report: GateReport) -> String {
        let steps = [
            report.findings.contains { $0.proposal != nil && $0.severity == .hold }
                ? "placard mask \(id) puts stars" : nil,
            report.findings.contains { $0.severity == .hold }
                ? "placard release \(id) --reason TEXT lets what is held stand" : nil,
            report.findings.contains { $0.severity == .refusal }
                ? "what is refused is mended by importing \(id) again" : nil,
        ].compactMap { $0 }
        return steps.joined(separator: "; ") + "."
    }

    private static func pad(_ word: String) -> String {
        word + String(repeating: " ", count: max(1, 9 - word.count))
    }

    /// A finding for other programs.
    package static func json(_ finding: GateFinding) -> JSONValue {
        [
            "field": .string(finding.field), "offset": .integer(finding.offset),
            "length": .integer(finding.length), "severity": .string(finding.severity.rawValue),
            "code": .string(finding.code.rawValue), "problem": .string(finding.problem),
            "remedy": .string(finding.remedy), "proposal": .optional(finding.proposal),
        ]
    }

    private static func json(_ released: GateReport.Released) -> JSONValue {
        [
            "finding": json(released.finding), "person": .string(released.release.person),
            "reason": .string(released.release.reason),
        ]
    }
}
