/// Where to break what is too wide for a line and must not be broken.
struct ForcedBreak {
    private let paragraph: Paragraph
    private let text: MeasuredText
    private let start: Int
    private let last: Int
    private let width: Int

    /// `last` is the last place that still fits.
    init(_ paragraph: Paragraph, _ text: MeasuredText, start: Int, last: Int, width: Int) {
        self.paragraph = paragraph
        self.text = text
        self.start = start
        self.last = last
        self.width = width
    }

    /// After a joint if that fills half the line, else where only a house rule objects, else
    /// anywhere but between a sign and its digits.
    var place: Int {
        let places = (start + 1..<last + 1).reversed()
        let filling = places.filter { text.width(start, $0) * 2 >= width && !tears($0) }
        return filling.first { followsJoint($0) }
            ?? filling.first { breaksHouseRuleOnly($0) }
            ?? filling.first { !splitsMarks($0) }
            ?? places.first { !tears($0) }
            ?? last
    }

    private static let joints = Set("-/,，、～~–—至到".unicodeScalars)

    private func followsJoint(_ index: Int) -> Bool {
        ForcedBreak.joints.contains(paragraph.clusters[index - 1].folded) && !splitsMarks(index)
    }

    /// Digits stay with digits as long as something else will do.
    private func breaksHouseRuleOnly(_ index: Int) -> Bool {
        guard case .house(let rule) = paragraph.verdicts[index].rule else { return false }
        switch rule {
        case .startProhibited, .endProhibited, .number: return false
        case .quantity: return false
        default: return !betweenDigits(index)
        }
    }

    private func betweenDigits(_ index: Int) -> Bool {
        paragraph.clusters[index - 1].role == .digit && paragraph.clusters[index].role == .digit
    }

    /// A sign and its digits, or a number and the percent sign after it.
    private func tears(_ index: Int) -> Bool {
        let left = paragraph.clusters[index - 1]
        let right = paragraph.clusters[index]
        if right.role == .digit, AtomVocabulary.signs.contains(left.folded) {
            let before = index >= 2 ? paragraph.clusters[index - 2].role : .other
            return left.folded != "-" || !(before == .digit || before == .letter)
        }
        return left.role == .digit && AtomVocabulary.suffixes.contains(right.folded)
    }

    /// Marks that begin or end no line keep that right even here.
    private func splitsMarks(_ index: Int) -> Bool {
        let left = paragraph.clusters[index - 1]
        let right = paragraph.clusters[index]
        let startsBadly =
            right.blankSide == .trailing || right.role == .connector
            || right.role == .slash || right.role == .middleDot
        return startsBadly || left.blankSide == .leading
    }
}
