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
        // Looked up before anything is asked of the path: only what may be kept is ever kept.
        guard request.target.parameters.isEmpty else { return made(request) }
        let key = PageShelf.Key(
            path: request.target.path,
            isEnglish: shelf.prefersEnglish(request)
        )
        if let response = shelf[key] { return response }
        let response = made(request)
        // Addresses that name nothing are without number: keeping them would fill the memory.
        if response.status == .ok, KioskRoutes.isKeepable(request, model) {
            shelf.keep(response, as: key)
        }
        return response
    }

    private func made(_ request: Request) -> Response {
        KioskRoutes.response(to: request, model: model)
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
        /// With the language, where the path names one.
        var path: String
        var isEnglish: Bool
    }

    /// Bytes of pages kept; when they are full, all are made anew as they are asked for.
    private static let limitBytes = 8 << 20
    /// Wishes for languages remembered; browsers send few that differ.
    private static let wishLimit = 64
    /// Longer wishes are read each time.
    private static let wishBytes = 128

    private struct Pages {
        var kept: [Key: Response] = [:]
        var bytes = 0
        var wishes: [String: Bool] = [:]
    }

    // Only the server's thread asks, so nobody ever waits for this lock.
    private let pages = Mutex(Pages())

    subscript(key: Key) -> Response? {
        pages.withLock { $0.kept[key] }
    }

    func keep(_ response: Response, as key: Key) {
        pages.withLock { pages in
            if pages.bytes + response.body.count > Self.limitBytes {
                pages.kept = [:]
                pages.bytes = 0
            }
            pages.bytes += response.body.count
            pages.kept[key] = response.fixed()
        }
    }

    /// Whether a request's reader gets English beside the Chinese, as far as the browser decides.
    func prefersEnglish(_ request: Request) -> Bool {
        let wish = request.acceptLanguage
        guard !wish.isEmpty, !Language.isChosen(inPath: request.target.path) else { return false }
        guard wish.utf8.count <= Self.wishBytes else { return Language.prefersEnglish(wish) }
        return pages.withLock { pages in
            if let known = pages.wishes[wish] { return known }
            if pages.wishes.count >= Self.wishLimit { pages.wishes = [:] }
            let isEnglish = Language.prefersEnglish(wish)
            pages.wishes[wish] = isEnglish
            return isEnglish
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
