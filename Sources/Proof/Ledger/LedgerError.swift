/// Why something is no ledger entry: which, why, and what to do.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which entry or line.
    public var place: String
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    init(_ place: String, _ problem: String, remedy: String) {
        self.place = place
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    public var description: String { "\(place): \(problem); \(remedy)." }
}
