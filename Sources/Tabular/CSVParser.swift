import Notation

/// Takes a text apart, scalar by scalar.
struct CSVParser {
    private static let separators: [Unicode.Scalar] = [",", ";", "\t"]

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
    }

    private var position: TextPosition { TextPosition(line: line, column: column) }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        let scalar = scalars[index]
        index += 1
        let isPair = scalar == "\r" && next == "\n"
        if scalar == "\n" || scalar == "\r" && !isPair {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    /// The separator that the first line names by `sep=;`, or else the one it holds most often.
    mutating func sniffSeparator() -> Unicode.Scalar {
        let head: [Unicode.Scalar] = ["s", "e", "p", "="]
        if scalars.starts(with: head), scalars.count > 4, Self.separators.contains(scalars[4]),
            scalars.count == 5 || Self.isLineEnd(scalars[5])
        {
            for _ in 0..<5 { advance() }
            eatLineEnd()
            return scalars[4]
        }
        var counts = Self.separators.map { _ in 0 }
        var isQuoted = false
        for scalar in scalars {
            if scalar == "\"" { isQuoted.toggle() }
            if isQuoted { continue }
            if Self.isLineEnd(scalar), counts.contains(where: { $0 > 0 }) { break }
            if let place = Self.separators.firstIndex(of: scalar) { counts[place] += 1 }
        }
        let most = counts.max() ?? 0
        return Self.separators[counts.firstIndex(of: most) ?? 0]
    }

    mutating func records(
        _ separator: Unicode.Scalar,
        _ limits: CSVDocument.Limits
    ) throws(TabularError) -> [[CSVDocument.Cell]] {
        var records: [[CSVDocument.Cell]] = []
        while next != nil {
            if let scalar = next, Self.isLineEnd(scalar) {
                eatLineEnd()
                continue
            }
            let start = position
            let record = try record(separator, limits)
            guard records.count < limits.maximumRecords else {
                throw TabularError(
                    start,
                    "there are more than \(limits.maximumRecords) records",
                    remedy: "split the table"
                )
            }
            records.append(record)
        }
        return records
    }

    private mutating func record(
        _ separator: Unicode.Scalar,
        _ limits: CSVDocument.Limits
    ) throws(TabularError) -> [CSVDocument.Cell] {
        var cells: [CSVDocument.Cell] = []
        while true {
            let start = position
            let text = next == "\"" ? try quoted(separator) : plain(separator)
            guard cells.count < limits.maximumCells else {
                throw TabularError(
                    start,
                    "the record has more than \(limits.maximumCells) cells",
                    remedy: "remove columns"
                )
            }
            cells.append(CSVDocument.Cell(text: text, position: start))
            guard next == separator else { break }
            advance()
        }
        eatLineEnd()
        return cells
    }

    /// A cell without quotation marks around it; those inside are its own.
    private mutating func plain(_ separator: Unicode.Scalar) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != separator, !Self.isLineEnd(scalar) {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    private mutating func quoted(_ separator: Unicode.Scalar) throws(TabularError) -> String {
        let start = position
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = next {
            let here = position
            advance()
            guard scalar == "\"" else {
                text.append(scalar)
                continue
            }
            if next == "\"" {
                text.append(scalar)
                advance()
                continue
            }
            guard next == nil || next == separator || next.map(Self.isLineEnd) == true else {
                throw TabularError(
                    here,
                    "text follows the quotation mark that ends the cell",
                    remedy: "double the quotation marks inside a cell"
                )
            }
            return String(text)
        }
        throw TabularError(
            start,
            "the quotation mark is never closed",
            remedy: "close the cell with a quotation mark"
        )
    }

    private mutating func eatLineEnd() {
        guard let scalar = next, Self.isLineEnd(scalar) else { return }
        advance()
        if scalar == "\r", next == "\n" { advance() }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r"
    }
}
