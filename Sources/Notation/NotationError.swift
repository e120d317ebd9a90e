/// What is wrong with a text: where, what, and what to do about it.
public struct NotationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the text; nil when the text as a whole is at fault.
    public var position: TextPosition?
    /// Which value, as a JSON path such as `$.items[3].plan.due`.
    public var path: String
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    /// Makes an error from its parts.
    public init(position: TextPosition?, path: String, problem: String, remedy: String) {
        self.position = position
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    ///
    /// For example `3:14: $.items[0].id: the id is empty; give every item an id.`
    public var description: String {
        let place = position.map { "\($0): " } ?? ""
        return "\(place)\(path): \(problem); \(remedy)."
    }

    /// The same error seen from one level further out, whose step is `.key` or `[index]`.
    func inside(_ step: String) -> NotationError {
        var outer = self
        outer.path = step + path
        return outer
    }
}
