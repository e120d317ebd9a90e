/// What lines heed besides the places where they may break.
public struct LineRules: Sendable, Hashable {
    /// The last line holds two hanzi at least.
    public var avoidsLoneHanzi: Bool
    /// An opening mark at the start of a line drops its blank left half.
    public var trimsLineStart: Bool
    /// Adjacent marks, and a mark at the end of a line, drop their blank halves.
    public var squeezesMarks: Bool

    /// Makes rules; all are heeded unless told otherwise.
    public init(
        avoidsLoneHanzi: Bool = true,
        trimsLineStart: Bool = true,
        squeezesMarks: Bool = true
    ) {
        self.avoidsLoneHanzi = avoidsLoneHanzi
        self.trimsLineStart = trimsLineStart
        self.squeezesMarks = squeezesMarks
    }
}
