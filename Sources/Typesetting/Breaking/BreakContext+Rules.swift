extension BreakContext {
    /// Applies the rules in their order; the first that speaks decides.
    func verdict(before units: [BreakUnit], at index: Int) -> BreakVerdict {
        let unit = units[index]
        if let verdict = lineEnds(before: unit.lineBreakClass) { return verdict }
        if afterJoiner { return .init(.forbidden, .unicode("LB8a")) }
        if unit.isCombining, !endsCombining { return .init(.forbidden, .unicode("LB9")) }
        let next = unit.isCombining ? .al : unit.lineBreakClass
        return glue(before: next)
            ?? tailored(before: next, units, index)
            ?? marks(before: next)
            ?? spacesAndQuotes(before: next)
            ?? hyphens(before: next)
            ?? numbers(before: next, units, index)
            ?? words(before: next, unit)
            ?? scripts(before: next)
            ?? .init(.allowed, .unicode("LB31"))
    }

    private func forbidden(_ number: String, _ condition: Bool) -> BreakVerdict? {
        condition ? .init(.forbidden, .unicode(number)) : nil
    }

    private func allowed(_ number: String, _ condition: Bool) -> BreakVerdict? {
        condition ? .init(.allowed, .unicode(number)) : nil
    }

    /// LB4 to LB8: what ends lines, and zero width spaces.
    private func lineEnds(before next: LineBreakClass) -> BreakVerdict? {
        switch (last, next) {
        case (.bk, _): .init(.mandatory, .unicode("LB4"))
        case (.cr, .lf): .init(.forbidden, .unicode("LB5"))
        case (.cr, _), (.lf, _), (.nl, _): .init(.mandatory, .unicode("LB5"))
        case (_, .bk), (_, .cr), (_, .lf), (_, .nl): .init(.forbidden, .unicode("LB6"))
        case (_, .sp), (_, .zw): .init(.forbidden, .unicode("LB7"))
        default: allowed("LB8", lastSolid == .zw)
        }
    }

    /// LB11 to LB12a: word joiners and non-breaking spaces.
    private func glue(before next: LineBreakClass) -> BreakVerdict? {
        forbidden("LB11", next == .wj || last == .wj)
            ?? forbidden("LB12", last == .gl)
            ?? forbidden("LB12a", next == .gl && last != .sp && last != .ba && last != .hy)
    }

    /// What ICU and later versions of Unicode do with points and hyphens before a word.
    private func tailored(
        before next: LineBreakClass,
        _ units: [BreakUnit],
        _ index: Int
    ) -> BreakVerdict? {
        guard tailoring != .none else { return nil }
        return allowed("LB15c", last == .sp && next == .is && digitFollows(units, index))
            ?? forbidden("LB20a", afterInitialHyphen && next == .al)
            ?? forbidden("LB25", last == .is && next == .nu)
    }

    /// LB13 to LB17: brackets and marks, with spaces between.
    private func marks(before next: LineBreakClass) -> BreakVerdict? {
        switch next {
        case .cl, .cp, .ex, .is, .sy: return .init(.forbidden, .unicode("LB13"))
        default: break
        }
        switch (lastSolid, next) {
        case (.op, _): return .init(.forbidden, .unicode("LB14"))
        case (.qu, .op): return .init(.forbidden, .unicode("LB15"))
        case (.cl, .ns), (.cp, .ns): return .init(.forbidden, .unicode("LB16"))
        case (.b2, .b2): return .init(.forbidden, .unicode("LB17"))
        default: return nil
        }
    }

    /// LB18 to LB20.
    private func spacesAndQuotes(before next: LineBreakClass) -> BreakVerdict? {
        allowed("LB18", last == .sp)
            ?? forbidden("LB19", next == .qu || last == .qu)
            ?? allowed("LB20", next == .cb || last == .cb)
    }

    /// LB21 to LB22: hyphens, small kana, ellipses.
    private func hyphens(before next: LineBreakClass) -> BreakVerdict? {
        forbidden("LB21", next == .ba || next == .hy || next == .ns || last == .bb)
            ?? forbidden("LB21a", afterHebrewHyphen)
            ?? forbidden("LB21b", last == .sy && next == .hl)
            ?? forbidden("LB22", next == .in)
    }

    /// LB23 to LB25: digits, their signs and separators.
    private func numbers(
        before next: LineBreakClass,
        _ units: [BreakUnit],
        _ index: Int
    ) -> BreakVerdict? {
        switch (last, next) {
        case (.al, .nu), (.hl, .nu), (.nu, .al), (.nu, .hl):
            return .init(.forbidden, .unicode("LB23"))
        case (.pr, .id), (.pr, .xp), (.pr, .eb), (.pr, .em),
            (.id, .po), (.xp, .po), (.eb, .po), (.em, .po):
            return .init(.forbidden, .unicode("LB23a"))
        case (.pr, .al), (.pr, .hl), (.po, .al), (.po, .hl),
            (.al, .pr), (.hl, .pr), (.al, .po), (.hl, .po):
            return .init(.forbidden, .unicode("LB24"))
        case (.pr, .nu), (.po, .nu), (.op, .nu), (.hy, .nu):
            return .init(.forbidden, .unicode("LB25"))
        case (.pr, .op), (.po, .op):
            return forbidden("LB25", digitFollows(units, index))
        default:
            break
        }
        switch (number, next) {
        case (.digits, .nu), (.digits, .po), (.digits, .pr), (.closed, .po), (.closed, .pr):
            return .init(.forbidden, .unicode("LB25"))
        default:
            return nil
        }
    }

    private func digitFollows(_ units: [BreakUnit], _ index: Int) -> Bool {
        let rest = units[(index + 1)...].first { !$0.isCombining }
        return rest?.lineBreakClass == .nu
    }

    /// LB28 to LB30: letters, and brackets that belong to a word.
    private func words(before next: LineBreakClass, _ unit: BreakUnit) -> BreakVerdict? {
        let letter = next == .al || next == .hl
        let afterLetter = last == .al || last == .hl
        return forbidden("LB28", letter && afterLetter)
            ?? forbidden("LB29", last == .is && letter)
            ?? forbidden(
                "LB30",
                next == .op && !unit.isEastAsian && (afterLetter || last == .nu)
            )
            ?? forbidden("LB30", last == .cp && !lastIsEastAsian && (letter || next == .nu))
    }

    /// LB26, LB27, LB30a, LB30b: Korean syllables, flags and emoji.
    private func scripts(before next: LineBreakClass) -> BreakVerdict? {
        switch (last, next) {
        case (.jl, .jl), (.jl, .jv), (.jl, .h2), (.jl, .h3),
            (.jv, .jv), (.jv, .jt), (.h2, .jv), (.h2, .jt), (.jt, .jt), (.h3, .jt):
            return .init(.forbidden, .unicode("LB26"))
        case (.jl, .po), (.jv, .po), (.jt, .po), (.h2, .po), (.h3, .po),
            (.pr, .jl), (.pr, .jv), (.pr, .jt), (.pr, .h2), (.pr, .h3):
            return .init(.forbidden, .unicode("LB27"))
        case (.ri, .ri):
            return forbidden("LB30a", oddIndicators)
        case (.eb, .em), (.xp, .em):
            return .init(.forbidden, .unicode("LB30b"))
        default:
            return nil
        }
    }
}
