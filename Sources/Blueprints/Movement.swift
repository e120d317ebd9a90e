/// Where a movement goes.
public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// To the left, as text in Chinese or Latin letters runs through a lane.
    case left
    /// To the right, for scripts that are read from right to left.
    case right
    /// Upwards, for lists.
    case up
    /// Downwards, for lists that count up to their first place.
    case down

    /// Tells left and right from up and down.
    public var isHorizontal: Bool { self == .left || self == .right }

    /// Tells whether what moves is walked from its far end to its beginning.
    public var isBackward: Bool { self == .right || self == .down }
}

/// Whole pixels in whole frames, so that nothing that moves ever judders.
public struct Speed: Sendable, Hashable {
    /// Pixels of one step; at least 1.
    public let pixels: Int
    /// Frames that a step lasts; at least 1.
    public let frames: Int

    /// Makes a speed; anything below 1 counts as 1.
    public init(pixels: Int, frames: Int = 1) {
        self.pixels = max(1, pixels)
        self.frames = max(1, frames)
    }

    /// Frames that a way takes.
    public func frames(over way: Int) -> Int {
        (max(0, way) + pixels - 1) / pixels * frames
    }

    /// Pixels moved after a number of frames.
    public func way(after frames: Int) -> Int { frames / self.frames * pixels }
}

/// How a page comes or goes.
public struct Transition: Sendable, Hashable {
    /// What the eye sees.
    public enum Style: Sendable, Hashable {
        /// Here at once.
        case cut
        /// An edge passes and leaves the new behind it.
        case wipe
        /// The new pushes the old out.
        case roll
    }

    /// What the eye sees.
    public let style: Style
    /// Where edge or page moves.
    public let direction: Direction
    /// Frames that it takes; 0 for a cut.
    public let frames: Int
    /// Whole pixels in a frame.
    public let pixelsPerFrame: Int

    /// No time and no movement.
    public static let cut = Transition(.cut, .left, over: 0, within: 0)

    /// A movement over some pixels that takes at most the frames given, in equal whole steps.
    public init(_ style: Style, _ direction: Direction, over way: Int, within frames: Int) {
        let isCut = style == .cut || way < 1 || frames < 1
        self.style = isCut ? .cut : style
        self.direction = direction
        pixelsPerFrame = isCut ? 1 : (way + frames - 1) / frames
        self.frames = isCut ? 0 : (way + pixelsPerFrame - 1) / pixelsPerFrame
    }
}
