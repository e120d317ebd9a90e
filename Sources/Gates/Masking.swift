public import Disclosure

/// Puts stars for the places of a number that name a person.
public enum Masking {
    /// How many places stay at both ends.
    private static func kept(_ code: GateFinding.Code, _ count: Int) -> (head: Int, tail: Int) {
        switch code {
        case .residentID, .residentIDMistyped: (3, 4)
        case .mobilePhone: (count - 8, 4)
        case .fixedPhone: (count - 7, 3)
        case .bankCard: (4, 4)
        case .plate: (2, 2)
        default: (1, 3)
        }
    }

    /// The text with stars: `620***********1234`, `138****8000`; what stands between stays.
    static func masked(_ characters: [Character], _ code: GateFinding.Code) -> String {
        let places = characters.indices.filter {
            characters[$0].isLetter || GateText.folded(characters[$0]).isNumber
        }
        let keep = kept(code, places.count)
        var text = characters
        for place in places.dropFirst(max(1, keep.head)).dropLast(keep.tail) {
            text[place] = "*"
        }
        return String(text)
    }

    /// The item with every proposal of the findings put in its place.
    public static func apply(_ findings: [GateFinding], to item: Item) -> Item {
        let proposed = Dictionary(
            grouping: findings.filter { $0.proposal != nil },
            by: \.field
        )
        return item.mappingTexts { field, text in
            guard let changes = proposed[field] else { return text }
            var characters = Array(text)
            // From the end, so that offsets before stay true.
            for change in changes.sorted(by: { $0.offset > $1.offset }) {
                let end = change.offset + change.length
                guard let proposal = change.proposal, end <= characters.count else { continue }
                characters.replaceSubrange(change.offset..<end, with: Array(proposal))
            }
            return String(characters)
        }
    }
}
