import BoardSimulator
import POSIX
import Packets
import TestKit

/// An office whose two boards are virtual: `net` behind TCP, `line` behind a serial line.
final class OfficeHall {
    let office: CommandOffice
    let hall: BoardHall
    let boards: [VirtualBoard]

    init() throws {
        office = try CommandOffice()
        hall = try BoardHall()
        let mapping = try PanelMapping(width: 64, height: 8)
        let net = try hall.add(
            VirtualBoardSettings(
                name: "net",
                attachment: .tcp(port: 0),
                wiring: BoardWiring(boardProtocol: .openPixelControl, mapping: mapping)
            )
        )
        let line = try hall.add(
            VirtualBoardSettings(
                name: "line",
                attachment: .pseudoTerminal(link: office.folder.file("line")),
                wiring: BoardWiring(boardProtocol: .adalight, mapping: mapping)
            )
        )
        boards = [net, line]
        try office.configure([
            ("net", "tcp://127.0.0.1:\(net.tcpPort ?? 0)", "opc"),
            ("line", "serial://\(office.folder.file("line"))?baud=115200", "adalight"),
        ])
        try office.approve("N-1")
    }

    deinit { hall.stop() }

    /// Starts the service on this office.
    func run(after wrapper: [String] = []) throws -> RunningProgram {
        try RunningProgram(
            ["run", "--config", office.folder.file("placard.json5")],
            after: wrapper
        )
    }

    /// Waits until both boards have got a new frame, all the same lit picture; gives it.
    func litPicture() -> [UInt8]? {
        let before = boards.map(\.counts.frames)
        var picture: [UInt8]?
        let came = eventually {
            let pictures = boards.map { $0.picture() }
            picture = pictures.first?.bytes
            return zip(pictures, before).allSatisfy { new, old in
                new.frameCount > old && !new.isDark && new.bytes == picture
            }
        }
        return came ? picture : nil
    }

    var allDark: Bool { eventually { boards.allSatisfy { $0.picture().isDark } } }
}
