import Disclosure

/// One word of a question, ready to be looked for; letters of ASCII match in either case.
///
/// Horspool's way: a look at one byte of the text says how far the next look may be, so a word of
/// two Chinese characters (six bytes) is looked for in a sixth of the bytes.
struct SoughtWord {
    private let bytes: [UInt8]
    /// By the byte under the word's last: how far to go on.
    private let steps: [Int]

    init(_ word: some StringProtocol) {
        let bytes = word.utf8.map(Self.folded)
        var steps = [Int](repeating: max(1, bytes.count), count: 256)
        for (place, byte) in bytes.dropLast().enumerated() {
            let step = bytes.count - 1 - place
            steps[Int(byte)] = step
            if byte >= 0x61 && byte <= 0x7A { steps[Int(byte & 0xDF)] = step }
        }
        self.bytes = bytes
        self.steps = steps
    }

    /// Whether the word stands in a text.
    func isIn(_ text: String) -> Bool {
        bytes.isEmpty || place(in: text) != nil
    }

    /// The first bytes of a text that are the word.
    func place(in text: String) -> Range<Int>? {
        let span = text.utf8Span.span
        let word = bytes.span
        let last = word.count - 1
        guard last >= 0 else { return nil }
        var end = last
        while end < span.count {
            let byte = span[end]
            if Self.folded(byte) == word[last] {
                var back = 1
                while back <= last, Self.folded(span[end - back]) == word[last - back] { back += 1 }
                if back > last { return end - last..<end + 1 }
            }
            end += steps[Int(byte)]
        }
        return nil
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}

/// A question put to revisions by reading them: words of one Chinese character are found as well
/// as long ones, nothing is kept, and nothing has to be made anew when the store changes.
///
/// Documentation/kiosk.md says what an index by SQLite's FTS5 would cost instead.
struct TextSearch {
    /// Words of a question that are looked at.
    static let wordLimit = 8

    private struct Term {
        let word: SoughtWord
        let kinds: Set<Kind>
        let units: Set<String>
        /// Whether the word could stand in a short code, which is reckoned from the digest.
        let mayBeCode: Bool
    }

    private let terms: [Term]

    /// Prepares a question for revisions of these units.
    init(_ question: String, units: [(code: String, name: String)]) {
        terms = question.split(whereSeparator: \.isWhitespace).prefix(Self.wordLimit).map { text in
            let word = SoughtWord(text)
            return Term(
                word: word,
                kinds: Set(Kind.allCases.filter { word.isIn($0.chineseName) }),
                units: Set(units.filter { word.isIn($0.name) }.map(\.code)),
                mayBeCode: text.utf8.count <= 9 && text.utf8.allSatisfy { $0 < 0x80 }
            )
        }
    }

    /// The places of the revisions in which every word occurs; those with all words in the title
    /// first.
    func places(in revisions: [ApprovedRevision]) -> [Int] {
        guard !terms.isEmpty else { return [] }
        var titled: [Int] = []
        var others: [Int] = []
        for (place, revision) in revisions.enumerated() {
            let item = revision.item
            if terms.allSatisfy({ $0.word.isIn(item.title) }) {
                titled.append(place)
            } else if terms.allSatisfy({ occurs($0, in: item, of: revision) }) {
                others.append(place)
            }
        }
        return titled + others
    }

    private func occurs(_ term: Term, in item: Item, of revision: ApprovedRevision) -> Bool {
        let word = term.word
        if word.isIn(item.title) || word.isIn(item.body) || term.kinds.contains(item.kind)
            || term.units.contains(item.unit) || word.isIn(item.id)
        {
            return true
        }
        if let plan = item.plan, word.isIn(plan.owner) { return true }
        if let table = item.table {
            if table.columns.contains(where: word.isIn) { return true }
            if table.rows.contains(where: { $0.contains(where: word.isIn) }) { return true }
        }
        return term.mayBeCode && word.isIn(revision.shortCode)
    }
}
