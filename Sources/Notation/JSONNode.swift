/// A value read from a text, with the place where it stood.
public struct JSONNode: Sendable {
    /// What the value is.
    public enum Value: Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number written without fraction and exponent.
        case integer(Int64)
        /// Any other number; always finite.
        case number(Double)
        /// A string.
        case string(String)
        /// An array.
        case array([JSONNode])
        /// An object, its members in the order of the text, no key twice.
        case object([Member])
    }

    /// A member of an object.
    public struct Member: Sendable {
        /// The key.
        public var key: String
        /// Where the key stands.
        public var keyPosition: TextPosition
        /// The value.
        public var node: JSONNode

        /// Makes a member from its parts.
        public init(key: String, keyPosition: TextPosition, node: JSONNode) {
            self.key = key
            self.keyPosition = keyPosition
            self.node = node
        }
    }

    /// Where the value begins.
    public var position: TextPosition
    /// The value.
    public var value: Value

    /// Makes a node from its parts.
    public init(position: TextPosition, value: Value) {
        self.position = position
        self.value = value
    }

    /// The kind of value, with its article, for use in a sentence.
    public var typeName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .number: "a number with a fraction or exponent"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
