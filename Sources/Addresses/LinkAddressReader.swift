import Notation
import POSIX

/// Reads the text of a link address part by part.
struct LinkAddressReader {
    let text: String

    private static let schemes = ["listen", "pty", "serial", "tcp", "udp"]
    private static let options = ["baud", "data", "flow", "parity", "stop"]

    func read() throws(LinkError) -> LinkAddress {
        guard let colon = text.firstIndex(of: ":") else {
            throw refuse(
                "the kind of link is missing",
                "Write serial:///dev/ttyUSB0, tcp://host:port, listen://:port, udp://host:port "
                    + "or pty:/path"
            )
        }
        let rest = text[text.index(after: colon)...]
        switch String(text[..<colon]) {
        case "serial": return try readSerial(rest)
        case "tcp":
            let (host, port) = try readPlace(rest, example: "tcp://192.168.1.40:7890")
            return .tcp(host: host, port: port)
        case "udp":
            let (host, port) = try readPlace(rest, example: "udp://192.168.1.40:4048")
            return .udp(host: host, port: port)
        case "listen": return try readDialIn(rest)
        case "pty": return try readPseudoTerminal(rest)
        case let other:
            throw refuse(
                "there is no kind of link named \"\(other)\"",
                suggestion(other, LinkAddressReader.schemes)
            )
        }
    }

    private func readSerial(_ rest: Substring) throws(LinkError) -> LinkAddress {
        let (path, options) = try split(rest, dropping: "//")
        return .serial(path: path, settings: try settings(options) ?? .standard)
    }

    private func readPseudoTerminal(_ rest: Substring) throws(LinkError) -> LinkAddress {
        let (path, options) = try split(rest, dropping: rest.hasPrefix("///") ? "//" : "")
        return .pty(path: path, pace: try settings(options))
    }

    /// Parts `//path?options` into the path and the options.
    private func split(
        _ rest: Substring,
        dropping prefix: String
    ) throws(LinkError) -> (path: String, options: Substring) {
        let mark = rest.firstIndex(of: "?") ?? rest.endIndex
        let path = rest[..<mark]
        guard path.hasPrefix(prefix), path.dropFirst(prefix.count).hasPrefix("/") else {
            throw refuse(
                "the path of the device is missing or does not begin with /",
                "Write serial:///dev/ttyUSB0 (three strokes) or pty:/path"
            )
        }
        let options = mark == rest.endIndex ? "" : rest[rest.index(after: mark)...]
        return (String(path.dropFirst(prefix.count)), options)
    }

