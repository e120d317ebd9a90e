public import POSIX
public import Packets

/// Where a board is, as a person writes it.
///
/// ```
/// serial:///dev/ttyUSB0?baud=115200&data=8&parity=n&stop=1&flow=none
/// tcp://192.168.1.40:7890     tcp://board.example:7890     tcp://[fd00::7]:7890
/// udp://192.168.1.41:4048     the same for protocols that go in datagrams
/// listen://:8001?allow=192.168.1.40,192.168.1.41&id=GATE-1   the board dials in
/// pty:/run/placard/board-1    the same with ?baud=115200 keeps that line's pace
/// ```
public enum LinkAddress: Sendable, Hashable, CustomStringConvertible {
    /// A serial device and how it talks.
    case serial(path: String, settings: SerialSettings)
    /// A TCP port of a host, by name or number.
    case tcp(host: String, port: UInt16)
    /// A TCP port of this machine that the board dials in to, on one of its addresses.
    case listen(host: String, port: UInt16, DialIn)
    /// A UDP port of a host, for protocols that go in datagrams.
    case udp(host: String, port: UInt16)
    /// A pseudo-terminal, paced like a line of the given settings, or unpaced without.
    case pty(path: String, pace: SerialSettings?)

    /// What such a link carries.
    public var carrier: BoardProtocol.Carrier {
        switch self {
        case .udp: .datagrams
        case .serial, .tcp, .listen, .pty: .stream
        }
    }

    /// Whether it is a serial line, or stands for one.
    public var isLine: Bool {
        switch self {
        case .serial, .pty: true
        case .tcp, .listen, .udp: false
        }
    }

    /// Whether the board dials in.
    package var isDialIn: Bool {
        if case .listen = self { true } else { false }
    }

    /// Reads an address.
    public static func read(_ text: String) throws(LinkError) -> LinkAddress {
        try LinkAddressReader(text: text).read()
    }

    /// The address as it can be read again.
    public var description: String {
        switch self {
        case .serial(let path, let settings): "serial://\(path)\(LinkAddress.query(settings))"
        case .tcp(let host, let port): "tcp://\(LinkAddress.place(host, port))"
        case .listen(let host, let port, let dialIn):
            "listen://\(LinkAddress.place(host == "0.0.0.0" ? "" : host, port))\(dialIn.query)"
        case .udp(let host, let port): "udp://\(LinkAddress.place(host, port))"
        case .pty(let path, let pace): "pty:\(path)\(pace.map(LinkAddress.query) ?? "")"
        }
    }

    /// An IPv6 address needs brackets before a port.
    private static func place(_ host: String, _ port: UInt16) -> String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// Only what differs from 8N1 without flow control is written, and always the speed.
    private static func query(_ settings: SerialSettings) -> String {
        var options = ["baud=\(settings.baud)"]
        if settings.dataBits != 8 { options.append("data=\(settings.dataBits)") }
        if settings.parity != .none { options.append("parity=\(settings.parity.rawValue)") }
        if settings.stopBits != 1 { options.append("stop=\(settings.stopBits)") }
        if settings.flow != .none { options.append("flow=\(settings.flow.rawValue)") }
        return "?" + options.joined(separator: "&")
    }
}

extension DialIn {
    /// The options as they can be read again.
    fileprivate var query: String {
        var options: [String] = []
        if !allowed.isEmpty { options.append("allow=\(allowed.joined(separator: ","))") }
        if let id { options.append("id=\(id)") }
        return options.isEmpty ? "" : "?" + options.joined(separator: "&")
    }
}
