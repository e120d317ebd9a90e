/// Approved revisions in an order, kept in pieces that copies share.
///
/// A list of a hundred thousand that differs from its copy in one place costs one piece more, is
/// let go as cheaply, and is told from it by a look at each piece.
public struct RevisionList: Sendable {
    /// Revisions of a full piece: with so many, a piece and the list of a hundred thousand's
    /// pieces cost about the same.
    package static let fullPiece = 512

    private var pieces: [[ApprovedRevision]] = []
    /// How many revisions there are up to the end of each piece.
    private var ends: [Int] = []

    /// Makes a list of revisions in the order given.
    public init(_ revisions: some Sequence<ApprovedRevision>) {
        for revision in revisions { append(revision) }
    }

    /// Puts a revision before the one at a place, or at the end.
    public mutating func insert(_ revision: ApprovedRevision, at place: Int) {
        precondition(place >= 0 && place <= count, "no such place")
        guard place < count else { return append(revision) }
        let (piece, offset) = locate(place)
        pieces[piece].insert(revision, at: offset)
        if pieces[piece].count > Self.fullPiece { split(piece) }
        count(from: piece)
    }

    /// Takes out the revision at a place.
    public mutating func remove(at place: Int) {
        let (piece, offset) = locate(place)
        pieces[piece].remove(at: offset)
        // No piece is ever empty.
        if pieces[piece].isEmpty {
            pieces.remove(at: piece)
            ends.remove(at: piece)
        }
        count(from: piece)
    }

    /// Puts a revision at the end.
    public mutating func append(_ revision: ApprovedRevision) {
        // A new piece instead of two halves: a list that is filled in its order stays dense.
        if let last = pieces.indices.last, pieces[last].count < Self.fullPiece {
            pieces[last].append(revision)
            ends[last] += 1
        } else {
            ends.append(count + 1)
            pieces.append([revision])
        }
    }

    private mutating func split(_ piece: Int) {
        let middle = pieces[piece].count / 2
        let second = Array(pieces[piece][middle...])
        pieces[piece].removeSubrange(middle...)
        pieces.insert(second, at: piece + 1)
        ends.insert(0, at: piece + 1)
    }

    /// Brings the ends of a piece and of those after it up to date.
    private mutating func count(from piece: Int) {
        var end = piece > 0 ? ends[piece - 1] : 0
        for place in piece..<pieces.count {
            end += pieces[place].count
            ends[place] = end
        }
    }

    private func locate(_ place: Int) -> (piece: Int, offset: Int) {
        precondition(place >= 0 && place < count, "no such place")
        var low = 0
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return (low, place - (low > 0 ? ends[low - 1] : 0))
    }
}

extension RevisionList: RandomAccessCollection, MutableCollection {
    /// The first place, 0.
    public var startIndex: Int { 0 }
    /// The place after the last.
    public var endIndex: Int { ends.last ?? 0 }

    /// The revision at a place.
    public subscript(place: Int) -> ApprovedRevision {
        get {
            let (piece, offset) = locate(place)
            return pieces[piece][offset]
        }
        set {
            let (piece, offset) = locate(place)
            pieces[piece][offset] = newValue
        }
    }

    /// Walks the pieces one after the other, without looking any place up.
    public struct Iterator: IteratorProtocol {
        private let pieces: [[ApprovedRevision]]
        private var piece = 0
        private var offset = 0

        fileprivate init(_ pieces: [[ApprovedRevision]]) { self.pieces = pieces }

        /// The next revision; nil after the last.
        public mutating func next() -> ApprovedRevision? {
            guard piece < pieces.count else { return nil }
            // No piece is empty.
            let revision = pieces[piece][offset]
            offset += 1
            if offset == pieces[piece].count { (piece, offset) = (piece + 1, 0) }
            return revision
        }
    }

    /// Begins a walk over all revisions.
    public func makeIterator() -> Iterator { Iterator(pieces) }
}

extension RevisionList: ExpressibleByArrayLiteral {
    /// Makes a list of the revisions named.
    public init(arrayLiteral elements: ApprovedRevision...) { self.init(elements) }
}

extension RevisionList: Hashable {
    /// Whether both lists say the same in the same order, however they came about.
    public static func == (left: RevisionList, right: RevisionList) -> Bool {
        guard left.count == right.count else { return false }
        let (first, last) = commonEnds(left, right)
        return (first..<(left.count - last)).allSatisfy { left[$0] == right[$0] }
    }

    /// Hashes every revision.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for revision in self { hasher.combine(revision) }
    }

    /// How many revisions at the beginning and at the end of two lists are the very same values,
    /// told without a look into them, and for shared pieces without a look at them.
    package static func commonEnds(
        _ left: RevisionList,
        _ right: RevisionList
    ) -> (first: Int, last: Int) {
        let shared = sharedPieces(left, right)
        let most = Swift.min(left.count, right.count)
        var first = left.pieces[..<shared.first].reduce(0) { $0 + $1.count }
        var last = left.pieces.suffix(shared.last).reduce(0) { $0 + $1.count }
        while first < most - last, left[first].isIdentical(to: right[first]) { first += 1 }
        while last < most - first,
            left[left.count - 1 - last].isIdentical(to: right[right.count - 1 - last])
        {
            last += 1
        }
        return (first, last)
    }

    /// In how many pieces the list lies.
    var pieceCount: Int { pieces.count }

    /// How many pieces at the beginning and at the end of two lists lie in the same memory.
    static func sharedPieces(
        _ left: RevisionList,
        _ right: RevisionList
    ) -> (first: Int, last: Int) {
        let first = zip(left.pieces, right.pieces).prefix { isShared($0, $1) }.count
        let rest = zip(left.pieces[first...].reversed(), right.pieces[first...].reversed())
        return (first, rest.prefix { isShared($0, $1) }.count)
    }

    private static func isShared(_ left: [ApprovedRevision], _ right: [ApprovedRevision]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe left.withUnsafeBufferPointer { mine in
            unsafe right.withUnsafeBufferPointer { unsafe mine.baseAddress == $0.baseAddress }
        }
    }
}
