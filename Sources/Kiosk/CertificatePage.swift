import Certificates
import Disclosure
import Exhibits
import HTTP
import Notation

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
            """
            <section><h2 id="c-\(place)">\(part.title)</h2>
            \(content(of: part, "c-\(place)"))</section>

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
                <p class="ways"><a class="button" href="\(path).txt">\
                \(Page.label("文本", "Text"))</a> \
                <a class="button" href="\(path).json">JSON</a></p>
                """
        )
    }

    /// Sentences as paragraphs; lines whose first cell names the others as a table.
    private func content(of part: Certificate.Part, _ label: String) -> Markup {
        guard part.rows.allSatisfy({ $0.count > 1 }) else {
            return part.rows.map { "<p>\($0.joined(separator: " "))</p>" as Markup }.joined()
        }
        let rows = part.rows.map { row -> Markup in
            let cells = row.dropFirst().map { "<td>\($0)</td>" as Markup }
            return "<tr><th scope=\"row\">\(row[0])</th>\(cells.joined())</tr>"
        }
        return """
            <div class="table" role="region" aria-labelledby="\(label)" tabindex="0">\
            <table class="record"><caption class="unseen">\(part.title)</caption>\
            <tbody>\(rows.joined())</tbody></table></div>
            """
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
