/// One line of a paragraph.
public struct Line: Sendable, Hashable {
    /// The clusters that are drawn, without the blanks that hang over the end.
    public let clusters: Range<Int>
    /// Where each drawn cluster stands, from left to right.
    public let placed: [PlacedCluster]
    /// The width after all squeezes.
    public let width: Int
    /// Whether the line begins at its right end.
    public let isRightToLeft: Bool
    /// What could not be done as it should.
    public let warnings: [LineWarning]

    /// The clusters that gave up their blank half.
    public var squeezed: [Int] { placed.filter(\.isSqueezed).map(\.cluster) }
}

/// One character in a line.
public struct PlacedCluster: Sendable, Hashable {
    /// The index of the cluster in its paragraph.
    public let cluster: Int
    /// The scalar to draw: the cluster's, or its mirror image where text runs to the left.
    public let scalar: Unicode.Scalar
    /// The left edge.
    public let x: Int
    /// The width after any squeeze.
    public let width: Int
    /// How much is cut from the left of the glyph.
    public let trimmedLeading: Int
    /// Whether the character gave up its blank half.
    public let isSqueezed: Bool
}

/// What a line could not do as it should.
public enum LineWarning: Sendable, Hashable, CustomStringConvertible {
    /// What a rule keeps whole is wider than a line and was broken at its end.
    case atomBroken(BreakRule)
    /// One character alone is wider than the line.
    case characterTooWide(Int)
    /// The last line holds one hanzi, and no break further up mends it.
    case loneHanzi

    /// The whole sentence.
    public var description: String {
        switch self {
        case .atomBroken(let rule): "A part that \(rule) keeps whole is wider than the line."
        case .characterTooWide(let index): "Character \(index + 1) is wider than the line."
        case .loneHanzi: "The last line holds a single hanzi."
        }
    }
}
