package import Disclosure

/// The names that items mention by code, and the office whose board it is.
public struct OfficeDirectory: Sendable, Hashable {
    /// The office's name, shown in headers and when nothing else is to be shown.
    public var office: String
    /// Unit names by code.
    public var unitNames: [String: String]

    /// Makes a directory.
    public init(office: String, unitNames: [String: String] = [:]) {
        self.office = office
        self.unitNames = unitNames
    }
}

/// What templates say about one item.
package struct TemplateFilling: Sendable {
    package let item: Item?
    package let lamp: Lamp?
    let directory: OfficeDirectory
    let canTellColours: Bool

    package init(item: Item?, lamp: Lamp?, directory: OfficeDirectory, canTellColours: Bool) {
        self.item = item
        self.lamp = lamp
        self.directory = directory
        self.canTellColours = canTellColours
    }

    /// Titles and labels of urgent items are set in the urgent role.
    package var isUrgent: Bool {
        guard let item else { return false }
        return item.urgency >= .urgent
    }

    /// Fills a template; literal text takes `role`.
    package func text(_ template: Template, role: Role) -> StyledText {
        fill(template.pieces, role: role).trimmed
    }

    private func fill(_ pieces: [Template.Piece], role: Role) -> StyledText {
        var text = StyledText()
        for piece in pieces {
            switch piece {
            case .literal(let characters):
                text.append(characters, role: role, field: "layout")
            case .field(let field):
                text.append(value(of: field, role: role))
            case .group(let inner):
                if inner.allSatisfy({ isPresent($0, role: role) }) {
                    text.append(fill(inner, role: role))
                }
            }
        }
        return text
    }

    private func isPresent(_ piece: Template.Piece, role: Role) -> Bool {
        guard case .field(let field) = piece else { return true }
        return !value(of: field, role: role).isEmpty
    }

    private func value(of field: Field, role: Role) -> StyledText {
        var text = StyledText()
        let label: Role = isUrgent ? .urgent : .label
        let name = field.rawValue
        switch field {
        case .office:
            text.append(directory.office, role: role, field: name)
        case .lamp:
            if let lamp { text.runs.append(.sign(lamp)) }
        case .lampWord:
            if let lamp { text.append(lamp.chineseWord, role: lamp.role, field: name) }
        case .weather:
            // Others speak of rain too, and are no forecast.
            if let item, item.kind == .weather,
                let sign = WeatherSign(forecast: "\(item.title) \(item.body)")
            {
                text.runs.append(.sign(sign.character, role: .label, field: name))
            }
        case .code:
            text.append(item.map(\.shortCode) ?? "", role: label, field: name)
        case .kind:
            text.append(kindName, role: label, field: name)
        case .unit:
            text.append(unitName, role: label, field: name)
        case .title:
            text.append(item?.title ?? "", role: isUrgent ? .urgent : .title, field: name)
        case .body:
            text.append(item?.body ?? "", role: role, field: name)
        case .table:
            text.append(item?.table.map(TemplateFilling.flattened) ?? "", role: role, field: name)
        case .progress, .due, .dueWords, .owner:
            text.append(item?.plan.map { planText(field, $0) } ?? "", role: role, field: name)
        }
        return text
    }

    /// Where colour cannot tell that an item is urgent, its kind stands in a frame of brackets.
    private var kindName: String {
        guard let item else { return "" }
        return isUrgent && !canTellColours ? "【\(item.kind.chineseName)】" : item.kind.chineseName
    }

    private var unitName: String {
        guard let item else { return "" }
        return directory.unitNames[item.unit] ?? item.unit
    }

    private func planText(_ field: Field, _ plan: Plan) -> String {
        let due = plan.due.components
        return switch field {
        case .progress: "\(plan.progress)%"
        case .due: "\(TemplateFilling.twoDigits(due.month))-\(TemplateFilling.twoDigits(due.day))"
        case .dueWords: "\(due.month)月\(due.day)日"
        default: plan.owner
        }
    }

    private static func twoDigits(_ value: Int) -> String {
        value < 10 ? "0\(value)" : "\(value)"
    }

    /// A table as running text: cells divided by blanks, rows by semicolons.
    private static func flattened(_ table: Table) -> String {
        table.rows
            .map { row in row.filter { !$0.isEmpty }.joined(separator: " ") }
            .joined(separator: "；")
    }
}
