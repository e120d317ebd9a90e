import Disclosure
import Exhibits

/// What stands at the address of an item that was taken down: that it is gone, since when and why,
/// and nothing of what it said.
struct WithdrawnPage {
    let model: KioskModel
    let withdrawal: Withdrawal

    func page() -> Page {
        Page(
            title: "已撤回 · \(model.officeName)",
            section: .kinds,
            name: "list",
            main: """
                <p class="eyebrow"><a href="\(KioskPath.kind(withdrawal.kind))">\
                \(Page.label(withdrawal.kind.chineseName, withdrawal.kind.englishName))</a> · \
                \(model.unitName(withdrawal.unit))</p>
                <h1>\(Page.label("这一条已撤回", "Withdrawn"))</h1>
                <dl class="facts"><div><dt>\(Page.label("编号", "Number"))</dt>\
                <dd>\(withdrawal.id)</dd></div>
                <div><dt>\(Page.label("撤回时间", "Withdrawn at"))</dt>\
                <dd><time datetime="\(DateText.iso(withdrawal.at, model.zone))">\
                \(moment)</time></dd></div>
                <div><dt>\(Page.label("原因", "Reason"))</dt><dd>\(withdrawal.reason)</dd></div></dl>
                \(CorrectionNote(model: model).corrected(withdrawal.id))
                <p class="note">内容不再公开。每一次撤回都记在台账里，也留在订阅里。</p>
                <p class="ways"><a class="button" href="/">\(Page.label("回到总览", "Overview"))</a> \
                <a class="button" href="\(KioskPath.kind(withdrawal.kind))">\
                \(Page.label("同类内容", "More of this kind"))</a></p>
                """
        )
    }

    private var moment: String {
        let time = model.zone.civilTime(at: withdrawal.at)
        return "\(DateText.full(time.date)) \(DateText.clock(time))"
    }
}
