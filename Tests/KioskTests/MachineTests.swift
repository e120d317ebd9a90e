import Disclosure
import Exhibits
import HTTP
import Kiosk
import POSIX
import Raster
import TestKit
import Testing

@Suite("What machines read")
struct MachineTests {
    @Test("a mirror's picture unpacks to the same dots")
    func frameBytes() {
        let bytes = SampleModel.get("/boards/hall/frame.bin").body
        // 8 x 2 dots, 3 colours: black, red, green; then runs of (length, colour).
        #expect(
            bytes
                == CommentedHex.bytes(
                    """
                    00 08 00 02 00 03           // width, height, colours
                    00 00 00 FF 00 00 00 FF 00  // black, red, green
                    03 01 0C 00 01 02           // three red, twelve dark, one green
                    """
                )
        )
    }

    @Test("a mirror's picture without a script is a PNG of the board's size")
    func png() {
        let bytes = SampleModel.get("/boards/hall/frame.png").body
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(Array(bytes[16..<24]) == [0, 0, 0, 8, 0, 0, 0, 2])
    }

    @Test(
        "health is JSON with the state of the store and of every board",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func health() throws {
        let script = """
            import json, sys
            h = json.load(sys.stdin)
            print(h["state"], h["at"], h["store"]["version"], h["store"]["visible"],
                  [(b["id"], b["state"], b["confirmed_seconds_ago"]) for b in h["boards"]], end="")
            """
        let text = try PythonJudge.run(script, input: SampleModel.get("/health").body)
        #expect(
            String(decoding: text, as: UTF8.self)
                == "degraded 2026-11-21T09:41:00+08:00 7 8 "
                + "[('hall', 'ok', 2), ('gate', 'offline', None)]"
        )
        let stale = SampleModel.model([], staleSince: SampleModel.instant(2026, 11, 21, 9, 40))
        #expect(SampleModel.text("/health", stale).contains("\"stale_seconds\":60"))
        #expect(SampleModel.text("/health", stale).contains("\"state\":\"stale\""))
    }

    @Test("a tick brings the header's day and clock")
    func tick() {
        let event = KioskEvents.tick(SampleModel.model)
        #expect(event.name == "tick" && event.data == "11月21日 星期六\n09:41")
        #expect(KioskEvents.change(SampleModel.model).data == "7")
    }

    @Test(
        "curl gets pages, their guards and a change of content over a real socket",
        .enabled(if: ToolRunner.has("curl"), "needs curl")
    )
    func curl() throws {
        let server = try KioskPages.server(
            ServerConfiguration(address: .loopback(port: 0)),
            model: SampleModel.model
        )
        defer { server.stop() }
        let base = "http://127.0.0.1:\(server.port)"
        let head = try ToolRunner.run("curl", ["-sSI", "\(base)/"]).outputText
        #expect(head.hasPrefix("HTTP/1.1 200 OK"))
        for guardField in [
            "default-src 'none'", "frame-ancestors 'none'", "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer", "Permissions-Policy:", "Date: ", "ETag: \"",
        ] {
            #expect(head.contains(guardField), "\(guardField)")
        }
        #expect(!head.contains("unsafe-inline"))
        let post = try ToolRunner.run("curl", ["-sSi", "-X", "POST", "-d", "x=1", "\(base)/"])
        #expect(post.outputText.contains("405") && post.outputText.contains("Allow: GET, HEAD"))
        let climb = try ToolRunner.run("curl", ["-sS", "--path-as-is", "\(base)/../../etc/passwd"])
        #expect(!climb.outputText.contains("root:"))
        server.show(SampleModel.model([SampleModel.items[5]]))
        #expect(
            try eventually {
                try ToolRunner.run("curl", ["-sS", "\(base)/health"]).outputText
                    .contains("\"visible\":1")
            }
        )
    }
}

@Suite("The look keeps its promises")
struct LookTests {
    /// The colours of each scheme, in the order the sheet gives them: light, dark, high contrast.
    private static let schemes: [[String: Double]] = {
        let sheet = SampleModel.text("/style.css")
        return sheet.split(separator: "--paper:").dropFirst().prefix(3).map { block in
            var colours: [String: Double] = [:]
            for entry in ("--paper:" + block.prefix { $0 != "}" }).split(separator: ";") {
                let parts = entry.split(separator: ":").map {
                    $0.filter { !$0.isWhitespace }
                }
                guard parts.count == 2, parts[1].hasPrefix("#") else { continue }
                colours[String(parts[0])] = luminance(String(parts[1].dropFirst()))
            }
            return colours
        }
    }()

    /// Relative luminance as WCAG 2 defines it.
    private static func luminance(_ hex: String) -> Double {
        let full = hex.count == 3 ? hex.map { "\($0)\($0)" }.joined() : hex
        let value = Int(full, radix: 16) ?? 0
        let channels = [16, 8, 0].map { shift -> Double in
            let channel = Double(value >> shift & 255) / 255
            return channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// x to the 2.4, as the fifth root of x to the twelfth, by Newton's method.
    private static func power(_ x: Double) -> Double {
        let twelfth = (0..<12).reduce(1.0) { product, _ in product * x }
        return (0..<200).reduce(1.0) { root, _ in
            root - (root * root * root * root * root - twelfth) / (5 * root * root * root * root)
        }
    }

    @Test("every text colour stands out from its ground by 4.5 to 1", arguments: 0..<3)
    func contrast(scheme: Int) throws {
        let colours = try #require(Self.schemes.dropFirst(scheme).first)
        let texts = [
            "--ink", "--muted", "--link", "--cinnabar", "--done", "--on-schedule", "--late",
            "--overdue", "--not-started",
        ]
        let pairs =
            texts.flatMap { [($0, "--paper"), ($0, "--surface")] }
            + [("--on-cinnabar", "--cinnabar"), ("--paper", "--late")]
        for (text, ground) in pairs {
            let first = try #require(colours[text], "\(text)")
            let second = try #require(colours[ground], "\(ground)")
            let ratio = (max(first, second) + 0.05) / (min(first, second) + 0.05)
            #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
        }
    }

    @Test("H10: nothing moves that cannot be stopped")
    func motion() {
        let sheet = SampleModel.text("/style.css")
        let script = SampleModel.text("/script.js")
        #expect(sheet.contains("prefers-reduced-motion"))
        #expect(script.contains("prefers-reduced-motion") && script.contains("停止画面"))
        #expect(!sheet.contains("@keyframes") && !sheet.contains("infinite"))
        for page in ["/", "/boards", "/boards/hall"] {
            #expect(SampleModel.text(page).contains("data-tool=\"motion\""))
        }
    }
}
