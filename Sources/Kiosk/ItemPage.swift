import Certificates
import Disclosure
import Exhibits
import Matters

/// One item, whole: what it says, how its plan stands, and who answers for it.
struct ItemPage {
    let model: KioskModel
    let revision: ApprovedRevision

    private var item: Item { revision.item }

    func page() -> Page {
        Page(
            title: "\(item.title) · \(model.officeName)",
            section: .kinds,
            name: "item",
            main: """
                <article>
                <p class="letterhead print">\(model.unitName(item.unit))</p>
                <p class="eyebrow"><a href="\(KioskPath.kind(item.kind))">\
                \(Page.label(item.kind.chineseName, item.kind.englishName))</a> · \
                \(unitPath)</p>
                <h1>\(item.title)</h1>
                \(CorrectionNote(model: model).markup(of: item))\
                \(plan())\(Parts.paragraphs(item.body))\(TableView(item: item).markup())\(window())
                \(printedFoot())
                </article>
                <aside class="proof" aria-labelledby="h-proof">\(proof())</aside>

                """
        )
    }

    /// The issuing unit and those above it, the highest first.
    private var unitPath: Markup {
        let codes = model.holdings.units.ancestors(of: item.unit).reversed() + [item.unit]
        let links = codes.enumerated().map { place, code -> Markup in
            let name = model.unitName(code)
            let link: Markup =
                model.holdings.units.unit(code) == nil
                ? "\(name)" : "<a href=\"\(KioskPath.unit(code))\">\(name)</a>"
            return (place == 0 ? "" : " › ") + link
        }
        return links.joined()
    }

    private func plan() -> Markup {
        guard let plan = item.plan, let reading = model.plans[item.id] else { return "" }
        return """
            <section class="planblock" aria-label="计划与进度">
            <p class="standing">\(Symbols.word(reading.lamp))\
            <b class="percent">\(plan.progress)%</b>\
            <span class="due">\(DateText.full(plan.due))到期，\
            \(Parts.dueText(plan, reading, model.today))</span></p>
            \(Bars.progress(plan.progress, reading))
            <p class="ends"><span>\(DateText.full(plan.start))开始</span>\
            <span>\(expectation(plan, reading))</span></p>
            \(milestones(plan))
            <p class="owner">责任单位：\(plan.owner)</p>
            </section>

            """
    }

    private func expectation(_ plan: Plan, _ reading: PlanReading) -> String {
        if reading.lamp == .done { return "全部完成" }
        let behind = reading.expected - plan.progress
        let standing = behind > 0 ? "落后 \(behind) 个百分点" : "不落后于计划"
        return "按计划今天应到 \(reading.expected)%，\(standing)"
    }

    private func milestones(_ plan: Plan) -> Markup {
        guard !plan.milestones.isEmpty else { return "" }
        let steps = plan.milestones.map { step -> Markup in
            let lamp: Lamp
            let words: String
            if let done = step.done {
                lamp = .done
                words = "\(short(done)) 完成" + (done > step.due ? "，晚于计划 \(short(step.due))" : "")
            } else if step.due < model.today {
                lamp = .overdue
                words = "应于 \(short(step.due)) 完成，\(DateText.due(step.due, today: model.today))"
            } else {
                lamp = .notStarted
                words = "计划 \(short(step.due))，\(DateText.due(step.due, today: model.today))"
            }
            return """
                <li class="\(Symbols.tone(lamp))">\(Symbols.lamp(lamp))<b>\(step.name)</b>\
                <span>\(words)</span></li>
                """
        }
        return "<ol class=\"milestones\">\(steps.joined())</ol>"
    }

    private func short(_ date: CivilDate) -> String {
        let parts = date.components
        let year = parts.year == model.today.components.year ? "" : "\(parts.year)年"
        return "\(year)\(parts.month)月\(parts.day)日"
    }

    private func window() -> Markup {
        guard item.window != .always else { return "" }
        let from = item.window.from.map { DateText.moment($0, model.zone) + " 起" } ?? ""
        let until = item.window.until.map { "至 " + DateText.moment($0, model.zone) } ?? ""
        let span = [from, until].filter { !$0.isEmpty }.joined(separator: " ")
        return "<p class=\"window\">公开时间：\(span)</p>"
    }

