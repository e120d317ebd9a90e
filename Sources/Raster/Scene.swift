public import Disclosure
public import Layout

/// A composition made ready to show: strips and backdrops drawn once, frames copied from them.
///
/// What a frame shows depends on the composition and the instant alone, so that a scene made anew
/// after a restart goes on in the same phase, and boards that show the same move together. The
/// price is paid when a programme changes: the cycle's length is another then, and a strip may
/// jump. It could go on from where it was only if the scene knew what hung before, which a
/// restart would forget; and padding all cycles to one length would show passers-by dark strips.
/// Changes are rare and what is new matters more than the half sentence it replaces. Where a notice
/// goes before the plan, the cycle is counted from that order's beginning, which any restart knows
/// as well.
public struct Scene: Sendable {
    /// Names the scene; whoever makes scenes counts this up so that equal ids mean equal scenes.
    public let id: UInt64
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The colours of the board.
    public var palette: Palette { drawn.palette }
    /// How many frames the timeline counts in a second.
    public let framesPerSecond: Int

    let drawn: DrawnScene
    /// Frames of all acts together.
    let cycle: Int64
    /// The frame in which the first act begins.
    private let origin: Int64

    /// Draws the strips and backdrops of a composition.
    ///
    /// Acts that `previous` shows as well are taken over from it as they are drawn: a commit
    /// changes one item of many. What shows is the same with and without it.
    public init(_ composition: Composition, id: UInt64 = 0, after previous: Scene? = nil) {
        self.id = id
        width = composition.size.width
        height = composition.size.height
        framesPerSecond = max(1, composition.framesPerSecond)
        drawn = DrawnScene(composition, after: previous?.drawn)
        cycle = max(1, drawn.frames.reduce(0) { $0 + Int64($1) })
        origin =
            composition.origin.map {
                Self.frameNumber(at: $0, framesPerSecond: max(1, composition.framesPerSecond))
            } ?? 0
    }

    /// The revisions that show at an instant.
    public func shown(at instant: Instant) -> [ShownRevision] {
        place(of: frameNumber(at: instant)).map { drawn.shows[$0.act] } ?? []
    }

    /// Every revision that shows at some time of the cycle, without repetition.
    public var revisions: [ShownRevision] {
        var seen: Set<ShownRevision> = []
        return drawn.shows.flatMap { $0 }.filter { seen.insert($0).inserted }
    }

    /// The number of the frame that an instant falls into, counted from the epoch.
    func frameNumber(at instant: Instant) -> Int64 {
        Self.frameNumber(at: instant, framesPerSecond: framesPerSecond)
    }

    private static func frameNumber(at instant: Instant, framesPerSecond: Int) -> Int64 {
        let product = instant.milliseconds &* Int64(framesPerSecond)
        return product >= 0 ? product / 1_000 : (product - 999) / 1_000
    }

    /// When the frame begins that comes `number` frames after the one of `start`.
    public func instant(ofFrame number: Int, from start: Instant) -> Instant {
        self.start(ofFrame: frameNumber(at: start) + Int64(number))
    }

    /// The first whole millisecond of a frame.
    func start(ofFrame number: Int64) -> Instant {
        let product = number &* 1_000
        let rate = Int64(framesPerSecond)
        let milliseconds = product >= 0 ? (product + rate - 1) / rate : product / rate
        return Instant(milliseconds: milliseconds)
    }

    /// The act that a frame belongs to, and how far into it the frame lies.
    func place(of frame: Int64) -> (act: Int, frame: Int)? {
        var rest = (frame - origin) % cycle
        if rest < 0 { rest += cycle }
        for index in drawn.frames.indices {
            let frames = Int64(drawn.frames[index])
            if rest < frames { return (index, Int(rest)) }
            rest -= frames
        }
        return nil
    }

    /// All that an instant decides.
    func moment(at instant: Instant) -> Moment? {
        let number = frameNumber(at: instant)
        guard let (act, frame) = place(of: number) else { return nil }
        return Moment(instant: instant, number: number, act: act, frame: frame)
    }
}

/// What all copies of a scene share: handing a scene on counts one reference, not ten.
final class DrawnScene: Sendable {
    let acts: [DrawnAct]
    /// Frames of each act, side by side so that finding an act's place follows no reference.
    let frames: [Int]
    let zone: Zone
    let palette: Palette
    let shows: [[ShownRevision]]
    /// The picture and the words that stay when nobody speaks to the board any more.
    let notice: (frame: Frame, words: [Saying])?
    /// What each act says on a board that draws text by itself; empty for others.
    let words: [(paragraphs: [Saying], isUrgent: Bool)]

    init(_ composition: Composition, after previous: DrawnScene?) {
        let known = Dictionary(
            (previous?.acts ?? []).map { (ObjectIdentifier($0.identity), $0) },
            uniquingKeysWith: { $1 }
        )
        let builder = ActBuilder(composition)
        acts = composition.acts.map { act in
            let drawn = known[ObjectIdentifier(act.identity)]
            if let drawn, builder.wouldDrawTheSame(act, as: drawn) { return drawn }
            return builder.draw(act)
        }
        frames = acts.map(\.frames)
        zone = composition.zone
        let palette = Palette(composition.colours, inks: composition.inks)
        self.palette = palette
        notice = composition.notice.map { (builder.picture(of: $0, palette), $0.words) }
        shows = composition.acts.map(\.shows)
        words = composition.acts.map { ($0.words, $0.isUrgent) }
    }
}
