public import Disclosure
public import Matters
import Notation

/// Holds an item against what its matter in the catalogue demands.
public enum CatalogueGate {
    /// What is missing.
    public static func findings(in item: Item, matter: Matter) -> [GateFinding] {
        var found: [GateFinding] = []
        if item.kind != matter.kind {
            found.append(
                GateFinding(
                    GateText.Span(field: "kind", offset: 0, length: 0),
                    .refusal,
                    .otherKind,
                    "the matter \(matter.id) is disclosed as \(matter.kind.rawValue),"
                        + " the item is \(item.kind.rawValue)",
                    remedy: "change the kind, or choose the matter it belongs to"
                )
            )
        }
        return found
            + matter.missingFields(of: item).map { field in
                GateFinding(
                    GateText.Span(field: name(of: field), offset: 0, length: 0),
                    .refusal,
                    .missingField,
                    "the matter \(matter.id) demands this field",
                    remedy: "fill it in"
                )
            }
    }

    /// What is missing by the matter that an item names.
    public static func findings(in item: Item, catalogue: MatterCatalogue) -> [GateFinding] {
        let place = GateText.Span(field: "matter", offset: 0, length: 0)
        guard let id = item.matter else {
            let fitting = catalogue.matters.filter { $0.kind == item.kind }.map(\.id)
            guard !fitting.isEmpty else { return [] }
            return [
                GateFinding(
                    place,
                    .warning,
                    .noMatter,
                    "the item names no matter of the catalogue",
                    remedy: "its kind has \(fitting.joined(separator: ", "))"
                )
            ]
        }
        guard let matter = catalogue.matter(id) else {
            let near = nearestName(to: id, among: catalogue.matters.map(\.id))
            return [
                GateFinding(
                    place,
                    .refusal,
                    .unknownMatter,
                    "the catalogue has no matter \"\(id)\"",
                    remedy: near.map { "write \"\($0)\"" } ?? "choose one of the catalogue"
                )
            ]
        }
        return findings(in: item, matter: matter)
    }

    private static func name(of field: Matter.Field) -> String {
        switch field {
        case .body: "body"
        case .plan: "plan"
        case .milestones: "plan.milestones"
        case .table: "table"
        case .from: "window.from"
        case .until: "window.until"
        }
    }
}
