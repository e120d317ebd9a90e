extension AtomText {
    /// A number with the signs around it: ￥1,234.56, ±3%, -5℃.
    func number(from start: Int) -> Int? {
        guard !isDigit(at: start - 1) else { return nil }
        var index = isApproximate(at: start) ? start + 1 : start
        let signs = index
        while index < signs + 2, matches(AtomVocabulary.signs, at: index) { index += 1 }
        guard var end = digits(from: index) else { return nil }
        while let separator = scalar(at: end), separator == "." || separator == ",",
            let next = digits(from: end + 1), separator == "." || next == end + 4
        {
            end = next
        }
        while matches(AtomVocabulary.suffixes, at: end) {
            end += 1
            if scalar(at: end) == "C", scalar(at: end - 1) == "°" { end += 1 }
            if let next = digits(from: end) { end = next }
        }
        return end
    }

    /// 约 belongs to its number, unless it ends a word such as 节约.
    private func isApproximate(at index: Int) -> Bool {
        guard scalar(at: index) == "约" else { return false }
        return index == 0 || clusters[index - 1].role != .hanzi
    }

    /// A number with its unit: 3.5亿元, 120 m², 60km/h.
    func quantity(from start: Int) -> Int? {
        guard let number = number(from: start) else { return nil }
        let unit = isSpace(at: number) ? number + 1 : number
        if let symbol = longest(of: AtomVocabulary.symbolUnits, from: unit), !isLetter(at: symbol) {
            return symbol
        }
        var end = number
        while end < number + 3, matches(AtomVocabulary.multipliers, at: end) { end += 1 }
        if let noun = longest(of: AtomVocabulary.hanziUnits, from: end) { end = noun }
        return end > number ? end : nil
    }

    /// Two or more quantities, dates or times with a connector between each two.
    func range(from start: Int) -> Int? {
        guard var end = operand(from: start) else { return nil }
        var parts = 1
        while let next = nextOperand(after: end) {
            end = next
            parts += 1
        }
        return parts > 1 ? end : nil
    }

    /// What stands after a connector, which may be doubled.
    private func nextOperand(after end: Int) -> Int? {
        guard matches(AtomVocabulary.connectors, at: end) else { return nil }
        let doubled = scalar(at: end) == scalar(at: end + 1) ? end + 2 : end + 1
        return operand(from: doubled)
    }

    private func operand(from start: Int) -> Int? {
        [
            date(from: start), time(from: start), quantity(from: start), number(from: start),
        ]
        .compactMap(\.self).max()
    }
}
