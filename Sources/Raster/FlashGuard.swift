import Layout

/// Keeps a board from flashing as would harm people who are sensitive to light.
///
/// At most three flashes a second over a quarter of the field of view are held harmless (WCAG
/// 2.3.1); a red board is the worst case, so the house allows one, and only to a quarter of a
/// board. No drawing inverts anything: marks are lit on dark ground, and pages only replace it.
enum FlashGuard {
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

    /// The shortest time that a picture stays before another replaces it: one second.
    static func shortestStay(framesPerSecond: Int) -> Int { max(1, framesPerSecond) }
}

/// The rhythm of everything that flashes; all boards of a house go dark together.
struct Flash: Sendable, Hashable {
    /// A flashing lane is lit for this many tenths of each second.
    private static let litTenths: Int64 = 7

    /// Frames of one flash: a second, and never less than a frame lit and a frame dark.
    let period: Int64
    /// The frames of it that are lit.
    let lit: Int64

    init(framesPerSecond: Int) {
        period = max(2, Int64(framesPerSecond))
        lit = min(period - 1, max(1, period * Flash.litTenths / 10))
    }

    /// Whether flashing lanes are dark in a frame.
    func isDark(in frame: Int64) -> Bool { phase(of: frame) >= lit }

    /// The first frame after one in which flashing lanes change.
    func nextChange(after frame: Int64) -> Int64 {
        let phase = phase(of: frame)
        return frame + (phase < lit ? lit : period) - phase
    }

    private func phase(of frame: Int64) -> Int64 {
        let rest = frame % period
        return rest < 0 ? rest + period : rest
    }
}
