public import Disclosure
public import Layout

/// A composition made ready to show: strips and backdrops drawn once, frames copied from them.
///
/// What a frame shows depends on the instant alone, so that a scene made anew after a restart
/// goes on in the same phase.
public struct Scene: Sendable {
    /// Names the scene; whoever makes scenes counts this up so that equal ids mean equal scenes.
    public let id: UInt64
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The colours of the board.
    public let palette: Palette
    /// How many frames the timeline counts in a second.
    public let framesPerSecond: Int

    let zone: Zone
    let acts: [DrawnAct]
    /// Frames of all acts together.
    let cycle: Int64

    /// Draws the strips and backdrops of a composition.
    public init(_ composition: Composition, id: UInt64 = 0) {
        self.id = id
        width = composition.size.width
        height = composition.size.height
        palette = Palette(composition.colours, inks: composition.inks)
        framesPerSecond = max(1, composition.framesPerSecond)
        zone = composition.zone
        let size = composition.size
        acts = composition.acts.map { DrawnAct($0, size: size) }
        cycle = max(1, acts.reduce(0) { $0 + Int64($1.frames) })
    }

    /// The revisions that show at an instant.
    public func shown(at instant: Instant) -> [ShownRevision] {
        place(of: frameNumber(at: instant))?.act.shows ?? []
    }

    /// The number of the frame that an instant falls into, counted from the epoch.
    func frameNumber(at instant: Instant) -> Int64 {
        let product = instant.milliseconds &* Int64(framesPerSecond)
        return product >= 0 ? product / 1_000 : (product - 999) / 1_000
    }

    /// The first whole millisecond of a frame.
    func start(ofFrame number: Int64) -> Instant {
        let product = number &* 1_000
        let rate = Int64(framesPerSecond)
        let milliseconds = product >= 0 ? (product + rate - 1) / rate : product / rate
        return Instant(milliseconds: milliseconds)
    }

    /// The act that a frame belongs to, and how far into it the frame lies.
    func place(of frame: Int64) -> (act: DrawnAct, frame: Int)? {
        var rest = frame % cycle
        if rest < 0 { rest += cycle }
        for act in acts {
            if rest < Int64(act.frames) { return (act, Int(rest)) }
            rest -= Int64(act.frames)
        }
        return nil
    }
}
