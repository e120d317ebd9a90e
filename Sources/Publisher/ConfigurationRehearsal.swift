import Disclosure
import POSIX
import Planning
import Store

extension Configuration {
    /// Tries everything that the configuration names, and touches no board.
    package func rehearse() throws(PublisherError) {
        let faces = try FaceShelf.open(fonts).library
        let snapshot: Snapshot
        do {
            snapshot = try DisclosureStore.open(at: store, for: .reading)
                .snapshot().snapshot
        } catch {
            throw PublisherError(.store, "\(error)", remedy: "")
        }
        let planner = self.planner
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let index = planner.index(snapshot, at: now)
        for board in boards {
            var desk = BoardDesk(board, of: self, faces: faces)
            let programme = planner.programme(index, for: board.board, at: now)
            _ = desk.compose(programme, unitNames: index.unitNames)
            if let fault = desk.fault { throw fault }
        }
    }
}
