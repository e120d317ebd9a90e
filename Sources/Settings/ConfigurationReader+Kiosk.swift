import HTTP
import Notation
import POSIX

extension ConfigurationReader {
    private static let kioskKeys = [
        "address", "port", "publicAddress", "trustedProxies", "limits", "metrics",
    ]

    /// Reads where the kiosk listens and what its visitors may take; false turns it off.
    static func readKiosk(_ cursor: JSONCursor?) throws(NotationError) -> KioskSettings? {
        guard let cursor else { return KioskSettings() }
        if case .bool(let isWanted) = cursor.node.value {
            guard isWanted else { return nil }
            throw cursor.error(
                "true stands where an object or false must stand",
                remedy: "write { port: 8080 }, or leave \"kiosk\" out for the usual address"
            )
        }
        let object = try cursor.object(keys: kioskKeys)
        var settings = KioskSettings()
        if let address = object.optional("address") {
            settings.address = try readAddress(
                address,
                remedy: "write \"127.0.0.1\", or \"0.0.0.0\" for every interface"
            )
        }
        if let port = object.optional("port") {
            settings.port = UInt16(try port.integer(in: 0...65_535))
        }
        settings.publicAddress = try object.optional("publicAddress").map(readPublicAddress)
        for proxy in try object.optional("trustedProxies")?.array() ?? [] {
            settings.trustedProxies.append(
                try readAddress(proxy, remedy: "write the proxy's own address, as \"127.0.0.1\"")
            )
        }
        settings.showsMetrics = try object.optional("metrics")?.bool() ?? true
        if let limits = object.optional("limits") { settings.limits = try readLimits(limits) }
        return settings
    }

    private static func readAddress(
        _ cursor: JSONCursor,
        remedy: String
    ) throws(NotationError) -> String {
        let text = try cursor.string()
        guard let address = SocketAddress(numericHost: text, port: 0) else {
            throw cursor.error("\"\(text)\" is no numeric address", remedy: remedy)
        }
        return address.hostText
    }

    /// A scheme and a host: paths are the kiosk's own, so nothing may come after them.
    private static func readPublicAddress(_ cursor: JSONCursor) throws(NotationError) -> String {
        let text = try cursor.string()
        let schemes = ["https://", "http://"]
        let host = schemes.first { text.hasPrefix($0) }.map { text.dropFirst($0.count) } ?? ""
        let isHost = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case 0x2D, 0x2E, 0x3A, 0x5B, 0x5D: true
            default: false
            }
        }
        guard !host.isEmpty, isHost else {
            throw cursor.error(
                "\"\(text)\" is no scheme with a host",
                remedy: "write \"https://open.example.gov.cn\", without a slash at its end"
            )
        }
        return text
    }

    private static func readLimits(_ cursor: JSONCursor) throws(NotationError) -> VisitorLimits {
        let object = try cursor.object(keys: [
            "connections", "connectionsPerAddress", "eventStreams", "requestsPerConnection",
            "requestsPerSecond", "burst",
        ])
        var limits = VisitorLimits()
        func read(
            _ key: String,
            _ range: ClosedRange<Int>,
            _ value: inout Int
        ) throws(NotationError) {
            if let given = object.optional(key) { value = try given.integer(in: range) }
        }
        try read("connections", 1...20_000, &limits.connections)
        try read("connectionsPerAddress", 1...20_000, &limits.connectionsPerAddress)
        try read("eventStreams", 0...20_000, &limits.eventStreams)
        try read("requestsPerConnection", 1...1_000_000, &limits.requestsPerConnection)
        try read("requestsPerSecond", 1...1_000_000, &limits.requestsPerSecond)
        try read("burst", 1...1_000_000, &limits.burst)
        return limits
    }
}
