/// What an operator, or an alert taken by rule, may put before the plan.
public enum OverrideKind: String, Sendable, Hashable, CaseIterable {
    /// Boards go dark.
    case blackout
    /// A notice has the board to itself, on every board.
    case emergency
    /// A notice goes before everything routine, as each board is set up.
    case urgent
    /// An item is held in front of everything scheduled.
    case pin

    /// Whether it shows a text of its own.
    public var hasText: Bool { self == .emergency || self == .urgent }
}

/// An act that goes before the plan: what, where, from when until when, by whom and why.
public struct Override: Sendable, Hashable {
    /// Before a target that is a tag; a target without it is a board's id or a tag.
    public static let tagPrefix = "tag:"

    /// How long the end of a notice is told, in milliseconds: a week.
    public static let toldMilliseconds: Int64 = 7 * 86_400_000
    /// Most notices told that are over.
    public static let toldLimit = 50

    /// Stable identifier: ASCII letters, digits, `-`, `_`, `.`.
    public var id: String
    /// What sort.
    public var kind: OverrideKind
    /// The notice, one line; nil for what has none.
    public var text: String?
    /// The item of `pin`; nil for the others.
    public var item: String?
    /// Ids and tags of boards; empty means every board.
    public var targets: [String]
    /// From the first instant until the one that no longer belongs to it: at most 31 days, for a
    /// pin 366.
    public var span: Range<Instant>
    /// Who.
    public var person: String
    /// Why.
    public var reason: String
    /// When it was ordered.
    public var at: Instant
    /// When it was ended before its time; nil while it was not.
    public var endedAt: Instant?
    /// Where it comes from when no person wrote it, such as an alert's reference; nil otherwise.
    public var source: String?

    /// Makes an override that nobody has ended.
    public init(
        id: String,
        kind: OverrideKind,
        text: String? = nil,
        item: String? = nil,
        targets: [String] = [],
        span: Range<Instant>,
        person: String,
        reason: String,
        at: Instant,
        source: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.text = text
        self.item = item
        self.targets = targets
        self.span = span
        self.person = person
        self.reason = reason
        self.at = at
        self.source = source
    }

    /// The first instant at which it can have been in force: no order holds before it was given.
    public var start: Instant { max(span.lowerBound, at) }

    /// The first instant at which it is over, by its time or by somebody's word.
    public var over: Instant { endedAt.map { min($0, span.upperBound) } ?? span.upperBound }

    /// Whether it is in force at an instant.
    public func isInForce(at instant: Instant) -> Bool {
        span.lowerBound <= instant && instant < over
    }

    /// Whether it is meant for a board of this id and these tags.
    public func concerns(board id: String, tags: Set<String>) -> Bool {
        Override.concerns(targets, board: id, tags: tags)
    }

    /// Whether targets name a board of this id and these tags; none name every board.
    public static func concerns(
        _ targets: [String],
        board id: String,
        tags: Set<String>
    ) -> Bool {
        targets.isEmpty
            || targets.contains { target in
                guard target.hasPrefix(tagPrefix) else {
                    return target == id || tags.contains(target)
                }
                return tags.contains(String(target.dropFirst(tagPrefix.count)))
            }
    }
}
