import Disclosure
import Drivers
import Layout
import Links
import POSIX
import Packets
import Planning
import Publisher
import Raster
import Session
import Settings

@testable import BoardSimulator

/// A simulated wall of the bench: what it speaks, and how long it holds content in silence.
struct Wall {
    /// What a wall speaks, one of each way of driving boards.
    enum Speech: String, CaseIterable {
        case openPixelControl = "stream"
        case adalight = "line"
        case ddp = "packets"
        case streamingACN = "multi"
        case onbon = "card"
    }

    static let width = 96
    static let height = 16
    /// How long the card keeps its content in silence, in seconds.
    static let cardLeaseSeconds = 60

    let speech: Speech
    let board: VirtualBoard
    let configuration: BoardConfiguration

    var id: String { speech.rawValue }

    /// Whether one frame takes several readings of its port.
    var comesInPieces: Bool { [.adalight, .ddp, .streamingACN].contains(speech) }

    /// How long it holds what it shows in silence, in milliseconds; nil holds it for ever.
    var leaseMilliseconds: Int64? {
        switch speech {
        case .onbon: Int64(Self.cardLeaseSeconds) * 1_000
        default: board.settings.leaseMilliseconds
        }
    }

    init(
        _ speech: Speech,
        token: UInt64,
        hall: HallSwitchboard,
        folder: String,
        manner: NoticeManner
    ) throws {
        self.speech = speech
        let mapping = try PanelMapping(width: Self.width, height: Self.height)
        let wiring = BoardWiring(boardProtocol: speech.boardProtocol, mapping: mapping)
        let device = "\(folder)/\(speech.rawValue)"
        var settings = VirtualBoardSettings(
            name: speech.rawValue,
            attachment: speech.attachment(device),
            wiring: wiring
        )
        if speech == .onbon {
            settings = try VirtualBoardSettings(
                name: speech.rawValue,
                attachment: .tcp(port: 0),
                card: .onbon(type: 0x1156, lamps: .full),
                width: Self.width,
                height: Self.height
            )
        }
        board = try VirtualBoard(settings, token: token, hall: hall)
        let link =
            board.tcpPort.map { "tcp://127.0.0.1:\($0)" }
            ?? board.udpPort.map { "udp://127.0.0.1:\($0)" } ?? "pty:\(device)"
        guard let size = PixelSize(width: Self.width, height: Self.height) else {
            preconditionFailure("96 by 16 is a size")
        }
        var controller = ControllerSettings(
            family: ControllerFamily.all[0],
            width: Self.width,
            height: Self.height,
            lamps: .full
        )
        controller.model = "5Q1+"
        controller.leaseSeconds = Self.cardLeaseSeconds
        configuration = BoardConfiguration(
            board: Board(id: speech.rawValue, name: speech.rawValue, notices: manner),
            size: size,
            colours: .rgb,
            layout: "still",
            language: speech == .onbon ? .controller(controller) : .frames(wiring),
            link: try LinkAddress.read(link)
        )
    }
}

extension Wall.Speech {
    fileprivate var boardProtocol: BoardProtocol {
        switch self {
        case .openPixelControl, .onbon: .openPixelControl
        case .adalight: .adalight
        case .ddp: .ddp
        case .streamingACN: .streamingACN
        }
    }

    fileprivate func attachment(_ device: String) -> VirtualBoardSettings.Attachment {
        switch self {
        case .openPixelControl, .onbon: .tcp(port: 0)
        case .adalight: .pseudoTerminal(link: device)
        case .ddp, .streamingACN: .udp(port: 0)
        }
    }
}
