import BoardSimulator
import Disclosure
import Links
import POSIX
import Packets
import Raster
import TestKit

@testable import Publisher

/// The service of an office on a thread of its own, with virtual boards behind real sockets.
final class RunningOffice {
    let office: TestOffice
    let hall: BoardHall
    let boards: [VirtualBoard]
    let configurations: [BoardConfiguration]
    let service: PublisherService
    let book = LogBook()
    /// Every different picture that each board has shown, by its name.
    let shown: Locked<[String: Set<[UInt8]>]>
    private let thread: Thread
    private let failure = Locked<PublisherError?>(nil)

    /// Serves boards of the given ids and layouts; `others` are served besides.
    init(
        _ office: TestOffice,
        _ layouts: KeyValuePairs<String, String> = ["wall": "still"],
        others: [BoardConfiguration] = [],
        kiosk: KioskSettings? = nil,
        alertAfterSeconds: Int = 60
    ) throws {
        let shown = Locked<[String: Set<[UInt8]>]>([:])
        let hall = try BoardHall { board, _ in
            let bytes = board.picture().bytes
            shown.with { _ = $0[board.settings.name, default: []].insert(bytes) }
        }
        var boards: [VirtualBoard] = []
        var configurations: [BoardConfiguration] = []
        for (id, layout) in layouts {
            let wiring = BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: try PanelMapping(width: 64, height: 8)
            )
            let board = try hall.add(
                VirtualBoardSettings(name: id, attachment: .tcp(port: 0), wiring: wiring)
            )
            let link = "tcp://127.0.0.1:\(board.tcpPort ?? 0)"
            boards.append(board)
            configurations.append(try office.board(id, link, layout: layout))
        }
        self.office = office
        self.hall = hall
        self.boards = boards
        self.configurations = configurations + others
        self.shown = shown
        let service = try PublisherService(
            office.configuration(
                self.configurations,
                kiosk: kiosk,
                alertAfterSeconds: alertAfterSeconds
            ),
            log: book.log
        )
        self.service = service
        thread = try Thread.start(name: "publisher") { [failure] in
            do throws(PublisherError) {
                try service.run()
            } catch {
                failure.with { $0 = error }
            }
        }
    }

    deinit {
        end()
        hall.stop()
    }

    /// Ends the service and waits for it; harmless when repeated.
    func end() {
        service.stop()
        thread.join()
    }

    /// Why the service ended by itself.
    var problem: PublisherError? { failure.with { $0 } }

    /// Waits until a board shows a frame of the scene that the store's content now asks for.
    func showsTheStore(_ place: Int = 0) throws -> Bool {
        guard let scene = try office.scene(for: configurations[place]) else { return false }
        return eventually { shows(scene, place) }
    }

    /// Whether the picture on a board is the scene's frame of some instant just before it came.
    func shows(_ scene: Scene, _ place: Int = 0) -> Bool {
        let picture = boards[place].picture()
        guard let came = picture.wallMilliseconds, picture.frameCount > 0 else { return false }
        return (-1_500...20).reversed().contains { offset in
            let instant = Instant(milliseconds: came + Int64(offset))
            return scene.frame(at: instant).lamps == picture.bytes
        }
    }

    /// The state word and the last fault of a board.
    func status(_ place: Int) -> (state: String, fault: String?) {
        let status = service.boardStatuses()[place]
        return ("\(status.state)", status.lastFault)
    }

    /// What `curl` gets from the kiosk.
    func visit(_ path: String) throws -> ToolResult {
        try ToolRunner.run(
            "curl",
            ["--silent", "--fail", "--max-time", "10", (service.kioskAddress ?? "") + path]
        )
    }
}
