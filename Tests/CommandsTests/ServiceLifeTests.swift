import BoardSimulator
import POSIX
import TestKit
import Testing

@testable import Commands

@Suite(
    "The service under a service manager",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: RunningProgram.isBuilt, "needs the program beside the tests")
)
struct ServiceLifeTests {
    @Test("SIGHUP: a board that left the configuration goes dark, the other one goes on")
    func removesBoard() throws {
        let scene = try OfficeHall()
        let program = try scene.serve()
        let picture = try #require(scene.litPicture(), "\(program.error)")
        try scene.leaveOne()
        program.child.send(.hangUp)
        #expect(program.writes("changes=\"board line removed\""), "\(program.error)")
        #expect(eventually { scene.boards[1].picture().isDark }, "\(program.error)")
        #expect(program.writes("configuration applied"), "\(program.error)")
        #expect(eventually { scene.boards[0].picture().bytes == picture })
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(scene.boards[0].picture().isDark)
    }

    @Test("SIGHUP: a configuration with a fault anywhere changes nothing, and the log says why")
    func refuses() throws {
        let scene = try OfficeHall()
        let program = try scene.serve()
        let picture = try #require(scene.litPicture(), "\(program.error)")
        let path = scene.office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        let faults = [
            ("office:", "ofice:", "ofice"),
            ("layouts: \"layouts\"", "layouts: \"nowhere\"", "nowhere"),
            ("fonts: \"fonts\"", "fonts: \"none\"", "none"),
            ("store: \"placard.db\"", "store: \"gone.db\"", "gone.db"),
        ]
        for (old, new, told) in faults {
            _ = try scene.office.folder.write(text.replacing(old, with: new), to: "placard.json5")
            program.child.send(.hangUp)
            #expect(program.writes(told), "\(told): \(program.error)")
        }
        #expect(!program.error.contains("configuration applied"))
        #expect(scene.boards.allSatisfy { $0.picture().bytes == picture })
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(scene.allDark)
    }

    @Test("after a crash, blank makes every board dark; after an orderly end it does nothing")
    func blank() throws {
        let scene = try OfficeHall()
        let program = try scene.run()
        let picture = try #require(scene.litPicture(), "\(program.error)")
        program.child.send(.kill)
        #expect(program.end() == .signalled(9))
        let words = [
            "blank", "--after-crash", "--config", scene.office.folder.file("placard.json5"),
        ]
        let path = try #require(RunningProgram.path)
        let orderly = try ToolRunner.run("env", ["SERVICE_RESULT=success", path] + words)
        #expect(orderly.succeeded && orderly.outputText.isEmpty)
        #expect(scene.boards.allSatisfy { $0.picture().bytes == picture })
        let crashed = try ToolRunner.run("env", ["SERVICE_RESULT=signal", path] + words)
        #expect(crashed.outputText == "dark     net\ndark     line\n", "\(crashed.errorText)")
        #expect(crashed.succeeded)
        #expect(scene.allDark)
    }

