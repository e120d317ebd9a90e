/// How fast passers-by read Chinese, and what follows for scrolling and paging.
///
/// Design rate 3.5 characters a second (210 a minute), below the 250 to 260 a minute at which
/// comprehension of scrolled Chinese peaks (Chen & Chien 2005).
public struct ReadingPace: Sendable, Hashable {
    /// Characters a visitor reads in a second.
    public var charactersPerSecond: Double
    /// The least time a still page stays, in milliseconds.
    public var minimumPageMilliseconds: Int

    /// The pace for the general public.
    public static let standard = ReadingPace(
        charactersPerSecond: 3.5,
        minimumPageMilliseconds: 3_000
    )

    /// Makes a pace.
    public init(charactersPerSecond: Double, minimumPageMilliseconds: Int) {
        self.charactersPerSecond = charactersPerSecond
        self.minimumPageMilliseconds = minimumPageMilliseconds
    }

    /// Whole pixels a scrolling line of a cell height moves in one frame, at least 1.
    public func pixelsPerFrame(cellHeight: Int, framesPerSecond: Int) -> Int {
        let exact = charactersPerSecond * Double(cellHeight) / Double(max(1, framesPerSecond))
        return max(1, Int(exact.rounded()))
    }

    /// How long a still page needs: 1 s, its hanzi at the rate, 0.4 s for each number or Latin
    /// word.
    public func pageMilliseconds(_ text: String) -> Int {
        var hanzi = 0
        var words = 0
        var insideWord = false
        for character in text {
            let isWordPart = character.isASCII && (character.isLetter || character.isNumber)
            if isWordPart, !insideWord { words += 1 }
            // A decimal point or a comma inside a number does not begin a new word.
            insideWord = isWordPart || (insideWord && ".,-:".contains(character))
            if !character.isASCII, character.isLetter { hanzi += 1 }
        }
        let seconds = 1.0 + Double(hanzi) / charactersPerSecond + 0.4 * Double(words)
        return max(minimumPageMilliseconds, Int((seconds * 1_000).rounded()))
    }
}
