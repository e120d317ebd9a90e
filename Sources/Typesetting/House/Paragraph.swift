/// A text that knows where its lines may break, and why not elsewhere.
public struct Paragraph: Sendable {
    /// The characters of the text in the order of reading, Arabic letters joined.
    public let clusters: [Cluster]
    /// One verdict for the place before each cluster; the first and last belong to the ends.
    public let verdicts: [BreakVerdict]
    /// What the lines are to heed.
    public let rules: LineRules

    /// Which way its characters run, where not all run from left to right.
    let directions: TextDirections?

    /// Reads a text and decides on every place in it.
    public init(_ text: String, rules: LineRules = LineRules()) {
        let plain = text.map { Cluster($0) }
        directions = TextDirections(plain)
        let clusters = directions == nil ? plain : ArabicShaping.shaped(plain)
        self.clusters = clusters
        self.rules = rules
        verdicts = Paragraph.verdicts(text, clusters)
    }

    /// The places where a line may begin, as cluster indices; the end of the text is one.
    public var opportunities: [Int] {
        verdicts.indices.dropFirst().filter { verdicts[$0].isOpportunity }
    }

    /// A readable account of one place: `2025|年 forbidden by date`.
    public func explanation(at index: Int) -> String {
        let left = clusters[max(0, index - 4)..<index].map { String($0.character) }.joined()
        let right = clusters[index..<min(clusters.count, index + 4)]
            .map { String($0.character) }.joined()
        return "\(left)|\(right) \(verdicts[index])"
    }

    /// UAX #14 first, then the atoms, then the marks that begin or end no line.
    private static func verdicts(_ text: String, _ clusters: [Cluster]) -> [BreakVerdict] {
        let base = LineBreaks.verdicts(in: text, tailoring: .house)
        let atoms = AtomFinder(clusters).rules()
        let prohibitions = Prohibitions(clusters)
        var verdicts = [BreakVerdict(.forbidden, .unicode("LB2"))]
        verdicts.reserveCapacity(clusters.count + 1)
        var offset = 0
        for (index, cluster) in clusters.enumerated() {
            offset += cluster.character.unicodeScalars.count
            let verdict = base[offset - 1]
            let next = index + 1
            guard verdict.kind == .allowed, next < clusters.count else {
                verdicts.append(verdict)
                continue
            }
            if let rule = atoms[next] ?? prohibitions.rule(before: next) {
                verdicts.append(BreakVerdict(.forbidden, .house(rule)))
            } else {
                verdicts.append(verdict)
            }
        }
        return verdicts
    }
}
