package import Exhibits
package import HTTP

/// The addresses that machines read: feeds, the interface for programs, and what crawlers ask for.
package enum FeedRoutes {
    /// Answers a request from a model; nil when the address is none of these.
    package static func response(to request: Request, model: KioskModel) -> Response? {
        let segments = request.target.segments
        switch (segments.first, segments.count) {
        case ("api", _):
            return InterfaceRoutes(model: model, request: request).response()
        case ("feed.atom", 1), ("feed.json", 1):
            return feed(segments[0], .everything, request, model)
        case ("kinds", 3), ("units", 3):
            guard let choice = Choice(segments[0], segments[1], model) else { return nil }
            return feed(segments[2], choice, request, model)
        case ("robots.txt", 1):
            return CrawlerFiles(model: model, base: base(request, model)).robots()
        case ("sitemap.xml", 1):
            return CrawlerFiles(model: model, base: base(request, model)).siteMap()
        default:
            return nil
        }
    }

    private static func feed(
        _ form: String,
        _ choice: Choice,
        _ request: Request,
        _ model: KioskModel
    ) -> Response? {
        let feed = Feed(model: model, choice: choice, base: base(request, model))
        switch form {
        case "feed.atom": return feed.atom()
        case "feed.json": return feed.json()
        default: return nil
        }
    }

    /// Where addresses begin: as configured, or else as this client wrote it.
    private static func base(_ request: Request, _ model: KioskModel) -> String {
        model.publicAddress ?? "http://" + (request.host.isEmpty ? "localhost" : request.host)
    }
}
