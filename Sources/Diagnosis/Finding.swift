package import Notation

/// One thing that an office should know: what, where, why, and what to do.
package struct Finding: Sendable, Hashable {
    /// How bad it is.
    package enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Something does not work, or will not.
        case problem
        /// It works, and should not be left so.
        case warning
        /// Good to know.
        case note
    }

    /// A stable word for machines and for searching, such as `store.busy`.
    package let name: String
    /// How bad it is.
    package let severity: Severity
    /// Which part it is about: `store`, `board gate`, a path.
    package let place: String
    /// What is so, a clause without a full stop.
    package let problem: String
    /// Why that matters, a whole sentence.
    package let why: String
    /// The next step, a whole sentence.
    package let remedy: String

    /// Makes a finding.
    package init(
        _ name: String,
        _ severity: Severity,
        _ place: String,
        _ problem: String,
        why: String,
        remedy: String
    ) {
        self.name = name
        self.severity = severity
        self.place = place
        self.problem = problem.hasSuffix(".") ? String(problem.dropLast()) : problem
        self.why = why
        self.remedy = remedy
    }

    /// The finding for machines.
    package var json: JSONValue {
        [
            "id": .string(name), "severity": .string(severity.rawValue), "place": .string(place),
            "problem": .string(problem), "why": .string(why), "remedy": .string(remedy),
        ]
    }
}
