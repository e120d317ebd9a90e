package import Controllers
import Drivers
package import Links
import POSIX
import Planning
import Session

extension BoardSetup {
    /// Sets a board up as it is configured.
    ///
    /// - Throws: `ControllerError` when its controller cannot be; reading the configuration has
    ///   made sure that it can.
    package init(_ board: BoardConfiguration) throws(ControllerError) {
        let id = board.board.id
        switch board.language {
        case .frames(let wiring):
            self.init(id: id, address: board.link, wiring: wiring, seed: Host.randomSeed())
        case .controller(let settings):
            let driver = try settings.driver()
            self.init(
                id: id,
                address: board.link,
                driver: driver,
                width: settings.width,
                height: settings.height,
                conversation: ConversationSettings(
                    driver.sheet,
                    renewal: settings.renewal(driver.sheet),
                    routine: board.routine
                ),
                seed: Host.randomSeed()
            )
        }
        framesPerSecond = board.framesPerSecond
        routine = board.routine
        leavesNotice = board.whenLost != .blank
    }
}
