/// How wide characters are, in half-cells or in pixels.
public struct Measure {
    /// The width of a full-width cell.
    public let em: Int
    /// The gap between a hanzi and a Latin letter or digit; none at the ends of a line.
    public let gap: Int
    /// The width of one character before any squeeze.
    public let advance: (Cluster) -> Int

    /// Makes a measure from the faces of a board.
    public init(em: Int, gap: Int = 0, advance: @escaping (Cluster) -> Int) {
        self.em = em
        self.gap = gap
        self.advance = advance
    }

    /// ASCII takes one half-cell, hanzi and full-width marks take two.
    public static var halfCells: Measure { Measure(em: 2) { $0.halfCells } }

    /// As `halfCells`, with two for every character whose width is ambiguous.
    public static var eastAsianHalfCells: Measure { Measure(em: 2) { $0.eastAsianHalfCells } }
}
