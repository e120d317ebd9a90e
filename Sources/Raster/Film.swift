public import Disclosure

/// What a scene shows in a stretch of time: every picture once, with the time it stays.
public struct Film: Sendable {
    /// A picture and its time.
    public struct Shot: Sendable, Hashable {
        /// The picture.
        public let frame: Frame
        /// How long it stays, in milliseconds.
        public var milliseconds: Int
    }

    /// The longest film, in milliseconds: ten minutes.
    public static let maximumMilliseconds = 600_000

    /// The pictures in their order; neighbours differ.
    public private(set) var shots: [Shot] = []

    /// Films a scene from an instant on; a longer film than `maximumMilliseconds` is cut.
    public init(_ scene: Scene, from start: Instant, milliseconds: Int) {
        let length = Int64(min(max(1, milliseconds), Film.maximumMilliseconds))
        let end = start.advanced(byMilliseconds: length)
        var at = start
        while at < end {
            let next = min(scene.nextChange(after: at) ?? end, end)
            add(scene.frame(at: at), Int(next.milliseconds - at.milliseconds))
            at = next
        }
    }

    private mutating func add(_ frame: Frame, _ milliseconds: Int) {
        if shots.last?.frame == frame {
            shots[shots.count - 1].milliseconds += milliseconds
        } else {
            shots.append(Shot(frame: frame, milliseconds: milliseconds))
        }
    }
}
