package import Disclosure
import POSIX
package import Publisher

/// Looks at everything the service needs, and changes nothing.
///
/// Each look stands by itself: what one finds broken keeps no other from looking.
package struct Doctor {
    /// How long all looks over the network may take together, in milliseconds.
    package static let networkMilliseconds = 3_000
    /// How long a store that is held by another is waited for, in milliseconds.
    static let busyMilliseconds: Int32 = 1_000

    let configuration: Configuration
    let path: String
    let now: Instant
    package private(set) var findings: [Finding] = []
    /// What was found in order, one line each.
    package private(set) var good: [String] = []

    /// Makes a doctor for the configuration at a path.
    package init(_ configuration: Configuration, at path: String, now: Instant) {
        self.configuration = configuration
        self.path = path
        self.now = now
    }

    /// Looks at everything.
    package mutating func look() {
        lookAtFiles()
        let snapshot = lookAtStore()
        lookAtFaces()
        lookAtBoards(snapshot ?? .empty)
        lookAtOffice()
        let service = lookAtService()
        lookAtLinks(service)
    }

    mutating func find(
        _ name: String,
        _ severity: Finding.Severity,
        _ place: String,
        _ problem: String,
        why: String,
        remedy: String
    ) {
        findings.append(
            Finding(name, severity, place, problem, why: why, remedy: remedy)
        )
    }

    mutating func tell(_ line: String) { good.append(line) }

    /// Runs one look, and says so when it found nothing.
    mutating func look(_ line: String, _ body: (inout Doctor) -> Void) {
        let before = findings.count { $0.severity != .note }
        body(&self)
        if findings.count(where: { $0.severity != .note }) == before { good.append(line) }
    }
}
