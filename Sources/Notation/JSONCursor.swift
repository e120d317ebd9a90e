/// Strict reading of one node: what it finds of the wrong type is an error with path and position.
public struct JSONCursor: Sendable {
    /// The node.
    public let node: JSONNode
    private let place: JSONPath

    /// A cursor on the root of a document.
    public init(_ node: JSONNode) {
        self.init(node: node, place: .root)
    }

    init(node: JSONNode, place: JSONPath) {
        self.node = node
        self.place = place
    }

    /// Where the node stands in its document, `$.items[3].plan.due`.
    public var path: String { place.description }

    /// Tells whether the node is `null`.
    public var isNull: Bool {
        if case .null = node.value { true } else { false }
    }

    /// An error at this node.
    public func error(_ problem: String, remedy: String) -> NotationError {
        NotationError(position: node.position, path: path, problem: problem, remedy: remedy)
    }

    private func mismatch(_ wanted: String) -> NotationError {
        error("\(node.typeName) stands where \(wanted) must stand", remedy: "write \(wanted)")
    }

    /// The string.
    public func string() throws(NotationError) -> String {
        guard case .string(let text) = node.value else { throw mismatch("a string") }
        return text
    }

    /// The boolean.
    public func bool() throws(NotationError) -> Bool {
        guard case .bool(let flag) = node.value else { throw mismatch("true or false") }
        return flag
    }

    /// The number, whole or not.
    public func number() throws(NotationError) -> Double {
        switch node.value {
        case .integer(let value): return Double(value)
        case .number(let value): return value
        default: throw mismatch("a number")
        }
    }

    /// The number, which must lie in a range.
    public func number(in range: ClosedRange<Double>) throws(NotationError) -> Double {
        let value = try number()
        guard range.contains(value) else {
            throw outside(
                JSONValue.number(value).compactText,
                JSONValue.number(range.lowerBound).compactText,
                JSONValue.number(range.upperBound).compactText
            )
        }
        return value
    }

    /// The integer, which must lie in a range.
    public func integer(in range: ClosedRange<Int>) throws(NotationError) -> Int {
        guard case .integer(let value) = node.value else { throw mismatch("an integer") }
        guard let number = Int(exactly: value), range.contains(number) else {
            throw outside("\(value)", "\(range.lowerBound)", "\(range.upperBound)")
        }
        return number
    }

    private func outside(_ value: String, _ low: String, _ high: String) -> NotationError {
        error(
            "\(value) is outside \(low) to \(high)",
            remedy: "write a number from \(low) to \(high)"
        )
    }

    /// The elements of the array.
    public func array() throws(NotationError) -> [JSONCursor] {
        guard case .array(let elements) = node.value else { throw mismatch("an array") }
        return elements.enumerated().map { index, element in
            JSONCursor(node: element, place: .element(place, index))
        }
    }

    /// The string, which must be one of the words; an error names the nearest.
    public func choice(of words: [String]) throws(NotationError) -> String {
        let text = try string()
        if words.contains(text) { return text }
        let hint: String
        if let near = nearestName(to: text, among: words) {
            hint = "write \"\(near)\""
        } else {
            hint = "write one of " + words.joined(separator: ", ")
        }
        throw error("\"\(text)\" is not known here", remedy: hint)
    }

    /// The object, which may have only these keys; an unknown key's error names the nearest.
    public func object(keys: [String]) throws(NotationError) -> ObjectCursor {
        let object = try openObject()
        for member in object.members where !keys.contains(member.key) {
            let hint: String
            if let near = nearestName(to: member.key, among: keys) {
                hint = "did you mean \"\(near)\"? Otherwise remove it"
            } else {
                hint = "remove it; known here are " + keys.joined(separator: ", ")
            }
            throw NotationError(
                position: member.keyPosition,
                path: JSONPath.member(place, member.key).description,
                problem: "the key \"\(member.key)\" is not known here",
                remedy: hint
            )
        }
        return object
    }

    /// The object with whatever keys it has.
    public func openObject() throws(NotationError) -> ObjectCursor {
        guard case .object(let members) = node.value else { throw mismatch("an object") }
        return ObjectCursor(node: node, members: members, place: place)
    }
}
