import Disclosure
import Glyphs

/// How long each picture of an idle board stays when it has more than one, in milliseconds.
private let idleMilliseconds = 6_000

extension Composing {
    /// The office's name with date and clock below; on low boards one after the other.
    mutating func idleActs() -> [Act] {
        let frames = composer.frames(milliseconds: idleMilliseconds)
        let board = layout.size.bounds
        guard let small = composer.faces.heights.last else {
            return [Act(frames: frames, lanes: [], shows: [])]
        }
        var name = StyledText()
        name.append(composer.directory.office, role: .title, field: Field.office.rawValue)
        let clockFace = FaceKey(height: small)
        if let key = largestFace(for: name, in: board, below: small) {
            let lanes = stacked(name, key, clock: ClockPattern.wholeDate, clockFace, in: board)
            return [Act(frames: frames, lanes: lanes, shows: [])]
        }
        var acts: [Act] = []
        if !name.isEmpty {
            let flow = flow(FaceKey(height: small))
            let lane = pagesLane(board, name, flow, .centre, item: "")
            acts.append(Act(frames: max(frames, lane.frames), lanes: [lane.lane], shows: []))
        }
        acts.append(Act(frames: frames, lanes: clockLanes(clockFace, in: board), shows: []))
        return acts
    }

    /// The largest face in which a name fits one line with a line of `small` below it.
    private mutating func largestFace(
        for name: StyledText,
        in board: PixelRectangle,
        below small: Int
    ) -> FaceKey? {
        for height in composer.faces.heights where height + small <= board.height {
            let key = FaceKey(height: height, weight: height > small ? .bold : .regular)
            let flow = flow(key)
            let cells = cells(name, flow, item: "")
            // A large name wants air at both sides.
            let air = height > small ? height : 0
            if !cells.isEmpty, TextFlow.width(cells) + air <= board.width { return key }
        }
        return nil
    }

    private mutating func stacked(
        _ name: StyledText,
        _ key: FaceKey,
        clock patterns: [ClockPattern],
        _ clockFace: FaceKey,
        in board: PixelRectangle
    ) -> [Lane] {
        let spare = board.height - key.height - clockFace.height
        let gap = min(spare / 3, key.height / 2)
        let top = (spare - gap) / 2
        let nameArea = PixelRectangle(x: 0, y: top, width: board.width, height: key.height)
        let clockArea = PixelRectangle(
            x: 0,
            y: top + key.height + gap,
            width: board.width,
            height: clockFace.height
        )
        let flow = flow(key)
        let cells = cells(name, flow, item: "")
        let clock = ZoneClock(
            patterns: patterns,
            style: TextStyle(face: clockFace, role: .clock),
            alignment: .centre
        )
        return [stillLane(nameArea, cells, flow, .centre), clockLane(clockArea, clock)]
            .compactMap { $0?.lane }
    }

    /// Date and clock on one line, or on two where there is room.
    private mutating func clockLanes(_ face: FaceKey, in board: PixelRectangle) -> [Lane] {
        let style = TextStyle(face: face, role: .clock)
        guard board.height >= 2 * face.height else {
            let clock = ZoneClock(
                patterns: ClockPattern.wholeDate,
                style: style,
                alignment: .centre
            )
            return [clockLane(board, clock)].compactMap { $0?.lane }
        }
        let top = (board.height - 2 * face.height) / 2
        let lines = [ClockPattern.dates, [ClockPattern.time]]
        return lines.enumerated().compactMap { index, patterns in
            let area = PixelRectangle(
                x: 0,
                y: top + index * face.height,
                width: board.width,
                height: face.height
            )
            let clock = ZoneClock(patterns: patterns, style: style, alignment: .centre)
            return clockLane(area, clock)?.lane
        }
    }
}

extension ClockPattern {
    private static let date = ClockPattern([.month, .literal("月"), .day, .literal("日")])
    private static let shortDate = ClockPattern([.month, .literal("-"), .day])

    /// Dates from the longest wording to the shortest.
    static let dates = [dateAndWeekday, date, shortDate]
    /// Date and clock from the longest wording to the shortest.
    static let wholeDate = [dateAndWeekday + time, date + time, time]
}
