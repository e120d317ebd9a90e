/// Strict reading of an object's members.
public struct ObjectCursor: Sendable {
    private let node: JSONNode
    let members: [JSONNode.Member]
    private let place: JSONPath

    init(node: JSONNode, members: [JSONNode.Member], place: JSONPath) {
        self.node = node
        self.members = members
        self.place = place
    }

    /// Where the object stands in its document.
    public var path: String { place.description }

    /// The keys in the order of the text.
    public var keys: [String] { members.map(\.key) }

    /// All members in the order of the text.
    public var entries: [(key: String, value: JSONCursor)] {
        members.map { ($0.key, cursor($0)) }
    }

    private func cursor(_ member: JSONNode.Member) -> JSONCursor {
        JSONCursor(node: member.node, place: .member(place, member.key))
    }

    /// The member with this key; its absence is an error.
    public func required(_ key: String) throws(NotationError) -> JSONCursor {
        guard let member = members.first(where: { $0.key == key }) else {
            throw error("the key \"\(key)\" is missing", remedy: "add \"\(key)\"")
        }
        return cursor(member)
    }

    /// The member with this key; nil when it is absent or `null`.
    public func optional(_ key: String) -> JSONCursor? {
        guard let member = members.first(where: { $0.key == key }) else { return nil }
        let found = cursor(member)
        return found.isNull ? nil : found
    }

    /// An error at the object.
    public func error(_ problem: String, remedy: String) -> NotationError {
        NotationError(position: node.position, path: path, problem: problem, remedy: remedy)
    }
}
