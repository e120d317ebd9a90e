/// A table of wordings: what the program says in English, and what it says instead.
///
/// An entry with `{1}`, `{2}` … is a sentence about something: it fits a text that has the same
/// words around anything else. Of several that fit, the one with the most words of its own wins.
public struct Wordings: Sendable {
    private struct Pattern: Sendable {
        /// What stands between the gaps, beginning and end included.
        let pieces: [String]
        /// Which number each gap has.
        let numbers: [String]
        let wording: String
        var weight: Int { pieces.reduce(0) { $0 + $1.count } }
    }

    /// Whole texts and what they become.
    public let table: [String: String]
    private let patterns: [Pattern]
    /// How deep a sentence may lie within a sentence.
    private static let depthLimit = 4

    /// The wordings in Chinese.
    public static let chinese = Wordings(
        CatalogueReader.read(String(decoding: PackageResources.zh_CN_po, as: UTF8.self))
    )

    /// Makes a table from pairs of an English text and its wording.
    public init(_ pairs: [(String, String)]) {
        table = Dictionary(pairs) { first, _ in first }
        patterns = pairs.filter { $0.0.contains("{1}") }
            .map { english, wording in
                let (pieces, numbers) = Self.split(english)
                return Pattern(pieces: pieces, numbers: numbers, wording: wording)
            }
            .sorted { $0.weight > $1.weight }
    }

    /// The wording of a text, white space drawn together; the text itself when there is none.
    public func words(_ text: String) -> String { words(text, depth: 0) }

    private func words(_ text: String, depth: Int) -> String {
        let key = Self.key(text)
        if let whole = table[key] { return whole }
        guard depth < Self.depthLimit else { return text }
        for pattern in patterns {
            guard let parts = Self.fit(key[...], pattern.pieces[...]) else { continue }
            var wording = pattern.wording
            for (number, part) in zip(pattern.numbers, parts) {
                let words = words(String(part), depth: depth + 1)
                wording = wording.replacing("{\(number)}", with: words)
            }
            return wording
        }
        return text
    }

    /// A text as the table has it: without line breaks and with single spaces.
    public static func key(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    /// Parts a sentence at its gaps.
    private static func split(_ english: String) -> (pieces: [String], numbers: [String]) {
        var pieces: [String] = []
        var numbers: [String] = []
        var rest = english[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(String(rest[..<open]))
            numbers.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return (pieces + [String(rest)], numbers)
    }

    /// What stands in the gaps when the pieces are found in a text in their order, else nil.
    ///
    /// Gaps are not empty, and the last piece ends the text.
    private static func fit(
        _ text: Substring,
        _ pieces: ArraySlice<String>
    ) -> [Substring]? {
        guard let first = pieces.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var parts: [Substring] = []
        for (place, piece) in pieces.dropFirst().enumerated() {
            if place == pieces.count - 2 {
                guard rest.hasSuffix(piece), rest.count > piece.count else { return nil }
                parts.append(rest.dropLast(piece.count))
                return parts
            }
            guard let found = rest.firstRange(of: piece), found.lowerBound > rest.startIndex
            else { return nil }
            parts.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        return rest.isEmpty ? parts : nil
    }
}