    /// Gives both boards a notice, and the one behind TCP what it is left with.
    private func giveNotices(_ scene: OfficeHall, whenLost word: String) throws {
        let notice = #"notice: "山口","#
        try scene.office.configure(
            [
                ("net", "tcp://127.0.0.1:\(scene.boards[0].tcpPort ?? 0)", "opc"),
                ("line", "serial://\(scene.office.folder.file("line"))?baud=115200", "adalight"),
            ],
            more: ["net": notice + #"whenLost: "\#(word)","#, "line": notice]
        )
    }

    @Test("after a crash a board keeps its notice where that was asked for, the others are dark")
    func noticeAfterCrash() throws {
        let scene = try OfficeHall()
        try giveNotices(scene, whenLost: "notice")
        let configuration = scene.office.folder.file("placard.json5")
        let program = try scene.run()
        let picture = try #require(scene.litPicture(), "\(program.error)")
        // In order, both are left with their notice.
        program.child.send(.terminate)
        #expect(program.end() == .exited(0))
        let notice = scene.boards[1].picture().bytes
        #expect(notice != picture && !scene.boards[1].picture().isDark)
        #expect(scene.boards[0].picture().bytes == notice)
        let path = try #require(RunningProgram.path)
        let crashed = try ToolRunner.run(
            "env",
            ["SERVICE_RESULT=signal", path, "blank", "--after-crash", "--config", configuration]
        )
        #expect(crashed.outputText == "notice   net\ndark     line\n", "\(crashed.errorText)")
        #expect(scene.boards[0].picture().bytes == notice)
        #expect(eventually { scene.boards[1].picture().isDark })
        // Without a crash, dark means dark.
        let dark = try ToolRunner.run(path, ["blank", "--config", configuration])
        #expect(dark.outputText == "dark     net\ndark     line\n", "\(dark.errorText)")
        #expect(scene.allDark)
        // A blackout stands above a notice, and so does a store that cannot tell.
        #expect(scene.office.answer("blackout", "--reason", "检修").code == .success)
        for isStoreWhole in [true, false] {
            if !isStoreWhole { _ = try scene.office.folder.write("?", to: "placard.db") }
            let barred = try ToolRunner.run(
                "env",
                [
                    "SERVICE_RESULT=signal", path, "blank", "--after-crash", "--config",
                    configuration,
                ]
            )
            #expect(barred.outputText == "dark     net\ndark     line\n", "\(barred.errorText)")
        }
    }

    @Test("a board that is to be dark at a stop is dark, whatever its notice")
    func darkDespiteNotice() throws {
        let scene = try OfficeHall()
        try giveNotices(scene, whenLost: "blank")
        let again = try scene.run()
        _ = try #require(scene.litPicture(), "\(again.error)")
        again.child.send(.terminate)
        #expect(again.end() == .exited(0))
        #expect(scene.boards[0].picture().isDark)
        #expect(!scene.boards[1].picture().isDark)
    }

    @Test("blank says which board it could not reach, and fails")
    func unreachable() throws {
        let scene = try OfficeHall()
        let taken = try ListeningSocket(on: .loopback(port: 0))
        let port = taken.port
        _ = consume taken
        try scene.office.configure([("net", "tcp://127.0.0.1:\(port)", "opc")])
        let answer = scene.office.answer("blank", "--seconds", "1")
        #expect(answer.code == .failure)
        #expect(answer.output.hasPrefix("unknown  net: "), "\(answer)")
    }

    @Test(
        "the manager hears that the service is ready, lives and ends",
        .enabled(if: ToolRunner.has("python3"), "needs python3")
    )
    func notifies() throws {
        let scene = try OfficeHall()
        let socket = scene.office.folder.file("notify")
        let script = Files.directory(of: Files.directory(of: #filePath)) + "/Package/manager.py"
        let manager = try ToolRunner.start("python3", [script, socket])
        defer { manager.send(.kill) }
        guard let output = manager.takeOutput() else { throw ToolError.notInstalled("python3") }
        let heard = PipeReader(output)
        #expect(eventually { Files.status(socket) != nil })
        let program = try scene.serve(
            after: ["env", "NOTIFY_SOCKET=\(socket)", "WATCHDOG_USEC=30000000"]
        )
        for word in ["READY=1", "WATCHDOG=1", "STATUS=2 of 2 boards ok"] {
            #expect(
                eventually {
                    heard.readOn()
                    return heard.text.contains(word)
                },
                "\(word): \(heard.text)"
            )
        }
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(
            eventually {
                heard.readOn()
                return heard.text.contains("STOPPING=1")
            }
        )
    }
}

extension OfficeHall {
    /// Starts the service as a service manager does.
    fileprivate func serve(after wrapper: [String] = []) throws -> RunningProgram {
        try RunningProgram(
            ["run", "--service", "--config", office.folder.file("placard.json5")],
            after: wrapper
        )
    }

    /// Leaves the first board alone in the configuration.
    fileprivate func leaveOne() throws {
        try office.configure([("net", "tcp://127.0.0.1:\(boards[0].tcpPort ?? 0)", "opc")])
    }
}
