import Links
import POSIX
import Publisher
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
    /// Given the configuration, boards of `whenLost: "notice"` get their notice instead, where that
    /// can be drawn and nothing orders them to be dark.
    ///
    /// - Throws: `PublisherError` when the board thread cannot start.
    static func spread(
        over boards: [BoardConfiguration],
        leavingNoticesOf configuration: Configuration? = nil,
        withinMilliseconds limit: Int = defaultLimitMilliseconds
    ) throws(PublisherError) -> [Outcome] {
        guard !boards.isEmpty else { return [] }
        let notices = configuration.map { LeftNotices.drawn(for: boards, in: $0) } ?? [:]
        let loop: BoardLoop
        do {
            // A board without a scene is dark: opening the link is all it takes.
            loop = try BoardLoop(boards.map { try BoardSetup($0) })
            for (board, notice) in notices { try loop.post(scene: notice, for: board) }
        } catch {
            throw PublisherError(.system, "The board thread cannot start: \(error).", remedy: "")
        }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        let isDone: @Sendable (BoardStatus) -> Bool = { status in
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
}
