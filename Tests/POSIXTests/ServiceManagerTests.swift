import TestKit
import Testing

@testable import POSIX

@Suite("The service manager's socket")
struct ServiceManagerTests {
    @Test(
        "only a path or an abstract name within the kernel's limit is a socket",
        arguments: [
            ("/run/notify", true),
            ("@notify", true),
            ("", false),
            ("/", false),
            ("relative", false),
            ("/" + String(repeating: "a", count: 106), true),
            ("/" + String(repeating: "a", count: 107), false),
        ]
    )
    func names(socket: String, isOne: Bool) {
        #expect((ServiceManager(socket: socket, watchdog: nil) != nil) == isOne)
    }

    @Test("the watchdog's time comes in microseconds, and nonsense asks for none")
    func watchdog() {
        let asks = { ServiceManager(socket: "/run/n", watchdog: $0)?.watchdogMilliseconds }
        #expect(asks("30000000") == 30_000)
        #expect(asks("soon") == nil)
        #expect(asks(nil) == nil)
    }

    @Test("a socket where nobody listens is an error, not the end")
    func nobody() throws {
        let folder = try TemporaryDirectory("notify")
        let manager = try #require(
            ServiceManager(socket: folder.file("notify"), watchdog: nil)
        )
        #expect(throws: SystemError.self) { try manager.tell(["READY=1"]) }
    }

    @Test("the journal's name of a stream is its device and inode")
    func journal() throws {
        let folder = try TemporaryDirectory("journal")
        let path = try folder.write("", to: "stream")
        let file = try Files.open(path)
        let names = try ToolRunner.run("stat", ["-c", "%d:%i", path]).outputText
        #expect(Journal.isStream(named: String(names.dropLast()), file.number))
        #expect(!Journal.isStream(named: "1:1", file.number))
        #expect(!Journal.isStream(named: "", file.number))
    }
}
