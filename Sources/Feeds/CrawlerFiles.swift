import Disclosure
import Exhibits
import HTTP

/// What crawlers ask for before anything else.
struct CrawlerFiles {
    /// Addresses of a site map (sitemaps.org allows 50,000).
    static let addressLimit = 50_000

    let model: KioskModel
    let base: String

    func robots() -> Response {
        // Frames change all the time and searches are without number.
        let text = """
            User-agent: *
            Disallow: /search
            Disallow: /events
            Disallow: /kiosk
            Disallow: /boards/*/frame
            Sitemap: \(base)/sitemap.xml

            """
        return Response(contentType: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    func siteMap() -> Response {
        let newest = model.holdings.newest
        var places: [Markup] = ["/", "/kinds", "/units", "/archive", "/boards", "/guide"].map {
            "<url><loc>\(base)\($0)</loc></url>\n"
        }
        let kinds = Set(newest.map(\.item.kind))
        places += Kind.allCases.filter(kinds.contains).map {
            "<url><loc>\(base)/kinds/\($0.rawValue)</loc></url>\n"
        }
        places += newest.prefix(Self.addressLimit - places.count).map { revision in
            let time = DateText.iso(revision.approvedAt, model.zone)
            return """
                <url><loc>\(base)\(Address.item(revision.item.id))</loc>\
                <lastmod>\(time)</lastmod></url>

                """
        }
        let markup: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            \(places.joined())</urlset>

            """
        return Response(
            contentType: "application/xml; charset=utf-8",
            body: markup.bytes,
            modifiedAt: newest.first.map { $0.approvedAt.milliseconds / 1_000 }
        )
    }
}
