import Disclosure
public import HTTP
import Raster

/// The addresses of the kiosk: a request and a model in, an answer out.
public enum KioskRoutes {
    private static let html = "text/html; charset=utf-8"
    private static let styleSheet = Response(
        contentType: "text/css; charset=utf-8",
        body: Array(StyleSheet.text.utf8)
    )
    private static let script = Response(
        contentType: "text/javascript; charset=utf-8",
        body: Array(PageScript.text.utf8)
    )
    private static let mark = Response(
        contentType: "image/svg+xml",
        body: Array(StyleSheet.markPicture.utf8)
    )

    /// Answers a request from a model.
    public static func response(to request: Request, model: KioskModel) -> Response {
        let segments = request.target.segments
        switch segments.count {
        case 0:
            return page(OverviewPage(model: model).page(), model)
        case 1:
            return single(segments[0], request, model)
        case 2:
            return double(segments[0], segments[1], model)
        case 3 where segments[0] == "boards":
            return mirror(segments[1], segments[2], model)
        default:
            return notFound(model)
        }
    }

    /// Whether an answer depends on nothing but the path and the model, so that it can be kept.
    static func isKeepable(_ request: Request) -> Bool {
        let segments = request.target.segments
        return request.target.parameters.isEmpty && segments.count < 3
            && segments != ["health"] && segments != ["events"]
    }

    private static func single(
        _ name: String,
        _ request: Request,
        _ model: KioskModel
    ) -> Response {
        switch name {
        case "kinds": page(ListPages(model: model).kinds(), model)
        case "boards": page(BoardPages(model: model).wall(), model)
        case "search":
            page(ListPages(model: model).search(request.target.parameter("q") ?? ""), model)
        case "events": .eventStream
        case "health": HealthReport(model: model).response()
        case "style.css": styleSheet
        case "script.js": script
        case "mark.svg", "favicon.ico": mark
        default: notFound(model)
        }
    }

    private static func double(_ name: String, _ id: String, _ model: KioskModel) -> Response {
        switch name {
        case "items":
            guard let revision = model.revision(of: id) else { return notFound(model) }
            return page(ItemPage(model: model, revision: revision).page(), model)
        case "kinds":
            guard let kind = Kind(rawValue: id) else { return notFound(model) }
            return page(ListPages(model: model).kind(kind), model)
        case "boards":
            guard let board = model.boards.first(where: { $0.id == id }) else {
                return notFound(model)
            }
            return page(BoardPages(model: model).board(board), model)
        default:
            return notFound(model)
        }
    }

    private static func mirror(_ id: String, _ form: String, _ model: KioskModel) -> Response {
        guard let board = model.boards.first(where: { $0.id == id }), let mirror = board.mirror()
        else { return notFound(model) }
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
            return notFound(model)
        }
    }

    private static func page(_ page: Page, _ model: KioskModel) -> Response {
        Response(contentType: html, body: page.document(model))
    }

    private static func notFound(_ model: KioskModel) -> Response {
        Response(
            status: .notFound,
            contentType: html,
            body: ListPages(model: model).notFound().document(model)
        )
    }
}
