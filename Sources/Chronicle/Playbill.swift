public import Disclosure
public import Notation
public import Planning
import Proof

/// What a board is given to show: the turns of its programme, and the names that they tell.
///
/// It holds all that drawing takes from a programme and nothing else, so that two programmes of
/// one digest give one picture. Items are named by id, revision and digest; the store keeps their
/// content.
public struct Playbill: Sendable, Hashable {
    /// The turns, in their order.
    public let slots: [Slot]
    /// The names of all units, by code.
    public let unitNames: [String: String]

    /// Takes what a programme shows.
    public init(_ slots: [Slot], unitNames: [String: String]) {
        self.slots = slots
        self.unitNames = unitNames
    }

    /// A board with every dot off.
    public static let dark = Playbill([Slot(content: .dark, rank: .blackout)], unitNames: [:])

    /// Whether something in it may not wait: urgent, an emergency, or darkness.
    public var isPressing: Bool {
        slots.contains { [.urgent, .emergency, .blackout].contains($0.rank) }
    }

    /// What the ledger keeps of it.
    public var content: JSONValue {
        let units = Set(slots.compactMap { $0.item?.unit }).sorted()
        return [
            "slots": .array(slots.map(\.record)),
            "units": .array(
                units.compactMap { code in
                    unitNames[code].map { ["code": .string(code), "name": .string($0)] }
                }
            ),
        ]
    }

    /// SHA-256 of what the ledger keeps.
    public var digest: String { Self.digest(of: content) }

    static func digest(of value: JSONValue) -> String {
        SHA256.hash(of: value.canonicalText).hexText
    }
}

extension Slot {
    fileprivate var record: JSONValue {
        var members = [JSONMember("rank", .string(rank.rawValue))]
        switch content {
        case .item(let approved):
            members += [
                JSONMember("item", .string(approved.item.id)),
                JSONMember("revision", .integer(approved.revision.number)),
                JSONMember("digest", .string(approved.revision.digest)),
            ]
        case .notice(let text): members.append(JSONMember("notice", .string(text)))
        case .dark: members.append(JSONMember("dark", .bool(true)))
        case .filler: members.append(JSONMember("filler", .bool(true)))
        }
        if let lamp { members.append(JSONMember("lamp", .string(lamp.rawValue))) }
        if let order { members.append(JSONMember("order", .string(order.id))) }
        return .object(members)
    }
}

extension Playbill {
    /// Finds a revision by item, number and digest; nil when it is not there as it was.
    public typealias Library = (_ item: String, _ number: Int, _ digest: String) -> Revision?

    /// Reads what the ledger kept; `missing` is told of each revision that cannot be found, and
    /// its turn is left out.
    ///
    /// - Throws: `NotationError` for what no program of this kind has written.
    public init(
        content: String,
        library: Library,
        missing: (_ item: String, _ number: Int) -> Void
    ) throws(NotationError) {
        let object = try JSONCursor(try JSONReader.read(content)).object(keys: ["slots", "units"])
        var slots: [Slot] = []
        for cursor in try object.required("slots").array() {
            let turn = try cursor.object(keys: [
                "rank", "item", "revision", "digest", "notice", "dark", "filler", "lamp", "order",
            ])
            let rank = try turn.required("rank").choice(of: Slot.Rank.allCases.map(\.rawValue))
            let lamp = try turn.optional("lamp")?.choice(of: Lamp.allCases.map(\.rawValue))
            guard let content = try Self.content(turn, library, missing) else { continue }
            slots.append(
                Slot(
                    content: content,
                    lamp: lamp.flatMap(Lamp.init(rawValue:)),
                    rank: Slot.Rank(rawValue: rank) ?? .routine
                )
            )
        }
        var names: [String: String] = [:]
        for cursor in try object.required("units").array() {
            let unit = try cursor.object(keys: ["code", "name"])
            names[try unit.required("code").string()] = try unit.required("name").string()
        }
        self.init(slots, unitNames: names)
    }

    private static func content(
        _ turn: ObjectCursor,
        _ library: Library,
        _ missing: (_ item: String, _ number: Int) -> Void
    ) throws(NotationError) -> Slot.Content? {
        if let notice = turn.optional("notice") { return .notice(try notice.string()) }
        if turn.optional("dark") != nil { return .dark }
        if turn.optional("filler") != nil { return .filler }
        let item = try turn.required("item").string()
        let number = try turn.required("revision").integer(in: 1...Int(Int32.max))
        guard let revision = library(item, number, try turn.required("digest").string()) else {
            missing(item, number)
            return nil
        }
        return .item(ApprovedRevision(revision: revision, signatures: []))
    }
}
