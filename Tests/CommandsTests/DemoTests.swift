import POSIX
import TestKit
import Testing

@testable import Commands

@Suite(
    "The demo and the simulator, as a user has them",
    .timeLimit(.minutes(10)),
    .enabled(if: RunningProgram.isBuilt, "needs the program beside the tests")
)
struct DemoTests {
    private static let checkout = Files.directory(
        of: Files.directory(of: Files.directory(of: #filePath))
    )
    private static let fonts = Host.environment("PLACARD_FONTS") ?? checkout + "/.build/fonts"
    private static let hasFonts = Files.status(fonts + "/han16.face") != nil
    private static let boards = ["大门条屏", "政务大厅主屏", "窗口双色屏", "咨询台小屏"]

    private func demo(_ words: [String]) throws -> RunningProgram {
        try RunningProgram(
            ["demo", "--port", "0", "--fonts", Self.fonts, "--layouts", Self.checkout + "/Layouts"]
                + words
        )
    }

    @Test(
        "shows all four boards, then ends with all of them dark and nothing left",
        .enabled(if: hasFonts, "needs the faces that make fonts builds")
    )
    func demo() throws {
        let folder = try TemporaryDirectory("demo")
        let program = try demo(["--seconds", "2", "--folder", folder.path])
        #expect(program.end() == .exited(0), "\(program.error)")
        for board in Self.boards {
            let line = program.rest(ofLine: "\(board): ") ?? ""
            #expect(line.hasSuffix(" frames received, dark"), "\(board): \(line)")
            #expect(!line.hasPrefix("0 "), "\(board)")
        }
        #expect(program.error.isEmpty, "\(program.error)")
        let left = try Files.list(folder.path).filter { !$0.hasPrefix("placard.db") }
        #expect(left == [], "the devices are gone, the store is kept")
    }

    @Test(
        "Ctrl-C ends the demo and removes its folder",
        .enabled(if: hasFonts, "needs the faces that make fonts builds")
    )
    func interrupted() throws {
        let program = try demo([])
        #expect(program.writes("Ctrl-C ends it."))
        let store = try #require(program.rest(ofLine: "store  "))
        #expect(Files.status(store) != nil)
        program.child.send(.interrupt)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(Files.status(Files.directory(of: store)) == nil)
    }

    @Test("says how to get faces when there are none")
    func noFaces() throws {
        let folder = try TemporaryDirectory("demo")
        let program = try RunningProgram([
            "demo", "--port", "0", "--fonts", folder.path, "--layouts",
            Self.checkout + "/Layouts", "--folder", folder.file("kept"),
        ])
        #expect(program.end() == .exited(ExitCode.configuration.rawValue))
        #expect(program.error.contains("make fonts"), "\(program.error)")
    }

    @Test(
        "the simulator shows what any sender sends",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func simulate() throws {
        let folder = try TemporaryDirectory("simulate")
        let program = try RunningProgram([
            "simulate", "--size", "16x8", "--protocol", "opc", "--port", "0",
            "--png", folder.file("last.png"),
        ])
        #expect(program.writes("listening on tcp://127.0.0.1:"), "\(program.error)")
        #expect(program.writes("\n"))
        let port = program.rest(ofLine: "listening on tcp://127.0.0.1:") ?? ""
        let script = """
            import socket, struct, time
            pixels = bytearray(16 * 8 * 3)
            pixels[(3 * 16 + 5) * 3] = 255
            with socket.create_connection(("127.0.0.1", \(port))) as board:
                board.sendall(struct.pack(">BBH", 0, 0, len(pixels)) + pixels)
                board.shutdown(socket.SHUT_WR)
                board.settimeout(10)
                board.recv(1)
            """
        _ = try PythonJudge.run(script, input: [])
        program.child.send(.terminate)
        #expect(program.end() == .exited(0), "\(program.error)")
        #expect(program.output.contains("1 frames, 388 bytes, 0 garbage"), "\(program.output)")
        let picture = try Files.read(folder.file("last.png"))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
}
