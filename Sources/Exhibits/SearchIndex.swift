import Disclosure

/// An index of all pairs of neighbouring characters, so that words of two Chinese characters are
/// found as quickly as long ones.
///
/// The index only proposes; every proposal is read before it counts, so a result is never wrong.
/// Texts longer than `indexedCharacters` are always proposed instead of filling the memory.
struct SearchIndex: Sendable {
    /// Characters of a text that are indexed.
    static let indexedCharacters = 4_000
    /// Words of a question that are looked at.
    static let wordLimit = 8

    private let texts: [String]
    private let titles: [String]
    private var places: [UInt64: [Int32]] = [:]
    private var long: [Int32] = []

    init(_ revisions: [ApprovedRevision], units: UnitTree) {
        titles = revisions.map { $0.item.title.lowercased() }
        texts = revisions.map { Self.text($0, units) }
        for (place, text) in texts.enumerated() {
            add(text, at: Int32(truncatingIfNeeded: place))
        }
    }

    /// All that can be searched of a revision, in lower case.
    private static func text(_ revision: ApprovedRevision, _ units: UnitTree) -> String {
        let item = revision.item
        var parts = [item.title, item.id, units.name(of: item.unit), item.kind.chineseName]
        parts.append(revision.shortCode)
        parts.append(item.body)
        if let plan = item.plan { parts.append(plan.owner) }
        if let table = item.table {
            parts += table.columns
            parts += table.rows.joined()
        }
        return parts.joined(separator: "\n").lowercased()
    }

    private mutating func add(_ text: String, at place: Int32) {
        var last: UInt64 = 0
        for (number, scalar) in text.unicodeScalars.enumerated() {
            guard number < Self.indexedCharacters else {
                long.append(place)
                return
            }
            let this = UInt64(scalar.value)
            add(this, place)
            add(last << 32 | this, place)
            last = this
        }
    }

    private mutating func add(_ key: UInt64, _ place: Int32) {
        if places[key]?.last != place {
            places[key, default: []].append(place)
        }
    }

    /// The places of the texts in which every word occurs; those with all words in the title first.
    func places(of question: String) -> [Int] {
        let words = question.split(whereSeparator: \.isWhitespace).prefix(Self.wordLimit)
            .map { $0.lowercased() }
        guard let longest = words.max(by: { $0.count < $1.count }) else { return [] }
        let found = proposed(for: longest).map(Int.init).filter { place in
            words.allSatisfy { texts[place].contains($0) }
        }
        let inTitle = found.filter { place in words.allSatisfy { titles[place].contains($0) } }
        let titled = Set(inTitle)
        return inTitle + found.filter { !titled.contains($0) }
    }

    /// The shortest list among those of a word's pairs, with the long texts.
    private func proposed(for word: String) -> [Int32] {
        let scalars = word.unicodeScalars.map { UInt64($0.value) }
        let keys =
            scalars.count == 1 ? scalars : zip(scalars, scalars.dropFirst()).map { $0 << 32 | $1 }
        var best: [Int32]?
        for key in keys {
            let list = places[key, default: []]
            if list.count < best?.count ?? .max { best = list }
        }
        let short = best ?? []
        return long.isEmpty ? short : Array(Set(short + long)).sorted()
    }
}
