/// The levels of the characters of a text, each stretch between newlines by itself.
struct TextDirections: Sendable {
    /// The level of each cluster; odd ones run from right to left.
    let levels: [Int]
    /// The level of the stretch that each cluster stands in.
    let paragraphLevels: [Int]

    /// Nothing where all of the text runs from left to right.
    init?(_ clusters: [Cluster]) {
        let runsLeft = clusters.contains { cluster in
            let bidiClass = BidiClass(of: cluster.scalar)
            return bidiClass == .al || bidiClass == .r
        }
        guard runsLeft else { return nil }
        var levels: [Int] = []
        var paragraphLevels: [Int] = []
        for stretch in clusters.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            let found = TextDirections.resolve(Array(stretch))
            // The newline after each stretch but the last belongs to it.
            let count = min(stretch.count + 1, clusters.count - levels.count)
            levels += found.levels.prefix(count)
            levels += Array(
                repeating: found.paragraph,
                count: count - min(count, found.levels.count)
            )
            paragraphLevels += Array(repeating: found.paragraph, count: count)
        }
        self.levels = levels
        self.paragraphLevels = paragraphLevels
    }

    /// Numbers stand in isolates of their own, so that 85% is not turned into %85.
    private static func resolve(_ clusters: [Cluster]) -> (levels: [Int], paragraph: Int) {
        let isolates = NumberIsolates(clusters)
        var scalars: [Unicode.Scalar] = []
        var places: [Int] = []
        for (index, cluster) in clusters.enumerated() {
            if isolates.starts.contains(index) { scalars.append("\u{2066}") }
            places.append(scalars.count)
            scalars.append(cluster.plainScalar)
            if isolates.lasts.contains(index) { scalars.append("\u{2069}") }
        }
        let resolved = BidiLevels(scalars, direction: .automatic)
        let paragraph = resolved.paragraphLevel
        return (places.map { resolved.levels[$0] ?? paragraph }, paragraph)
    }
}

/// The numbers of a text that keep their own direction.
struct NumberIsolates: Sendable {
    private(set) var starts: Set<Int> = []
    private(set) var lasts: Set<Int> = []

    init(_ clusters: [Cluster]) {
        let text = AtomText(clusters)
        var index = 0
        while index < clusters.count {
            guard let end = NumberIsolates.end(text, from: index) else {
                index += 1
                continue
            }
            starts.insert(index)
            lasts.insert(end - 1)
            index = end
        }
    }

    /// The end of the number, time, range or date in digits that begins here.
    private static func end(_ text: AtomText, from start: Int) -> Int? {
        if !text.isDigit(at: start) {
            // A hyphen after a letter joins a word; it is no minus.
            guard text.matches(AtomVocabulary.signs, at: start),
                start == 0 || text.isSpace(at: start - 1) || text.scalar(at: start - 1) == "("
            else { return nil }
        }
        let found = [
            text.number(from: start), text.time(from: start), text.range(from: start),
            text.telephone(from: start), digitToken(text, from: start),
        ]
        return found.compactMap(\.self).max()
    }

    /// A token of digits and marks such as 2025-11-21, which ends with a digit.
    private static func digitToken(_ text: AtomText, from start: Int) -> Int? {
        var index = start
        var end = start
        while text.isTokenPart(at: index), !text.isLetter(at: index) {
            index += 1
            if text.isDigit(at: index - 1) { end = index }
        }
        return end > start && !text.isLetter(at: end) ? end : nil
    }
}
