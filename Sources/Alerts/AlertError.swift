public import Notation

/// Why an alert was refused whole: where, which element, why, and what to do.
public struct AlertError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the document.
    public var position: TextPosition
    /// The element, such as `alert/info/area`; empty for what is not XML at all.
    public var element: String
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    /// Whether it is XML 1.0 but more than this reader takes, such as a document type.
    public var isBeyondLimits: Bool

    init(
        _ position: TextPosition,
        _ problem: String,
        remedy: String,
        element: String = "",
        isBeyondLimits: Bool = false
    ) {
        self.position = position
        self.element = element
        self.problem = problem
        self.remedy = remedy
        self.isBeyondLimits = isBeyondLimits
    }

    /// The whole sentence.
    public var description: String {
        "\(position): \(element.isEmpty ? "" : element + ": ")\(problem); \(remedy)."
    }
}
