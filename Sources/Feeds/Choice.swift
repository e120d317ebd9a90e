import Disclosure
import Exhibits

/// Which items a feed or a list takes.
struct Choice {
    /// Only this kind; nil for every kind.
    var kind: Kind?
    /// Only this unit and those below it; nil for every unit.
    var unit: String?

    static let everything = Choice(kind: nil, unit: nil)

    init(kind: Kind?, unit: String?) {
        self.kind = kind
        self.unit = unit
    }

    /// Reads `kinds/project` or `units/county.roads`; nothing when that kind or unit is unknown.
    init?(_ group: String, _ name: String, _ model: KioskModel) {
        switch group {
        case "kinds":
            guard let kind = Kind(rawValue: name) else { return nil }
            self.init(kind: kind, unit: nil)
        case "units":
            guard model.holdings.units.unit(name) != nil else { return nil }
            self.init(kind: nil, unit: name)
        default:
            return nil
        }
    }

    func takes(kind other: Kind, unit other2: String, _ model: KioskModel) -> Bool {
        if let kind, kind != other { return false }
        if let unit { return model.holdings.units.isUnit(other2, within: unit) }
        return true
    }

    /// The name of what is chosen; nil for everything.
    func name(_ model: KioskModel) -> String? {
        kind?.chineseName ?? unit.map(model.unitName)
    }

    /// The path of the page that shows the same to people.
    var path: String {
        if let kind { return "/kinds/" + kind.rawValue }
        if let unit { return "/units/" + Address.segment(unit) }
        return "/"
    }
}
