import Certificates
import Disclosure
import Exhibits
import HTTP

/// The certificate of an item's publicity: as a page for readers and paper, as text, as JSON.
struct CertificatePage {
    let model: KioskModel
    let revision: ApprovedRevision

    private var certificate: Certificate? {
        model.records.certificate(
            of: revision,
            office: model.officeName,
            unitName: model.unitName(revision.item.unit),
            at: model.now,
            zone: model.zone
        )
    }

    /// The page; nil while the ledger is empty.
    func page() -> Page? {
        guard let certificate else { return nil }
        let path = KioskPath.certificate(revision.item.id)
        let parts = certificate.parts.enumerated().map { place, part -> Markup in
            let rows = part.rows.map { row -> Markup in
                let cells = row.enumerated().map { column, cell -> Markup in
                    column == 0 && row.count > 1
                        ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
                }
                return "<tr>\(cells.joined())</tr>"
            }
            return """
                <section aria-labelledby="c-\(place)"><h2 id="c-\(place)">\(part.title)</h2>
                <div class="table" role="region" aria-labelledby="c-\(place)" tabindex="0">\
                <table class="record"><tbody>\(rows.joined())</tbody></table></div></section>

                """
        }
        return Page(
            title: "公示证明 \(revision.item.id) · \(model.officeName)",
            section: .kinds,
            name: "certificate",
            main: """
                <article>
                <p class="eyebrow"><a href="\(KioskPath.item(revision.item.id))">\
                \(revision.item.title)</a></p>
                <h1>\(Page.label("公示证明", "Certificate"))</h1>
                <p class="office">\(certificate.office)</p>
                \(parts.joined())
                </article>
                <p class="ways noprint"><a class="button" href="\(path).txt">\
                \(Page.label("文本", "Text"))</a> \
                <a class="button" href="\(path).json">JSON</a></p>
                """
        )
    }

    /// The certificate in a form for programs or editors; nil for a form there is not.
    func response(as form: String) -> Response? {
        guard let certificate else { return nil }
        switch form {
        case "certificate.txt":
            return Response(
                contentType: "text/plain; charset=utf-8",
                body: Array(certificate.text.utf8)
            )
        case "certificate.json":
            return Response(
                contentType: "application/json",
                body: Array((certificate.json.compactText + "\n").utf8)
            )
        default: return nil
        }
    }
}
