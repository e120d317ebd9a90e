import Disclosure
import Exhibits
import Layout
import Links
import POSIX
import Raster
import Synchronization

/// The scenes that boards may still be showing, kept so that a mirror redraws exactly what was
/// sent.
///
/// The board thread tells only a number and an instant; the picture follows from the scene. So a
/// mirror costs the board thread nothing, and the board thread never takes this lock.
final class SceneArchive: Sendable {
    /// Scenes kept for each board: the one that shows, and those it may not have replaced yet.
    private static let depth = 4

    private let scenes: Mutex<[String: [Scene]]> = Mutex([:])

    func add(_ scene: Scene, for board: String) {
        scenes.withLock { scenes in
            var kept = scenes[board, default: []]
            kept.append(scene)
            if kept.count > Self.depth { kept.removeFirst() }
            scenes[board] = kept
        }
    }

    /// What shows in a kept scene; nil for one that is not kept.
    func revisions(of board: String, scene id: UInt64?) -> [ShownRevision]? {
        scenes.withLock { scenes in
            scenes[board]?.first { $0.id == id }
        }?.revisions
    }

    /// The frame that a board was last sent, or, where it moves by itself, has come to by now; nil
    /// when it has shown nothing of the kept scenes.
    func mirror(
        of board: String,
        sent: SentFrame?,
        now: Instant = Instant(milliseconds: Clocks.wallMilliseconds())
    ) -> MirrorFrame? {
        guard let sent else { return nil }
        let scene = scenes.withLock { scenes in
            scenes[board]?.first { $0.id == sent.sceneID }
        }
        // A board that moves its content by itself is some way into what it was given.
        let instant = sent.movesUntil.map { min(now, $0.advanced(byMilliseconds: -1)) }
        return scene.map {
            MirrorFrame(
                frame: $0.frame(at: max(instant ?? sent.instant, sent.instant)),
                confirmedAt: sent.sentAt
            )
        }
    }
}
