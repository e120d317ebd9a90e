import Links
import POSIX
import Planning
import Publisher

/// Shows something on one board outside the service, to see whether it can.
enum BoardTrial {
    /// How often the board's state is looked at, in milliseconds.
    private static let lookMilliseconds = 20

    /// What became of it.
    struct Outcome: Sendable {
        /// Packets that the board's link took whole with the picture.
        let frames: Int
        /// What stood in the way last; nil when nothing did.
        let fault: String?
    }

    /// Shows a source for a while; then the board goes dark.
    ///
    /// - Throws: `PublisherError` when the board thread cannot start.
    static func show(
        _ source: some FrameSource,
        on board: BoardConfiguration,
        forMilliseconds limit: Int
    ) throws(PublisherError) -> Outcome {
        let id = board.board.id
        let loop: BoardLoop
        do {
            loop = try BoardLoop([try BoardSetup(board)])
            try loop.post(scene: source, for: id)
        } catch {
            throw PublisherError(.system, "The board thread cannot start: \(error).", remedy: "")
        }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        var frames: UInt64 = 0
        var fault: String?
        while MonotonicTime.now < deadline {
            if let status = loop.status().first {
                // What came before the picture is the dark frame of a new link.
                if status.lastSent?.sceneID == source.id { frames = status.framesSent }
                fault = status.lastFault
            }
            Clocks.sleep(milliseconds: lookMilliseconds)
        }
        loop.stop(blank: true)
        return Outcome(frames: Int(frames), fault: fault)
    }
}
