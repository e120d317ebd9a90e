/// What the rules remember of the text before the place they decide.
struct BreakContext: Sendable {
    /// How far a number has come, for LB25.
    enum NumberState: Sendable {
        case none
        /// After a digit and any number of its separators.
        case digits
        /// After the bracket that closes a number.
        case closed
    }

    /// The class just before, combining marks taken into their base (LB9, LB10).
    private(set) var last: LineBreakClass
    /// The class before any spaces.
    private(set) var lastSolid: LineBreakClass
    /// The scalar just before was a zero width joiner (LB8a).
    private(set) var afterJoiner = false
    /// The bracket just before is an East Asian one (LB30).
    private(set) var lastIsEastAsian = false
    /// A Hebrew letter and a hyphen stand just before (LB21a).
    private(set) var afterHebrewHyphen = false
    private(set) var number = NumberState.none
    /// An odd count of regional indicators stands just before (LB30a).
    private(set) var oddIndicators = false

    /// A hyphen at the start of a word stands just before (LB20a).
    private(set) var afterInitialHyphen = false
    let tailoring: LineBreaks.Tailoring

    init(startingWith first: BreakUnit, tailoring: LineBreaks.Tailoring) {
        self.tailoring = tailoring
        // After a line feed no rule looks back, nor at the start of a text.
        last = .lf
        lastSolid = .lf
        start(first)
    }

    /// Takes in the scalar after the place just decided.
    mutating func advance(over unit: BreakUnit) {
        if unit.isCombining, !endsCombining {
            afterJoiner = unit.lineBreakClass == .zwj
        } else {
            start(unit)
        }
    }

    /// LB9 attaches no mark to these; such a mark counts as a letter (LB10).
    var endsCombining: Bool {
        switch last {
        case .bk, .cr, .lf, .nl, .sp, .zw: true
        default: false
        }
    }

    private mutating func start(_ unit: BreakUnit) {
        let next = unit.isCombining ? .al : unit.lineBreakClass
        afterJoiner = unit.lineBreakClass == .zwj
        afterInitialHyphen = unit.isHyphen && (endsCombining || last == .cb)
        afterHebrewHyphen = last == .hl && (next == .hy || next == .ba)
        oddIndicators = next == .ri && !(last == .ri && oddIndicators)
        switch (next, number) {
        case (.nu, _), (.sy, .digits), (.is, .digits): number = .digits
        case (.cl, .digits), (.cp, .digits): number = .closed
        default: number = .none
        }
        last = next
        lastIsEastAsian = unit.isEastAsian
        if next != .sp { lastSolid = next }
    }
}
