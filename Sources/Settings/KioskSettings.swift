public import HTTP
import POSIX

/// Where the kiosk listens, how the public reaches it, and how much of it one visitor may take.
public struct KioskSettings: Sendable, Equatable {
    /// Numeric address; the default is this machine only.
    public var address: String
    /// TCP port.
    public var port: UInt16
    /// Scheme and host by which the public reaches the pages, for example
    /// `https://open.example.gov.cn`; nil makes links from what each client wrote.
    public var publicAddress: String?
    /// Numeric addresses of the proxies in front whose `X-Forwarded-For` is believed.
    public var trustedProxies: [String] = []
    /// Whether `/metrics` tells figures to programs that watch this one.
    public var showsMetrics = true
    /// What visitors may take, all together and each.
    public var limits = VisitorLimits()

    /// Makes settings.
    public init(address: String = "127.0.0.1", port: UInt16 = 8_080) {
        self.address = address
        self.port = port
    }
}

extension ServerConfiguration {
    /// The server of a kiosk's settings; nil when the address is no numeric one.
    package init?(_ settings: KioskSettings) {
        guard let address = SocketAddress(numericHost: settings.address, port: settings.port)
        else { return nil }
        self.init(address: address)
        visitors = settings.limits
        trustedProxies = Set(settings.trustedProxies)
    }
}
