import Disclosure
import Exhibits

/// Links a correction to what it corrects, and that to the correction.
struct CorrectionNote {
    let model: KioskModel

    /// Both directions, for an item that hangs.
    func markup(of item: Item) -> Markup {
        let own: Markup =
            item.corrects.map { error in
                """
                <p class="note">\(Page.label("更正", "Corrects"))：本条更正\
                <a href="\(KioskPath.item(error.item))">\(error.item)</a>\
                第 \(error.revision) 版的错误。</p>
                """
            } ?? ""
        return own + corrected(item.id)
    }

    /// The corrections of an item, also of one that is gone; an item's own next revision needs no
    /// link to itself.
    func corrected(_ id: String) -> Markup {
        let links = model.holdings.corrections(of: id).filter { $0.item.id != id }.map {
            """
            <p class="note">\(Page.label("已更正", "Corrected"))：见\
            <a href="\(KioskPath.item($0.item.id))">\($0.item.title)</a>。</p>
            """ as Markup
        }
        return links.joined()
    }
}
