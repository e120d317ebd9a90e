public import Notation

/// Why a layout cannot be used: where in its document, what is wrong, and what to do.
public struct LayoutError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The layout's name.
    public let layout: String
    /// Where in the document; nil when the fault has no single spot.
    public let position: TextPosition?
    /// The path inside the document, for example `$.zones[2].at`.
    public let path: String
    /// What is wrong, as a clause.
    public let problem: String
    /// What to do about it, as a clause.
    public let remedy: String

    /// Makes an error.
    public init(
        layout: String,
        position: TextPosition?,
        path: String,
        problem: String,
        remedy: String
    ) {
        self.layout = layout
        self.position = position
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence: layout, line and column, path, problem, remedy.
    public var description: String {
        let spot = position.map { ":\($0.line):\($0.column)" } ?? ""
        let place = path == "$" ? "" : " at \(path)"
        return "layout \(layout)\(spot)\(place): \(problem); \(remedy)."
    }
}
