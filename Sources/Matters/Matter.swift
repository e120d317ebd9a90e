public import Disclosure

/// One matter of the disclosure catalogue: what must be disclosed, on what basis, by when.
public struct Matter: Sendable, Hashable {
    /// The level of government that discloses it.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// The county.
        case county
        /// The township.
        case township
        /// The village.
        case village
    }

    /// A part of an item that a matter can demand.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// The text.
        case body
        /// A plan with its dates.
        case plan
        /// Milestones in the plan.
        case milestones
        /// A table with at least one row.
        case table
        /// When it begins to hang.
        case from
        /// When it ends to hang.
        case until
    }

    /// Stable identifier, for example `project.major`.
    public var id: String
    /// The matter as the catalogue names it.
    public var name: String
    /// The kind of its items.
    public var kind: Kind
    /// The legal basis.
    public var basis: String
    /// Working days from forming or changing until it must be shown; nil where none is set.
    public var limitDays: Int?
    /// Working days of its publicity period; nil where there is none.
    public var publicityDays: Int?
    /// The responsible body.
    public var body: String
    /// The channels on which it is disclosed.
    public var channels: [String]
    /// Whom it is for.
    public var audience: String
    /// The level of government.
    public var level: Level
    /// What its items must have besides a title.
    public var required: Set<Field>

    /// Makes a matter.
    public init(
        id: String,
        name: String,
        kind: Kind,
        basis: String,
        limitDays: Int? = nil,
        publicityDays: Int? = nil,
        body: String,
        channels: [String],
        audience: String,
        level: Level,
        required: Set<Field> = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.basis = basis
        self.limitDays = limitDays
        self.publicityDays = publicityDays
        self.body = body
        self.channels = channels
        self.audience = audience
        self.level = level
        self.required = required
    }

    /// The demanded fields that an item does not have, in the order of `Field`.
    public func missingFields(of item: Item) -> [Field] {
        Field.allCases.filter { required.contains($0) && !item.has($0) }
    }
}

extension Item {
    fileprivate func has(_ field: Matter.Field) -> Bool {
        switch field {
        case .body: body.contains { !$0.isWhitespace }
        case .plan: plan != nil
        case .milestones: plan?.milestones.isEmpty == false
        case .table: table?.rows.isEmpty == false
        case .from: window.from != nil
        case .until: window.until != nil
        }
    }
}
