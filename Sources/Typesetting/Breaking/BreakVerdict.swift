/// What is known of one place between two characters.
public struct BreakVerdict: Sendable, Hashable, CustomStringConvertible {
    /// What a line may do there.
    public enum Kind: String, Sendable, Hashable {
        /// A new line must begin here.
        case mandatory
        /// A new line may begin here.
        case allowed
        /// No line may begin here.
        case forbidden
    }

    /// What a line may do there.
    public let kind: Kind
    /// The rule that decided.
    public let rule: BreakRule

    /// Pairs a decision with its rule.
    public init(_ kind: Kind, _ rule: BreakRule) {
        self.kind = kind
        self.rule = rule
    }

    /// Whether a line may or must begin here.
    public var isOpportunity: Bool { kind != .forbidden }

    /// The decision and its rule, such as `forbidden by date`.
    public var description: String { "\(kind.rawValue) by \(rule)" }
}

/// The rule that decided a verdict.
public enum BreakRule: Sendable, Hashable, CustomStringConvertible {
    /// A rule of UAX #14 by its number, such as `LB13`.
    case unicode(String)
    /// A rule of the house.
    case house(HouseRule)

    /// The name of the rule.
    public var description: String {
        switch self {
        case .unicode(let number): number
        case .house(let rule): rule.rawValue
        }
    }
}
