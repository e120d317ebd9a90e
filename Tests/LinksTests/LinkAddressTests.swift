import Links
import POSIX
import TestKit
import Testing

@Suite struct LinkAddressTests {
    @Test(arguments: [
        ("serial:///dev/ttyUSB0", "serial:///dev/ttyUSB0?baud=115200"),
        ("serial:///dev/ttyS0?baud=57600", "serial:///dev/ttyS0?baud=57600"),
        (
            "serial:///dev/ttyS0?stop=2&parity=e&baud=9600&data=7&flow=hardware",
            "serial:///dev/ttyS0?baud=9600&data=7&parity=e&stop=2&flow=hardware"
        ),
        ("serial:///dev/ttyS0?parity=n&stop=1", "serial:///dev/ttyS0?baud=115200"),
        ("tcp://192.168.1.40:7890", "tcp://192.168.1.40:7890"),
        ("tcp://board-3.hall.example:7890", "tcp://board-3.hall.example:7890"),
        ("tcp://[fd00::7]:7890", "tcp://[fd00::7]:7890"),
        ("udp://192.168.1.41:4048", "udp://192.168.1.41:4048"),
        ("udp://[fd00::7]:6454", "udp://[fd00::7]:6454"),
        ("listen://:8001", "listen://:8001"),
        ("listen://0.0.0.0:8001?id=GATE-1", "listen://:8001?id=GATE-1"),
        (
            "listen://10.0.0.1:8001?allow=10.0.0.7,10.0.0.8&id=x",
            "listen://10.0.0.1:8001?allow=10.0.0.7,10.0.0.8&id=x"
        ),
        ("listen://[fd00::1]:8001", "listen://[fd00::1]:8001"),
        (
            "serial:///dev/ttyS1?baud=250000&flow=rs485",
            "serial:///dev/ttyS1?baud=250000&flow=rs485"
        ),
        ("pty:/run/placard/board-1", "pty:/run/placard/board-1"),
        ("pty:/tmp/b?baud=9600", "pty:/tmp/b?baud=9600"),
    ])
    func addressesAreReadAndWrittenBack(_ text: String, _ expected: String) throws {
        let address = try LinkAddress.read(text)
        #expect(address.description == expected)
        #expect(try LinkAddress.read(address.description) == address)
    }

    @Test(arguments: [
        ("/dev/ttyUSB0", "the kind of link is missing", "Write serial:///dev/ttyUSB0"),
        (
            "serail:///dev/x", "there is no kind of link named \"serail\"",
            "Did you mean \"serial\"?"
        ),
        ("upd://h:1", "there is no kind of link named \"upd\"", "Did you mean \"udp\"?"),
        ("udp://h", "the port is missing", "Write udp://host:port"),
        ("udp://h:1/x", "a UDP address has no path", "udp://192.168.1.40:4048"),
        ("serial://dev/ttyS0", "the path of the device is missing", "three strokes"),
        ("serial:///dev/x?bauds=9600", "no option named \"bauds\"", "Did you mean \"baud\"?"),
        (
            "serial:///dev/x?baud=115201", "no line has a speed of 115201 baud",
            "The nearest is 115200"
        ),
        ("serial:///dev/x?baud=fast", "\"fast\" is no speed", "as 115200"),
        ("serial:///dev/x?baud=-9600", "\"-9600\" is no speed", "as 115200"),
        ("serial:///dev/x?parity=x", "\"x\" is no value of parity", "Write one of e, n, o"),
        ("serial:///dev/x?stop=3", "\"3\" is no value of stop", "Write one of 1, 2"),
        ("serial:///dev/x?baud=9600&baud=9600", "baud is given twice", "Give it once"),
        ("serial:///dev/x?", "", ""),
        ("listen://8001", "the port is missing", "listen://:8001"),
        ("listen://board.example:8001", "no numeric address of this machine", "for all of them"),
        ("listen://:8001?alow=10.0.0.7", "no option named \"alow\"", "Did you mean \"allow\"?"),
        ("listen://:8001?allow=gate", "\"gate\" is no numeric address", "192.168.1.40"),
        ("listen://:8001?id", "no option named \"id\", or it has no value", ""),
        ("tcp://host", "the port is missing", "Write tcp://host:port"),
        ("tcp:host:1", "the host is missing", "Write tcp://host:port"),
        ("tcp://host:0", "\"0\" is no port", "1 to 65535"),
        ("tcp://host:65536", "\"65536\" is no port", "1 to 65535"),
        ("tcp://:7890", "\"\" is no host", "board.example"),
        ("tcp://a b:7890", "\"a b\" is no host", "board.example"),
        ("tcp://fd00::7:7890", "an IPv6 address needs brackets", "tcp://[fd00::7]:7890"),
        ("tcp://[fd00::zz]:7890", "\"fd00::zz\" is no IPv6 address", "tcp://[fd00::7]:7890"),
        ("tcp://host:7890?x=1", "no path and no options", "Write tcp://host:port"),
        ("pty:board", "the path of the device is missing", "pty:/path"),
    ])
    func faultsAreNamedWithTheNextStep(_ text: String, _ problem: String, _ remedy: String) {
        if problem.isEmpty {
            #expect(throws: Never.self) { try LinkAddress.read(text) }
            return
        }
        #expect {
            _ = try LinkAddress.read(text)
        } throws: { error in
            guard let error = error as? LinkError else { return false }
            return error.subject == text && error.problem.contains(problem)
                && error.remedy.contains(remedy)
        }
    }

    @Test func anyTextIsReadOrRefusedButNeverTraps() {
        let alphabet = Array("serialtcpty:/?&=[].0123 \u{4e2d}")
        let seed: UInt64 = 42
        var random = SplitMix64(seed: seed)
        for _ in 0..<5_000 {
            let length = Int.random(in: 0..<24, using: &random)
            let tail = String(
                (0..<length).compactMap { _ in alphabet.randomElement(using: &random) }
            )
            for head in ["", "serial://", "tcp://", "udp://", "pty:/"] {
                if let address = try? LinkAddress.read(head + tail) {
                    #expect(
                        (try? LinkAddress.read(address.description)) == address,
                        "\(head + tail), seed \(seed)"
                    )
                }
            }
        }
    }
}
