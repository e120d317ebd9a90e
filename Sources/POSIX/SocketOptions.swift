import Glibc

/// Opening sockets and setting their options, shared by the socket types.
enum SocketOptions {
    static func open(_ family: CInt, _ type: __socket_type) throws(SystemError) -> Descriptor {
        let kind = CInt(type.rawValue) | CInt(SOCK_NONBLOCK.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        return Descriptor(
            adopting: try SystemCall.run("socket") { socket(family, kind, 0) }
        )
    }

    static func set(
        _ number: CInt,
        _ level: CInt,
        _ name: CInt,
        _ value: CInt
    ) throws(SystemError) {
        try SystemCall.run("setsockopt") {
            var value = value
            return unsafe setsockopt(
                number,
                level,
                name,
                &value,
                socklen_t(MemoryLayout<CInt>.size)
            )
        }
    }

    static func get(_ number: CInt, _ level: CInt, _ name: CInt) throws(SystemError) -> CInt {
        var value: CInt = 0
        try SystemCall.run("getsockopt") {
            var length = socklen_t(MemoryLayout<CInt>.size)
            return unsafe getsockopt(number, level, name, &value, &length)
        }
        return value
    }

    static func localAddress(of number: CInt) throws(SystemError) -> SocketAddress {
        var storage = sockaddr_storage()
        try SystemCall.run("getsockname") {
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            return unsafe withUnsafeMutablePointer(to: &storage) { raw in
                unsafe UnsafeMutableRawPointer(raw).withMemoryRebound(
                    to: sockaddr.self,
                    capacity: 1
                ) { unsafe getsockname(number, $0, &length) }
            }
        }
        return SocketAddress(kernelForm: storage) ?? .anyHost(port: 0)
    }

    static func bind(_ number: CInt, to address: SocketAddress) throws(SystemError) {
        try unsafe address.withKernelForm { form, length throws(SystemError) in
            _ = try SystemCall.run("bind") { unsafe Glibc.bind(number, form, length) }
        }
    }

    /// Adds the advice that fits a failed bind.
    static func explain(
        _ error: SystemError,
        _ what: String,
        _ address: SocketAddress
    ) -> SystemError {
        let port = address.port
        switch error.errno {
        case EADDRINUSE:
            return error.during(
                "\(what) \(address)",
                remedy: "Port \(port) is in use by another program: "
                    + "`ss -ltnup 'sport = :\(port)'` names it; stop it or choose another port."
            )
        case EACCES:
            return error.during(
                "\(what) \(address)",
                remedy: "Ports below 1024 need a privilege: choose a port from 1024 to 65535."
            )
        case EADDRNOTAVAIL:
            return error.during(
                "\(what) \(address)",
                remedy:
                    "\(address.hostText) is no address of this machine: `ip address` lists them."
            )
        default:
            return error.during("\(what) \(address)")
        }
    }
}
