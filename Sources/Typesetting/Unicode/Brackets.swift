/// Brackets that pair in bidirectional text (UAX #9, BD14 to BD16).
enum Brackets {
    /// The part a bracket plays, named by the closing bracket of its pair.
    enum Part: Sendable, Hashable {
        case opening(Unicode.Scalar)
        case closing(Unicode.Scalar)
    }

    private static let parts: [Unicode.Scalar: Part] = {
        var parts: [Unicode.Scalar: Part] = [:]
        for fields in ScalarList.fields(Mirrors.data) where fields.count == 3 {
            guard let open = ScalarList.scalars(fields[0]).first,
                let close = ScalarList.scalars(fields[1]).first
            else { continue }
            // The angle brackets U+2329 and U+232A are canonically those at U+3008 and U+3009.
            let name: Unicode.Scalar = close == "\u{232A}" ? "\u{3009}" : close
            parts[open] = .opening(name)
            parts[close] = .closing(name)
        }
        return parts
    }()

    /// The part of a scalar, if it is such a bracket.
    static func part(of scalar: Unicode.Scalar) -> Part? {
        parts[scalar]
    }
}
