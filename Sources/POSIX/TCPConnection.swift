import Glibc

/// What became of a connection that was started without waiting.
public enum ConnectProgress: Sendable, Hashable {
    /// Still under way: wait until the socket is writable and ask again.
    case underWay
    /// Open in both directions.
    case open
}

/// A non-blocking TCP connection; writing to a dead one is an error value, never a signal.
public struct TCPConnection: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor

    init(adopting descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Starts to connect and returns at once; small packets are sent without delay.
    public static func connectNonblocking(
        to address: SocketAddress
    ) throws(SystemError) -> TCPConnection {
        do {
            let connection = TCPConnection(
                adopting: try SocketOptions.open(address.family, SOCK_STREAM)
            )
            try connection.setNoDelay()
            try connection.start(to: address)
            return connection
        } catch {
            throw error.during("connect to \(address)")
        }
    }

    /// Tells how far a started connection is; throws the reason when it failed.
    public borrowing func connectProgress() throws(SystemError) -> ConnectProgress {
        let number = descriptor.number
        let code = try SocketOptions.get(number, SOL_SOCKET, SO_ERROR)
        if code != 0 { throw SystemError(call: "connect", errno: code) }
        var storage = sockaddr_storage()
        do {
            try SystemCall.run("getpeername") {
                var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
                return unsafe withUnsafeMutablePointer(to: &storage) { raw in
                    unsafe UnsafeMutableRawPointer(raw).withMemoryRebound(
                        to: sockaddr.self,
                        capacity: 1
                    ) { unsafe getpeername(number, $0, &length) }
                }
            }
        } catch {
            if error.errno == ENOTCONN { return .underWay }
            throw error
        }
        return .open
    }

    /// Sends a part of `bytes`, as much as fits now.
    public borrowing func send(_ bytes: Span<UInt8>) throws(SystemError) -> Transfer {
        let number = descriptor.number
        return try unsafe bytes.withUnsafeBytes { raw throws(SystemError) in
            try SystemCall.transfer("send") {
                unsafe Glibc.send(number, raw.baseAddress, raw.count, CInt(MSG_NOSIGNAL))
            }
        }
    }

    /// Sends a part of `head`, `tail` and `body` in one call, as one segment where they fit.
    public borrowing func send(
        _ head: Span<UInt8>,
        _ tail: Span<UInt8>,
        _ body: Span<UInt8>
    ) throws(SystemError) -> Transfer {
        let number = descriptor.number
        return try unsafe head.withUnsafeBytes { first throws(SystemError) in
            try unsafe tail.withUnsafeBytes { second throws(SystemError) in
                try unsafe body.withUnsafeBytes { third throws(SystemError) in
                    try SystemCall.transfer("sendmsg") {
                        unsafe TCPConnection.sendGathered(number, first, second, third)
                    }
                }
            }
        }
    }

    /// Receives into the front of `buffer`: bytes, would block, or the end of the stream.
    public borrowing func receive(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        let number = descriptor.number
        let result = try unsafe buffer.withUnsafeMutableBufferPointer { raw throws(SystemError) in
            try SystemCall.transfer("recv") { unsafe recv(number, raw.baseAddress, raw.count, 0) }
        }
        return result == .moved(0) && !buffer.isEmpty ? .ended : result
    }

    /// Tells the peer that no more bytes will come, while still reading.
    public borrowing func shutdownWriting() throws(SystemError) {
        let number = descriptor.number
        try SystemCall.run("shutdown") { shutdown(number, CInt(SHUT_WR)) }
    }

    /// Lets the kernel give up when sent bytes stay unacknowledged for so long.
    public borrowing func setUserTimeout(milliseconds: Int) throws(SystemError) {
        try SocketOptions.set(
            descriptor.number,
            CInt(IPPROTO_TCP),
            TCP_USER_TIMEOUT,
            CInt(clamping: milliseconds)
        )
    }

    /// Lets the kernel probe a silent peer, so that a pulled cable is noticed without traffic.
    public borrowing func setKeepAlive(
        idleSeconds: Int,
        intervalSeconds: Int,
        probes: Int
    ) throws(SystemError) {
        let number = descriptor.number
        let level = CInt(IPPROTO_TCP)
        try SocketOptions.set(number, SOL_SOCKET, SO_KEEPALIVE, 1)
        try SocketOptions.set(number, level, TCP_KEEPIDLE, CInt(clamping: idleSeconds))
        try SocketOptions.set(number, level, TCP_KEEPINTVL, CInt(clamping: intervalSeconds))
        try SocketOptions.set(number, level, TCP_KEEPCNT, CInt(clamping: probes))
    }

    /// Limits what the kernel stores before `send` blocks; the kernel doubles the figure.
    public borrowing func setSendBuffer(bytes: Int) throws(SystemError) {
        try SocketOptions.set(descriptor.number, SOL_SOCKET, SO_SNDBUF, CInt(clamping: bytes))
    }

    /// Limits what the kernel stores that is not even on its way before `send` blocks.
    public borrowing func setUnsentLimit(bytes: Int) throws(SystemError) {
        try SocketOptions.set(
            descriptor.number,
            CInt(IPPROTO_TCP),
            TCP_NOTSENT_LOWAT,
            CInt(clamping: bytes)
        )
    }

    /// Limits what the kernel stores of unread bytes; the kernel doubles the figure.
    public borrowing func setReceiveBuffer(bytes: Int) throws(SystemError) {
        try SocketOptions.set(descriptor.number, SOL_SOCKET, SO_RCVBUF, CInt(clamping: bytes))
    }

    /// Makes closing drop unsent bytes and reset the peer, for a peer that does not read.
    public borrowing func abortOnClose() throws(SystemError) {
        let number = descriptor.number
        try SystemCall.run("setsockopt") {
            var value = linger(l_onoff: 1, l_linger: 0)
            return unsafe setsockopt(
                number,
                SOL_SOCKET,
                SO_LINGER,
                &value,
                socklen_t(MemoryLayout<linger>.size)
            )
        }
    }

    /// How many sent bytes the peer has not acknowledged yet.
    public borrowing func unacknowledgedBytes() throws(SystemError) -> Int {
        let number = descriptor.number
        var count: CInt = 0
        try SystemCall.run("ioctl") { unsafe ioctl(number, UInt(TIOCOUTQ), &count) }
        return Int(count)
    }

    borrowing func setNoDelay() throws(SystemError) {
        try SocketOptions.set(descriptor.number, CInt(IPPROTO_TCP), TCP_NODELAY, 1)
    }

    private borrowing func start(to address: SocketAddress) throws(SystemError) {
        let number = descriptor.number
        do {
            try unsafe address.withKernelForm { form, length throws(SystemError) in
                _ = try SystemCall.run("connect") { unsafe connect(number, form, length) }
            }
        } catch {
            if error.errno != EINPROGRESS { throw error }
        }
    }

    private static func sendGathered(
        _ number: CInt,
        _ first: UnsafeRawBufferPointer,
        _ second: UnsafeRawBufferPointer,
        _ third: UnsafeRawBufferPointer
    ) -> Int {
        // All entries in one buffer: a pointer to a tuple's first part does not reach its second.
        unsafe withUnsafeTemporaryAllocation(of: iovec.self, capacity: 3) { parts in
            unsafe parts[0] = part(first)
            unsafe parts[1] = part(second)
            unsafe parts[2] = part(third)
            var message = unsafe msghdr()
            unsafe message.msg_iov = parts.baseAddress
            unsafe message.msg_iovlen = 3
            return unsafe sendmsg(number, &message, CInt(MSG_NOSIGNAL))
        }
    }

    private static func part(_ bytes: UnsafeRawBufferPointer) -> iovec {
        unsafe iovec(
            iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress),
            iov_len: bytes.count
        )
    }
}
