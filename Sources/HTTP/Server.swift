public import POSIX
import Synchronization

/// An HTTP/1.1 server on a thread of its own.
///
/// The routes are a function of a request and a model. The model is a value that the server's
/// thread owns: a new one arrives through a mailbox and replaces the old between two requests, so
/// no request ever waits for whoever makes models, and nobody ever waits for a request.
public final class Server<Model: Sendable>: Sendable {
    /// Answers a request from a model; runs on the server's thread and must not block.
    public typealias Routes = @Sendable (Request, Model) -> Response

    /// Where the server listens, with the port it really got.
    public let address: SocketAddress
    private let mailbox: ServerMailbox<Model>
    private let thread: Thread

    /// Starts to listen and to serve.
    ///
    /// - Parameters:
    ///   - configuration: The address, limits and deadlines.
    ///   - model: What the first requests are answered from.
    ///   - routes: The function that answers.
    /// - Throws: `HTTPError` when the port is taken or the system refuses; it names the next step.
    public init(
        configuration: ServerConfiguration,
        model: Model,
        routes: @escaping Routes
    ) throws(HTTPError) {
        do {
            let mailbox = try ServerMailbox<Model>()
            let sockets = try ServerSockets(
                listener: ListeningSocket(on: configuration.address),
                poller: Poller(),
                alarm: TimerDescriptor()
            )
            self.mailbox = mailbox
            self.address = sockets.listener.address
            self.thread = try Thread.start(name: "http") {
                ServerLoop(configuration, sockets, mailbox, model, routes).run()
            }
        } catch {
            throw HTTPError(cause: error)
        }
    }

    deinit {
        stop()
    }

    /// The port the server listens on.
    public var port: UInt16 { address.port }

    /// What is going on, for health reports.
    public var counts: ServerCounts {
        mailbox.counters.read()
    }

    /// Gives the server a new model; the newest wins.
    public func publish(_ model: Model) {
        mailbox.post { $0.model = model }
    }

    /// Sends an event to every open event stream, after the models published before it.
    public func broadcast(_ event: ServerEvent) {
        mailbox.post { $0.append(event: event) }
    }

    /// Stops accepting, lets answers under way finish for a bounded time, and returns when the
    /// thread has ended; a second call returns at once.
    public func stop() {
        mailbox.post { $0.isStopping = true }
        thread.join()
    }
}

/// How busy a server is.
public struct ServerCounts: Sendable, Hashable {
    /// Open connections, event streams among them.
    public var connections = 0
    /// Open event streams.
    public var eventStreams = 0
    /// Requests answered since the start.
    public var answered = 0
    /// Requests and connections refused since the start.
    public var refused = 0
    /// Rounds of the server's thread since the start: it makes one for every model at least.
    public var rounds: UInt64 = 0
}
