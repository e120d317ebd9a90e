import Disclosure
public import Exhibits
public import HTTP
import Synchronization

/// A model with the pages already made of it.
///
/// This is what the server holds: each page is made at its first visit and sent again from the
/// same bytes, until something that pages show has changed. A model that looks like the one before
/// it takes over its pages, so that a new model each second costs next to nothing.
public final class KioskPages: Sendable {
    /// The model.
    public let model: KioskModel
    private let appearance: KioskModel.Appearance
    private let shelf: PageShelf

    /// Starts with a model and with whatever pages of the one before are still right.
    public init(_ model: KioskModel, after previous: KioskPages? = nil) {
        self.model = model
        appearance = model.appearance
        if let previous, previous.appearance == appearance {
            shelf = previous.shelf
        } else {
            shelf = PageShelf()
        }
    }

    /// Answers a request.
    public func response(to request: Request) -> Response {
        guard KioskRoutes.isKeepable(request, model) else {
            return KioskRoutes.response(to: request, model: model)
        }
        let key = PageShelf.Key(
            path: request.target.segments,
            isEnglish: Language.of(request).language.isEnglish
        )
        if let response = shelf[key] { return response }
        let response = KioskRoutes.response(to: request, model: model)
        // Addresses that name nothing are without number: keeping them would fill the memory.
        if response.status == .ok { shelf.keep(response, as: key) }
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

/// Pages ready to be sent.
final class PageShelf: Sendable {
    struct Key: Hashable {
        var path: [String]
        var isEnglish: Bool
    }

    /// Bytes of pages kept; when they are full, all are made anew as they are asked for.
    private static let limitBytes = 8 << 20

    private struct Pages {
        var kept: [Key: Response] = [:]
        var bytes = 0
    }

    // Only the server's thread asks, so nobody ever waits for this lock.
    private let pages = Mutex(Pages())

    subscript(key: Key) -> Response? {
        pages.withLock { $0.kept[key] }
    }

    func keep(_ response: Response, as key: Key) {
        pages.withLock { pages in
            if pages.bytes + response.body.count > Self.limitBytes { pages = Pages() }
            pages.bytes += response.body.count
            pages.kept[key] = response
        }
    }
}

extension Server where Model == KioskPages {
    /// Shows a new model: requests are answered from it, and open pages are told to look again.
    public func show(_ model: KioskModel, after previous: KioskPages? = nil) {
        publish(KioskPages(model, after: previous))
        broadcast(KioskEvents.change(model))
    }
}

/// The events that open pages listen for.
public enum KioskEvents {
    /// The content has changed: fetch the page again.
    public static func change(_ model: KioskModel) -> ServerEvent {
        ServerEvent(name: "change", data: String(model.snapshot.version), isResumable: true)
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
