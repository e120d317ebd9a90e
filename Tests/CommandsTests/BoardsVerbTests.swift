import BoardSimulator
import POSIX
import TestKit
import Testing

@testable import Commands

@Suite(
    "placard boards beside a running service",
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: RunningProgram.isBuilt, "needs the program beside the tests")
)
struct BoardsVerbTests {
    /// A service with a kiosk on a port of its own, and the same words to ask it.
    private func scene() throws -> (OfficeHall, RunningProgram) {
        let scene = try OfficeHall()
        let port = try ListeningSocket(on: .loopback(port: 0)).port
        let path = scene.office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        _ = try scene.office.folder.write(
            text.replacing("kiosk: { port: 0 }", with: "kiosk: { port: \(port) }"),
            to: "placard.json5"
        )
        let program = try scene.run()
        _ = try #require(scene.litPicture(), "\(program.error)")
        return (scene, program)
    }

    @Test("states, ages, and for each fault what to do")
    func states() throws {
        let (scene, program) = try scene()
        defer { program.child.send(.terminate) }
        #expect(
            eventually {
                scene.office.answer("boards").output.split(separator: "\n").dropFirst()
                    .allSatisfy { $0.contains("  ok ") }
            },
            "\(scene.office.answer("boards"))"
        )
        scene.boards[0].unplug()
        let told = "net: link refused (link-refused)\n  the port is closed"
        #expect(eventually { scene.office.answer("boards").output.contains(told) })
        let text = scene.office.answer("boards").output
        #expect(text.contains("→ check the port number"), "\(text)")
        #expect(!text.contains("line:"), "the other board has no fault: \(text)")
    }

    @Test(
        "--json has the fault whole, and --watch --json one line a second",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func json() throws {
        let (scene, program) = try scene()
        defer { program.child.send(.terminate) }
        scene.boards[0].unplug()
        let claim = """
            import json, sys
            net, line = json.load(sys.stdin)
            assert net["state"] == "refused" and net["fault"]["id"] == "link-refused", net
            assert net["fault"]["next_step"] and net["fault"]["cause"], net
            assert line["state"] == "ok" and line["fault"] is None, line
            assert 0 <= line["state_seconds"] < 600 and line["confirmed_seconds_ago"] >= 0, line
            """
        #expect(
            eventually {
                let answer = scene.office.answer("boards", "--json").output
                return (try? PythonJudge.run(claim, input: Array(answer.utf8))) != nil
            },
            "\(scene.office.answer("boards", "--json"))"
        )
        let watch = try RunningProgram([
            "boards", "--watch", "--json", "--config", scene.office.folder.file("placard.json5"),
        ])
        #expect(watch.writes("\n[{"), "a second round: \(watch.error)")
        watch.child.send(.interrupt)
        #expect(watch.end() == .signalled(2), "Ctrl-C ends it")
        let first = watch.output.split(separator: "\n").first.map(String.init) ?? ""
        #expect(first.hasPrefix("[{\"id\":\"net\""), "\(first)")
    }
}
