import POSIX
import TestKit

/// Debian's Open Lighting Architecture daemon with nothing but Open Pixel Control turned on.
///
/// Its facts, as found in version 0.10.9: the settings file is `ola-openpixelcontrol.conf`; it
/// refuses to run as root; a port holds one channel and 512 bytes; and its server forgets what
/// follows the first message of one read, so that messages must come apart.
final class OLADaemon {
    /// Whether it can be started here: root needs the package's own user to become.
    static let isAvailable =
        ToolRunner.has("olad") && ToolRunner.has("curl")
        && (!isRoot
            || (ToolRunner.has("setpriv")
                && (try? ToolRunner.run("id", ["-u", user]))?.succeeded == true))

    /// Whole pixels in the 512 bytes that it keeps.
    static let pixelLimit = 170

    private static let user = "olad"
    private static let otherPlugins = [
        "artnet", "dummy", "e131", "espnet", "ftdidmx", "gpio", "karate", "kinet", "milinst",
        "nanoleaf", "opendmx", "osc", "pathport", "renard", "sandnet", "shownet", "spi",
        "stageprofi", "uartdmx", "usbdmx", "usbpro", "usbserial",
    ]
    private static let isRoot =
        (try? ToolRunner.run("id", ["-u"]))?.outputText.hasPrefix("0\n") == true

    private let directory: TemporaryDirectory
    private let child: ChildProcess
    private let httpPort: UInt16

    /// Starts it with the lines of the Open Pixel Control settings and waits until it answers.
    init(settings: [String]) throws {
        directory = try TemporaryDirectory("ola")
        for plugin in Self.otherPlugins {
            _ = try directory.write("enabled = false\n", to: "ola-\(plugin).conf")
        }
        let text = (["enabled = true"] + settings).joined(separator: "\n") + "\n"
        _ = try directory.write(text, to: "ola-openpixelcontrol.conf")
        httpPort = try Self.freePort()
        let arguments = [
            "-c", directory.path, "-l", "1", "--http-port", "\(httpPort)",
            "--rpc-port", "\(try Self.freePort())", "--no-http-quit",
            "--no-register-with-dns-sd",
        ]
        if Self.isRoot {
            _ = try ToolRunner.run("chown", ["-R", Self.user, directory.path])
            child = try ToolRunner.start(
                "setpriv",
                ["--reuid=\(Self.user)", "--regid=65534", "--clear-groups", "olad"] + arguments
            )
        } else {
            child = try ToolRunner.start("olad", arguments)
        }
        guard try eventually({ try ask("json/server_stats").contains("up_since") }) else {
            throw Failure(problem: "olad does not answer on port \(httpPort)")
        }
    }

    deinit {
        child.send(.terminate)
        if (try? child.wait(milliseconds: 5_000)) == nil { child.send(.kill) }
    }

    struct Failure: Error {
        let problem: String
    }

    /// A port that was free a moment ago.
    static func freePort() throws -> UInt16 {
        try ListeningSocket(on: .loopback(port: 0)).port
    }

    /// Joins a port, as `1-I-0`, to a universe.
    func patch(port: String, universe: Int) throws {
        let answer = try post("new_universe", "id=\(universe)&name=u\(universe)&add_ports=\(port)")
        guard answer.contains("\"ok\": true") else {
            throw Failure(problem: "cannot patch \(port): \(answer)\n\(try ask("json/get_ports"))")
        }
    }

    /// The bytes of a universe as its last frame set them.
    func values(of universe: Int) throws -> [UInt8] {
        let answer = try ask("get_dmx?u=\(universe)")
        guard let start = answer.firstIndex(of: "["), let end = answer.firstIndex(of: "]") else {
            throw Failure(problem: "no values in \(answer)")
        }
        return answer[answer.index(after: start)..<end].split(separator: ",").compactMap {
            UInt8($0.filter { $0.isNumber })
        }
    }

    /// Sets the bytes of a universe, which sends them out of every port joined to it.
    func set(universe: Int, to values: [UInt8]) throws {
        let list = values.map(String.init).joined(separator: ",")
        _ = try post("set_dmx", "u=\(universe)&d=\(list)")
    }

    private func ask(_ path: String) throws -> String {
        try ToolRunner.run("curl", ["-s", "http://127.0.0.1:\(httpPort)/\(path)"]).outputText
    }

    private func post(_ path: String, _ form: String) throws -> String {
        let address = "http://127.0.0.1:\(httpPort)/\(path)"
        return try ToolRunner.run("curl", ["-s", "-d", form, address]).outputText
    }
}
