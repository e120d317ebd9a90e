import Glibc

/// An IP address and a port.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    private enum Host: Hashable {
        case version4(UInt32)
        /// The two halves in network order, and the scope of a link-local address.
        case version6(UInt64, UInt64, scope: UInt32)
    }

    private var host: Host
    /// The port, 1 to 65535, or 0 for "any free one".
    public var port: UInt16

    private init(host: Host, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// This machine, over IPv4.
    public static func loopback(port: UInt16) -> SocketAddress {
        SocketAddress(host: .version4(0x7F00_0001), port: port)
    }

    /// Every IPv4 address of this machine.
    public static func anyHost(port: UInt16) -> SocketAddress {
        SocketAddress(host: .version4(0), port: port)
    }

    /// Reads a numeric IPv4 or IPv6 address (or `localhost`); nil when it is a name.
    public init?(numericHost text: String, port: UInt16) {
        if text == "localhost" {
            self = .loopback(port: port)
            return
        }
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            self.init(host: .version4(UInt32(bigEndian: four.s_addr)), port: port)
            return
        }
        var six = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let halves = unsafe withUnsafeBytes(of: six) {
            unsafe (
                $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
        }
        self.init(host: .version6(halves.0, halves.1, scope: 0), port: port)
    }

    /// Asks the resolver for a name.
    ///
    /// It blocks for seconds: never call it on a loop's thread.
    public static func resolve(
        host: String,
        port: UInt16
    ) throws(SystemError) -> [SocketAddress] {
        if let numeric = SocketAddress(numericHost: host, port: port) { return [numeric] }
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else {
            throw SystemError(
                call: "getaddrinfo",
                errno: EHOSTUNREACH,
                attempt: "find the host \(host) (\(unsafe String(cString: gai_strerror(code))))",
                remedy: "Check the spelling, or give the numeric address."
            )
        }
        defer { unsafe freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let generic = unsafe entry.pointee.ai_addr,
                var address = unsafe SocketAddress(reading: UnsafeRawPointer(generic))
            {
                address.port = port
                found.append(address)
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }

    /// The address as `host:port`, IPv6 hosts in brackets.
    public var description: String {
        switch host {
        case .version4: "\(hostText):\(port)"
        case .version6: "[\(hostText)]:\(port)"
        }
    }

    /// The host alone, in numbers.
    public var hostText: String {
        switch host {
        case .version4(let value):
            return [24, 16, 8, 0].map { "\(value >> $0 & 0xFF)" }.joined(separator: ".")
        case .version6(let high, let low, _):
            var halves = (high, low)
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            let length = socklen_t(text.count)
            unsafe _ = inet_ntop(AF_INET6, &halves, &text, length)
            return unsafe text.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe String(cString: $0) } ?? ""
            }
        }
    }

    /// The address family, for `socket`.
    var family: CInt {
        switch host {
        case .version4: AF_INET
        case .version6: AF_INET6
        }
    }

    /// Lends the address in the kernel's form.
    func withKernelForm<R>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws(SystemError) -> R
    ) throws(SystemError) -> R {
        var storage = sockaddr_storage()
        let length: Int
        switch host {
        case .version4(let value):
            var form = sockaddr_in()
            form.sin_family = sa_family_t(AF_INET)
            form.sin_port = port.bigEndian
            form.sin_addr.s_addr = value.bigEndian
            length = MemoryLayout<sockaddr_in>.size
            unsafe withUnsafeMutableBytes(of: &storage) {
                unsafe $0.storeBytes(of: form, as: sockaddr_in.self)
            }
        case .version6(let high, let low, let scope):
            var form = sockaddr_in6()
            form.sin6_family = sa_family_t(AF_INET6)
            form.sin6_port = port.bigEndian
            form.sin6_scope_id = scope
            unsafe withUnsafeMutableBytes(of: &form.sin6_addr) {
                unsafe $0.storeBytes(of: high, toByteOffset: 0, as: UInt64.self)
                unsafe $0.storeBytes(of: low, toByteOffset: 8, as: UInt64.self)
            }
            length = MemoryLayout<sockaddr_in6>.size
            unsafe withUnsafeMutableBytes(of: &storage) {
                unsafe $0.storeBytes(of: form, as: sockaddr_in6.self)
            }
        }
        return try unsafe withUnsafePointer(to: &storage) { raw throws(SystemError) in
            try unsafe UnsafeRawPointer(raw).withMemoryRebound(to: sockaddr.self, capacity: 1) {
                form throws(SystemError) in
                try unsafe body(form, socklen_t(length))
            }
        }
    }

    /// Takes an address that the kernel wrote into `storage`.
    init?(kernelForm storage: sockaddr_storage) {
        var storage = storage
        guard
            let address = unsafe withUnsafePointer(
                to: &storage,
                { unsafe SocketAddress(reading: UnsafeRawPointer($0)) }
            )
        else { return nil }
        self = address
    }

    private init?(reading raw: UnsafeRawPointer) {
        switch CInt(unsafe raw.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET:
            let form = unsafe raw.loadUnaligned(as: sockaddr_in.self)
            self.init(
                host: .version4(UInt32(bigEndian: form.sin_addr.s_addr)),
                port: UInt16(bigEndian: form.sin_port)
            )
        case AF_INET6:
            let form = unsafe raw.loadUnaligned(as: sockaddr_in6.self)
            let halves = unsafe withUnsafeBytes(of: form.sin6_addr) {
                unsafe (
                    $0.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                    $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                )
            }
            self.init(
                host: .version6(halves.0, halves.1, scope: form.sin6_scope_id),
                port: UInt16(bigEndian: form.sin6_port)
            )
        default:
            return nil
        }
    }
}
