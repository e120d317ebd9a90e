import Notation

/// An element of an XML document, with its place.
struct XMLElement: Sendable, Hashable {
    /// An element's or attribute's name with its namespace.
    struct Name: Sendable, Hashable {
        /// The namespace; empty for none.
        var space: String
        /// The name without prefix.
        var local: String
    }

    /// What stands in an element.
    enum Content: Sendable, Hashable {
        /// Text, as long as nothing comes between.
        case text(String)
        /// A child.
        case element(XMLElement)
    }

    var name: Name
    var attributes: [Name: String]
    var contents: [Content]
    var position: TextPosition

    /// The children.
    var children: [XMLElement] {
        contents.compactMap { if case .element(let child) = $0 { child } else { nil } }
    }

    /// All text directly inside.
    var text: String {
        contents.reduce(into: "") { if case .text(let part) = $1 { $0 += part } }
    }
}

/// How much XML a reader takes before it refuses.
struct XMLLimits: Sendable, Hashable {
    /// Longest document in bytes.
    var maximumBytes = 1 << 20
    /// Deepest nesting.
    var maximumDepth = 32
    /// Most elements.
    var maximumElements = 20_000
    /// Most attributes of an element.
    var maximumAttributes = 64

    static let standard = XMLLimits()
}
