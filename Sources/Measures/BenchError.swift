/// Why a figure could not be measured.
public struct BenchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened.
    public var problem: String
    /// The next step.
    public var remedy: String

    package init(
        _ problem: String,
        remedy: String = "Run it again, and look at the machine's load."
    ) {
        self.problem = problem
        self.remedy = remedy
    }

    /// Both, in one line.
    public var description: String { "\(problem) \(remedy)" }
}
