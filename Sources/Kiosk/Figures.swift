import Disclosure
import Exhibits

/// The numbers in a table's cells, where a whole column holds numbers.
struct Figures {
    let values: [Double]
    let arePercent: Bool

    /// Reads a column; nothing unless every cell is a number and they are no mere counting.
    init?(_ table: Table, column: Int) {
        var values: [Double] = []
        var percents = 0
        for row in table.rows {
            guard column < row.count else { return nil }
            var text = Substring(row[column])
            if text.last == "%" {
                text.removeLast()
                percents += 1
            }
            guard let value = Double(text), value.isFinite, value >= 0 else { return nil }
            values.append(value)
        }
        let counting = values.indices.map { Double($0 + 1) }
        guard !values.isEmpty, values != counting else { return nil }
        self.values = values
        self.arePercent = percents == values.count
    }

    /// How long each bar is, in percent: marks out of a hundred as they are, counts as shares.
    func shares(outOfHundred: Bool) -> [Double] {
        let isScale = arePercent || outOfHundred && values.allSatisfy { $0 <= 100 }
        let total = isScale ? 100 : values.reduce(0, +)
        return values.map { total > 0 ? $0 / total * 100 : 0 }
    }
}

/// A ranking read from a table: the column of names and the column of marks.
struct Ranking {
    struct Row {
        let name: String
        let text: String
        let score: Double
    }

    let rows: [Row]

    init?(_ table: Table) {
        let marks = table.columns.indices.first { Figures(table, column: $0) != nil }
        let names = table.columns.firstIndex { $0.contains("单位") || $0.contains("部门") }
        guard let marks, let figures = Figures(table, column: marks) else { return nil }
        let name = names ?? table.columns.indices.first { $0 != marks } ?? marks
        let shares = figures.shares(outOfHundred: true)
        rows = zip(table.rows, shares).map { row, share in
            Row(name: row[name], text: row[marks], score: share)
        }
    }
}
