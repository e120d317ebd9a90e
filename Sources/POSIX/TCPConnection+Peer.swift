import Glibc

extension TCPConnection {
    /// Who is at the other end; nil when the connection is already gone.
    public var peerAddress: SocketAddress? {
        let number = handle.number
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { raw in
            unsafe UnsafeMutableRawPointer(raw).withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getpeername(number, $0, &length)
            }
        }
        return result == 0 ? SocketAddress(kernelForm: storage) : nil
    }
}

extension SocketAddress {
    /// Whether this is the machine itself: 127.0.0.0/8 or ::1.
    public var isLoopback: Bool {
        let host = hostText
        return host.hasPrefix("127.") || host == "::1"
    }
}
