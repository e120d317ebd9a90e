import Links
import POSIX
import Planning
import Publisher

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
        /// Whether it took the black frame whole.
        let isDark: Bool
        /// What stood in the way; nil when nothing did or nothing is known.
        let fault: String?
    }

    /// Sends every board a black frame and waits until the links have taken them.
    ///
    /// - Throws: `PublisherError` when the board thread cannot start.
    static func spread(
        over boards: [BoardConfiguration],
        withinMilliseconds limit: Int = defaultLimitMilliseconds
    ) throws(PublisherError) -> [Outcome] {
        guard !boards.isEmpty else { return [] }
        let loop: BoardLoop
        do {
            // A board without a scene is dark: opening the link is all it takes.
            loop = try BoardLoop(boards.map { try BoardSetup($0) })
        } catch {
            throw PublisherError(.system, "The board thread cannot start: \(error).", remedy: "")
        }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        while !loop.status().allSatisfy(\.isDark), MonotonicTime.now < deadline {
            Clocks.sleep(milliseconds: lookMilliseconds)
        }
        loop.stop(blank: false)
        return loop.status().map { status in
            Outcome(board: status.id, isDark: status.isDark, fault: status.lastFault)
        }
    }
}

extension BoardStatus {
    /// Whether the last that the board got was the black frame.
    fileprivate var isDark: Bool { lastSent.map { $0.sceneID == nil } ?? false }
}
