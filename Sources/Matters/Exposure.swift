public import Disclosure

/// What is known of an item on a board.
public enum ExposureGrade: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// It was sent, and the board does not answer.
    case sent
    /// The board acknowledged it.
    case acknowledged
    /// It was read back from the board.
    case readBack

    /// The grade as configuration, ledger and certificates write it.
    public var word: String {
        switch self {
        case .sent: "sent"
        case .acknowledged: "acknowledged"
        case .readBack: "readBack"
        }
    }

    /// Reads the word; nil for any other.
    public init?(word: String) {
        guard let grade = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = grade
    }

    /// Tells whether `a` proves less than `b`.
    public static func < (a: ExposureGrade, b: ExposureGrade) -> Bool {
        a.rawValue < b.rawValue
    }
}

/// A time in which a lit board had an item in its loop.
public struct Exposure: Sendable, Hashable {
    /// The board.
    public var board: String
    /// From the first instant until the instant that no longer belongs to it.
    public var span: Range<Instant>
    /// How it is known.
    public var grade: ExposureGrade

    /// Makes an exposure; nil when it ends before it begins.
    public init?(board: String, from: Instant, until: Instant, grade: ExposureGrade) {
        guard from <= until else { return nil }
        self.board = board
        span = from..<until
        self.grade = grade
    }
}

/// Times as rising spans that neither touch nor overlap.
struct Spans: Sendable, Hashable {
    private(set) var list: [Range<Instant>] = []

    init(_ spans: [Range<Instant>]) {
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where !span.isEmpty {
            if let last = list.last, span.lowerBound <= last.upperBound {
                list[list.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                list.append(span)
            }
        }
    }

    var milliseconds: Int64 {
        list.reduce(0) { $0 + $1.upperBound.milliseconds - $1.lowerBound.milliseconds }
    }

    /// What both have in common.
    func intersection(_ other: Spans) -> Spans {
        var found: [Range<Instant>] = []
        var mine = 0
        var theirs = 0
        while mine < list.count, theirs < other.list.count {
            let a = list[mine]
            let b = other.list[theirs]
            let low = max(a.lowerBound, b.lowerBound)
            let high = min(a.upperBound, b.upperBound)
            if low < high { found.append(low..<high) }
            if a.upperBound < b.upperBound { mine += 1 } else { theirs += 1 }
        }
        return Spans(found)
    }

    /// What is in this one and not in the other.
    func subtracting(_ other: Spans) -> Spans {
        var found: [Range<Instant>] = []
        for span in list {
            var start = span.lowerBound
            for hole in other.list where hole.upperBound > start {
                guard hole.lowerBound < span.upperBound else { break }
                if hole.lowerBound > start { found.append(start..<hole.lowerBound) }
                start = max(start, hole.upperBound)
            }
            if start < span.upperBound { found.append(start..<span.upperBound) }
        }
        return Spans(found)
    }
}
