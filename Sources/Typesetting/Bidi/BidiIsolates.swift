/// Which isolate initiator belongs to which terminator (BD9).
struct BidiIsolates: Sendable {
    /// The PDI of each initiator that has one.
    let terminators: [Int: Int]
    /// The terminators that have an initiator.
    let matched: Set<Int>

    init(_ classes: [BidiClass]) {
        var open: [Int] = []
        var terminators: [Int: Int] = [:]
        for (index, bidiClass) in classes.enumerated() {
            switch bidiClass {
            case .lri, .rli, .fsi:
                open.append(index)
            case .pdi:
                if let initiator = open.popLast() { terminators[initiator] = index }
            case .b:
                open.removeAll()
            default:
                break
            }
        }
        self.terminators = terminators
        matched = Set(terminators.values)
    }

    /// P2 and P3: the level of the first strong character outside inner isolates.
    func firstStrongLevel(_ classes: [BidiClass], _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            switch classes[index] {
            case .l: return 0
            case .r, .al: return 1
            case .lri, .rli, .fsi:
                guard let terminator = terminators[index] else { return nil }
                index = terminator
            default: break
            }
            index += 1
        }
        return nil
    }
}
