public import Notation

/// What sort of act a ledger entry records.
public enum LedgerKind: String, Sendable, Hashable, CaseIterable {
    /// A signature or a withdrawal of the chain of hands.
    case signature
    /// An operator's act outside the chain: urgent notice, blackout, pin, released finding.
    case override
    /// A board changed to another programme.
    case programme
    /// A time in which a board was known to have an item.
    case exposure
    /// The configuration changed.
    case configuration
    /// A matter of the catalogue was added, changed or struck out.
    case matter
    /// Entries before were pruned; the body says which.
    case checkpoint
}

/// One entry of the ledger: an act, and the digest that chains it to all before.
///
/// An entry's text is RFC 8785 JSON with the keys `at`, `body`, `kind`, `previous` and `sequence`;
/// its digest is the SHA-256 of that text. `previous` is the digest of the entry before, 64 zeros
/// in the first. An exported line has the digest as a sixth key.
public struct LedgerEntry: Sendable, Hashable {
    /// The `previous` of the first entry.
    public static let origin = String(repeating: "0", count: 64)
    /// Largest `at` and `sequence`: what every JSON reader keeps exactly (2^53 − 1).
    public static let largestInteger: Int64 = 9_007_199_254_740_991

    /// Counts from 1 without a gap.
    public let sequence: Int64
    /// Milliseconds since the Unix epoch.
    public let at: Int64
    /// What sort of act it was.
    public let kind: LedgerKind
    /// The act itself.
    public let body: JSONValue
    /// Digest of the entry before.
    public let previous: String
    /// SHA-256 of the text, 64 lower-case hexadecimal digits.
    public let digest: String

    /// Chains an act to the entry before, which is nil for the first of all.
    public init(
        after last: LedgerEntry?,
        at: Int64,
        kind: LedgerKind,
        body: JSONValue
    ) throws(LedgerError) {
        try self.init(continuing: last.map { LedgerAnchor($0) }, at: at, kind: kind, body: body)
    }

    /// Chains an act to the entry that an anchor tells, which is nil for the first of all.
    public init(
        continuing last: LedgerAnchor?,
        at: Int64,
        kind: LedgerKind,
        body: JSONValue
    ) throws(LedgerError) {
        try self.init(
            sequence: (last?.sequence ?? 0) + 1,
            at: at,
            kind: kind,
            body: body,
            previous: last?.digest ?? Self.origin,
            digest: nil
        )
    }

    /// Makes an entry from its stored parts; a nil digest is worked out.
    init(
        sequence: Int64,
        at: Int64,
        kind: LedgerKind,
        body: JSONValue,
        previous: String,
        digest: String?
    ) throws(LedgerError) {
        let place = "entry \(sequence)"
        guard (1...Self.largestInteger).contains(sequence) else {
            throw LedgerError(place, "the number is out of range", remedy: "count from 1")
        }
        guard (0...Self.largestInteger).contains(at) else {
            throw LedgerError(place, "the instant is out of range", remedy: "set the clock")
        }
        guard case .object = body, body.isExact else {
            throw LedgerError(
                place,
                "the body is no object of exact values",
                remedy: "write an object with ASCII keys, whole numbers and strings"
            )
        }
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.body = body.ordered
        self.previous = previous
        let text = Self.text(sequence, at, kind, body, previous)
        self.digest = digest ?? SHA256.hash(of: text).hexText
    }

    /// The text that is hashed, made anew.
    public var canonicalText: String { Self.text(sequence, at, kind, body, previous) }

    /// Whether the digest is that of the text.
    public var holds: Bool { SHA256.hash(of: canonicalText).hexText == digest }

    /// The exported line, without the line feed.
    public var exportedLine: String {
        JSONValue.object(
            Self.members(sequence, at, kind, body, previous)
                + [JSONMember("digest", .string(digest))]
        ).canonicalText
    }

    private static func text(
        _ sequence: Int64,
        _ at: Int64,
        _ kind: LedgerKind,
        _ body: JSONValue,
        _ previous: String
    ) -> String {
        JSONValue.object(members(sequence, at, kind, body, previous)).canonicalText
    }

    private static func members(
        _ sequence: Int64,
        _ at: Int64,
        _ kind: LedgerKind,
        _ body: JSONValue,
        _ previous: String
    ) -> [JSONMember] {
        [
            JSONMember("at", .integer(at)), JSONMember("body", body),
            JSONMember("kind", .string(kind.rawValue)),
            JSONMember("previous", .string(previous)), JSONMember("sequence", .integer(sequence)),
        ]
    }
}

extension JSONValue {
    /// The value with its keys in the order of the canonical text, so that equal acts are equal.
    fileprivate var ordered: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.ordered))
        case .object(let members):
            .object(
                members.map { JSONMember($0.key, $0.value.ordered) }
                    .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            )
        default: self
        }
    }

    /// Whether every JSON writer gives this value the same canonical text: keys in ASCII, so that
    /// every order is the same order, and no fractions.
    fileprivate var isExact: Bool {
        switch self {
        case .null, .bool, .string: true
        case .integer(let value): value.magnitude <= LedgerEntry.largestInteger.magnitude
        case .number: false
        case .array(let elements): elements.allSatisfy(\.isExact)
        case .object(let members):
            Set(members.map(\.key)).count == members.count
                && members.allSatisfy { $0.key.utf8.allSatisfy(UTF8.isASCII) && $0.value.isExact }
        }
    }
}
