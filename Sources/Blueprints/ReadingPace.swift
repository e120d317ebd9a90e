/// How fast passers-by read Chinese, and what follows for scrolling and paging.
///
/// Design rate 3.5 characters a second (210 a minute), below the 250 to 260 a minute at which
/// comprehension of scrolled Chinese peaks (Chen & Chien 2005).
public struct ReadingPace: Sendable, Hashable {
    /// The word that layouts and configurations use.
    public var name: String
    /// Characters a visitor reads in a second.
    public var charactersPerSecond: Double
    /// The least time a still page stays, in milliseconds.
    public var minimumPageMilliseconds: Int

    /// The pace for the general public.
    public static let standard = ReadingPace(
        name: "standard",
        charactersPerSecond: 3.5,
        minimumPageMilliseconds: 3_000
    )
    /// The pace for halls with many elderly visitors.
    public static let calm = ReadingPace(
        name: "calm",
        charactersPerSecond: 2.5,
        minimumPageMilliseconds: 4_000
    )
    /// As fast as practised readers follow (259.5 characters a minute), and only on demand.
    public static let faster = ReadingPace(
        name: "faster",
        charactersPerSecond: 4.3,
        minimumPageMilliseconds: 2_500
    )
    /// All paces that have a name.
    public static let named = [calm, standard, faster]

    /// How far rounding to whole pixels may go beyond the pace.
    package static let tolerance = 1.1

    /// Makes a pace.
    public init(
        name: String = "custom",
        charactersPerSecond: Double,
        minimumPageMilliseconds: Int
    ) {
        self.name = name
        self.charactersPerSecond = charactersPerSecond
        self.minimumPageMilliseconds = minimumPageMilliseconds
    }

    /// The speed of a line that scrolls sideways: never more than a tenth faster than the pace.
    public func speed(cellHeight: Int, framesPerSecond: Int) -> Speed {
        speed(pixelsPerCharacter: Double(cellHeight), framesPerSecond: framesPerSecond)
    }

    /// The speed of lines that scroll up or down, when the longest has so many characters.
    public func speed(lineHeight: Int, characters: Int, framesPerSecond: Int) -> Speed {
        speed(
            pixelsPerCharacter: Double(lineHeight) / Double(max(1, characters)),
            framesPerSecond: framesPerSecond
        )
    }

    private func speed(pixelsPerCharacter: Double, framesPerSecond: Int) -> Speed {
        let exact = charactersPerSecond * pixelsPerCharacter / Double(max(1, framesPerSecond))
        let limit = exact * ReadingPace.tolerance
        if limit < 1 {
            let frames = limit > 0.001 ? (1 / limit).rounded(.up) : 1_000
            return Speed(pixels: 1, frames: Int(frames))
        }
        let near = exact.rounded()
        return Speed(pixels: Int(near <= limit ? near : exact.rounded(.down)))
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