    /// Date, code and address for the sheet of paper.
    private func printedFoot() -> Markup {
        let date = model.zone.civilTime(at: revision.approvedAt).date
        let address = (model.publicAddress ?? "") + KioskPath.item(item.id)
        return """
            <p class="issued print">\(model.unitName(item.unit))<br>\(DateText.full(date))</p>
            <p class="printed print">编号 \(item.id) · 短码 \(revision.shortCode) · \(address)<br>\
            摘要 SHA-256 \(revision.revision.digest)</p>
            """
    }

    // MARK: - What stands behind it

    private func proof() -> Markup {
        let steps = revision.signatures.map { signature -> Markup in
            """
            <tr><th scope="row">\(word(signature.step))</th><td>\(signature.person)</td>\
            <td><time datetime="\(DateText.iso(signature.at, model.zone))">\
            \(DateText.moment(signature.at, model.zone))</time></td></tr>
            """
        }
        return """
            <h2 id="h-proof">\(Page.label("这一条的凭据", "Proof"))</h2>
            <dl><div><dt>编号</dt><dd>\(item.id)</dd></div>
            <div><dt>版本</dt><dd>第 \(revision.revision.number) 版</dd></div>
            <div><dt>摘要</dt><dd><code title="SHA-256 \(revision.revision.digest)">\
            \(String(revision.revision.digest.prefix(12)))</code></dd></div></dl>
            <p class="code"><span>短码</span> <b>\(revision.shortCode)</b></p>
            <p class="note"><a href="/guide">怎样看懂这些内容</a></p>
            <table><caption class="unseen">签署</caption><thead class="unseen"><tr>\
            <th scope="col">步骤</th><th scope="col">签署人</th><th scope="col">时间</th></tr></thead>\
            <tbody>\(steps.joined())</tbody></table>
            \(boards())\(hangings())

            """
    }

    /// Where and when this very text hung, one line a board.
    private func hangings() -> Markup {
        guard model.records.position != nil else { return "" }
        let rows = model.records.hangings(of: revision.revision.digest).map { hanging -> Markup in
            let name = model.boards.first { $0.id == hanging.board }?.name ?? hanging.board
            return """
                <tr><th scope="row">\(name)</th>\
                <td>\(DateText.moment(hanging.span.lowerBound, model.zone)) 至 \
                \(DateText.moment(hanging.span.upperBound, model.zone))</td>\
                <td>\(DateText.span(hanging.milliseconds))</td></tr>
                """
        }
        let table: Markup =
            rows.isEmpty
            ? "<p class=\"note\">还没有展示记录。</p>"
            : """
            <table><caption class="unseen">展示记录</caption><thead><tr><th scope="col">大屏</th>\
            <th scope="col">时间</th><th scope="col">共</th></tr></thead>\
            <tbody>\(rows.joined())</tbody></table>
            """
        return """
            <h3>\(Page.label("在哪里挂过", "Where it hung"))</h3>\(table)
            <p class="ways"><a class="button" href="\(KioskPath.certificate(item.id))">\
            \(Page.label("公示证明", "Certificate"))</a></p>
            """
    }

    private func boards() -> Markup {
        let showing = model.boards.filter { $0.showing.contains(item.id) }
        guard !showing.isEmpty else { return "<p class=\"note\">现在没有大屏在播放这一条。</p>" }
        let entries = showing.map { board -> Markup in
            let age: Markup =
                board.confirmedAt.map { "，\(DateText.ago($0, now: model.now))确认" } ?? "，尚未确认"
            return "<li><a href=\"\(KioskPath.board(board.id))\">\(board.name)</a>\(age)</li>"
        }
        return "<p class=\"note\">正在这些大屏播放：</p><ul>\(entries.joined())</ul>"
    }

    private func word(_ step: SignatureStep) -> String {
        switch step {
        case .drafted: "拟稿"
        case .checked: "审核"
        case .reviewed: "复核"
        case .approved: "批准"
        case .posted: "发布"
        case .withdrawn: "撤回"
        case .rejected: "退回"
        }
    }
}
