import BoardSimulator
import POSIX
import TestKit
import Testing

@testable import Commands

@Suite(
    "The built program, as a user has it",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: RunningProgram.isBuilt, "needs the program beside the tests")
)
struct ProgramTests {
    @Test(
        "the service ends on SIGTERM, Ctrl-C and with its terminal: boards dark, exit code 0",
        arguments: [Signal.terminate, .interrupt, .hangUp]
    )
    func ends(on signal: Signal) throws {
        let scene = try OfficeHall()
        let program = try scene.run()
        #expect(scene.litPicture() != nil, "\(program.error)")
        program.child.send(signal)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(scene.allDark)
        #expect(program.error.contains("msg=\"publisher stopped\""))
    }

    @Test("a terminal that goes away ends no service that was started to outlive it")
    func outlivesItsTerminal() throws {
        let scene = try OfficeHall()
        let program = try scene.run(after: ["nohup"])
        #expect(scene.litPicture() != nil, "\(program.error)")
        program.child.send(.hangUp)
        #expect(scene.litPicture() != nil, "\(program.error)")
        program.child.send(.terminate)
        #expect(program.end() == .exited(0))
    }

    @Test("a log that nobody reads any more stops nothing")
    func unreadLog() throws {
        let scene = try OfficeHall()
        let program = try scene.run()
        let picture = try #require(scene.litPicture(), "\(program.error)")
        program.stopReading()
        let change = scene.office.answer("withdraw", "N-1", "--as", "赵六", "--reason", "到期")
        #expect(change.code == .success)
        #expect(eventually { scene.boards.allSatisfy { $0.picture().bytes != picture } })
        #expect(program.child.currentStatus() == nil)
        program.child.send(.terminate)
        #expect(program.end() == .exited(0))
        #expect(scene.allDark)
    }

    @Test("a signal before the first frame ends it as cleanly")
    func endsAtOnce() throws {
        let scene = try OfficeHall()
        let program = try scene.run()
        #expect(program.writes("kiosk http://127.0.0.1:"))
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(scene.allDark)
    }

    @Test(
        "the serial line has its settings back after Ctrl-C",
        .enabled(if: ToolRunner.has("stty"), "needs stty")
    )
    func serialSettings() throws {
        let scene = try OfficeHall()
        let settings = { () throws -> String in
            try ToolRunner.run("stty", ["-g", "-F", scene.office.folder.file("line")]).outputText
        }
        let before = try settings()
        let program = try scene.run()
        #expect(scene.litPicture() != nil, "\(program.error)")
        program.child.send(.interrupt)
        #expect(program.end() == .exited(0))
        #expect(try settings() == before)
    }

    @Test("R04: killed at any moment, twenty times over, the next start is clean")
    func killed() throws {
        let seed: UInt64 = 20_261_121
        var random = SplitMix64(seed: seed)
        let scene = try OfficeHall()
        let first = try scene.run()
        let picture = try #require(scene.litPicture(), "\(first.error)")
        first.child.send(.kill)
        #expect(first.end() == .signalled(9))
        for round in 0..<20 {
            let program = try scene.run()
            if round % 4 == 0 {
                #expect(scene.litPicture() == picture, "seed \(seed), round \(round)")
            }
            Clocks.sleep(milliseconds: Int.random(in: 0...120, using: &random))
            program.child.send(.kill)
            #expect(program.end() == .signalled(9), "seed \(seed), round \(round)")
        }
        let last = try scene.run()
        #expect(scene.litPicture() == picture, "\(last.error)")
        if ToolRunner.has("sqlite3") {
            let check = try ToolRunner.run(
                "sqlite3",
                [scene.office.folder.file("placard.db"), "PRAGMA integrity_check;"]
            )
            #expect(check.outputText == "ok\n")
        }
        last.child.send(.terminate)
        #expect(last.end() == .exited(0), "\(last.error)")
        #expect(scene.allDark)
    }

    @Test("boards asks the running service")
    func states() throws {
        let scene = try OfficeHall()
        let program = try scene.run()
        #expect(scene.litPicture() != nil, "\(program.error)")
        #expect(program.writes("kiosk http://127.0.0.1:"))
        let port = program.rest(ofLine: "kiosk http://127.0.0.1:")?.dropLast() ?? ""
        let path = scene.office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        _ = try scene.office.folder.write(
            text.replacing("port: 0", with: "port: \(port)"),
            to: "placard.json5"
        )
        #expect(
            eventually {
                let answer = scene.office.answer("boards", "--json")
                return answer.output.split(separator: "\"state\": \"ok\"").count == 3
            },
            "\(scene.office.answer("boards"))"
        )
        program.child.send(.terminate)
        #expect(program.end() == .exited(0))
    }

    @Test("a port in use ends the start with what to do")
    func portInUse() throws {
        let scene = try OfficeHall()
        let taken = try ListeningSocket(on: .loopback(port: 0))
        let path = scene.office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        _ = try scene.office.folder.write(
            text.replacing("port: 0", with: "port: \(taken.port)"),
            to: "placard.json5"
        )
        let program = try scene.run()
        #expect(program.end() == .exited(ExitCode.system.rawValue))
        #expect(program.error.contains("127.0.0.1:\(taken.port)"), "\(program.error)")
        #expect(program.error.contains("Choose another kiosk.port"))
    }

    @Test("import reads standard input")
    func standardInput() throws {
        let office = try CommandOffice()
        let items = try Files.read(office.folder.file("items.json"))
        let result = try ToolRunner.run(
            try #require(RunningProgram.path),
            ["import", "-", "--as", "张三", "--config", office.folder.file("placard.json5")],
            input: items
        )
        #expect(result.succeeded, "\(result.errorText)")
        #expect(result.outputText.hasSuffix("3 new or changed, 0 unchanged, 0 refused\n"))
        #expect(office.answer("items").output.contains("P-1"))
    }

    @Test(
        "a serial device of another user is told with the remedy, and the other board is served",
        .enabled(
            if: Host.userName == "root" && ToolRunner.has("setpriv") && nobodyMayRun,
            "needs root and setpriv, to start the service as another user"
        )
    )
    func foreignDevice() throws {
        let scene = try OfficeHall()
        let folder = scene.office.folder.path
        _ = try ToolRunner.run("chmod", ["-R", "a+rwX", folder])
        let device = Files.canonicalPath(scene.office.folder.file("line")) ?? ""
        _ = try ToolRunner.run("chmod", ["600", device])
        let program = try scene.run(after: Self.asNobody)
        #expect(program.writes("board=line state=refused"), "\(program.error)")
        #expect(program.error.contains("Permission denied"), "\(program.error)")
        #expect(eventually { !scene.boards[0].picture().isDark })
        program.child.send(.terminate)
        #expect(program.end() == .exited(0))
    }

    private static let asNobody = [
        "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups",
    ]

    private static let nobodyMayRun: Bool = {
        guard let path = RunningProgram.path else { return false }
        let words = Array(asNobody.dropFirst()) + [path, "--version"]
        return (try? ToolRunner.run("setpriv", words).succeeded) == true
    }()
}
