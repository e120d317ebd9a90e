public import Disclosure
public import Notation

/// The blackouts that stand in the file beside the store, with the words of those who lift them.
///
///     {
///       "schema": "placard.blackout/1",
///       "orders": [{
///         "id": "blackout-7", "targets": ["hall"], "person": "张三", "reason": "检修",
///         "at": "2026-11-28T02:00:00Z", "from": "…", "until": "…",
///         "ends": [{ "person": "李四", "reason": "已恢复", "at": "…" }]
///       }]
///     }
public struct BlackoutNote: Sendable, Hashable {
    /// Most orders in one file.
    public static let maximumOrders = 100
    /// Most words of ends kept of one order; two lift it.
    static let maximumEnds = 10
    private static let schema = "placard.blackout/1"

    /// The word of one person who lifts a blackout.
    public struct End: Sendable, Hashable {
        /// Who.
        public var person: String
        /// Why.
        public var reason: String
        /// When.
        public var at: Instant

        /// Makes a word.
        public init(person: String, reason: String, at: Instant) {
            self.person = person
            self.reason = reason
            self.at = at
        }
    }

    /// One blackout.
    public struct Entry: Sendable, Hashable {
        /// What was ordered.
        public var order: Override
        /// Who wants it over, in the order in which they said so.
        public internal(set) var ends: [End] = []

        /// Makes an entry that nobody has ended.
        public init(_ order: Override) {
            self.order = order
        }

        /// When the second of two different people said so; nil while one word is missing.
        public var liftedAt: Instant? {
            guard let first = ends.first else { return nil }
            let second = ends.first { PersonName.areDifferent([first.person, $0.person]) }
            return second.map { max(first.at, $0.at) }
        }

        /// The order as it stands with these words.
        public var standing: Override {
            var order = order
            order.endedAt = [order.endedAt, liftedAt].compactMap(\.self).min()
            return order
        }

        /// Takes a word; false when this person has said so before.
        public mutating func add(_ end: End) -> Bool {
            let people = ends.map(\.person)
            guard people.allSatisfy({ PersonName.areDifferent([$0, end.person]) }) else {
                return false
            }
            if ends.count < BlackoutNote.maximumEnds { ends.append(end) }
            return true
        }
    }

    /// The blackouts by id.
    public internal(set) var entries: [String: Entry] = [:]

    /// A note of nothing.
    public init() {}

    /// Adds a blackout, or the words that another note has of it.
    public mutating func add(_ entry: Entry) {
        guard var known = entries[entry.order.id] else {
            entries[entry.order.id] = entry
            return
        }
        for end in entry.ends { _ = known.add(end) }
        entries[entry.order.id] = known
    }

    /// Adds the word of one who lifts a blackout; nil when there is no such one, false when this
    /// person has said so before.
    public mutating func end(_ id: String, _ end: End) -> Bool? {
        entries[id]?.add(end)
    }

    /// Strikes a blackout out.
    public mutating func remove(_ id: String) { entries[id] = nil }

    // MARK: text

    /// Reads a note.
    public static func read(_ text: String) throws(NotationError) -> BlackoutNote {
        let root = JSONCursor(try JSONReader.read(text))
        let object = try root.object(keys: ["schema", "orders"])
        _ = try object.required("schema").choice(of: [schema])
        var note = BlackoutNote()
        for cursor in try object.required("orders").array() {
            guard note.entries.count < maximumOrders else {
                throw cursor.error(
                    "there are more than \(maximumOrders) blackouts",
                    remedy: "lift those that are over"
                )
            }
            note.add(try readEntry(cursor))
        }
        return note
    }

    private static func readEntry(_ cursor: JSONCursor) throws(NotationError) -> Entry {
        let object = try cursor.object(keys: [
            "id", "targets", "person", "reason", "at", "from", "until", "source", "ends",
        ])
        let from = try instant(object.required("from"))
        let until = try instant(object.required("until"))
        guard from < until else {
            throw cursor.error("it ends before it begins", remedy: "correct \"until\"")
        }
        var targets: [String] = []
        for target in try object.required("targets").array() {
            targets.append(try target.string())
        }
        var entry = Entry(
            Override(
                id: try object.required("id").string(),
                kind: .blackout,
                targets: targets,
                span: from..<until,
                person: try object.required("person").string(),
                reason: try object.required("reason").string(),
                at: try instant(object.required("at")),
                source: try object.optional("source")?.string()
            )
        )
        for end in try object.optional("ends")?.array() ?? [] {
            let object = try end.object(keys: ["person", "reason", "at"])
            _ = entry.add(
                End(
                    person: try object.required("person").string(),
                    reason: try object.required("reason").string(),
                    at: try instant(object.required("at"))
                )
            )
        }
        return entry
    }

    private static func instant(_ cursor: JSONCursor) throws(NotationError) -> Instant {
        guard let instant = Instant(iso8601: try cursor.string()) else {
            throw cursor.error("it is no instant", remedy: "write 2026-11-28T10:00:00+08:00")
        }
        return instant
    }

    /// The file's text.
    public var text: String {
        let orders = entries.values.sorted { $0.order.id < $1.order.id }.map(\.json)
        let document: JSONValue = ["schema": .string(Self.schema), "orders": .array(orders)]
        return document.prettyText + "\n"
    }
}

extension BlackoutNote.Entry {
    fileprivate var json: JSONValue {
        var members = [
            JSONMember("id", .string(order.id)),
            JSONMember("targets", .array(order.targets.map { .string($0) })),
            JSONMember("person", .string(order.person)),
            JSONMember("reason", .string(order.reason)),
            JSONMember("at", .string(order.at.iso8601Text)),
            JSONMember("from", .string(order.span.lowerBound.iso8601Text)),
            JSONMember("until", .string(order.span.upperBound.iso8601Text)),
        ]
        if let source = order.source { members.append(JSONMember("source", .string(source))) }
        let ends = ends.map { end -> JSONValue in
            [
                "person": .string(end.person), "reason": .string(end.reason),
                "at": .string(end.at.iso8601Text),
            ]
        }
        members.append(JSONMember("ends", .array(ends)))
        return .object(members)
    }
}
