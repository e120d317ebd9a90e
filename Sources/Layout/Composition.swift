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
    /// The pace for which it was laid out.
    public let pace: ReadingPace
    /// The colours of pictures, numbered after the roles; empty on boards that have few colours.
    public let inks: [PicturePoint]
    /// What stays on the board when nobody speaks to it any more; nil leaves it dark.
    public var notice: Act?
    /// What a person should look at before this hangs.
    public let warnings: [LayoutWarning]
    /// When the first act began; nil counts from the epoch.
    ///
    /// A notice that goes before the plan is seen at once, not when its turn happens to come.
    public var origin: Instant?
}

/// Tells whether two acts are the very same one, whatever they show.
public final class ActIdentity: Sendable {}

/// What shows until the next item's turn.
public struct Act: Sendable {
    /// Stays with the act when a later composition takes it over.
    public let identity = ActIdentity()
    /// How long it lasts, in frames; at least 1.
    public let frames: Int
    /// What is drawn, each in its own rectangle.
    public let lanes: [Lane]
    /// The revisions that this act shows.
    public let shows: [ShownRevision]
    /// What it says, for a board that draws text by itself; empty for others.
    public var words: [Saying] = []
    /// Whether it may not wait.
    public var isUrgent = false
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
    /// Whether it goes dark for a moment once a second.
    public let isFlashing: Bool

    init(area: PixelRectangle, content: LaneContent, isFlashing: Bool = false) {
        self.area = area
        self.content = content
        self.isFlashing = isFlashing
    }
}

/// What happens in a lane; marks count from the lane's own top left corner.
public enum LaneContent: Sendable {
    /// Marks that stand.
    case still([Mark])
    /// A strip longer than the lane may be, moving through it.
    case strip(Strip)
    /// Pages that take turns, each for a number of frames.
    case pages([Page])
    /// Date or clock.
    case clock(ClockLane)
}

/// A long picture that moves through its lane.
public struct Strip: Sendable {
    /// The strip's pixels along its way: its width, or its height if it moves up or down.
    public let length: Int
    /// What is drawn on it, one after the other.
    public let pieces: [StripPiece]
    /// How fast it moves.
    public let speed: Speed
    /// Pixels along the way that a reader takes for one character.
    public let pixelsPerCharacter: Double
    /// How it moves.
    public let travel: StripTravel
    /// Where it moves.
    public let direction: Direction
    /// Where each item stands on it, if several share it.
    public let parts: [StripPart]

    init(
        length: Int,
        pieces: [StripPiece],
        speed: Speed,
        pixelsPerCharacter: Double,
        travel: StripTravel,
        direction: Direction = .left,
        parts: [StripPart] = []
    ) {
        self.length = length
        self.pieces = pieces
        self.speed = speed
        self.pixelsPerCharacter = max(0.01, pixelsPerCharacter)
        self.travel = travel
        self.direction = direction
        self.parts = parts
    }

    /// Frames after which the movement begins again, in a lane of so many pixels along the way.
    public func period(lane: Int) -> Int {
        switch travel {
        case .endless: max(1, speed.frames(over: length))
        case .pass: speed.frames(over: lane + length)
        case .reveal(let hold): 2 * hold + speed.frames(over: length - lane)
        }
    }

    /// Frames after which the movement begins again in a lane.
    func period(in area: PixelRectangle) -> Int {
        period(lane: direction.isHorizontal ? area.width : area.height)
    }
}

/// Marks on a strip, and where they begin: strips that have an item in common share its marks.
public struct StripPiece: Sendable {
    /// The column that the marks count from.
    public let x: Int
    /// What is drawn.
    public let marks: [Mark]

    package init(x: Int, marks: [Mark]) {
        self.x = x
        self.marks = marks
    }
}

/// One item's room on a strip that several share.
public struct StripPart: Sendable, Hashable {
    /// What is shown.
    public let revision: ShownRevision
    /// Pixels along the way.
    public let length: Int
}

/// How a strip moves.
public enum StripTravel: Sendable, Hashable {
    /// Round and round without a seam; the length is a multiple of a step's pixels.
    case endless
    /// In at one edge and out at the other.
    case pass
    /// It holds at its beginning, moves to its end, holds again and cuts back.
    case reveal(holdFrames: Int)
}

/// One page of a lane.
public struct Page: Sendable {
    /// How long it stays, in frames, entrance and exit included.
    public let frames: Int
    /// What is drawn.
    public let marks: [Mark]
    /// How it comes, over the page before it.
    public let entrance: Transition
    /// How it goes, leaving the lane dark; a cut leaves it until the next page comes.
    public let exit: Transition

    init(frames: Int, marks: [Mark], entrance: Transition = .cut, exit: Transition = .cut) {
        self.frames = frames
        self.marks = marks
        self.entrance = entrance
        self.exit = exit
    }
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
    /// The board's own font lacks this character; it is left out.
    case unwritable(item: String, field: String, Character, set: String)
    /// Some of a text cannot be shown rightly and is left out, for the reason that is given.
    case script(item: String, field: String, finding: String)
    /// Variation selectors are passed over.
    case selectors(item: String, field: String)
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
            let names = MissingGlyph.names(of: character)
            return "\(item): no \(face) glyph for \"\(character)\" (\(names)) in \(field)."
        case .unwritable(let item, let field, let character, let set):
            let names = MissingGlyph.names(of: character)
            return
                "\(item): the board's font (\(set)) lacks \"\(character)\" (\(names)) in \(field)."
        case .script(let item, let field, let finding):
            return "\(item): left out of \(field): \(finding)"
        case .selectors(let item, let field):
            return "\(item): variation selectors in \(field) are ignored."
        case .cut(let item, let zone, let text):
            return "\(item): \"\(text)\" does not fit the zone \(zone) and is cut."
        case .notShown(let item):
            return "\(item): no zone of the layout is there for it, so the board does not show it."
        case .stripTooLong(let item):
            return "\(item): the strip is longer than \(Composer.maximumStripWidth) pixels."
        }
    }
}
