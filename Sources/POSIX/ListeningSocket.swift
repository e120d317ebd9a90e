import CLinux
import Glibc

/// A TCP port that accepts connections without blocking.
public struct ListeningSocket: ~Copyable, Sendable, Pollable {
    /// Room for connections not yet accepted: a burst of a thousand must not wait for SYN retries.
    public static let defaultBacklog = 4_096

    private let descriptor: Descriptor
    /// The address it listens on, with the real port when 0 was asked for.
    public let address: SocketAddress

    /// Starts listening; a port in use is refused with its number and the next step.
    public init(
        on address: SocketAddress,
        backlog: Int = ListeningSocket.defaultBacklog
    ) throws(SystemError) {
        do {
            let socket = try SocketOptions.open(address.family, SOCK_STREAM)
            let number = socket.number
            try SocketOptions.set(number, SOL_SOCKET, SO_REUSEADDR, 1)
            try SocketOptions.bind(number, to: address)
            try SystemCall.run("listen") { listen(number, CInt(clamping: backlog)) }
            self.address = try SocketOptions.localAddress(of: number)
            descriptor = socket
        } catch {
            throw SocketOptions.explain(error, "listen on", address)
        }
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// The port it listens on.
    public var port: UInt16 { address.port }

    /// Takes the next connection, or nil when none waits.
    public func accept() throws(SystemError) -> TCPConnection? {
        let number = descriptor.number
        var accepted: CInt = -1
        do {
            accepted = try SystemCall.run("accept4") { placard_accept(number, nil, nil) }
        } catch {
            // The peer gave up between its request and our answer: nothing to take.
            if error.errno == EAGAIN || error.errno == ECONNABORTED { return nil }
            throw error.during(
                "accept a connection on port \(port)",
                remedy: "Raise the limit on open files (ulimit -n)."
            )
        }
        let connection = TCPConnection(adopting: Descriptor(adopting: accepted))
        try connection.setNoDelay()
        return connection
    }
}
