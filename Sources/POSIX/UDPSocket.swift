import Glibc

/// A datagram that arrived: its length in the buffer, and its sender.
public struct Datagram: Sendable, Hashable {
    /// How many bytes of the buffer it fills.
    public let count: Int
    /// Who sent it.
    public let sender: SocketAddress
}

/// A non-blocking UDP socket.
public struct UDPSocket: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor
    /// The address it is bound to.
    public let address: SocketAddress

    /// Binds a socket; port 0 takes any free one.
    public init(on address: SocketAddress) throws(SystemError) {
        do {
            let socket = try SocketOptions.open(address.family, SOCK_DGRAM)
            try SocketOptions.bind(socket.number, to: address)
            self.address = try SocketOptions.localAddress(of: socket.number)
            descriptor = socket
        } catch {
            throw SocketOptions.explain(error, "receive on", address)
        }
    }

    /// Makes a socket that speaks with one address alone, and is told when nobody listens there.
    ///
    /// A broadcast address is allowed.
    public init(connectedTo peer: SocketAddress) throws(SystemError) {
        do {
            let socket = try SocketOptions.open(peer.family, SOCK_DGRAM)
            let number = socket.number
            try SocketOptions.set(number, SOL_SOCKET, SO_BROADCAST, 1)
            try unsafe peer.withKernelForm { form, length throws(SystemError) in
                _ = try SystemCall.run("connect") { unsafe connect(number, form, length) }
            }
            address = try SocketOptions.localAddress(of: number)
            descriptor = socket
        } catch {
            throw error.during("send to \(peer)")
        }
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Sends one datagram.
    public func send(
        _ bytes: Span<UInt8>,
        to address: SocketAddress
    ) throws(SystemError) -> Transfer {
        let number = descriptor.number
        return try unsafe bytes.withUnsafeBytes { raw throws(SystemError) in
            try unsafe address.withKernelForm { form, length throws(SystemError) in
                try SystemCall.transfer("sendto") {
                    unsafe sendto(
                        number,
                        raw.baseAddress,
                        raw.count,
                        CInt(MSG_NOSIGNAL),
                        form,
                        length
                    )
                }
            }
        }
    }

    /// Sends one datagram to the address that the socket is connected to.
    public func send(_ bytes: Span<UInt8>) throws(SystemError) -> Transfer {
        let number = descriptor.number
        return try unsafe bytes.withUnsafeBytes { raw throws(SystemError) in
            try SystemCall.transfer("send") {
                unsafe Glibc.send(number, raw.baseAddress, raw.count, CInt(MSG_NOSIGNAL))
            }
        }
    }

    /// Receives one datagram into the front of `buffer`; an empty one moves no bytes.
    public func read(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        let number = descriptor.number
        return try unsafe buffer.withUnsafeMutableBufferPointer { raw throws(SystemError) in
            try SystemCall.transfer("recv") { unsafe recv(number, raw.baseAddress, raw.count, 0) }
        }
    }

    /// Receives one datagram into the front of `buffer`, or nil when none waits.
    public func receive(into buffer: inout [UInt8]) throws(SystemError) -> Datagram? {
        let number = descriptor.number
        var storage = sockaddr_storage()
        let result = try unsafe buffer.withUnsafeMutableBufferPointer { raw throws(SystemError) in
            try SystemCall.transfer("recvfrom") {
                var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
                return unsafe withUnsafeMutablePointer(to: &storage) { pointer in
                    unsafe UnsafeMutableRawPointer(pointer).withMemoryRebound(
                        to: sockaddr.self,
                        capacity: 1
                    ) { unsafe recvfrom(number, raw.baseAddress, raw.count, 0, $0, &length) }
                }
            }
        }
        guard case .moved(let count) = result, let sender = SocketAddress(kernelForm: storage)
        else { return nil }
        return Datagram(count: count, sender: sender)
    }
}
