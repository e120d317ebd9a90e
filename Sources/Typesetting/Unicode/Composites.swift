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
        return known[character] ?? syllable(Array(scalars))
    }

    /// Korean letters compose by arithmetic (The Unicode Standard, section 3.12).
    private static func syllable(_ scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
        let values = scalars.map(\.value)
        if values.count == 2, (0xAC00...0xD7A3).contains(values[0]),
            (values[0] - 0xAC00).isMultiple(of: 28), (0x11A8...0x11C2).contains(values[1])
        {
            return Unicode.Scalar(values[0] + values[1] - 0x11A7)
        }
        guard values.count == 2 || values.count == 3, (0x1100...0x1112).contains(values[0]),
            (0x1161...0x1175).contains(values[1])
        else { return nil }
        let pair = 0xAC00 + ((values[0] - 0x1100) * 21 + values[1] - 0x1161) * 28
        guard values.count == 3 else { return Unicode.Scalar(pair) }
        guard (0x11A8...0x11C2).contains(values[2]) else { return nil }
        return Unicode.Scalar(pair + values[2] - 0x11A7)
    }
}
