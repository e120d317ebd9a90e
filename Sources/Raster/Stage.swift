import Disclosure
import Layout

/// Everything that a scene draws, made beforehand: all pixels in one array, all else plain values.
///
/// Plain values and one array mean that a frame touches no reference count and allocates nothing.
struct Stage: Sendable {
    var pixels: [UInt8] = []
    var acts: [DrawnAct] = []
    var bands: [Band] = []
    var lanes: [DrawnLane] = []
    var pages: [DrawnPage] = []
    var clockPieces: [DrawnClock.Piece] = []
    /// Patches that belong together: the ten digits, then the seven weekdays.
    var clockPatches: [Patch] = []

    /// Keeps a picture.
    mutating func keep(_ tile: Tile) -> Patch {
        let patch = Patch(offset: pixels.count, width: tile.width, height: tile.height)
        pixels += tile.pixels
        return patch
    }
}

/// An act: what lies below, and what changes upon it.
struct DrawnAct: Sendable {
    let frames: Int
    /// Rows that nothing covers, among the stage's bands.
    let bands: Range<Int>
    /// What changes, in the order of drawing, among the stage's lanes.
    let lanes: Range<Int>
}

/// Rows of the board that stand for a whole act.
struct Band: Sendable, Hashable {
    let y: Int
    let height: Int
    /// What stands there; nil when the rows are dark.
    let patch: Patch?
}

/// A lane that changes within its act.
struct DrawnLane: Sendable {
    let area: PixelRectangle
    let isFlashing: Bool
    let content: Content

    enum Content: Sendable {
        case strip(DrawnStrip)
        case pages(Range<Int>, total: Int)
        case clock(DrawnClock)
    }

    /// Whether it draws every pixel of its area in every frame.
    var covers: Bool {
        if case .clock = content { false } else { true }
    }
}

/// A page, drawn.
struct DrawnPage: Sendable {
    let patch: Patch
    let frames: Int
    let entrance: Transition
    let exit: Transition
}
