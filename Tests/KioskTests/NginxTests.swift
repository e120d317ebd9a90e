import HTTP
import Kiosk
import POSIX
import TestKit
import Testing

@Suite(
    "Behind nginx, by the very file that is shipped",
    .serialized,
    .enabled(
        if: FrontDoor.isPossible,
        "needs nginx, openssl and curl"
    )
)
struct NginxTests {
    @Test("pages come over TLS, compressed, and plain HTTP leads there")
    func pages() throws {
        let door = try FrontDoor()
        let head = try door.curl(["--include", "--output", "-", "--raw"], "/", compressed: true)
        #expect(head.contains("HTTP/2 200"))
        #expect(head.contains("content-encoding: gzip"))
        #expect(head.contains("strict-transport-security: max-age=31536000"))
        #expect(head.contains("content-security-policy: default-src 'none'"))
        #expect(try door.curl(["--compressed"], "/").contains("样例县政务公开"))
        let plain = try ToolRunner.run(
            "curl",
            ["-sI", "-H", "Host: open.example.gov.cn", "http://127.0.0.1:\(door.plainPort)/kinds"]
        ).outputText
        #expect(plain.contains("301") && plain.contains("https://open.example.gov.cn/kinds"))
    }

    @Test("what tells of items is asked for each time; style and scripts are kept")
    func caching() throws {
        let door = try FrontDoor()
        for path in ["/style.css", "/script.js"] {
            _ = try door.curl([], path)
            #expect(try door.curl(["--head"], path).contains("x-cache-status: HIT"), "\(path)")
        }
        let tag = try #require(
            try door.curl(["--head"], "/items/NT-1").split(separator: "\r\n")
                .first { $0.hasPrefix("etag: ") }?.dropFirst(6)
        )
        let repeated = try door.curl(["--head", "-H", "If-None-Match: \(tag)"], "/items/NT-1")
        #expect(repeated.contains("HTTP/2 304"))
        #expect(try door.curl([], "/items/NT-1").contains("市容环境"))
        door.server.publish(KioskPages(SampleModel.model([])))
        let isGone = try eventually {
            try !door.curl(["--compressed"], "/items/NT-1").contains("市容环境")
        }
        #expect(isGone)
    }

    @Test("each visitor's own address is counted, and what it claims of itself is not believed")
    func addresses() throws {
        let door = try FrontDoor { limits in
            limits.burst = 2
            limits.requestsPerSecond = 1
        }
        let get = ["--output", "/dev/null", "--write-out", "%{http_code}"]
        var statuses: [String] = []
        for (visitor, claim) in [
            ("127.0.0.2", "203.0.113.1"), ("127.0.0.2", "203.0.113.2"),
            ("127.0.0.2", "203.0.113.3"), ("127.0.0.3", "203.0.113.1"),
        ] {
            statuses.append(
                try door.curl(
                    get + ["--interface", visitor, "-H", "X-Forwarded-For: \(claim)"],
                    "/guide"
                )
            )
        }
        #expect(statuses == ["200", "200", "429", "200"])
    }

    @Test("an event reaches its listener at once")
    func events() throws {
        let door = try FrontDoor()
        let listener = try ToolRunner.start(
            "curl",
            door.arguments(["--no-buffer", "--http1.1"], "/events")
        )
        guard let output = listener.takeOutput() else { throw ToolError.notInstalled("curl") }
        let stream = PipeReader(output)
        #expect(stream.hears("retry:"))
        door.server.broadcast(ServerEvent(name: "change", data: "8"))
        #expect(stream.hears("data: 8"), "\(stream.text)")
    }
}

/// A kiosk with nginx before it: the shipped file with this machine's ports and a key of its own.
private final class FrontDoor {
    static var isPossible: Bool {
        ToolRunner.has("nginx") && ToolRunner.has("openssl") && ToolRunner.has("curl")
    }

    let server: Server<KioskPages>
    let plainPort: UInt16
    private let port: UInt16
    private let folder: TemporaryDirectory
    private let nginx: ChildProcess

    init(_ limit: (inout VisitorLimits) -> Void = { _ in }) throws {
        var configuration = ServerConfiguration(address: .loopback(port: 0))
        configuration.trustedProxies = ["127.0.0.1"]
        limit(&configuration.visitors)
        let server = try KioskPages.server(configuration, model: SampleModel.model)
        let folder = try TemporaryDirectory("nginx")
        let ports = try [
            ListeningSocket(on: .loopback(port: 0)).port,
            ListeningSocket(on: .loopback(port: 0)).port,
        ]
        let key = try ToolRunner.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                "-subj", "/CN=open.example.gov.cn", "-keyout", folder.file("key.pem"),
                "-out", folder.file("cert.pem"),
            ]
        )
        try #require(key.succeeded, "\(key.errorText)")
        let here = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
        let shipped = String(
            decoding: try Files.read("/\(here)/Packaging/nginx.conf"),
            as: UTF8.self
        )
        var site = shipped
        for (theirs, ours) in [
            ("listen 80;", "listen 127.0.0.1:\(ports[0]);"),
            ("listen 443 ssl", "listen 127.0.0.1:\(ports[1]) ssl"),
            ("server 127.0.0.1:8080;", "server 127.0.0.1:\(server.port);"),
            ("/etc/ssl/certs/open.example.gov.cn.pem", folder.file("cert.pem")),
            ("/etc/ssl/private/open.example.gov.cn.key", folder.file("key.pem")),
            ("/var/cache/nginx/placard", folder.file("cache")),
        ] {
            try #require(site.contains(theirs), "the shipped file lacks \(theirs)")
            site = site.replacing(theirs, with: ours)
        }
        let whole = """
            daemon off; master_process off; pid \(folder.file("pid"));
            error_log \(folder.file("log")) warn;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path \(folder.file("body")); proxy_temp_path \(folder.file("proxy"));
              fastcgi_temp_path \(folder.file("f")); uwsgi_temp_path \(folder.file("u"));
              scgi_temp_path \(folder.file("s"));
              types { text/html html; }
              \(site)
            }
            """
        let path = try folder.write(whole, to: "nginx.conf")
        let nginx = try ToolRunner.start("nginx", ["-e", folder.file("log"), "-c", path])
        self.server = server
        self.plainPort = ports[0]
        self.port = ports[1]
        self.folder = folder
        self.nginx = nginx
        let isUp = try eventually { try !curl([], "/guide").isEmpty }
        let log = (try? Files.read(folder.file("log"))) ?? []
        try #require(isUp, "nginx does not answer: \(String(decoding: log, as: UTF8.self))")
    }

    deinit {
        nginx.send(.terminate)
        if (try? nginx.wait(milliseconds: 5_000)) == .some(nil) { nginx.send(.kill) }
        server.stop()
    }

    func arguments(_ options: [String], _ path: String, compressed: Bool = false) -> [String] {
        [
            "--silent", "--insecure", "--max-time", "20",
            "--resolve", "open.example.gov.cn:\(port):127.0.0.1",
        ] + (compressed ? ["-H", "Accept-Encoding: gzip"] : []) + options
            + ["https://open.example.gov.cn:\(port)\(path)"]
    }

    func curl(_ options: [String], _ path: String, compressed: Bool = false) throws -> String {
        try ToolRunner.run("curl", arguments(options, path, compressed: compressed)).outputText
    }
}
