import Disclosure
import Drivers
import Links
import Overrides
import POSIX
import Planning
import Publisher
import Raster
import Session
import Settings
import Store

/// The notices that boards are left with after a crash, drawn without the service.
enum LeftNotices {
    /// Draws the notices of the boards of `whenLost: "notice"`, by board.
    ///
    /// Left out is a board under a blackout or outside its lit hours, and one whose notice cannot
    /// be drawn. Where nobody can tell whether a blackout stands, all are left out.
    static func drawn(
        for boards: [BoardConfiguration],
        in configuration: Configuration
    ) -> [String: StillPicture] {
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let wanted = boards.filter { $0.whenLost == .notice && $0.routine.isLit(at: now) }
        guard !wanted.isEmpty, let blackouts = blackouts(configuration, at: now),
            let faces = try? FaceShelf.open(configuration.fonts).library
        else { return [:] }
        var notices: [String: StillPicture] = [:]
        for board in wanted {
            let isDark = blackouts.contains {
                Override.concerns($0.targets, board: board.board.id, tags: board.board.tags)
            }
            if isDark { continue }
            var desk = BoardDesk(board, of: configuration, faces: faces)
            let programme = Programme(
                board: board.board,
                at: now,
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

    /// The blackouts in force by the store and the file beside it; nil when the store cannot tell.
    private static func blackouts(_ configuration: Configuration, at now: Instant) -> [Override]? {
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .reading)
            let stored = try store.overrides()
            var stand = BlackoutStand()
            stand.follow(BlackoutFile(beside: configuration.store).read(), at: now)
            return stand.merged(with: stored, at: now)
                .filter { $0.kind == .blackout && $0.isHeld(at: now) }
        } catch {
            return nil
        }
    }
}

/// One picture that never changes.
struct StillPicture: FrameSource {
    let id: UInt64
    let frame: Frame

    var palette: Palette { frame.palette }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.pixels = frame.pixels }

    func nextChange(after instant: Instant) -> Instant? { nil }
}
