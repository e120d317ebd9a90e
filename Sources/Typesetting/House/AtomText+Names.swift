extension AtomText {
    /// A rank and its noun: 第3条, 第一季度, 第〈三〉条.
    func ordinal(from start: Int) -> Int? {
        guard scalar(at: start) == "第" else { return nil }
        var index = start + 1
        let bracketed = scalar(at: index) == "〈"
        if bracketed { index += 1 }
        guard
            var end = digits(from: index) ?? run(of: AtomVocabulary.chineseDigits, from: index)
                ?? run(of: AtomVocabulary.circledDigits, from: index)
        else { return nil }
        if bracketed {
            guard scalar(at: end) == "〉" else { return nil }
            end += 1
        }
        return longest(of: AtomVocabulary.ordinalNouns, from: end) ?? end
    }

    /// The year in brackets and the number of an official document: 〔2025〕12号.
    func documentNumber(from start: Int) -> Int? {
        guard let close = scalar(at: start).flatMap({ AtomVocabulary.yearBrackets[$0] }),
            let year = digits(from: start + 1, least: 4, most: 4), scalar(at: year) == close,
            let number = digits(from: year + 1), scalar(at: number) == "号"
        else { return nil }
        return number + 1
    }

    /// The letters and the number of a standard: GB 18030-2022, GB/T 15834.
    func standardNumber(from start: Int) -> Int? {
        guard isLetter(at: start), !isTokenPart(at: start - 1) else { return nil }
        var letters = start
        while isLetter(at: letters) || isDigit(at: letters) || scalar(at: letters) == "/" {
            letters += 1
        }
        guard isSpace(at: letters), let end = digits(from: letters + 1) else { return nil }
        let name = Array(folded[start..<letters])
        if AtomVocabulary.standardBodies.contains(name) { return token(from: end) ?? end }
        guard scalar(at: end) == "-", let year = digits(from: end + 1, least: 4, most: 4)
        else { return nil }
        return year
    }

    /// A telephone number with an area code in brackets, or in groups with spaces.
    func telephone(from start: Int) -> Int? {
        if scalar(at: start) == "(", let area = digits(from: start + 1, least: 3, most: 4),
            scalar(at: area) == ")"
        {
            return digits(from: area + 1, least: 7, most: 8)
        }
        guard !isTokenPart(at: start - 1), var end = digits(from: start, least: 3, most: 4)
        else { return nil }
        var groups = 1
        while isSpace(at: end) || scalar(at: end) == "-",
            let next = digits(from: end + 1, least: 3, most: 8)
        {
            end = next
            groups += 1
        }
        let size = (start..<end).count { isDigit(at: $0) }
        return groups > 1 && (7...13).contains(size) && !isLetter(at: end) ? end : nil
    }

    /// The number of a heading: （十一）, or 十二、 where a sentence begins.
    func headingNumber(from start: Int) -> Int? {
        if scalar(at: start) == "(" {
            let inner =
                digits(from: start + 1) ?? run(of: AtomVocabulary.chineseDigits, from: start + 1)
            guard let inner, inner - start <= 4, scalar(at: inner) == ")" else { return nil }
            return inner + 1
        }
        guard start == 0 || matches(AtomVocabulary.sentenceEnds, at: start - 1),
            let end = run(of: AtomVocabulary.chineseDigits, from: start), scalar(at: end) == "、"
        else { return nil }
        return end + 1
    }
}
