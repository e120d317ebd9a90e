/// The widths of a paragraph, summed up so that any stretch is measured at once.
struct MeasuredText {
    let paragraph: Paragraph
    let em: Int
    private let advances: [Int]
    /// What the place before each cluster adds: a gap, or less than nothing where marks meet.
    private let joints: [Int]
    /// Sums of advances and joints of all clusters before an index.
    private let sums: [Int]

    init(_ paragraph: Paragraph, _ measure: Measure) {
        self.paragraph = paragraph
        em = measure.em
        let clusters = paragraph.clusters
        advances = clusters.map { $0.takesRoom ? max(0, measure.advance($0)) : 0 }
        var joints: [Int] = [0]
        var sums = [0]
        for index in clusters.indices {
            if index > 0 {
                joints.append(
                    MeasuredText.joint(paragraph, advances, index, em: measure.em, gap: measure.gap)
                )
            }
            sums.append(sums[index] + joints[index] + advances[index])
        }
        self.joints = joints
        self.sums = sums
    }

    /// Where the drawn part of a line ends that would end at `end`.
    func solidEnd(_ start: Int, _ end: Int) -> Int {
        var solid = end
        while solid > start, hangs(solid - 1) { solid -= 1 }
        return solid
    }

    private func hangs(_ index: Int) -> Bool {
        switch paragraph.clusters[index].role {
        case .space, .newline: true
        default: false
        }
    }

    /// The width of a line from `start` to `end`, blanks at its end left out.
    func width(_ start: Int, _ end: Int) -> Int {
        let solid = solidEnd(start, end)
        guard solid > start else { return 0 }
        return sums[solid] - sums[start] - joints[start] - startTrim(start) - endTrim(solid - 1)
    }

    /// Every cluster of a line in its place, from left to right.
    func place(_ start: Int, _ end: Int) -> [PlacedCluster] {
        let solid = solidEnd(start, end)
        var x = 0
        return visualOrder(start..<solid).map { index in
            let isLast = index + 1 == solid
            let leading = index == start ? startTrim(index) : max(0, leadingTrim(index))
            let trailing = isLast ? endTrim(index) : trailingTrim(index)
            let gap = index == start ? 0 : max(0, joints[index])
            let width = advances[index] - leading - trailing
            let isMirrored = isRightToLeft(index)
            let scalar = paragraph.clusters[index].scalar
            let placed = PlacedCluster(
                cluster: index,
                scalar: isMirrored ? Mirrors.image(of: scalar) ?? scalar : scalar,
                x: isMirrored ? x : x + gap,
                width: width,
                trimmedLeading: isMirrored ? trailing : leading,
                isSqueezed: leading + trailing > 0
            )
            x += gap + width
            return placed
        }
    }

    /// UAX #9, L2, on the clusters of one line.
    private func visualOrder(_ line: Range<Int>) -> [Int] {
        guard let directions = paragraph.directions else { return Array(line) }
        return BidiLevels.visualOrder(of: directions.levels[line].map(\.self))
            .map { $0 + line.lowerBound }
    }

    private func isRightToLeft(_ index: Int) -> Bool {
        guard let directions = paragraph.directions else { return false }
        return !directions.levels[index].isMultiple(of: 2)
    }

    /// Whether a line that begins with this cluster begins at its right end.
    func startsAtRight(_ index: Int) -> Bool {
        guard let directions = paragraph.directions else { return false }
        return directions.paragraphLevels.indices.contains(index)
            && !directions.paragraphLevels[index].isMultiple(of: 2)
    }

    private func blank(_ index: Int, _ side: Cluster.BlankSide) -> Int {
        MeasuredText.blank(paragraph, advances, index, side, em: em)
    }

    private func startTrim(_ index: Int) -> Int {
        paragraph.rules.trimsLineStart ? blank(index, .leading) : 0
    }

    private func endTrim(_ index: Int) -> Int { blank(index, .trailing) }

    /// The left half lost to an opening mark just before.
    private func leadingTrim(_ index: Int) -> Int {
        joints[index] < 0 && paragraph.clusters[index - 1].blankSide == .leading
            ? -joints[index] : 0
    }

    /// The right half lost to a mark just after.
    private func trailingTrim(_ index: Int) -> Int {
        joints[index + 1] < 0 && paragraph.clusters[index].blankSide == .trailing
            ? -joints[index + 1] : 0
    }

    /// Half an em, if the mark is full-width and blank on that side.
    private static func blank(
        _ paragraph: Paragraph,
        _ advances: [Int],
        _ index: Int,
        _ side: Cluster.BlankSide,
        em: Int
    ) -> Int {
        let squeezes = paragraph.rules.squeezesMarks
        guard squeezes, paragraph.clusters[index].blankSide == side, advances[index] >= em
        else { return 0 }
        return em / 2
    }

    /// Two marks of two em become one and a half; a hanzi and a letter stand a gap apart.
    private static func joint(
        _ paragraph: Paragraph,
        _ advances: [Int],
        _ index: Int,
        em: Int,
        gap: Int
    ) -> Int {
        let left = paragraph.clusters[index - 1]
        let right = paragraph.clusters[index]
        switch (left.blankSide, right.blankSide) {
        case (.trailing?, _?) where advances[index] >= em:
            return -blank(paragraph, advances, index - 1, .trailing, em: em)
        case (.leading?, .leading?) where advances[index - 1] >= em:
            return -blank(paragraph, advances, index, .leading, em: em)
        default:
            break
        }
        switch (left.role, right.role) {
        case (.hanzi, .letter), (.hanzi, .digit), (.letter, .hanzi), (.digit, .hanzi): return gap
        default: return 0
        }
    }
}
