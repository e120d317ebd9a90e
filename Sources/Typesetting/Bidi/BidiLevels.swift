/// The embedding levels of one paragraph of bidirectional text (UAX #9, Unicode 15.0).
struct BidiLevels: Sendable {
    /// Which way a paragraph runs.
    enum Direction: Sendable {
        case leftToRight
        case rightToLeft
        /// As its first strong character says, left to right without one.
        case automatic
    }

    /// The deepest level that an embedding may reach (BD2).
    static let maximumDepth = 125

    /// The level of the paragraph: 0 runs left to right, 1 right to left.
    let paragraphLevel: Int
    /// The level of each character; nil for those that rule X9 removes.
    let levels: [Int?]

    /// Resolves the levels of one line that holds the whole paragraph.
    init(_ scalars: [Unicode.Scalar], direction: Direction) {
        self.init(
            classes: scalars.map(BidiClass.init(of:)),
            brackets: scalars.map(Brackets.part(of:)),
            direction: direction
        )
    }

    /// Resolves levels from classes alone, or with the brackets where they are known.
    init(classes: [BidiClass], brackets: [Brackets.Part?]?, direction: Direction) {
        let isolates = BidiIsolates(classes)
        paragraphLevel =
            switch direction {
            case .leftToRight: 0
            case .rightToLeft: 1
            case .automatic: isolates.firstStrongLevel(classes, classes.indices) ?? 0
            }
        var explicit = ExplicitLevels(classes, isolates, paragraphLevel: paragraphLevel)
        explicit.resolve()
        var levels = explicit.levels
        let runs = IsolatingRuns(explicit, classes, isolates, paragraphLevel: paragraphLevel)
        for sequence in runs.sequences {
            var run = BidiRun(sequence, explicit.classes, original: classes)
            run.resolveWeak()
            run.resolveNeutral(brackets)
            for (place, index) in sequence.indices.enumerated() {
                levels[index] = run.level(at: place)
            }
        }
        BidiLevels.resetBlanks(&levels, classes, paragraphLevel)
        self.levels = levels
    }

    /// L1: separators, and blanks before them or at the end, take the level of the paragraph.
    private static func resetBlanks(
        _ levels: inout [Int?],
        _ classes: [BidiClass],
        _ paragraphLevel: Int
    ) {
        var trailing = true
        for index in classes.indices.reversed() {
            switch classes[index] {
            case .b, .s:
                levels[index] = paragraphLevel
                trailing = true
            case .ws, .fsi, .lri, .rli, .pdi:
                if trailing { levels[index] = paragraphLevel }
            default:
                if levels[index] != nil { trailing = false }
            }
        }
    }

    /// L2: the characters from left to right, without those that X9 removes.
    var visualOrder: [Int] {
        BidiLevels.visualOrder(of: levels)
    }

    /// L2 for any levels; characters without one are left out.
    static func visualOrder(of levels: [Int?]) -> [Int] {
        var order = levels.indices.filter { levels[$0] != nil }
        let present = order.map { levels[$0] ?? 0 }
        var sorted = present
        guard let highest = present.max(), highest > 0 else { return order }
        for level in (1...highest).reversed() {
            var start = 0
            while start < order.count {
                guard sorted[start] >= level else {
                    start += 1
                    continue
                }
                var end = start
                while end < order.count, sorted[end] >= level { end += 1 }
                order[start..<end].reverse()
                sorted[start..<end].reverse()
                start = end
            }
        }
        return order
    }
}
