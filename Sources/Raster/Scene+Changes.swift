public import Disclosure
import Layout

extension Scene {
    /// The first instant after this one at which another picture may show; nil if none ever will.
    ///
    /// Between the two every frame is the same, so a board of still pages costs nothing.
    public func nextChange(after instant: Instant) -> Instant? {
        let number = frameNumber(at: instant)
        guard let place = place(of: number) else { return nil }
        let act = drawn.acts[place.act]
        let stage = act.stage
        var earliest: Instant?
        func offer(_ candidate: Instant) {
            if candidate > instant { earliest = min(earliest ?? candidate, candidate) }
        }
        func offer(frame: Int) {
            offer(start(ofFrame: number + Int64(frame - place.frame)))
        }
        let isTimed = stage.lanes.contains(where: \.isTimed)
        if drawn.acts.count > 1 || isTimed { offer(frame: act.frames) }
        for lane in stage.lanes {
            if lane.isFlashing {
                offer(start(ofFrame: stage.flash.nextChange(after: number)))
            }
            switch lane.content {
            case .standing: break
            case .clock(let clock):
                offer(clock.nextChange(after: instant, in: drawn.zone))
            case .strip(let strip):
                if let change = strip.nextChange(after: place.frame) { offer(frame: change) }
            case .pages(let range, let total):
                offer(frame: place.frame + stage.stay(of: range, total, at: place.frame))
            }
        }
        return earliest
    }
}

extension Stage {
    /// Frames until the pages of a lane may show another picture.
    func stay(of range: Range<Int>, _ total: Int, at frame: Int) -> Int {
        let (index, local) = page(of: range, total, at: frame)
        let page = pages[index]
        let goes = page.frames - page.exit.frames
        if local < page.entrance.frames || local >= goes { return 1 }
        return goes - local
    }
}
