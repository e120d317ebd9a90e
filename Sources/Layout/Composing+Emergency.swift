import Disclosure
import Glyphs
import Planning

/// The takeover of a whole board: a steady frame, a plate, and the text as large as it fits.
extension Composing {
    /// Lit dots of the frame.
    private static let frameDots = 2
    /// Unlit dots between frame, plate and text.
    private static let gap = 2
    /// Boards lower than this have no room for a frame round a line of 16.
    private static let leastFramedHeight = 24
    /// Boards narrower than this many of the smallest hanzi set the plate above the text, not
    /// beside it; higher than as many, they are pillars and set it in columns.
    private static let fewBeside = 6
    /// The largest text, in dots, so that a sentence still needs few pages.
    private static let largestText = 24

    /// How long a dark board is told to stay so at a time, in milliseconds.
    private static let darkMilliseconds = 1_000

    /// Nothing at all: every dot is off.
    var darkAct: Act {
        let frames = composer.frames(milliseconds: Self.darkMilliseconds)
        var act = Act(frames: frames, lanes: [], shows: [])
        act.isUrgent = true
        return act
    }

    /// One emergency or notice; several take turns.
    mutating func emergencyActs(_ slot: Slot) -> [Act] {
        guard let small = composer.faces.heights.last else { return [] }
        let text: StyledText
        var shows: [ShownRevision] = []
        switch slot.content {
        case .item(let revision):
            text = emergencyText(revision.item)
            shows = [ShownRevision(revision)]
        case .notice(let words):
            text = noticeText(words)
        case .dark, .filler: return []
        }
        let item = slot.item?.id ?? slot.order?.id ?? ""
        let board = layout.size.bounds
        var laid: [LaidLane] = []
        var room = board
        if isPillar(board, small) {
            laid.append(LaidLane(board, .still(Composing.frameMarks(board))))
            laid += uprightEmergency(text, small, board, item: item)
            return [emergencyWorded(emergencyAct(laid, shows), text, item: item)]
        }
        if board.width < Composing.fewBeside * small {
            if board.height >= 2 * small {
                laid.append(plateAbove(small, in: board))
                room = PixelRectangle(x: 0, y: small, width: board.width, height: small)
            }
        } else {
            if board.height >= Composing.leastFramedHeight {
                laid.append(LaidLane(board, .still(Composing.frameMarks(board))))
                room = Composing.inset(board, by: Composing.frameDots + Composing.gap)
            }
            let plate = plate(small, in: room)
            laid.append(plate)
            let start = plate.lane.area.endX + 2 * Composing.gap
            room = PixelRectangle(
                x: start,
                y: room.y,
                width: room.endX - start,
                height: room.height
            )
        }
        laid.append(emergencyLane(text, in: room, item: item))
        return [emergencyWorded(emergencyAct(laid, shows), text, item: item)]
    }

    private func emergencyAct(_ laid: [LaidLane], _ shows: [ShownRevision]) -> Act {
        let standing = laid.map(\.standingText).joined(separator: " ")
        let reading = composer.frames(milliseconds: composer.pace.pageMilliseconds(standing))
        return ActTiming.act(laid, atLeast: reading, shows: shows)
    }

    /// A pillar has no room for a plate beside the text, and height enough for columns.
    private func isPillar(_ board: PixelRectangle, _ small: Int) -> Bool {
        board.width < Composing.fewBeside * small
            && board.height >= Composing.fewBeside * small
            && board.height >= 2 * board.width
    }

    /// The plate at the head of a pillar, the text in columns under it.
    private mutating func uprightEmergency(
        _ text: StyledText,
        _ small: Int,
        _ board: PixelRectangle,
        item: String
    ) -> [LaidLane] {
        let inner = Composing.inset(board, by: Composing.frameDots + Composing.gap)
        let plate = plateAbove(small, in: inner, pad: Composing.gap)
        let start = plate.lane.area.endY + 2 * Composing.gap
        let room = PixelRectangle(
            x: inner.x,
            y: start,
            width: inner.width,
            height: inner.endY - start
        )
        let height = composer.faces.heights.first {
            $0 <= Composing.largestText && 2 * $0 <= room.width
        }
        let flow = flow(FaceKey(height: height ?? small, weight: .bold))
        let lane = uprightLane(
            in: room,
            text,
            flow,
            gap: min(flow.key.height / 3, room.width % flow.key.height),
            placement: .top,
            alignment: .centre,
            item: item
        )
        return [plate] + (lane.map { [$0] } ?? [])
    }

    private func noticeText(_ words: String) -> StyledText {
        var text = StyledText()
        text.append(words, role: .urgent, field: Field.title.rawValue)
        return text
    }

