/// One property of every Unicode scalar, kept as pages of 256 that equal neighbours share.
struct ScalarTable<Property>: Sendable
where Property: RawRepresentable & CaseIterable & Sendable, Property.RawValue == String {
    private let palette: [Property]
    private let pageNumbers: [UInt16]
    private let cells: [UInt8]

    /// Unpacks run-length words: `NAME` for one scalar, `NAME*COUNT` for more.
    init(runs: String) {
        let palette = Array(Property.allCases)
        var numbers: [String: UInt8] = [:]
        for (number, property) in palette.enumerated() {
            numbers[property.rawValue] = UInt8(number)
        }
        var builder = PageBuilder()
        for word in runs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let parts = word.split(separator: "*")
            guard let number = numbers[String(parts[0])] else {
                preconditionFailure("the table names an unknown property value: \(parts[0])")
            }
            builder.append(number, count: parts.count == 2 ? Int(parts[1]) ?? 1 : 1)
        }
        self.palette = palette
        pageNumbers = builder.pageNumbers
        cells = builder.cells
    }

    subscript(scalar: Unicode.Scalar) -> Property {
        let value = Int(scalar.value)
        let page = Int(pageNumbers[value >> 8])
        return palette[Int(cells[page << 8 | value & 0xFF])]
    }
}

/// Cuts runs into pages and keeps each distinct page once.
private struct PageBuilder {
    private(set) var pageNumbers: [UInt16] = []
    private(set) var cells: [UInt8] = []
    private var page: [UInt8] = []
    private var known: [[UInt8]: UInt16] = [:]

    mutating func append(_ value: UInt8, count: Int) {
        var rest = count
        while rest > 0 {
            let taken = min(rest, 256 - page.count)
            page.append(contentsOf: repeatElement(value, count: taken))
            rest -= taken
            if page.count == 256 { finishPage() }
        }
    }

    private mutating func finishPage() {
        if let number = known[page] {
            pageNumbers.append(number)
        } else {
            let number = UInt16(cells.count >> 8)
            known[page] = number
            pageNumbers.append(number)
            cells += page
        }
        page.removeAll(keepingCapacity: true)
    }
}
