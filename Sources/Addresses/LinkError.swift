/// Why boards cannot be linked as the settings say: what, where, why and the next step.
public struct LinkError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text or board that is at fault.
    public let subject: String
    /// What is wrong with it.
    public let problem: String
    /// What to do.
    public let remedy: String

    /// Makes an error from its three parts.
    public init(subject: String, problem: String, remedy: String) {
        self.subject = subject
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { "\(subject): \(problem). \(remedy)" }
}
