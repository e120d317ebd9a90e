/// Digits with at most two spaces, hyphens or the like between them, in groups without any.
struct DigitRun {
    /// Digits that stand together.
    struct Group {
        /// 0 to 9, and 10 for an X that ends the group or stands alone.
        var digits: [Int]
        /// Where the first digit stands, in characters.
        var start: Int

        var end: Int { start + digits.count }
    }

    /// Groups next to each other that together have a wanted number of digits.
    struct Candidate {
        var digits: [Int]
        /// From the first digit to after the last, in characters.
        var range: Range<Int>
        /// How many groups it is made of, and the shortest but the last.
        var shortestGroup: Int
    }

    private static let separators: Set<Character> = [
        " ", "\t", "\u{A0}", "\u{3000}", "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}",
        "\u{2014}", "\u{2015}", "\u{2212}", "·", "_", "(", ")", "（", "）", "\u{200B}", "\u{AD}",
    ]
    private static let longestSeparator = 2
    /// More groups than a number is ever written in: every digit apart.
    private static let maximumGroups = 19

    var groups: [Group] = []

    /// Every run of a text.
    static func runs(in characters: [Character]) -> [DigitRun] {
        var runs: [DigitRun] = []
        var current = DigitRun()
        var group: Group?
        var gap = 0
        func digit(_ at: Int) -> Int? {
            let folded = GateText.folded(characters[at])
            if let value = folded.wholeNumberValue, folded.isASCII { return value }
            return nil
        }
        for index in characters.indices {
            if let value = digit(index) {
                if group == nil, gap > longestSeparator {
                    if !current.groups.isEmpty { runs.append(current) }
                    current = DigitRun()
                }
                if group == nil { group = Group(digits: [], start: index) }
                group?.digits.append(value)
                gap = 0
                continue
            }
            if var ended = group {
                if GateText.folded(characters[index]) == "X" {
                    ended.digits.append(10)
                    current.groups.append(ended)
                    group = nil
                    gap = 0
                    continue
                }
                current.groups.append(ended)
                group = nil
            }
            if GateText.folded(characters[index]) == "X", gap <= longestSeparator,
                !current.groups.isEmpty
            {
                current.groups.append(Group(digits: [10], start: index))
                gap = 0
                continue
            }
            gap += separators.contains(GateText.folded(characters[index])) ? 1 : 100
        }
        if let group { current.groups.append(group) }
        if !current.groups.isEmpty { runs.append(current) }
        return runs
    }

    /// Whole groups next to each other whose digits number one of `counts`.
    func candidates(_ counts: ClosedRange<Int>) -> [Candidate] {
        var found: [Candidate] = []
        for first in groups.indices {
            var digits: [Int] = []
            var shortest = Int.max
            for last in first..<min(groups.count, first + Self.maximumGroups) {
                digits += groups[last].digits
                if digits.count > counts.upperBound { break }
                if counts.contains(digits.count) {
                    found.append(
                        Candidate(
                            digits: digits,
                            range: groups[first].start..<groups[last].end,
                            shortestGroup: shortest
                        )
                    )
                }
                shortest = min(shortest, groups[last].digits.count)
            }
        }
        return found
    }
}
