extension AtomText {
    /// A date of two parts at least: 2025年11月3日, 11月3日, 二〇二五年十一月.
    func date(from start: Int) -> Int? {
        guard !isDigit(at: start - 1), var end = numeral(from: start) else { return nil }
        var parts = 0
        var order = AtomVocabulary.dateUnits[...]
        while let level = order.firstIndex(where: { matches($0, at: end) }) {
            end += 1
            parts += 1
            order = order[(level + 1)...]
            guard !order.isEmpty, let next = numeral(from: end),
                order.contains(where: { matches($0, at: next) })
            else { break }
            end = next
        }
        let isYear = end - start >= 5 && scalar(at: end - 1) == "年"
        return parts > 1 || (parts == 1 && isYear) ? end : nil
    }

    private func numeral(from start: Int) -> Int? {
        digits(from: start, most: 4) ?? run(of: AtomVocabulary.chineseDigits, from: start)
    }

    /// A time of day: 8:00, 08：30, 14:00:05.
    func time(from start: Int) -> Int? {
        guard !isDigit(at: start - 1), var end = digits(from: start, most: 2) else { return nil }
        var parts = 1
        while parts < 3, scalar(at: end) == ":", let next = digits(from: end + 1, least: 2, most: 2)
        {
            end = next
            parts += 1
        }
        return parts > 1 ? end : nil
    }
}
