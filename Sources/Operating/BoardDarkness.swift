import Disclosure
import Links
import POSIX
import Planning
import Publisher
import Raster
import Settings

/// Makes boards dark outside the service: after a crash, or when they leave the configuration.
enum BoardDarkness {
    /// How long boards may take altogether, unless told otherwise, in milliseconds.
    static let defaultLimitMilliseconds = 5_000
    /// How often the boards' states are looked at, in milliseconds.
    private static let lookMilliseconds = 20

    /// What became of one board.
    struct Outcome: Sendable {
        /// The board's id.
        let board: String
        /// Whether it took whole what it was to be left with.
        let isDone: Bool
        /// Whether that is its notice; else it is darkness.
        let isNotice: Bool
        /// What stood in the way; nil when nothing did or nothing is known.
        let fault: String?
    }

    /// Sends every board a black frame and waits until the links have taken them.
    ///
    /// Given the configuration, boards of `whenLost: "notice"` get their notice instead; one whose
    /// notice cannot be drawn is made dark.
    ///
    /// - Throws: `PublisherError` when the board thread cannot start.
    static func spread(
        over boards: [BoardConfiguration],
        leavingNoticesOf configuration: Configuration? = nil,
        withinMilliseconds limit: Int = defaultLimitMilliseconds
    ) throws(PublisherError) -> [Outcome] {
        guard !boards.isEmpty else { return [] }
        let notices = configuration.map { notices(of: boards, in: $0) } ?? [:]
        let loop: BoardLoop
        do {
            // A board without a scene is dark: opening the link is all it takes.
            loop = try BoardLoop(boards.map { try BoardSetup($0) })
            for (board, notice) in notices { try loop.post(scene: notice, for: board) }
        } catch {
            throw PublisherError(.system, "The board thread cannot start: \(error).", remedy: "")
        }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        let isDone = { (status: BoardStatus) in
            status.lastSent.map { $0.sceneID == notices[status.id]?.id } ?? false
        }
        while !loop.status().allSatisfy(isDone), MonotonicTime.now < deadline {
            Clocks.sleep(milliseconds: lookMilliseconds)
        }
        loop.stop(blank: false)
        return loop.status().map { status in
            Outcome(
                board: status.id,
                isDone: isDone(status),
                isNotice: notices[status.id] != nil,
                fault: status.lastFault
            )
        }
    }

    /// The notices of the boards that are to be left with them, by board.
    private static func notices(
        of boards: [BoardConfiguration],
        in configuration: Configuration
    ) -> [String: StillPicture] {
        let wanted = boards.filter { $0.whenLost == .notice }
        guard !wanted.isEmpty, let faces = try? FaceShelf.open(configuration.fonts).library
        else { return [:] }
        var notices: [String: StillPicture] = [:]
        for board in wanted {
            var desk = BoardDesk(board, of: configuration, faces: faces)
            let programme = Programme(
                board: board.board,
                at: Instant(milliseconds: 0),
                slots: [],
                excluded: [],
                validUntil: nil
            )
            let scene = desk.compose(programme, unitNames: [:]).map { Scene($0, id: 1) }
            guard case .pages(let pages) = scene?.notice?.areas.first?.content,
                let frame = pages.first?.frame
            else { continue }
            notices[board.board.id] = StillPicture(id: 1, frame: frame)
        }
        return notices
    }
}

/// One picture that never changes.
private struct StillPicture: FrameSource {
    let id: UInt64
    let frame: Frame

    var palette: Palette { frame.palette }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.pixels = frame.pixels }

    func nextChange(after instant: Instant) -> Instant? { nil }
}
