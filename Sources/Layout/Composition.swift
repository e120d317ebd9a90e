public import Disclosure
public import Glyphs
public import Pictures

/// A programme laid out for one board: what is drawn where, and how it moves in time.
public struct Composition: Sendable {
    /// The board's size.
    public let size: PixelSize
    /// The board's colours.
    public let colours: BoardColours
    /// The zone whose clock the board shows.
    public let zone: Zone
    /// How many frames the timeline counts in a second.
    public let framesPerSecond: Int
    /// What shows one after another, endlessly; never empty.
    public let acts: [Act]
    /// The colours of pictures, numbered after the roles; empty on boards that have few colours.
    public let inks: [PicturePoint]
    /// What a person should look at before this hangs.
    public let warnings: [LayoutWarning]
}

/// What shows until the next item's turn.
public struct Act: Sendable {
    /// How long it lasts, in frames; at least 1.
    public let frames: Int
    /// What is drawn, each in its own rectangle.
    public let lanes: [Lane]
    /// The revisions that this act shows.
    public let shows: [ShownRevision]
}

/// A revision that an act shows.
public struct ShownRevision: Sendable, Hashable {
    /// The item's id.
    public let item: String
    /// The revision's number.
    public let number: Int
    /// The revision's digest.
    public let digest: String

    init(_ approved: ApprovedRevision) {
        item = approved.item.id
        number = approved.revision.number
        digest = approved.revision.digest
    }
}

/// A rectangle of the board and what happens in it; nothing is drawn outside it.
public struct Lane: Sendable {
    /// Where it lies.
    public let area: PixelRectangle
    /// What happens in it.
    public let content: LaneContent
}

/// What happens in a lane; marks count from the lane's own top left corner.
public enum LaneContent: Sendable {
    /// Marks that stand.
    case still([Mark])
    /// A strip wider than the lane may be, moving to the left.
    case strip(Strip)
    /// Pages that take turns, each for a number of frames.
    case pages([Page])
    /// Date or clock.
    case clock(ClockLane)
}

/// A long picture that moves to the left through its lane.
public struct Strip: Sendable {
    /// The strip's width in pixels.
    public let width: Int
    /// What is drawn on it.
    public let marks: [Mark]
    /// Whole pixels it moves in one frame.
    public let pixelsPerFrame: Int
    /// How it moves.
    public let travel: StripTravel

    /// Frames after which the movement begins again.
    public func period(laneWidth: Int) -> Int {
        switch travel {
        case .endless: max(1, width / pixelsPerFrame)
        case .pass: (laneWidth + width + pixelsPerFrame - 1) / pixelsPerFrame
        case .reveal(let hold):
            2 * hold + (max(0, width - laneWidth) + pixelsPerFrame - 1) / pixelsPerFrame
        }
    }
}

/// How a strip moves.
public enum StripTravel: Sendable, Hashable {
    /// Round and round without a seam; the width is a multiple of the pixels a frame.
    case endless
    /// In at the right edge and out at the left.
    case pass
    /// It holds at its beginning, moves to its end, holds again and cuts back.
    case reveal(holdFrames: Int)
}

/// One page of a lane.
public struct Page: Sendable {
    /// How long it stays, in frames.
    public let frames: Int
    /// What is drawn.
    public let marks: [Mark]
}

/// Date or clock in a lane.
public struct ClockLane: Sendable {
    /// What is written.
    public let pattern: ClockPattern
    /// The glyph of every character that the pattern may show and the faces have.
    public let glyphs: [Character: Glyph]
    /// Where it stands in the lane.
    public let alignment: Alignment
    /// The row of the lane where the cell begins.
    public let y: Int
    /// Its colour.
    public let role: Role
    /// The deadline it counts to; the pattern is what it says before.
    public var countdown: Countdown?
}

/// What a clock that counts days says on its deadline and after it.
public struct Countdown: Sendable {
    /// The deadline.
    public let deadline: CivilDate
    /// What is written on the day.
    public let today: ClockPattern
    /// What is written after it.
    public let after: ClockPattern
    /// The colour after it.
    public let roleAfter: Role
}

/// Something in a composition that a person should look at.
public enum LayoutWarning: Sendable, Hashable, CustomStringConvertible {
    /// No face has this character; it is left out.
    case missingGlyph(item: String, field: String, character: Character, face: FaceKey)
    /// A still text is wider than its zone and was cut.
    case cut(item: String, zone: String, text: String)
    /// A strip was cut at its greatest width.
    case stripTooLong(item: String)
    /// No zone of the layout is there for an item, so that the board does not show it.
    case notShown(item: String)

    /// One sentence for the reviewer.
    public var description: String {
        switch self {
        case .missingGlyph(let item, let field, let character, let face):
            let points = character.unicodeScalars
                .map { "U+" + String($0.value, radix: 16, uppercase: true) }
                .joined(separator: " ")
            return "\(item): no \(face) glyph for \"\(character)\" (\(points)) in \(field)."
        case .cut(let item, let zone, let text):
            return "\(item): \"\(text)\" does not fit the zone \(zone) and is cut."
        case .notShown(let item):
            return "\(item): no zone of the layout is there for it, so the board does not show it."
        case .stripTooLong(let item):
            return "\(item): the strip is longer than \(Composer.maximumStripWidth) pixels."
        }
    }
}
