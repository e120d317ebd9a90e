import Drivers
import Notation
import TestKit
import Testing

@testable import Publisher

/// Boards that name one serial device.
struct SharedLineSettingsTests {
    private static func text(_ first: String, _ second: String) -> String {
        """
        { office: "山口", boards: [
          { id: "gate", size: "96x32", colours: "dual", layout: "l", \(first) },
          { id: "road", size: "96x32", colours: "rgb", layout: "l", \(second) },
        ] }
        """
    }
    private static let gate = """
        protocol: "onbon-font", link: "serial:///dev/ttyS0?baud=9600", controller: { address: 1 }
        """
    private static let road = """
        protocol: "sansi", link: "serial:///dev/ttyS0?baud=9600", controller: { address: 2 }
        """

    @Test("boards with addresses of their own may be on one line, and know it")
    func shared() throws {
        let read = try ConfigurationReader.read(Self.text(Self.gate, Self.road), folder: "")
        for board in read.boards {
            guard case .controller(let settings) = board.language else {
                Issue.record("\(board.language)")
                continue
            }
            #expect(settings.sharesLine)
        }
    }

    @Test("a board on a line of its own does not")
    func alone() throws {
        let other = Self.road.replacing("ttyS0", with: "ttyS1")
        let read = try ConfigurationReader.read(Self.text(Self.gate, other), folder: "")
        for board in read.boards {
            guard case .controller(let settings) = board.language else { continue }
            #expect(!settings.sharesLine)
        }
    }

    @Test(
        "who cannot be on one line is refused, and both boards are named",
        arguments: [
            (road.replacing("9600", with: "57600"), "$.boards[1].link", "want it in two ways"),
            (road.replacing("9600", with: "9600&flow=rs485"), "$.boards[1].link", "flow=rs485"),
            (
                "protocol: \"adalight\", link: \"serial:///dev/ttyS0?baud=9600\"",
                "$.boards[1].link", "Adalight has no addresses"
            ),
            (
                road.replacing("{ address: 2 }", with: "{}"), "$.boards[1].link",
                "\"road\" has no address"
            ),
            (
                gate, "$.boards[1].controller",
                "would both answer to address 1"
            ),
            (
                gate.replacing("address: 1", with: "address: 0xFFFE"), "$.boards[1].link",
                "\"road\" has no address"
            ),
        ]
    )
    func refused(second: String, path: String, problem: String) {
        let text = Self.text(Self.gate, second)
        let error = #expect(throws: NotationError.self) {
            try ConfigurationReader.read(text, folder: "")
        }
        #expect(error?.path == path)
        #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
        #expect(error?.problem.contains("\"gate\" and \"road\"") == true)
    }

    @Test("panels of flipping dots take an address each")
    func panels() {
        let text = """
            { office: "山口", boards: [
              { id: "a", size: "28x14", colours: "amber", layout: "l", protocol: "flipdot",
                link: "serial:///dev/ttyS0", controller: { address: 1 } },
              { id: "b", size: "28x14", colours: "amber", layout: "l", protocol: "flipdot",
                link: "serial:///dev/ttyS0", controller: { address: 2 } },
            ] }
            """
        let error = #expect(throws: NotationError.self) {
            try ConfigurationReader.read(text, folder: "")
        }
        #expect(error?.problem.contains("both answer to address 2") == true)
        #expect(throws: Never.self) {
            try ConfigurationReader.read(
                text.replacing("address: 2", with: "address: 3"),
                folder: ""
            )
        }
    }
}
