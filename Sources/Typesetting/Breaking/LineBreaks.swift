/// The line break opportunities of UAX #14, revision of Unicode 15.0.
///
/// Numbers follow the regular expression of UAX #14 section 8.2, example 7, as Unicode's own test
/// data and ICU do. Offsets count Unicode scalars from the start of the text.
public enum LineBreaks {
    /// How the one class is read that Unicode leaves open.
    public enum Quotes: Sendable {
        /// Curly quotes may open or close (class QU).
        case ambiguous
        /// Curly quotes open or close by their shape, as they always do in Chinese text.
        case byShape
    }

    /// The scalar offsets where a line may end; the end of the text is one, its start is not.
    public static func opportunities(in text: String, quotes: Quotes = .ambiguous) -> [Int] {
        verdicts(in: text, quotes: quotes).enumerated()
            .filter { $0.element.isOpportunity }
            .map { $0.offset + 1 }
    }

    /// One verdict for the place after each scalar; the last is for the end of the text.
    public static func verdicts(in text: String, quotes: Quotes = .ambiguous) -> [BreakVerdict] {
        let units = text.unicodeScalars.map { BreakUnit($0, quotes: quotes) }
        guard let first = units.first else { return [] }
        var context = BreakContext(startingWith: first)
        var verdicts: [BreakVerdict] = []
        verdicts.reserveCapacity(units.count)
        for index in 1..<max(units.count, 1) {
            verdicts.append(context.verdict(before: units, at: index))
            context.advance(over: units[index])
        }
        verdicts.append(BreakVerdict(.mandatory, .unicode("LB3")))
        return verdicts
    }
}

/// A scalar as the rules see it.
struct BreakUnit: Sendable {
    /// The class after LB1.
    let lineBreakClass: LineBreakClass
    /// Full-width, wide or half-width, which matters to LB30.
    let isEastAsian: Bool

    init(_ scalar: Unicode.Scalar, quotes: LineBreaks.Quotes) {
        var lineBreakClass = LineBreakClass(of: scalar).resolved
        if lineBreakClass == .qu, quotes == .byShape {
            switch scalar {
            case "\u{2018}", "\u{201C}": lineBreakClass = .op
            case "\u{2019}", "\u{201D}": lineBreakClass = .cl
            default: break
            }
        }
        self.lineBreakClass = lineBreakClass
        isEastAsian = EastAsianWidth(of: scalar).isEastAsian
    }

    var isCombining: Bool { lineBreakClass == .cm || lineBreakClass == .zwj }
}
