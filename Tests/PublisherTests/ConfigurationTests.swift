import Disclosure
import HTTP
import Layout
import Links
import Notation
import POSIX
import Packets
import Planning
import Testing

@testable import Publisher

@Suite("The configuration file")
struct ConfigurationTests {
    /// One text that is refused: `▸` stands where the error must point.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let marked: String
        let path: String
        let problem: String
        let remedy: String

        init(_ marked: String, _ path: String, _ problem: String, _ remedy: String) {
            self.marked = marked
            self.path = path
            self.problem = problem
            self.remedy = remedy
        }

        var testDescription: String { "\(path): \(problem)" }

        var text: String { marked.filter { $0 != "▸" } }

        var position: TextPosition? {
            guard let end = marked.firstIndex(of: "▸") else { return nil }
            let lines = marked[..<end].split(separator: "\n", omittingEmptySubsequences: false)
            let column = (lines.last?.unicodeScalars.count ?? 0) + 1
            return TextPosition(line: lines.count, column: column)
        }
    }

    /// A configuration whose one board has a member changed or added.
    private static func board(_ change: String, replacing old: String = "}") -> String {
        let board =
            "{ id: \"gate\", size: \"64x8\", colours: \"red\",\n"
            + "  layout: \"still\", protocol: \"opc\",\n"
            + "  link: \"tcp://127.0.0.1:7890\", }"
        return "{\n  office: \"山口\",\n  boards: [\n  "
            + board.replacing(old, with: change) + "\n] }"
    }

    private static let refusals: [Refusal] =
        [
            Refusal(
                "{ office: \"山\", ▸ofice: 1, boards: [] }",
                "$.ofice",
                "the key \"ofice\" is not known here",
                "did you mean \"office\"? Otherwise remove it"
            ),
            Refusal("▸{ boards: [] }", "$", "the key \"office\" is missing", "add \"office\""),
            Refusal(
                "{ office: \"山\" ",
                "$",
                "",
                ""
            ),
            Refusal(
                "{ office: \"山\",\n zone: ▸\"Asia/Shangai\", boards: [] }",
                "$.zone",
                "the zone \"Asia/Shangai\" is not known",
                "write \"Asia/Shanghai\""
            ),
            Refusal(
                "{ office: \"山\", zone: ▸\"+15:00\", boards: [] }",
                "$.zone",
                "the zone \"+15:00\" is not known",
                "write \"Asia/Shanghai\""
            ),
            Refusal(
                "{ office: \"山\", kiosk: { port: ▸65536 }, boards: [] }",
                "$.kiosk.port",
                "65536 is outside 0 to 65535",
                "write a number from 0 to 65535"
            ),
            Refusal(
                "{ office: \"山\", kiosk: { address: ▸\"lobby\" }, boards: [] }",
                "$.kiosk.address",
                "\"lobby\" is no numeric address",
                "write \"127.0.0.1\""
            ),
            Refusal(
                "{ office: \"山\", kiosk: { publicAddress: ▸\"open.example/a\" }, boards: [] }",
                "$.kiosk.publicAddress",
                "\"open.example/a\" is no scheme with a host",
                "write \"https://open.example.gov.cn\""
            ),
            Refusal(
                "{ office: \"山\", kiosk: { trustedProxies: [▸\"nginx\"] }, boards: [] }",
                "$.kiosk.trustedProxies[0]",
                "\"nginx\" is no numeric address",
                "write the proxy's own address"
            ),
            Refusal(
                "{ office: \"山\", kiosk: { limits: { connections: ▸0 } }, boards: [] }",
                "$.kiosk.limits.connections",
                "0 is outside 1 to 20000",
                "write a number from 1 to 20000"
            ),
            Refusal(
                "{ office: \"山\", kiosk: ▸true, boards: [] }",
                "$.kiosk",
                "true stands where an object or false must stand",
                "write { port: 8080 }"
            ),
        ] + boardRefusals

    private static let boardRefusals: [Refusal] = [
        Refusal(
            board("▸fps: 20 }"),
            "$.boards[0].fps",
            "the key \"fps\" is not known here",
            "remove it; known here are id, name"
        ),
        Refusal(
            board("▸\"64×8\"", replacing: "\"64x8\""),
            "$.boards[0].size",
            "\"64×8\" is no size in pixels",
            "write width x height, for example \"128x16\""
        ),
        Refusal(
            board("▸\"0x8\"", replacing: "\"64x8\""),
            "$.boards[0].size",
            "\"0x8\" is no size in pixels",
            "write width x height"
        ),
        Refusal(
            board("▸\"gren\"", replacing: "\"red\""),
            "$.boards[0].colours",
            "\"gren\" is not known here",
            "write \"green\""
        ),
        Refusal(
            board("▸\"adaligt\"", replacing: "\"opc\""),
            "$.boards[0].protocol",
            "\"adaligt\" is not known here",
            "write \"adalight\""
        ),
        Refusal(
            board("▸\"tcp://127.0.0.1:7890\"", replacing: "\"tcp://127.0.0.1:7890\"")
                .replacing("\"opc\"", with: "\"ddp\""),
            "$.boards[0].link",
            "DDP does not go over such a link",
            "write udp://host:port"
        ),
        Refusal(
            board("▸\"udp://127.0.0.1:7890\"", replacing: "\"tcp://127.0.0.1:7890\""),
            "$.boards[0].link",
            "Open Pixel Control does not go over such a link",
            "write tcp://host:port"
        ),
        Refusal(
            board("▸\"Gate 1\"", replacing: "\"gate\""),
            "$.boards[0].id",
            "\"Gate 1\" is no board id",
            "use 1 to 40 lower-case letters, digits and hyphens"
        ),
        Refusal(
            board("▸\"tpc://127.0.0.1:7890\"", replacing: "\"tcp://127.0.0.1:7890\""),
            "$.boards[0].link",
            "there is no kind of link named \"tpc\"",
            "Did you mean \"tcp\"?"
        ),
        Refusal(
            board("▸\"tcp://127.0.0.1:0\"", replacing: "\"tcp://127.0.0.1:7890\""),
            "$.boards[0].link",
            "\"0\" is no port",
            "A port is a number from 1 to 65535"
        ),
        Refusal(
            board("\"256x90\"", replacing: "\"64x8\"").replacing("  {", with: "  ▸{"),
            "$.boards[0]",
            "23040",
            "correct size, protocol or wiring"
        ),
        Refusal(
            board("pitchMillimetres: ▸0 }"),
            "$.boards[0].pitchMillimetres",
            "0 is outside 0.5 to 100",
            "write a number from 0.5 to 100"
        ),
        Refusal(
            board("pace: ▸\"fast\" }"),
            "$.boards[0].pace",
            "\"fast\" is not known here",
            "write \"faster\""
        ),
        Refusal(
            board("framesPerSecond: ▸61 }"),
            "$.boards[0].framesPerSecond",
            "61 is outside 1 to 60",
            "write a number from 1 to 60"
        ),
        Refusal(
            board("kinds: [\"notice\", ▸\"projects\"] }"),
            "$.boards[0].kinds[1]",
            "\"projects\" is not known here",
            "write \"project\""
        ),
        Refusal(
            board("wiring: { rows: ▸\"snake\" } }"),
            "$.boards[0].wiring.rows",
            "\"snake\" is not known here",
            "write one of progressive, serpentine"
        ),
        Refusal(
            board("wiring: { brightnessPercent: ▸101 } }"),
            "$.boards[0].wiring.brightnessPercent",
            "101 is outside 0 to 100",
            "write a number from 0 to 100"
        ),
        Refusal(
            board(
                "}, ▸{ id: \"gate\", size: \"8x8\", colours: \"rgb\", layout: \"a\",\n"
                    + "  protocol: \"opc\", link: \"tcp://127.0.0.1:1\" }"
            ),
            "$.boards[1]",
            "a second board has the id \"gate\"",
            "give every board an id of its own"
        ),
    ]

    @Test(
        "what is wrong is refused with its place, its path and the next step",
        arguments: refusals
    )
    func refused(_ refusal: Refusal) throws {
        do throws(NotationError) {
            _ = try ConfigurationReader.read(refusal.text, folder: "")
            Issue.record("it was read: \(refusal.text)")
        } catch {
            #expect(error.path == refusal.path)
            #expect(error.problem.contains(refusal.problem), "\(error)")
            #expect(error.remedy.contains(refusal.remedy), "\(error)")
            #expect(refusal.position == nil || error.position == refusal.position, "\(error)")
        }
    }

    @Test("what may be left out has its usual value")
    func defaults() throws {
        let read = try ConfigurationReader.read(Self.board("}"), folder: "/etc/placard")
        #expect(read.zone == .china)
        #expect(read.store == "/etc/placard/placard.db")
        #expect(read.layouts == "/etc/placard/Layouts")
        #expect(read.fonts == "/etc/placard/fonts")
        #expect(read.kiosk == KioskSettings(address: "127.0.0.1", port: 8_080))
        let board = try #require(read.boards.first)
        #expect(board.board.name == "gate")
        #expect(board.board.kinds == nil && board.board.unitScope == nil)
        #expect(board.framesPerSecond == 28)
        #expect(board.pitchMillimetres == nil && board.pace == nil)
        #expect(board.wiring.colourOrder == .rgb && board.wiring.light == .straight)
        #expect(board.link == .tcp(host: "127.0.0.1", port: 7_890))
    }

    @Test("what is given is taken")
    func given() throws {
        let text = """
            {
                office: "县政务公开",
                zone: "-03:30",
                store: "/var/lib/placard/a.db",
                kiosk: { address: "::1", port: 81 },
                boards: [{
                    id: "hall-1", name: "大厅", size: "32x16", colours: "dual", layout: "l",
                    protocol: "adalight", link: "serial:///dev/ttyUSB0?baud=9600",
                    framesPerSecond: 10, unit: "county", kinds: ["notice", "fee"], tags: ["in"],
                    maximumItems: 3, pitchMillimetres: 4.75, pace: "calm",
                    wiring: { rows: "serpentine", upsideDown: true, colourOrder: "grb",
                        brightnessPercent: 40, gammaTenths: 22 },
                }],
            }
            """
        let read = try ConfigurationReader.read(text, folder: "/etc")
        #expect(read.zone.offsetSeconds == -12_600)
        #expect(read.store == "/var/lib/placard/a.db")
        #expect(read.kiosk == KioskSettings(address: "::1", port: 81))
        let board = try #require(read.boards.first)
        #expect(board.size.description == "32x16")
        #expect(board.colours == .dual)
        #expect(board.board.name == "大厅")
        #expect(board.board.kinds == [.notice, .fee])
        #expect(board.board.tags == ["in"])
        #expect(board.board.unitScope == "county")
        #expect(board.board.maximumItems == 3)
        #expect(board.framesPerSecond == 10)
        #expect(board.pitchMillimetres == 4.75)
        #expect(board.pace == .calm)
        #expect(board.wiring.boardProtocol == .adalight)
        #expect(board.wiring.colourOrder == .grb)
        #expect(board.wiring.mapping.rowOrder == .serpentine && board.wiring.mapping.isTurned)
        #expect(
            board.wiring.light == (try LightCurve(gammaTenths: 22, brightnessPercent: 40))
        )
    }

    @Test("a board of universes has its first one and whether all change at once")
    func universes() throws {
        let text = """
            { office: "山", boards: [{ id: "a", size: "32x16", colours: "rgb", layout: "l",
              protocol: "sacn", link: "udp://127.0.0.1:5568",
              wiring: { universe: 63990, synchronises: true } }] }
            """
        let board = try #require(ConfigurationReader.read(text, folder: "/etc").boards.first)
        #expect(board.wiring.universe == 63_990 && board.wiring.synchronises)
        #expect(board.link == .udp(host: "127.0.0.1", port: 5_568))
    }

    @Test("a kiosk in public has an address, proxies and limits of its own")
    func kioskInPublic() throws {
        let text = """
            { office: "山", boards: [], kiosk: {
              publicAddress: "https://open.example", trustedProxies: ["127.0.0.1", "::1"],
              limits: { connections: 5000, connectionsPerAddress: 2, eventStreams: 4000,
                requestsPerConnection: 7, requestsPerSecond: 8, burst: 9 } } }
            """
        let kiosk = try #require(ConfigurationReader.read(text, folder: "").kiosk)
        #expect(kiosk.publicAddress == "https://open.example")
        let server = try #require(ServerConfiguration(kiosk))
        #expect(server.trustedProxies == ["127.0.0.1", "::1"])
        var limits = VisitorLimits()
        limits.connections = 5_000
        limits.connectionsPerAddress = 2
        limits.eventStreams = 4_000
        limits.requestsPerConnection = 7
        limits.requestsPerSecond = 8
        limits.burst = 9
        #expect(server.visitors == limits)
    }

    @Test("kiosk: false turns the kiosk off, and no board is a configuration too")
    func withoutKiosk() throws {
        let read = try ConfigurationReader.read(
            "{ office: \"山\", kiosk: false, boards: [] }",
            folder: ""
        )
        #expect(read.kiosk == nil)
        #expect(read.boards.isEmpty)
        #expect(read.store == "placard.db")
    }

    @Test(
        "zones are named or written as an offset",
        arguments: [
            ("Asia/Shanghai", 28_800), ("Asia/Urumqi", 21_600), ("UTC", 0), ("+05:45", 20_700),
            ("-14:00", -50_400),
        ]
    )
    func zones(name: String, seconds: Int) throws {
        let text = "{ office: \"山\", zone: \"\(name)\", boards: [] }"
        let zone = try ConfigurationReader.read(text, folder: "").zone
        #expect(zone.offsetSeconds == seconds)
    }
}