    private func emergencyText(_ item: Item) -> StyledText {
        var text = StyledText()
        text.append(item.title, role: .urgent, field: Field.title.rawValue)
        if !item.body.isEmpty {
            text.append("\n", role: .text, field: "layout")
            text.append(item.body, role: .title, field: Field.body.rawValue)
        }
        return text
    }

    /// Two lines or more in pages; one line that scrolls where two have no room.
    private mutating func emergencyLane(
        _ text: StyledText,
        in room: PixelRectangle,
        item: String
    ) -> LaidLane {
        let heights = composer.faces.heights.filter { $0 <= Composing.largestText }
        if let height = heights.first(where: { 2 * $0 <= room.height }) {
            let flow = flow(FaceKey(height: height, weight: .bold))
            return pagesLane(room, text, flow, .left, item: item)
        }
        let height = composer.faces.heights.first { $0 <= room.height && $0 <= 16 }
        let flow = flow(FaceKey(height: height ?? composer.faces.heights.last ?? 16))
        let cells = limited(cells(text.joined, flow, item: item), item: item)
        let strip = Strip(
            length: TextFlow.width(cells),
            pieces: [StripPiece(x: 0, marks: flow.lineMarks(cells, in: room))],
            speed: speed(flow),
            pixelsPerCharacter: Double(flow.chain.cellHeight),
            travel: .pass,
            direction: flow.direction(of: cells, .left)
        )
        return LaidLane(room, .strip(strip), frames: strip.period(in: room))
    }

    private static func inset(_ area: PixelRectangle, by dots: Int) -> PixelRectangle {
        PixelRectangle(
            x: area.x + dots,
            y: area.y + dots,
            width: area.width - 2 * dots,
            height: area.height - 2 * dots
        )
    }

    private static func frameMarks(_ board: PixelRectangle) -> [Mark] {
        let dots = frameDots
        let (width, height) = (board.width, board.height)
        return [
            PixelRectangle(x: 0, y: 0, width: width, height: dots),
            PixelRectangle(x: 0, y: height - dots, width: width, height: dots),
            PixelRectangle(x: 0, y: dots, width: dots, height: height - 2 * dots),
            PixelRectangle(x: width - dots, y: dots, width: dots, height: height - 2 * dots),
        ].map { .fill($0, role: .urgent) }
    }

    /// 紧急 unlit on a lit plate, upright where there is room, else side by side.
    private mutating func plate(_ height: Int, in room: PixelRectangle) -> LaidLane {
        let flow = flow(FaceKey(height: height))
        let cells = plateCells("紧急", flow)
        let pad = Composing.gap
        let widest = cells.map(\.width).max() ?? 0
        let isUpright = room.height >= cells.count * height + 2 * pad
        let lit = PixelRectangle(
            x: 0,
            y: 0,
            width: isUpright ? widest + 2 * pad : TextFlow.width(cells) + 2 * pad,
            height: isUpright
                ? cells.count * height + 2 * pad : min(room.height, height + 2 * pad)
        )
        var marks: [Mark] = [.fill(lit, role: .urgent)]
        var (x, y) = (pad, (lit.height - (isUpright ? cells.count : 1) * height) / 2)
        for cell in cells {
            marks += flow.marks([cell], x: x, y: y)
            if isUpright { y += height } else { x += cell.width }
        }
        let area = PixelRectangle(
            x: room.x,
            y: room.y + (room.height - lit.height) / 2,
            width: lit.width,
            height: lit.height
        )
        return LaidLane(area, .still(marks))
    }

    /// 紧急 unlit in the middle of a lit bar, above the text of a narrow board.
    private mutating func plateAbove(
        _ height: Int,
        in room: PixelRectangle,
        pad: Int = 0
    ) -> LaidLane {
        let flow = flow(FaceKey(height: height))
        let cells = plateCells("紧急", flow)
        let used = TextFlow.width(cells)
        let start = (room.width - used) / 2
        let side = Composing.gap + pad
        let tall = height + 2 * pad
        let lit = PixelRectangle(x: start - side, y: 0, width: used + 2 * side, height: tall)
        return LaidLane(
            PixelRectangle(x: room.x, y: room.y, width: room.width, height: tall),
            .still([.fill(lit, role: .urgent)] + flow.marks(cells, x: start, y: pad))
        )
    }

    private mutating func plateCells(_ word: String, _ flow: TextFlow) -> [Cell] {
        var text = StyledText()
        text.append(word, role: .off, field: "layout")
        return cells(text, flow, item: "")
    }
}
