/// Finds what the house rules keep on one line.
struct AtomFinder: Sendable {
    private let text: AtomText

    init(_ clusters: [Cluster]) {
        text = AtomText(clusters)
    }

    /// The rule that forbids a break before each cluster, if any does.
    func rules() -> [HouseRule?] {
        var rules = [HouseRule?](repeating: nil, count: text.count)
        var tokenEnd = 0
        for start in rules.indices {
            for (rule, end) in atoms(from: start) {
                keep(start..<end, rule, &rules)
            }
            if start >= tokenEnd, let end = text.token(from: start) {
                tokenEnd = end
                let isFullWidth = (start..<end).contains { text.isFullWidth(at: $0) }
                keep(start..<end, isFullWidth ? .fullWidthToken : .latinToken, &rules)
            }
        }
        return rules
    }

    /// The atoms that begin at a place, the more telling rule first.
    private func atoms(from start: Int) -> [(HouseRule, Int)] {
        // Ordinary hanzi begin no atom; most places are done with here.
        guard canBegin(start) else { return [] }
        let candidates: [(HouseRule, Int?)] = [
            (.documentNumber, text.documentNumber(from: start)),
            (.standardNumber, text.standardNumber(from: start)),
            (.telephone, text.telephone(from: start)),
            (.headingNumber, text.headingNumber(from: start)),
            (.ordinal, text.ordinal(from: start)),
            (.date, text.date(from: start)),
            (.time, text.time(from: start)),
            (.quantity, text.quantity(from: start)),
            (.number, text.number(from: start)),
            (.range, text.range(from: start)),
        ]
        return candidates.compactMap { rule, end in end.map { (rule, $0) } }
    }

    private func canBegin(_ index: Int) -> Bool {
        switch text.clusters[index].role {
        case .hanzi: AtomVocabulary.beginners.contains(text.folded[index])
        case .space, .newline, .invisible: false
        default: true
        }
    }

    private func keep(_ atom: Range<Int>, _ rule: HouseRule, _ rules: inout [HouseRule?]) {
        for index in atom.dropFirst() where rules[index] == nil { rules[index] = rule }
    }
}
