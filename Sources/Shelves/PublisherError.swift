/// Why the publisher cannot do a part of its work; whole sentences for the operator.
public struct PublisherError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the failure belongs to, so that a caller can choose an exit code.
    public enum Subject: Sendable, Hashable {
        /// The configuration file.
        case configuration
        /// A layout document.
        case layout
        /// A compiled face or the folder of faces.
        case font
        /// The store.
        case store
        /// The operating system.
        case system
    }

    /// What the failure belongs to.
    public var subject: Subject
    /// What is wrong and where.
    public var problem: String
    /// The next step.
    public var remedy: String

    /// Makes an error from its parts.
    public init(_ subject: Subject, _ problem: String, remedy: String) {
        self.subject = subject
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { remedy.isEmpty ? problem : "\(problem) \(remedy)" }
}
