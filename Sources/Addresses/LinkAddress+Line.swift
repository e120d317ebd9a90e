extension LinkAddress {
    /// The device of a serial line, or of what stands for one.
    public var devicePath: String? {
        switch self {
        case .serial(let path, _), .pty(let path, _): path
        case .tcp, .listen, .udp: nil
        }
    }

    /// Why two boards cannot both be on their device as it is written; nil when they can.
    public func conflict(with other: LinkAddress) -> String? {
        guard let devicePath, devicePath == other.devicePath, self != other else { return nil }
        return "they want \(devicePath) in two ways, \(other) and \(self)"
    }
}
