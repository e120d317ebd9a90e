import Layout

/// Keeps a board from flashing as would harm people who are sensitive to light.
///
/// At most three flashes a second over a quarter of the field of view are held harmless (WCAG
/// 2.3.1); a red board is the worst case, so the house allows one, and only to a quarter of a
/// board. No drawing inverts anything: marks are lit on dark ground, and pages only replace it.
enum FlashGuard {
    /// A flashing lane is lit for this many tenths of each second.
    static let litTenths = 7
    /// One part in so many of a board may flash.
    static let share = 4

    /// Which of some lanes may flash: the first whose areas together stay within the share.
    static func allowed(_ lanes: [Lane], on board: PixelSize) -> [Bool] {
        var left = board.width * board.height / share
        return lanes.map { lane in
            let size = lane.area.width * lane.area.height
            guard lane.isFlashing, size <= left else { return false }
            left -= size
            return true
        }
    }

    /// Frames of one flash: a second, and never less than a frame lit and a frame dark.
    static func period(framesPerSecond: Int) -> Int { max(2, framesPerSecond) }

    /// Frames of a flash that are lit.
    static func litFrames(framesPerSecond: Int) -> Int {
        let period = period(framesPerSecond: framesPerSecond)
        return min(period - 1, max(1, period * litTenths / 10))
    }

    /// The shortest time that a picture stays before another replaces it: one second.
    static func shortestStay(framesPerSecond: Int) -> Int { max(1, framesPerSecond) }
}
