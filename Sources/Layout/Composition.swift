public import Disclosure
public import Glyphs

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
}

/// One thing to draw.
public enum Mark: Sendable {
    /// A glyph, placed by the left top corner of its cell.
    case glyph(Glyph, x: Int, y: Int, role: Role)
    /// A filled rectangle.
    case fill(PixelRectangle, role: Role)
    /// A row of dots, one on and one off, beginning with on.
    case dots(x: Int, y: Int, length: Int, role: Role)
}

/// Something in a composition that a person should look at.
public enum LayoutWarning: Sendable, Hashable, CustomStringConvertible {
    /// No face has this character; it is left out.
    case missingGlyph(item: String, field: String, character: Character, face: FaceKey)
    /// Some of a text cannot be shown rightly and is left out, for the reason that is given.
    case script(item: String, field: String, finding: String)
    /// Variation selectors are passed over.
    case selectors(item: String, field: String)
    /// A still text is wider than its zone and was cut.
    case cut(item: String, zone: String, text: String)
    /// A strip was cut at its greatest width.
    case stripTooLong(item: String)

    /// One sentence for the reviewer.
    public var description: String {
        switch self {
        case .missingGlyph(let item, let field, let character, let face):
            let names = MissingGlyph.names(of: character)
            return "\(item): no \(face) glyph for \"\(character)\" (\(names)) in \(field)."
        case .script(let item, let field, let finding):
            return "\(item): left out of \(field): \(finding)"
        case .selectors(let item, let field):
            return "\(item): variation selectors in \(field) are ignored."
        case .cut(let item, let zone, let text):
            return "\(item): \"\(text)\" does not fit the zone \(zone) and is cut."
        case .stripTooLong(let item):
            return "\(item): the strip is longer than \(Composer.maximumStripWidth) pixels."
        }
    }
}
