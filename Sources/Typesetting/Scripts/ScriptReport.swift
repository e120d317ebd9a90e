/// What a board can honestly show of a text, script by script.
public struct ScriptReport: Sendable, Hashable {
    /// How a character can be shown.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Drawn from the glyphs of a face.
        case supported
        /// Only a picture made beforehand shows it rightly.
        case needsPicture = "needs a picture"
        /// Not shown at all.
        case refused
    }

    /// One kind of character that occurs in the text.
    public struct Finding: Sendable, Hashable, CustomStringConvertible {
        /// What the characters are: a script, or a kind such as `emoji`.
        public let kind: String
        /// How they can be shown.
        public let verdict: Verdict
        /// Why, in one sentence.
        public let reason: String
        /// The first such character, counted from 0.
        public internal(set) var first = 0
        /// How many there are.
        public internal(set) var count = 1

        init(_ kind: String, _ verdict: Verdict, _ reason: String) {
            self.kind = kind
            self.verdict = verdict
            self.reason = reason
        }

        /// The whole sentence.
        public var description: String {
            "\(kind) (\(count) from character \(first + 1)): \(verdict.rawValue). \(reason)"
        }
    }

    /// One finding a kind, in the order of the text.
    public let findings: [Finding]
    /// What was passed over, each once.
    public let warnings: [String]

    /// Whether everything can be drawn from the glyphs of a face.
    public var isSupported: Bool { findings.allSatisfy { $0.verdict == .supported } }

    /// Whether some character must not be shown at all.
    public var isRefused: Bool { findings.contains { $0.verdict == .refused } }

    /// Examines a text.
    public init(_ text: String) {
        var findings: [Finding] = []
        var places: [String: Int] = [:]
        var hasSelector = false
        for (index, character) in text.enumerated() {
            hasSelector =
                hasSelector || character.unicodeScalars.contains(where: CharacterCheck.isSelector)
            guard var finding = CharacterCheck.finding(character) else { continue }
            if let place = places[finding.kind] {
                findings[place].count += 1
            } else {
                places[finding.kind] = findings.count
                finding.first = index
                findings.append(finding)
            }
        }
        self.findings = findings
        warnings =
            hasSelector ? ["Variation selectors were ignored; the plain characters are shown."] : []
    }
}