    /// Reads `//:8001?allow=192.168.1.40&id=GATE-1`; without a host, every address of this machine.
    private func readDialIn(_ rest: Substring) throws(LinkError) -> LinkAddress {
        let example = "listen://:8001"
        let mark = rest.firstIndex(of: "?") ?? rest.endIndex
        var place = String(rest[..<mark])
        if place.hasPrefix("//:") { place = "//0.0.0.0" + place.dropFirst(2) }
        let (host, port) = try readPlace(place[...], example: example)
        guard SocketAddress(numericHost: host, port: port) != nil else {
            throw refuse(
                "\"\(host)\" is no numeric address of this machine",
                "Write \(example) for all of them"
            )
        }
        var dialIn = DialIn()
        let options = mark == rest.endIndex ? "" : rest[rest.index(after: mark)...]
        for option in options.split(separator: "&") {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts[0], parts.count) {
            case ("allow", 2): dialIn.allowed = try addresses(parts[1])
            case ("id", 2): dialIn.id = parts[1]
            default:
                throw refuse(
                    "there is no option named \"\(parts[0])\", or it has no value",
                    suggestion(parts[0], ["allow", "id"])
                )
            }
        }
        return .listen(host: host, port: port, dialIn)
    }

    private func addresses(_ list: String) throws(LinkError) -> [String] {
        var found: [String] = []
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let address = SocketAddress(numericHost: String(text), port: 0) else {
                throw refuse(
                    "\"\(text)\" is no numeric address",
                    "Write the board's own address, as 192.168.1.40"
                )
            }
            found.append(address.hostText)
        }
        return found
    }

    private func readPlace(
        _ rest: Substring,
        example: String
    ) throws(LinkError) -> (host: String, port: UInt16) {
        let scheme = example.prefix { $0 != ":" }
        let remedy = "Write \(scheme)://host:port, as \(example)"
        guard rest.hasPrefix("//") else { throw refuse("the host is missing", remedy) }
        let place = rest.dropFirst(2)
        guard !place.contains("?"), !place.contains("/") else {
            throw refuse("a \(scheme.uppercased()) address has no path and no options", remedy)
        }
        guard let colon = place.lastIndex(of: ":"), !place.hasSuffix("]") else {
            throw refuse("the port is missing", remedy)
        }
        let digits = place[place.index(after: colon)...]
        guard let port = UInt16(digits), port > 0 else {
            throw refuse("\"\(digits)\" is no port", "A port is a number from 1 to 65535")
        }
        return (try readHost(place[..<colon], scheme), port)
    }

    private func readHost(_ host: Substring, _ scheme: Substring) throws(LinkError) -> String {
        let remedy = "Write \(scheme)://[fd00::7]:7890 for such an address"
        guard host.hasPrefix("[") || host.hasSuffix("]") || host.contains(":") else {
            let isSpelled = host.unicodeScalars.allSatisfy { scalar in
                scalar.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains(scalar)
            }
            guard !host.isEmpty, isSpelled else {
                throw refuse(
                    "\"\(host)\" is no host",
                    "A host is a name as board.example or an address as 192.168.1.40"
                )
            }
            return String(host)
        }
        guard host.hasPrefix("["), host.hasSuffix("]") else {
            throw refuse("an IPv6 address needs brackets", remedy)
        }
        let inner = String(host.dropFirst().dropLast())
        guard SocketAddress(numericHost: inner, port: 0) != nil else {
            throw refuse("\"\(inner)\" is no IPv6 address", remedy)
        }
        return inner
    }

    /// Reads `baud=…&parity=…`; nothing when there are no options.
    private func settings(_ options: Substring) throws(LinkError) -> SerialSettings? {
        guard !options.isEmpty else { return nil }
        var settings = SerialSettings.standard
        var seen: [String] = []
        for option in options.split(separator: "&", omittingEmptySubsequences: false) {
            let mark = option.firstIndex(of: "=") ?? option.endIndex
            let name = String(option[..<mark])
            let value = mark == option.endIndex ? "" : String(option[option.index(after: mark)...])
            if seen.contains(name) {
                throw refuse("the option \(name) is given twice", "Give it once")
            }
            seen.append(name)
            try set(name, to: value, in: &settings)
        }
        return settings
    }

    private func set(
        _ name: String,
        to value: String,
        in settings: inout SerialSettings
    ) throws(LinkError) {
        switch name {
        case "baud": settings.baud = try baud(value)
        case "data": settings.dataBits = try choice(name, value, ["7": 7, "8": 8])
        case "stop": settings.stopBits = try choice(name, value, ["1": 1, "2": 2])
        case "parity":
            settings.parity = try choice(name, value, ["n": .none, "e": .even, "o": .odd])
        case "flow":
            settings.flow = try choice(
                name,
                value,
                ["none": .none, "hardware": .hardware, "rs485": .direction]
            )
        default:
            throw refuse(
                "there is no option named \"\(name)\"",
                suggestion(name, LinkAddressReader.options)
            )
        }
    }

    private func baud(_ value: String) throws(LinkError) -> Int {
        guard let baud = Int(value), baud > 0 else {
            throw refuse("\"\(value)\" is no speed", "Write a number of bits a second, as 115200")
        }
        if SerialSettings.isSpeed(baud) { return baud }
        let nearest = SerialSettings.baudRates.min { abs($0 - baud) < abs($1 - baud) } ?? baud
        throw refuse("no line has a speed of \(baud) baud", "The nearest is \(nearest)")
    }

    private func choice<Value>(
        _ name: String,
        _ value: String,
        _ known: [String: Value]
    ) throws(LinkError) -> Value {
        if let found = known[value] { return found }
        throw refuse(
            "\"\(value)\" is no value of \(name)",
            "Write one of \(known.keys.sorted().joined(separator: ", "))"
        )
    }

    private func suggestion(_ name: String, _ known: [String]) -> String {
        if let nearest = nearestName(to: name, among: known) {
            return "Did you mean \"\(nearest)\"?"
        }
        return "Known are \(known.joined(separator: ", "))"
    }

    private func refuse(_ problem: String, _ remedy: String) -> LinkError {
        LinkError(subject: text, problem: problem, remedy: remedy)
    }
}
