/// Why a font could not be read, where, and what to do next.
public struct FontError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or face at fault, if the caller named it.
    public var source: String?
    /// The line in a text font, counted from 1.
    public var line: Int?
    /// The column in that line, counted in bytes from 1.
    public var column: Int?
    /// What is wrong.
    public var problem: String
    /// What to do about it.
    public var remedy: String

    /// States a problem, its place and its remedy.
    public init(
        source: String? = nil,
        line: Int? = nil,
        column: Int? = nil,
        problem: String,
        remedy: String
    ) {
        self.source = source
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence: place, problem, remedy.
    public var description: String {
        var place = source ?? ""
        if let line {
            place += place.isEmpty ? "line \(line)" : ":\(line)"
            if let column { place += ":\(column)" }
        }
        return (place.isEmpty ? "" : place + ": ") + "\(problem). \(remedy)."
    }

    /// The same error with the name of the file it came from.
    public func naming(_ source: String) -> FontError {
        var named = self
        named.source = named.source ?? source
        return named
    }
}
