/// Why something cannot be told to a board, or why what it said cannot be taken.
public struct ControllerError: Error, Hashable, CustomStringConvertible {
    /// The protocol that refuses.
    public let protocolName: String
    /// What is wrong, with the field and its value.
    public let problem: String
    /// The next step.
    public let remedy: String

    /// Makes an error.
    public init(_ protocolName: String, _ problem: String, remedy: String) {
        self.protocolName = protocolName
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { "\(protocolName): \(problem): \(remedy)." }
}
