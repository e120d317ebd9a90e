public import Disclosure
import Layout

extension Scene {
    /// The first instant after this one at which another picture may show; nil if none ever will.
    ///
    /// Between the two every frame is the same, so a board of still pages costs nothing.
    public func nextChange(after instant: Instant) -> Instant? {
        let number = frameNumber(at: instant)
        guard let (act, frame) = place(of: number) else { return nil }
        var earliest: Instant?
        func offer(_ candidate: Instant) {
            if candidate > instant { earliest = min(earliest ?? candidate, candidate) }
        }
        let isTimed = act.moving.contains { lane in
            if case .clock = lane.content { false } else { true }
        }
        if acts.count > 1 || isTimed {
            offer(start(ofFrame: number + Int64(act.frames - frame)))
        }
        for lane in act.moving {
            switch lane.content {
            case .clock(let clock):
                offer(clock.nextChange(after: instant, in: zone))
            case .strip(let strip):
                if let change = strip.nextChange(after: frame, actFrames: act.frames) {
                    offer(start(ofFrame: number + Int64(change - frame)))
                }
            case .pages(_, let frames, let total):
                let change = Scene.nextPage(after: frame, frames, total)
                offer(start(ofFrame: number + Int64(min(change, act.frames) - frame)))
            }
        }
        return earliest
    }

    /// The frame of the act at which the next page begins.
    private static func nextPage(after frame: Int, _ frames: [Int], _ total: Int) -> Int {
        let round = frame / total * total
        var end = round
        for count in frames {
            end += count
            if end > frame { return end }
        }
        return round + total
    }
}

extension DrawnClock {
    /// The next minute, or the next midnight for a clock that shows the date alone.
    func nextChange(after instant: Instant, in zone: Zone) -> Instant {
        let time = zone.civilTime(at: instant)
        let step = showsTime ? 60 : 86_400
        let second = (time.secondOfDay / step + 1) * step
        return zone.instant(of: CivilTime(date: time.date, secondOfDay: second))
    }
}

extension DrawnStrip {
    /// The next frame of the act in which the strip stands elsewhere; nil if it rests until its
    /// end.
    func nextChange(after frame: Int, actFrames: Int) -> Int? {
        if frame >= busyFrames { return nil }
        guard case .reveal(let hold) = strip.travel else { return frame + 1 }
        let step = frame % period
        let round = frame - step
        let travel = period - 2 * hold
        if step < hold { return round + hold + 1 }
        if step < hold + travel { return frame + 1 }
        return round + period
    }
}
