package import Disclosure

/// The part of a text around a word that was looked for, so that a reader sees why it was found.
package struct Excerpt: Equatable, Sendable {
    /// Characters shown before the word.
    static let lead = 12
    /// Characters shown after it.
    static let tail = 30

    package let before: String
    /// The word as the text writes it.
    package let found: String
    package let after: String

    /// Cuts the words at `place` (bytes) out of a text, in one line, with dots where it goes on.
    init(_ text: String, around place: Range<Int>) {
        let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
        let end = text.utf8.index(text.startIndex, offsetBy: place.upperBound)
        let before = text[..<start]
        let after = text[end...]
        let lead = before.suffix(Self.lead)
        let tail = after.prefix(Self.tail)
        self.before = (lead.startIndex > before.startIndex ? "…" : "") + Self.line(lead)
        self.found = Self.line(text[start..<end])
        self.after = Self.line(tail) + (tail.endIndex < after.endIndex ? "…" : "")
    }

    private static func line(_ text: Substring) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }

    /// What an item says around the first word of a question that its title does not hold; nil
    /// when the title holds them all, or they stand only in its unit, kind, number or code.
    package static func of(_ item: Item, for question: String) -> Excerpt? {
        for text in question.split(whereSeparator: \.isWhitespace).prefix(TextSearch.wordLimit) {
            let word = SoughtWord(text)
            guard !word.isIn(item.title) else { continue }
            for part in parts(of: item) {
                if let place = word.place(in: part) { return Excerpt(part, around: place) }
            }
        }
        return nil
    }

    /// The texts of an item that a search reads beside its title; a table's rows in one line each.
    private static func parts(of item: Item) -> [String] {
        var parts = [item.body]
        if let plan = item.plan { parts.append(plan.owner) }
        if let table = item.table {
            parts += ([table.columns] + table.rows).map { $0.joined(separator: " ") }
        }
        return parts
    }
}
