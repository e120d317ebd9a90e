/// Rules X1 to X9: levels from embeddings, overrides and isolates.
struct ExplicitLevels: Sendable {
    /// The level of each character; nil for those that X9 removes.
    private(set) var levels: [Int?]
    /// The classes after overrides.
    private(set) var classes: [BidiClass]

    private struct Status {
        let level: Int
        let override: BidiClass?
        let isIsolate: Bool
    }

    private let isolates: BidiIsolates
    private let paragraphLevel: Int
    private var stack: [Status] = []
    private var overflowIsolates = 0
    private var overflowEmbeddings = 0
    private var validIsolates = 0

    init(_ classes: [BidiClass], _ isolates: BidiIsolates, paragraphLevel: Int) {
        self.classes = classes
        self.isolates = isolates
        self.paragraphLevel = paragraphLevel
        levels = Array(repeating: nil, count: classes.count)
        reset()
    }

    private mutating func reset() {
        stack = [Status(level: paragraphLevel, override: nil, isIsolate: false)]
        overflowIsolates = 0
        overflowEmbeddings = 0
        validIsolates = 0
    }

    private var top: Status {
        stack.last ?? Status(level: paragraphLevel, override: nil, isIsolate: false)
    }

    mutating func resolve() {
        for (index, bidiClass) in classes.enumerated() {
            switch bidiClass {
            case .rle: embed(isRightToLeft: true, override: nil)
            case .lre: embed(isRightToLeft: false, override: nil)
            case .rlo: embed(isRightToLeft: true, override: .r)
            case .lro: embed(isRightToLeft: false, override: .l)
            case .rli: isolate(index, isRightToLeft: true)
            case .lri: isolate(index, isRightToLeft: false)
            case .fsi: isolate(index, isRightToLeft: contentIsRightToLeft(index))
            case .pdi: endIsolate(index)
            case .pdf: endEmbedding()
            case .bn: break
            case .b:
                levels[index] = paragraphLevel
                reset()
            default: take(index)
            }
        }
    }

    /// X6: a character takes the level and the override in force.
    private mutating func take(_ index: Int) {
        levels[index] = top.level
        if let override = top.override { classes[index] = override }
    }

    private func nextLevel(isRightToLeft: Bool) -> Int {
        isRightToLeft ? (top.level + 1) | 1 : (top.level + 2) & ~1
    }

    /// X2 to X5.
    private mutating func embed(isRightToLeft: Bool, override: BidiClass?) {
        let level = nextLevel(isRightToLeft: isRightToLeft)
        if level <= BidiLevels.maximumDepth, overflowIsolates == 0, overflowEmbeddings == 0 {
            stack.append(Status(level: level, override: override, isIsolate: false))
        } else if overflowIsolates == 0 {
            overflowEmbeddings += 1
        }
    }

    /// X5a and X5b.
    private mutating func isolate(_ index: Int, isRightToLeft: Bool) {
        take(index)
        let level = nextLevel(isRightToLeft: isRightToLeft)
        if level <= BidiLevels.maximumDepth, overflowIsolates == 0, overflowEmbeddings == 0 {
            validIsolates += 1
            stack.append(Status(level: level, override: nil, isIsolate: true))
        } else {
            overflowIsolates += 1
        }
    }

    /// X5c: an isolate without a direction takes it from what it holds.
    private func contentIsRightToLeft(_ index: Int) -> Bool {
        let end = isolates.terminators[index] ?? classes.count
        return isolates.firstStrongLevel(classes, index + 1..<end) == 1
    }

    /// X6a.
    private mutating func endIsolate(_ index: Int) {
        if overflowIsolates > 0 {
            overflowIsolates -= 1
        } else if validIsolates > 0 {
            overflowEmbeddings = 0
            while !top.isIsolate { stack.removeLast() }
            stack.removeLast()
            validIsolates -= 1
        }
        take(index)
    }

    /// X7.
    private mutating func endEmbedding() {
        if overflowIsolates > 0 { return }
        if overflowEmbeddings > 0 {
            overflowEmbeddings -= 1
        } else if !top.isIsolate, stack.count > 1 {
            stack.removeLast()
        }
    }
}
