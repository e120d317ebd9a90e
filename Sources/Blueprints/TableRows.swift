package import Disclosure

/// What stands in one cell of a table.
package enum TableCell {
    case text(StyledText)
    case lamp(Lamp)
    case bar(percent: Int, role: Role)
    /// A rank; the first three stand on a plate.
    case medal(String)

    /// What a visitor reads.
    package var plainText: String {
        switch self {
        case .text(let text): text.plainText
        case .medal(let rank): rank
        case .lamp, .bar: ""
        }
    }
}

/// The columns and cells of a table before they have a place.
package struct TableRows {
    package var columns: [TableColumn]
    package var rows: [[TableCell]]

    /// One row for each item.
    package init(
        _ table: ZoneTable,
        items: [TemplateFilling]
    ) {
        columns = table.columns
        rows = items.map { filling in
            table.columns.map { column in
                TableRows.cell(column, filling, role: column.role ?? table.style.role)
            }
        }
    }

    /// The rows of an item's own table; columns that it does not have give way to those it has.
    package init(_ table: ZoneTable, own: Table) {
        let count = own.rows.map(\.count).max() ?? 0
        let heads = (0..<max(count, own.columns.count)).map { index in
            index < own.columns.count ? own.columns[index] : ""
        }
        let named = table.columns.compactMap(\.content.cellHead)
        let isNamed = !named.isEmpty && named.allSatisfy(heads.contains)
        columns =
            isNamed ? table.columns : heads.map { TableColumn(head: $0, content: .cell($0)) }
        let places = columns.enumerated().map { index, column -> Int in
            guard isNamed, let head = column.content.cellHead else { return index }
            return heads.firstIndex(of: head) ?? index
        }
        let greatest = places.map { place in
            own.rows.compactMap { $0.count > place ? TableRows.number($0[place]) : nil }.max() ?? 0
        }
        let columns = columns
        rows = own.rows.map { row in
            columns.indices.map { index in
                let text = row.count > places[index] ? row[places[index]] : ""
                let role = columns[index].role ?? table.style.role
                return TableRows.cell(columns[index], text, role: role, of: greatest[index])
            }
        }
    }

    private static func cell(
        _ column: TableColumn,
        _ filling: TemplateFilling,
        role: Role
    ) -> TableCell {
        switch column.content {
        case .lamp:
            return filling.lamp.map { .lamp($0) } ?? .text(StyledText())
        case .bar:
            guard let plan = filling.item?.plan else { return .text(StyledText()) }
            return .bar(percent: plan.progress, role: filling.lamp?.role ?? role)
        case .template(let template):
            return .text(filling.text(template, role: role).joined)
        case .cell, .cellBar, .cellMedal:
            return .text(StyledText())
        }
    }

    private static func cell(
        _ column: TableColumn,
        _ text: String,
        role: Role,
        of greatest: Double
    ) -> TableCell {
        switch column.content {
        case .cellBar:
            // Scores and shares are of a hundred; greater numbers are of the greatest.
            let whole = max(greatest, 100)
            let percent = (number(text) ?? 0) / whole * 100
            return .bar(percent: Int(percent.rounded()), role: role)
        case .cellMedal:
            return .medal(text)
        default:
            var styled = StyledText()
            styled.append(text, role: wordRole(text) ?? role, field: Field.table.rawValue)
            return .text(styled)
        }
    }

    /// Cards and lamps have the colour of their word.
    private static func wordRole(_ word: String) -> Role? {
        switch word {
        case "黄牌": .lampLate
        case "红牌": .lampOverdue
        default: Lamp.allCases.first { $0.chineseWord == word }?.role
        }
    }

    /// The number at the beginning of a text, without divisions of thousands.
    package static func number(_ text: String) -> Double? {
        let digits = text.filter { $0 != "," }.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        return Double(digits)
    }

    /// Where the texts of a column stand.
    package func alignment(_ index: Int) -> Alignment {
        if let alignment = columns[index].alignment { return alignment }
        let texts = rows.map { $0[index].plainText }.filter { !$0.isEmpty }
        let areNumbers = texts.allSatisfy { TableRows.number($0) != nil }
        return areNumbers && !texts.isEmpty ? .right : .left
    }
}
