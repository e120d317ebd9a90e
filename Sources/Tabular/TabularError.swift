public import Notation

/// Why a table was refused: where, why, and what to do.
public struct TabularError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the text.
    public var position: TextPosition
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    init(_ position: TextPosition, _ problem: String, remedy: String) {
        self.position = position
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { "\(position): \(problem); \(remedy)." }
}
