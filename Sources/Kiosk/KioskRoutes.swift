import Disclosure
public import Exhibits
import Feeds
public import HTTP
import Raster

/// The addresses of the kiosk: a request and a model in, an answer out.
public enum KioskRoutes {
    /// Answers a request from a model.
    public static func response(to request: Request, model: KioskModel) -> Response {
        if let asset = Assets.response(to: request.target.segments) { return asset }
        if let feed = FeedRoutes.response(to: request, model: model) { return feed }
        let segments = request.target.segments
        switch segments {
        case ["events"]: return .eventStream
        case ["health"]: return HealthReport(model: model).response()
        default: break
        }
        if segments.count == 3, segments[0] == "boards",
            let answer = mirror(segments[1], segments[2], model)
        {
            return answer
        }
        let style = Page.Style(
            isEnglish: Language.prefersEnglish(request),
            isKiosk: segments == ["kiosk"]
        )
        guard let page = page(request.target, model) else {
            if segments.count == 2, segments[0] == "items",
                let withdrawal = model.withdrawal(of: segments[1])
            {
                return Response(
                    status: .gone,
                    contentType: html,
                    body: WithdrawnPage(model: model, withdrawal: withdrawal).page()
                        .document(model, style)
                )
            }
            return Response(
                status: .notFound,
                contentType: html,
                body: ListPages(model: model).notFound().document(model, style)
            )
        }
        return Response(
            contentType: html,
            body: page.document(model, style),
            modifiedAt: model.now.milliseconds / 1_000,
            fields: [("Vary", "Accept-Language")]
        )
    }

    private static let html = "text/html; charset=utf-8"

    /// Whether an answer depends on nothing but the path, the language and the model, so that it
    /// can be kept.
    static func isKeepable(_ request: Request) -> Bool {
        let segments = request.target.segments
        guard request.target.parameters.isEmpty, segments.count < 3 else { return false }
        switch segments.first {
        case "health", "events", "api", "feed.atom", "feed.json", "robots.txt", "sitemap.xml":
            return false
        default:
            return true
        }
    }

    private static func page(_ target: Target, _ model: KioskModel) -> Page? {
        let segments = target.segments
        switch segments.count {
        case 0: return OverviewPage(model: model).page()
        case 1: return section(segments[0], target, model)
        case 2: return detail(segments[0], segments[1], target, model)
        default: return nil
        }
    }

    private static func section(_ name: String, _ target: Target, _ model: KioskModel) -> Page? {
        switch name {
        case "kiosk": OverviewPage(model: model).page()
        case "kinds": ListPages(model: model).kinds()
        case "units": UnitPages(model: model).tree()
        case "archive": ArchivePages(model: model).months()
        case "boards": BoardPages(model: model).wall()
        case "search": ListPages(model: model).search(target.parameter("q") ?? "")
        case "guide": GuidePage(model: model).page()
        default: nil
        }
    }

    private static func detail(
        _ name: String,
        _ id: String,
        _ target: Target,
        _ model: KioskModel
    ) -> Page? {
        switch name {
        case "items":
            return model.revision(of: id).map { ItemPage(model: model, revision: $0).page() }
        case "kinds":
            return Kind(rawValue: id).map {
                KindPage(model: model, kind: $0, filter: PlanFilter(target)).page()
            }
        case "units":
            return model.holdings.units.unit(id).map { UnitPages(model: model).unit($0) }
        case "archive":
            return ArchivePages(model: model).month(id)
        case "boards":
            return model.boards.first { $0.id == id }.map { BoardPages(model: model).board($0) }
        default:
            return nil
        }
    }

    /// A board's confirmed picture; nil when there is none or it is asked for in another form.
    private static func mirror(_ id: String, _ form: String, _ model: KioskModel) -> Response? {
        guard let board = model.boards.first(where: { $0.id == id }), let mirror = board.mirror()
        else { return nil }
        let confirmed = [
            (name: "Placard-Confirmed", value: String(mirror.confirmedAt.milliseconds))
        ]
        switch form {
        case "frame.png":
            return Response(
                contentType: "image/png",
                body: PNGWriter.png(of: mirror.frame),
                fields: confirmed
            )
        case "frame.bin":
            return Response(
                contentType: "application/octet-stream",
                body: mirror.bytes,
                fields: confirmed
            )
        default:
            return nil
        }
    }
}
