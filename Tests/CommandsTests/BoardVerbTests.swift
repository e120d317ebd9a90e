import BoardSimulator
import POSIX
import TestKit
import Testing

@testable import Commands

@Suite("placard board", .timeLimit(.minutes(10)))
struct BoardVerbTests {
    @Test("a probe that nobody answers says so, and how much came")
    func silent() throws {
        let scene = try OfficeHall()
        let net = scene.boards[0].tcpPort ?? 0
        let answer = Program.answer(to: ["board", "probe", "tcp://127.0.0.1:\(net)"])
        #expect(answer.code == .failure)
        #expect(answer.output.hasPrefix("silent: "), "\(answer)")
    }

    @Test("an Adalight board greets, and that is what is found")
    func adalight() throws {
        let pty = try PseudoTerminal()
        let thread = try Thread.start(name: "board") {
            for _ in 0..<40 {
                _ = try? pty.write(Array("Ada\n".utf8).span)
                Clocks.sleep(milliseconds: 50)
            }
        }
        let answer = Program.answer(to: ["board", "probe", "pty:\(pty.path)", "--json"])
        thread.join()
        #expect(answer.code == .success, "\(answer)")
        #expect(answer.output.contains("\"protocol\": \"adalight\""), "\(answer)")
    }

    @Test(
        "links that cannot be asked, and words that mean nothing, are refused with the next step",
        arguments: [
            (["board", "probe", "udp://127.0.0.1:4048"], "cannot be asked"),
            (["board", "probe", "listen://:8001"], "cannot be asked"),
            (["board", "probe", "tpc://h:1"], "no kind of link named"),
            (["board", "probe", "tcp://127.0.0.1:1"], "tcp://127.0.0.1:1 cannot be opened"),
            (["board", "prob", "tcp://h:1"], "does not know “prob”"),
            (["board", "probe", "pty:/no/such"], "does not exist"),
        ]
    )
    func refused(words: [String], told: String) {
        let answer = Program.answer(to: words)
        #expect(answer.code != .success)
        #expect(answer.error.contains(told), "\(answer)")
    }

    @Test("the test card is on the board while it lasts; afterwards the board is dark")
    func testCard() throws {
        let scene = try OfficeHall()
        let office = scene.office
        let thread = try Thread.start(name: "verb") {
            let answer = office.answer("board", "test", "net", "--seconds", "3")
            #expect(answer.code == .success, "\(answer)")
            #expect(answer.output.hasPrefix("net: ") && answer.output.contains("then dark"))
        }
        // The border is yellow: red and green full, blue dark.
        let corner: [UInt8] = [255, 255, 0]
        #expect(eventually { Array(scene.boards[0].picture().bytes.prefix(3)) == corner })
        #expect(Array(scene.boards[0].picture().bytes.suffix(3)) == corner)
        thread.join()
        #expect(eventually { scene.boards[0].picture().isDark })
        #expect(scene.boards[1].counts.frames == 0, "the other board is left alone")
    }

    @Test("a board that is not there is told, with the next step")
    func absent() throws {
        let office = try CommandOffice()
        let port = try ListeningSocket(on: .loopback(port: 0)).port
        try office.configure([("net", "tcp://127.0.0.1:\(port)", "opc")])
        let answer = office.answer("board", "test", "net", "--seconds", "1")
        #expect(answer.code == .failure)
        #expect(answer.error.contains("took no test card"), "\(answer)")
        #expect(answer.error.contains("board probe tcp://127.0.0.1:\(port)"), "\(answer)")
    }
}
