/// A text as the rules for numbers read it: one folded scalar a cluster.
struct AtomText: Sendable {
    let clusters: [Cluster]
    let folded: [Unicode.Scalar]

    init(_ clusters: [Cluster]) {
        self.clusters = clusters
        folded = clusters.map(\.folded)
    }

    var count: Int { folded.count }

    /// The scalar at a place, or nothing beyond the end.
    func scalar(at index: Int) -> Unicode.Scalar? {
        folded.indices.contains(index) ? folded[index] : nil
    }

    func isDigit(at index: Int) -> Bool {
        folded.indices.contains(index) && clusters[index].role == .digit
    }

    func isLetter(at index: Int) -> Bool {
        folded.indices.contains(index) && clusters[index].role == .letter
    }

    func isSpace(at index: Int) -> Bool {
        scalar(at: index) == " " || scalar(at: index) == "\u{A0}"
    }

    func matches(_ set: Set<Unicode.Scalar>, at index: Int) -> Bool {
        scalar(at: index).map(set.contains) ?? false
    }

    /// The end of a run of at least `least` digits.
    func digits(from start: Int, least: Int = 1, most: Int = .max) -> Int? {
        var end = start
        while isDigit(at: end) { end += 1 }
        return end - start >= least && end - start <= most ? end : nil
    }

    /// The end of a run of members of a set, one at least.
    func run(of set: Set<Unicode.Scalar>, from start: Int) -> Int? {
        var end = start
        while matches(set, at: end) { end += 1 }
        return end > start ? end : nil
    }

    /// The end of a literal text.
    func literal(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        guard start + text.count <= count else { return nil }
        for (offset, scalar) in text.enumerated() where folded[start + offset] != scalar {
            return nil
        }
        return start + text.count
    }

    /// The end of the longest of some literal texts.
    func longest(of texts: [[Unicode.Scalar]], from start: Int) -> Int? {
        texts.compactMap { literal($0, from: start) }.max()
    }
}
