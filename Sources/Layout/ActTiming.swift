/// Fits lanes of different lengths into one act.
enum ActTiming {
    /// An act in which every strip passes whole and every page is seen.
    static func act(_ laid: [LaidLane], atLeast reading: Int, shows: [ShownRevision]) -> Act {
        let longest = laid.reduce(reading) { max($0, $1.frames) }
        // A strip that ended early would leave its lane dark: it passes again instead.
        let pass = laid.reduce(0) { $1.isPass ? max($0, $1.frames) : $0 }
        let frames = pass > 0 ? (longest + pass - 1) / pass * pass : longest
        return Act(frames: frames, lanes: laid.map { stretched($0.lane, to: frames) }, shows: shows)
    }

    /// Pages are held longer, so that the act ends with the last page and not with a glimpse.
    private static func stretched(_ lane: Lane, to frames: Int) -> Lane {
        guard case .pages(let pages) = lane.content else { return lane }
        if pages.count == 1 {
            let held = pages.map { $0.lasting(frames) }
            return Lane(area: lane.area, content: .pages(held), isFlashing: lane.isFlashing)
        }
        let total = pages.reduce(0) { $0 + $1.frames }
        let round = (frames + frames / total - 1) / (frames / total)
        var left = round - total
        let held = pages.enumerated().map { index, page in
            let more = left / (pages.count - index)
            left -= more
            return page.lasting(page.frames + more)
        }
        return Lane(area: lane.area, content: .pages(held), isFlashing: lane.isFlashing)
    }
}

extension Page {
    /// The same page, held longer or shorter.
    fileprivate func lasting(_ frames: Int) -> Page {
        Page(frames: frames, marks: marks, entrance: entrance, exit: exit)
    }
}

extension LaidLane {
    /// Whether it enters at one edge and leaves at the other, or runs round.
    fileprivate var isPass: Bool {
        if case .strip(let strip) = lane.content {
            strip.travel == .pass || strip.travel == .endless
        } else {
            false
        }
    }
}
