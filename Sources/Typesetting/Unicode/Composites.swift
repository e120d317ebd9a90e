/// Single scalars that stand for a base with its marks (normalisation form C).
enum Composites {
    /// Swift compares characters canonically, so the decomposed text finds its composed scalar.
    private static let known: [Character: Unicode.Scalar] = {
        var known: [Character: Unicode.Scalar] = [:]
        for word in data.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            guard let first = ends.first, let last = ends.last else { continue }
            for value in first...last {
                guard let scalar = Unicode.Scalar(value) else { continue }
                known[Character(scalar)] = scalar
            }
        }
        return known
    }()

    /// The one scalar that is canonically the whole character, if there is one.
    static func scalar(for character: Character) -> Unicode.Scalar? {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return nil }
        if scalars.count == 1 { return first }
        return known[character]
    }
}
