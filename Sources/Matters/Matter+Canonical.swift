import Disclosure
public import Notation

extension Matter {
    /// The matter as the catalogue writes it; what is not set is left out.
    public var canonicalValue: JSONValue {
        var members = [
            JSONMember("id", .string(id)), JSONMember("name", .string(name)),
            JSONMember("kind", .string(kind.rawValue)), JSONMember("basis", .string(basis)),
            JSONMember("body", .string(body)), JSONMember("audience", .string(audience)),
            JSONMember("level", .string(level.rawValue)),
            JSONMember("channels", .array(channels.map { .string($0) })),
        ]
        if let limitDays { members.append(JSONMember("limitDays", .integer(limitDays))) }
        if let publicityDays {
            members.append(JSONMember("publicityDays", .integer(publicityDays)))
        }
        if !required.isEmpty {
            let fields = Field.allCases.filter(required.contains)
            members.append(JSONMember("required", .array(fields.map { .string($0.rawValue) })))
        }
        return .object(members)
    }

    /// The text whose digest stands in the store and the ledger (RFC 8785).
    public var canonicalText: String { canonicalValue.canonicalText }
}
