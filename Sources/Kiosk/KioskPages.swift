import Disclosure
public import HTTP
import Synchronization

/// A model with the pages already made of it; a new model starts with none.
///
/// This is what the server holds: each page is made once a model, at its first visit, and sent
/// again from the same bytes.
public final class KioskPages: Sendable {
    private static let keptLimit = 1_024

    /// The model.
    public let model: KioskModel
    // Only the server's thread asks, so nobody ever waits for this lock.
    private let kept = Mutex<[[String]: Response]>([:])

    /// Starts with a model.
    public init(_ model: KioskModel) {
        self.model = model
    }

    /// Answers a request.
    public func response(to request: Request) -> Response {
        guard KioskRoutes.isKeepable(request) else {
            return KioskRoutes.response(to: request, model: model)
        }
        if let response = kept.withLock({ $0[request.target.segments] }) {
            return response
        }
        let response = KioskRoutes.response(to: request, model: model)
        // Addresses that name nothing are without number: keeping them would fill the memory.
        if response.status == .ok {
            kept.withLock { pages in
                if pages.count < Self.keptLimit {
                    pages[request.target.segments] = response
                }
            }
        }
        return response
    }

    /// A server of pages, started.
    public static func server(
        _ configuration: ServerConfiguration,
        model: KioskModel
    ) throws(HTTPError) -> Server<KioskPages> {
        try Server(configuration: configuration, model: KioskPages(model)) { request, pages in
            pages.response(to: request)
        }
    }
}

extension Server where Model == KioskPages {
    /// Shows a new model: requests are answered from it, and open pages are told to look again.
    public func show(_ model: KioskModel) {
        publish(KioskPages(model))
        broadcast(KioskEvents.change(model))
    }
}

/// The events that open pages listen for.
public enum KioskEvents {
    /// The content has changed: fetch the page again.
    public static func change(_ model: KioskModel) -> ServerEvent {
        ServerEvent(name: "change", data: String(model.snapshot.version))
    }

    /// A minute has passed: what the clock in the header says now.
    public static func tick(_ model: KioskModel) -> ServerEvent {
        let time = model.zone.civilTime(at: model.now)
        return ServerEvent(
            name: "tick",
            data: DateText.day(time.date) + "\n" + DateText.clock(time)
        )
    }
}
