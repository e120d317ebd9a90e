public import Disclosure

/// Warns of words on the office's list, the longest first; words are a hint, never the only check.
public struct WordGate: Sendable, Hashable {
    /// The list.
    public var words: WordList

    /// Makes a gate.
    public init(_ words: WordList) {
        self.words = words
    }

    /// What is found in every text of an item, in reading order.
    public func findings(in item: Item) -> [GateFinding] {
        item.gateTexts.flatMap { findings(in: $0) }
    }

    /// What is found in one text.
    public func findings(in text: String, field: String) -> [GateFinding] {
        findings(in: GateText(field, text))
    }

    private func findings(in text: GateText) -> [GateFinding] {
        let folded = text.characters.map { GateText.folded($0) }
        var found: [GateFinding] = []
        var index = 0
        while index < folded.count {
            guard let match = words.longestMatch(in: folded, at: index) else {
                index += 1
                continue
            }
            found.append(
                GateFinding(
                    text.span(index..<match.end),
                    .warning,
                    .listedWord,
                    "\"\(match.entry.word)\" is on the list of words",
                    remedy: match.entry.note ?? "see whether it must stand here"
                )
            )
            index = match.end
        }
        return found
    }
}
