extension Paragraph {
    /// The lines that fit a width given in half-cells.
    public func lines(halfCells: Int) -> [Line] {
        lines(width: halfCells, measure: .halfCells)
    }

    /// The lines that fit a width, as wide as the measure says.
    ///
    /// Marks are squeezed before anything is measured, because a squeeze moves the break.
    public func lines(width: Int, measure: Measure) -> [Line] {
        var filler = LineFiller(MeasuredText(self, measure), width: width)
        return filler.fill()
    }
}

/// Fills lines greedily and mends a lone hanzi at the end.
private struct LineFiller {
    private let text: MeasuredText
    private let width: Int
    private var lines: [Line] = []

    private var paragraph: Paragraph { text.paragraph }

    init(_ text: MeasuredText, width: Int) {
        self.text = text
        self.width = width
    }

    mutating func fill() -> [Line] {
        var start = 0
        while start < paragraph.clusters.count {
            let end = hardEnd(from: start)
            fillStretch(start..<end)
            start = end
        }
        return lines
    }

    /// The end of the stretch that a newline or the end of the text closes.
    private func hardEnd(from start: Int) -> Int {
        let end = paragraph.clusters.count
        return (start + 1..<end + 1).first { paragraph.verdicts[$0].kind == .mandatory } ?? end
    }

    private mutating func fillStretch(_ stretch: Range<Int>) {
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            var (end, warnings) = nextBreak(start, limit: stretch.upperBound)
            if end < stretch.upperBound, text.width(end, stretch.upperBound) <= width,
                isLone(end..<stretch.upperBound)
            {
                if let mended = mend(start, end, stretch.upperBound) {
                    end = mended
                } else {
                    warnings.append(.loneHanzi)
                }
            }
            append(start, end, warnings)
            start = end
        }
    }

    private mutating func append(_ start: Int, _ end: Int, _ warnings: [LineWarning]) {
        lines.append(
            Line(
                clusters: start..<text.solidEnd(start, end),
                placed: text.place(start, end),
                width: text.width(start, end),
                isRightToLeft: text.startsAtRight(start),
                warnings: warnings
            )
        )
    }

    /// The last opportunity that fits, or the best place in an atom that does not.
    private func nextBreak(_ start: Int, limit: Int) -> (Int, [LineWarning]) {
        var best: Int?
        var fitting = start
        for end in start + 1...limit {
            let needed = text.width(start, end)
            // A mark at the end of a line gives back half an em at most.
            if needed > width + text.em { break }
            guard needed <= width else { continue }
            fitting = end
            if end == limit || paragraph.verdicts[end].isOpportunity { best = end }
        }
        if let best { return (best, []) }
        guard fitting > start else { return (start + 1, [.characterTooWide(start)]) }
        let end = ForcedBreak(paragraph, text, start: start, last: fitting, width: width).place
        return (end, [.atomBroken(paragraph.verdicts[end].rule)])
    }

    /// One hanzi and nothing else that could be read.
    private func isLone(_ range: Range<Int>) -> Bool {
        guard paragraph.rules.avoidsLoneHanzi else { return false }
        let roles = paragraph.clusters[range].map(\.role)
        return roles.count { $0 == .hanzi } == 1
            && !roles.contains { $0 == .digit || $0 == .letter }
    }

    /// An earlier break that leaves two hanzi or more for the last line.
    private func mend(_ start: Int, _ end: Int, _ limit: Int) -> Int? {
        (start + 1..<end).reversed().first { candidate in
            paragraph.verdicts[candidate].isOpportunity && !isLone(candidate..<limit)
                && text.width(candidate, limit) <= width
        }
    }
}
