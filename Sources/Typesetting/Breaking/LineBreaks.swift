/// The line break opportunities of UAX #14, revision of Unicode 15.0.
///
/// Numbers follow the regular expression of UAX #14 section 8.2, example 7, as Unicode's own test
/// data and ICU do. Offsets count Unicode scalars from the start of the text.
public enum LineBreaks {
    /// Whose text is broken.
    public enum Tailoring: Sendable {
        /// The rules as Unicode's test data has them.
        case none
        /// As ICU breaks Chinese: double curly quotes open or close by their shape.
        ///
        /// Three more departures of ICU come with it: a point stays with digits after it (IS × NU),
        /// a line may begin with such a point (LB15c of Unicode 16), and a hyphen that begins a
        /// word stays with it (LB20a of Unicode 16).
        case chinese
        /// As `chinese`, with single curly quotes read by their shape too.
        case house
    }

    /// The scalar offsets where a line may end; the end of the text is one, its start is not.
    public static func opportunities(in text: String, tailoring: Tailoring = .none) -> [Int] {
        verdicts(in: text, tailoring: tailoring).enumerated()
            .filter { $0.element.isOpportunity }
            .map { $0.offset + 1 }
    }

    /// One verdict for the place after each scalar; the last is for the end of the text.
    public static func verdicts(in text: String, tailoring: Tailoring = .none) -> [BreakVerdict] {
        let units = text.unicodeScalars.map { BreakUnit($0, tailoring: tailoring) }
        guard let first = units.first else { return [] }
        var context = BreakContext(startingWith: first, tailoring: tailoring)
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
    /// A hyphen that can begin a word (LB20a).
    let isHyphen: Bool

    init(_ scalar: Unicode.Scalar, tailoring: LineBreaks.Tailoring) {
        var lineBreakClass = LineBreakClass(of: scalar)
        switch (tailoring, scalar) {
        case (.chinese, "\u{201C}"), (.house, "\u{201C}"), (.house, "\u{2018}"):
            lineBreakClass = .op
        case (.chinese, "\u{201D}"), (.house, "\u{201D}"), (.house, "\u{2019}"):
            lineBreakClass = .cl
        default: break
        }
        self.lineBreakClass = lineBreakClass
        isHyphen = lineBreakClass == .hy || scalar == "\u{2010}"
        isEastAsian = EastAsianWidth(of: scalar).isEastAsian
    }

    var isCombining: Bool { lineBreakClass == .cm || lineBreakClass == .zwj }
}
