import Disclosure
import Layout

/// Everything that an act draws, made beforehand: all pixels in one array, all else plain values.
///
/// Plain values and one array mean that a frame touches no reference count and allocates nothing.
struct Stage: Sendable {
    var pixels: [UInt8] = []
    /// What is drawn, in its order.
    var lanes: [DrawnLane] = []
    var pages: [DrawnPage] = []
    var clockPieces: [DrawnClock.Piece] = []
    /// Patches that belong together: the ten digits, then the seven weekdays.
    var clockPatches: [Patch] = []

    /// The rhythm of everything that flashes.
    var flash = Flash(framesPerSecond: 1)

    /// Keeps a picture.
    mutating func keep(_ tile: Tile) -> Patch {
        let patch = Patch(offset: pixels.count, width: tile.width, height: tile.height)
        pixels += tile.pixels
        return patch
    }
}

/// An act, drawn; every scene that shows the act shares it.
final class DrawnAct: Sendable {
    /// Whose drawing it is.
    let identity: ActIdentity
    /// The board's size.
    let size: PixelSize
    let frames: Int
    let stage: Stage

    init(_ identity: ActIdentity, size: PixelSize, frames: Int, stage: Stage) {
        self.identity = identity
        self.size = size
        self.frames = frames
        self.stage = stage
    }
}

/// A lane that changes within its act, or a band of rows that stand.
struct DrawnLane: Sendable {
    let area: PixelRectangle
    let isFlashing: Bool
    let content: Content

    enum Content: Sendable {
        /// Rows that nothing else covers; nil when they are dark.
        case standing(Patch?)
        case strip(DrawnStrip)
        case pages(Range<Int>, total: Int)
        case clock(DrawnClock)
    }

    /// Whether it draws every pixel of its area in every frame.
    var covers: Bool {
        if case .clock = content { false } else { true }
    }

    /// Whether the frames of its act move it on.
    var isTimed: Bool {
        switch content {
        case .standing, .clock: false
        case .strip, .pages: true
        }
    }
}

/// A page, drawn.
struct DrawnPage: Sendable {
    let patch: Patch
    let frames: Int
    let entrance: Transition
    let exit: Transition
}
