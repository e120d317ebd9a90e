import Disclosure
public import Exhibits
import Feeds
public import HTTP
import Raster

/// The addresses of the kiosk: a request and a model in, an answer out.
public enum KioskRoutes {
    /// Answers a request from a model.
    public static func response(to original: Request, model: KioskModel) -> Response {
        let (language, segments) = Language.of(original)
        var request = original
        request.target = request.target.with(segments: Array(segments))
        if let asset = Assets.response(to: request.target.segments) { return asset }
        if let feed = FeedRoutes.response(to: request, model: model) { return feed }
        switch request.target.segments {
        case ["events"]: return .eventStream
        case ["health"]: return HealthReport(model: model).response()
        case ["metrics"]: if let metrics = metrics(model) { return metrics }
        default: break
        }
        if let answer = detailOfDetail(request.target.segments, model) { return answer }
        let style = style(of: request.target, language)
        guard let page = page(request.target, model) else {
            return missing(request.target.segments, model, style)
        }
        return Response(
            contentType: html,
            body: page.document(model, style),
            modifiedAt: model.now.milliseconds / 1_000,
            fields: [("Vary", "Accept-Language")]
        )
    }

    /// Figures in Prometheus's text form; nil when nobody is to read them.
    private static func metrics(_ model: KioskModel) -> Response? {
        model.metrics.map { text in
            Response(
                contentType: "text/plain; version=0.0.4; charset=utf-8",
                body: Array(text(model).utf8),
                caching: .never
            )
        }
    }

    private static func style(of target: Target, _ language: Language) -> Page.Style {
        let path = "/" + target.segments.map(Target.encoded).joined(separator: "/")
        let question = target.parameter("q").map { "?q=" + Target.encoded($0) } ?? ""
        return Page.Style(
            language: language,
            path: path + question,
            isKiosk: target.segments == ["kiosk"]
        )
    }

    /// What is answered where there is no page: that there never was one, or that it is gone.
    private static func missing(
        _ segments: [String],
        _ model: KioskModel,
        _ style: Page.Style
    ) -> Response {
        let withdrawal =
            segments.count >= 2 && segments[0] == "items"
            ? model.withdrawal(of: segments[1]) : nil
        let page =
            withdrawal.map { WithdrawnPage(model: model, withdrawal: $0).page() }
            ?? ListPages(model: model).notFound()
        return Response(
            status: withdrawal == nil ? .notFound : .gone,
            contentType: html,
            body: page.document(model, style)
        )
    }

    /// Pictures of boards and certificates in other forms than pages.
    private static func detailOfDetail(_ segments: [String], _ model: KioskModel) -> Response? {
        guard segments.count == 3 else { return nil }
        switch segments[0] {
        case "boards": return mirror(segments[1], segments[2], model)
        case "items":
            return model.revision(of: segments[1]).flatMap {
                CertificatePage(model: model, revision: $0).response(as: segments[2])
            }
        default: return nil
        }
    }

    private static let html = "text/html; charset=utf-8"

    /// Whether an answer depends on nothing but the path, the language and the model's appearance,
    /// so that it can be kept.
    static func isKeepable(_ request: Request, _ model: KioskModel) -> Bool {
        guard request.target.parameters.isEmpty else { return false }
        let segments = Array(Language.of(request).segments)
        switch segments.first {
        case "health", "events", "metrics": return false
        // What tells of boards is to the second.
        case "api": return segments.count >= 3 && segments[2] == "items"
        // Links begin as each client wrote them, unless that is set.
        case "feed.atom", "feed.json", "robots.txt", "sitemap.xml":
            return model.publicAddress != nil
        case "items": return segments.count <= 3
        default: return segments.count < 3
        }
    }

    private static func page(_ target: Target, _ model: KioskModel) -> Page? {
        let segments = target.segments
        switch segments.count {
        case 0: return OverviewPage(model: model).page()
        case 1: return section(segments[0], target, model)
        case 2: return detail(segments[0], segments[1], target, model)
        case 3 where segments[0] == "items" && segments[2] == "certificate":
            return model.revision(of: segments[1]).flatMap {
                CertificatePage(model: model, revision: $0).page()
            }
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
