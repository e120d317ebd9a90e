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
        public let first: Int
        /// How many there are.
        public let count: Int

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
            guard let check = CharacterCheck(character) else { continue }
            if let place = places[check.kind] {
                let old = findings[place]
                findings[place] = Finding(check, first: old.first, count: old.count + 1)
            } else {
                places[check.kind] = findings.count
                findings.append(Finding(check, first: index, count: 1))
            }
        }
        self.findings = findings
        warnings =
            hasSelector ? ["Variation selectors were ignored; the plain characters are shown."] : []
    }
}

extension ScriptReport.Finding {
    init(_ check: CharacterCheck, first: Int, count: Int) {
        self.init(
            kind: check.kind,
            verdict: check.verdict,
            reason: check.reason,
            first: first,
            count: count
        )
    }
}
