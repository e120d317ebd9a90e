extension BidiRun {
    /// The most opening brackets that may wait for their partners (BD16).
    private static let bracketLimit = 63

    /// N0 to N2: brackets first, then everything else without a direction.
    mutating func resolveNeutral(_ brackets: [Brackets.Part?]?) {
        if let brackets { resolveBrackets(pairs(brackets)) }
        var start = 0
        while start < classes.count {
            guard isNeutral(classes[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < classes.count, isNeutral(classes[end]) { end += 1 }
            let before = start > 0 ? direction(classes[start - 1]) : sequence.start
            let after = end < classes.count ? direction(classes[end]) : sequence.end
            for place in start..<end { classes[place] = before == after ? before : embedding }
            start = end
        }
    }

    private func isNeutral(_ bidiClass: BidiClass) -> Bool {
        switch bidiClass {
        case .b, .s, .ws, .on, .fsi, .lri, .rli, .pdi: true
        default: false
        }
    }

    /// Digits count as right to left beside neutrals.
    private func direction(_ bidiClass: BidiClass) -> BidiClass {
        bidiClass == .l ? .l : .r
    }

    private func strong(_ bidiClass: BidiClass) -> BidiClass? {
        switch bidiClass {
        case .l: .l
        case .r, .en, .an: .r
        default: nil
        }
    }

    /// BD16: the pairs in the order of their opening brackets.
    private func pairs(_ brackets: [Brackets.Part?]) -> [(open: Int, close: Int)] {
        var waiting: [(name: Unicode.Scalar, place: Int)] = []
        var pairs: [(open: Int, close: Int)] = []
        for (place, index) in sequence.indices.enumerated() where classes[place] == .on {
            switch brackets[index] {
            case .opening(let name):
                guard waiting.count < BidiRun.bracketLimit else {
                    return []
                }
                waiting.append((name, place))
            case .closing(let name):
                guard let partner = waiting.lastIndex(where: { $0.name == name }) else { continue }
                pairs.append((waiting[partner].place, place))
                waiting.removeSubrange(partner...)
            case nil:
                break
            }
        }
        return pairs.sorted { $0.open < $1.open }
    }

    /// N0.
    private mutating func resolveBrackets(_ pairs: [(open: Int, close: Int)]) {
        for pair in pairs {
            let inner = classes[pair.open + 1..<pair.close].compactMap(strong)
            guard !inner.isEmpty else { continue }
            let chosen: BidiClass
            if inner.contains(embedding) {
                chosen = embedding
            } else {
                let before = classes[..<pair.open].reversed().lazy.compactMap(strong).first
                chosen = (before ?? sequence.start) == embedding ? embedding : inner[0]
            }
            for bracket in [pair.open, pair.close] {
                classes[bracket] = chosen
                // Marks on the bracket follow it, as W1 gave them its old class.
                var mark = bracket + 1
                while mark < classes.count, original[mark] == .nsm {
                    classes[mark] = chosen
                    mark += 1
                }
            }
        }
    }
}
