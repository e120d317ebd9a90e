import Disclosure
import Drivers
import Links
import POSIX
import Raster
import Session
import TestKit
import Testing

/// `placard simulate` with several cards, for who wants to try a line before it hangs.
@Suite(.timeLimit(.minutes(10)), .enabled(if: RunningProgram.isBuilt))
struct LineSimulationTests {
    private static func setup(_ address: Int, on device: String) throws -> BoardSetup {
        let family = try #require(ControllerFamily.all.first { $0.word == "cpower" })
        var settings = ControllerSettings(family: family, width: 96, height: 16, lamps: .full)
        settings.address = address
        settings.isSerial = true
        settings.sharesLine = true
        let driver = try settings.driver()
        return BoardSetup(
            id: "\(address)",
            address: try LinkAddress.read("pty:\(device)"),
            driver: driver,
            width: 96,
            height: 16,
            conversation: ConversationSettings(
                driver.sheet,
                renewal: settings.renewal(driver.sheet),
                routine: BoardRoutine(zone: .china)
            ),
            seed: 1
        )
    }

    @Test("each card of a line answers to its own address")
    func line() throws {
        let folder = try TemporaryDirectory("line")
        let device = folder.file("line")
        let program = try RunningProgram([
            "simulate", "--size", "96x16", "--protocol", "cpower", "--device", device,
            "--addresses", "3,7",
        ])
        #expect(program.writes("serial device \(device)\n"), "\(program.error)")
        let loop = try BoardLoop([3, 7, 9].map { try Self.setup($0, on: device) })
        for board in ["3", "7", "9"] {
            try loop.post(scene: TestCard(width: 96, height: 16), for: board)
        }
        func takes(_ board: String) -> Bool {
            eventually { (try? loop.status(of: board).lastSent?.sceneID) == TestCard.sceneID }
        }
        #expect(takes("3") && takes("7"))
        // Nobody has that number.
        #expect(
            eventually { (try? loop.status(of: "9").lastFault?.hasPrefix("no answer")) == true }
        )
        loop.stop(blank: false)
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        for address in [3, 7] {
            let line = program.rest(ofLine: "96x16 cpower \(address): ") ?? ""
            #expect(!line.hasPrefix("0 frames") && line.hasSuffix(" 0 garbage"), "\(line)")
        }
    }

    @Test(
        "what cannot be simulated is said",
        arguments: [
            ("cpower", ["--addresses", "1,1"], "different numbers"),
            ("cpower", ["--addresses", "1,x"], "different numbers"),
            ("cpower", ["--addresses", "1,2", "--port", "0"], "--device"),
            ("alpha", ["--addresses", "1,2"], "no address"),
            ("opc", ["--addresses", "1,2"], "sends frames"),
            ("opc", ["--fonts", "/tmp"], "sends frames"),
            ("cpower", ["--fonts", "/no-such-folder"], "make fonts"),
        ]
    )
    func refused(word: String, options: [String], answer: String) throws {
        let program = try RunningProgram(
            ["simulate", "--size", "96x16", "--protocol", word] + options
        )
        let status = program.end()
        #expect(status != .exited(0) && status != nil)
        #expect(program.error.contains(answer), "\(program.error)")
    }
}
