import BoardSimulator
import Disclosure
import Layout
import Links
import Packets
import Planning
import Publisher

/// The demo's four virtual boards, and the configuration that drives them.
struct DemoHall {
    /// One board of the demo.
    struct Model {
        let id: String
        let name: String
        let width: Int
        let height: Int
        let colours: BoardColours
        let layout: String
        let boardProtocol: BoardProtocol
        /// Speed of its serial line; nil for a board on TCP.
        let baud: Int?
    }

    static let models = [
        Model(
            id: "gate",
            name: "大门条屏",
            width: 128,
            height: 16,
            colours: .red,
            layout: "gate-128x16",
            boardProtocol: .adalight,
            baud: 3_000_000
        ),
        Model(
            id: "hall",
            name: "政务大厅主屏",
            width: 256,
            height: 64,
            colours: .rgb,
            layout: "hall-256x64",
            boardProtocol: .openPixelControl,
            baud: nil
        ),
        Model(
            id: "door",
            name: "窗口双色屏",
            width: 192,
            height: 32,
            colours: .dual,
            layout: "door-192x32",
            boardProtocol: .openPixelControl,
            baud: nil
        ),
        Model(
            id: "desk",
            name: "咨询台小屏",
            width: 64,
            height: 32,
            colours: .rgb,
            layout: "small-64x32",
            boardProtocol: .adalight,
            baud: 3_000_000
        ),
    ]

    let hall: BoardHall
    let boards: [VirtualBoard]
    let configurations: [BoardConfiguration]

    /// Opens the boards; serial ones get a device path in `folder`.
    init(folder: String) throws {
        hall = try BoardHall()
        var boards: [VirtualBoard] = []
        var configurations: [BoardConfiguration] = []
        for model in Self.models {
            let wiring = BoardWiring(
                boardProtocol: model.boardProtocol,
                mapping: try PanelMapping(width: model.width, height: model.height)
            )
            let board = try hall.add(
                VirtualBoardSettings(
                    name: model.name,
                    attachment: model.baud == nil
                        ? .tcp(port: 0) : .pseudoTerminal(link: "\(folder)/\(model.id)"),
                    wiring: wiring,
                    bytesPerSecond: model.baud.map { $0 / 10 }
                )
            )
            boards.append(board)
            configurations.append(try Self.configuration(model, wiring, board, folder: folder))
        }
        self.boards = boards
        self.configurations = configurations
    }

    private static func configuration(
        _ model: Model,
        _ wiring: BoardWiring,
        _ board: VirtualBoard,
        folder: String
    ) throws -> BoardConfiguration {
        let link =
            model.baud.map { "pty:\(folder)/\(model.id)?baud=\($0)" }
            ?? "tcp://127.0.0.1:\(board.tcpPort ?? 0)"
        guard let size = PixelSize(width: model.width, height: model.height) else {
            throw CommandFailure(.configuration, "\(model.width)x\(model.height) is no size.")
        }
        return BoardConfiguration(
            board: Board(id: model.id, name: model.name, maximumItems: 60),
            size: size,
            colours: model.colours,
            layout: model.layout,
            wiring: wiring,
            link: try LinkAddress.read(link)
        )
    }
}
