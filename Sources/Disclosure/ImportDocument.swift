public import Notation

/// A document of disclosures as other programs hand it in, schema `placard.disclosures/1`.
///
/// Everything that keeps the rules is there; everything else is a finding. One bad item never stops
/// the others.
public struct ImportDocument: Sendable {
    /// The schema this reader knows.
    public static let schema = "placard.disclosures/1"

    /// The units, in the order of the document.
    public var units: [Unit] = []
    /// The items, in the order of the document.
    public var items: [Item] = []
    /// What was refused and why, in the order of the document.
    public var findings: [NotationError] = []

    /// Nothing yet.
    public init() {}

    /// Reads a document; dates without a clock mean whole days in `zone`, and a schedule that the
    /// check refuses is a finding.
    public static func read(
        _ text: String,
        zone: Zone,
        schedules: ScheduleCheck? = nil
    ) -> ImportDocument {
        read(Array(text.utf8), zone: zone, schedules: schedules)
    }

    /// Reads a document in UTF-8; dates without a clock mean whole days in `zone`.
    public static func read(
        _ bytes: [UInt8],
        zone: Zone,
        schedules: ScheduleCheck? = nil
    ) -> ImportDocument {
        var document = ImportDocument()
        do {
            let root = JSONCursor(try JSONReader.read(bytes))
            let object = try root.object(keys: ["schema", "note", "units", "items"])
            _ = try object.required("schema").choice(of: [schema])
            let units = try object.optional("units")?.array() ?? []
            document.readUnits(units)
            let items = try object.required("items").array()
            document.readItems(items, zone, schedules)
        } catch {
            document.findings.append(error)
        }
        return document
    }

    /// Reads items alone, each an object with the position it had in its own document, for units
    /// that are known already.
    public static func read(
        items nodes: [JSONNode],
        of units: [Unit],
        zone: Zone,
        schedules: ScheduleCheck? = nil
    ) -> ImportDocument {
        var document = ImportDocument()
        document.units = units
        document.readItems(nodes.map { JSONCursor($0) }, zone, schedules)
        return document
    }

    private mutating func readUnits(_ cursors: [JSONCursor]) {
        var reader = ItemReader(form: .submitted, zone: .china)
        var places: [String: JSONCursor] = [:]
        for cursor in cursors {
            guard let unit = readUnit(cursor, &reader) else { continue }
            if places[unit.code] != nil {
                reader.findings.append(
                    cursor.error(
                        "the unit \"\(unit.code)\" stood already above",
                        remedy: "give every unit its own code"
                    )
                )
            } else {
                places[unit.code] = cursor
                units.append(unit)
            }
        }
        refuseLooseUnits(places, &reader)
        findings += reader.findings
    }

    private func readUnit(_ cursor: JSONCursor, _ reader: inout ItemReader) -> Unit? {
        guard
            let object = reader.attempt({ () throws(NotationError) in
                try cursor.object(keys: ["code", "name", "parent"])
            })
        else { return nil }
        let before = reader.findings.count
        let code = reader.identifier("code", of: object)
        let rule = TextRule(maximumCharacters: ItemLimits.nameCharacters)
        let name = reader.text("name", of: object, rule)
        var parent: String?
        if let above = object.optional("parent") {
            parent = reader.attempt { () throws(NotationError) in try above.string() }
        }
        guard let code, let name, reader.findings.count == before else { return nil }
        return Unit(code: code, name: name, parent: parent)
    }

    /// Refuses units whose parent is unknown or which stand above themselves, and all below them.
    private mutating func refuseLooseUnits(
        _ places: [String: JSONCursor],
        _ reader: inout ItemReader
    ) {
        let known = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        units.removeAll { unit in
            var seen: Set<String> = [unit.code]
            var above = unit.parent
            while let code = above {
                let isCircle = !seen.insert(code).inserted
                guard let parent = known[code], !isCircle else {
                    if let place = places[unit.code] {
                        reader.findings.append(
                            isCircle
                                ? place.error(
                                    "the unit \"\(unit.code)\" hangs in a circle of parents",
                                    remedy: "let the chain of parents end at a unit without one"
                                )
                                : place.error(
                                    "the unit \"\(code)\" above it is unknown",
                                    remedy: "list the parent among the units, or set it to null"
                                )
                        )
                    }
                    return true
                }
                above = parent.parent
            }
            return false
        }
    }

    private mutating func readItems(
        _ cursors: [JSONCursor],
        _ zone: Zone,
        _ schedules: ScheduleCheck?
    ) {
        var reader = ItemReader(form: .submitted, zone: zone, scheduleCheck: schedules)
        let codes = units.map(\.code)
        let known = Set(codes)
        var ids: Set<String> = []
        for cursor in cursors {
            guard let item = reader.read(cursor) else { continue }
            if !known.contains(item.unit) {
                let near = nearestName(to: item.unit, among: codes)
                reader.findings.append(
                    cursor.error(
                        "the unit \"\(item.unit)\" is unknown",
                        remedy: near.map { "write \"\($0)\"" } ?? "list it among the units"
                    )
                )
            } else if !ids.insert(item.id).inserted {
                reader.findings.append(
                    cursor.error(
                        "the id \"\(item.id)\" stood already above",
                        remedy: "give every item its own id"
                    )
                )
            } else {
                items.append(item)
            }
        }
        findings += reader.findings
    }
}
