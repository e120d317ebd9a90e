/// An answer that means trouble, named for the people who must act on it.
public struct FaultEntry: Sendable, Hashable {
    /// A few words for a list.
    public let title: String
    /// Why it happens.
    public let cause: String
    /// What to do.
    public let nextStep: String

    /// Makes an entry.
    public init(_ title: String, _ cause: String, _ nextStep: String) {
        self.title = title
        self.cause = cause
        self.nextStep = nextStep
    }
}
