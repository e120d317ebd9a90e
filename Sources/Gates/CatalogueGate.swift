public import Disclosure
public import Matters

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
