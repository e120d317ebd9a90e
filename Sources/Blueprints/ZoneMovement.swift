/// How a zone's text moves, comes and goes, as its layout says.
public struct ZoneMovement: Sendable, Hashable {
    /// How a page comes and goes.
    public enum Effect: String, Sendable, Hashable, CaseIterable {
        /// Here at once.
        case cut
        /// An edge passes and leaves the new page behind it.
        case wipe
        /// The new page pushes the old one out.
        case roll
        /// It goes dark for a moment, once a second; for zones of at most a quarter of the board.
        case flash
    }

    /// Where a strip, an edge or a page moves.
    public var direction = Direction.left
    /// How a page comes and goes.
    public var effect = Effect.cut
    /// The longest that a page takes to come, in milliseconds.
    public var entranceMilliseconds = ZoneMovement.usualEntrance
    /// The least that a page holds, in milliseconds; reading may need longer and then has it.
    public var holdMilliseconds = 0
    /// The longest that a page takes to go, in milliseconds; 0 leaves it until the next comes.
    public var exitMilliseconds = 0

    /// Half a second: seen as a movement, and soon over.
    static let usualEntrance = 500
    /// The slowest entrance or exit, in milliseconds.
    static let slowestTransition = 5_000
    /// The longest hold, in milliseconds.
    static let longestHold = 600_000

    /// A cut, to the left.
    public static let plain = ZoneMovement()

    package func entrance(of area: PixelRectangle, _ frames: (Int) -> Int) -> Transition {
        transition(area, entranceMilliseconds, frames)
    }

    package func exit(of area: PixelRectangle, _ frames: (Int) -> Int) -> Transition {
        transition(area, exitMilliseconds, frames)
    }

    private func transition(
        _ area: PixelRectangle,
        _ milliseconds: Int,
        _ frames: (Int) -> Int
    ) -> Transition {
        let style: Transition.Style =
            switch effect {
            case .cut, .flash: .cut
            case .wipe: .wipe
            case .roll: .roll
            }
        guard style != .cut, milliseconds > 0 else { return .cut }
        let way = direction.isHorizontal ? area.width : area.height
        return Transition(style, direction, over: way, within: frames(milliseconds))
    }
}
