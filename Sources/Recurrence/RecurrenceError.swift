/// Why a schedule was refused: which part, where in the text, and what to do.
public struct RecurrenceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part, such as `BYSETPOS`.
    public var part: String
    /// Where the part stands in the text, in characters counted from 1.
    public var column: Int
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    init(_ part: String, at column: Int, _ problem: String, remedy: String) {
        self.part = part
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { "column \(column): \(part): \(problem); \(remedy)." }
}
