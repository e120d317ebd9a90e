import Disclosure
import Exhibits

/// The wall of mirrors, and one board by itself.
struct BoardPages {
    let model: KioskModel

    /// All boards.
    func wall() -> Page {
        let mirrors: Markup =
            model.boards.isEmpty
            ? Parts.empty("没有接入大屏", "接入后，这里同步显示每块屏的画面。")
            : "<div class=\"wall\">\(model.boards.map { Parts.mirror($0, model) }.joined())</div>"
        return Page(
            title: "大屏 · \(model.officeName)",
            section: .boards,
            name: "boards",
            main: """
                <div class="head"><h1>\(Page.label("大屏正在显示", "On the boards"))</h1>\
                \(Parts.motionButton)</div>
                \(darkBand())\(mirrors)
                """
        )
    }

    /// That boards are dark because somebody said so, which ones and until when.
    private func darkBand() -> Markup {
        guard !model.darkness.isEmpty else { return "" }
        let lines = model.darkness.map { order -> Markup in
            let names = model.boards.filter { order.boards.contains($0.id) }.map(\.name)
            let whose = order.boards.isEmpty ? "全部大屏" : names.joined(separator: "、")
            return """
                <li>\(whose)按指令熄屏，\(DateText.moment(order.until, model.zone)) 前不显示内容。\
                <span class="en" lang="en"> Dark by order until then.</span></li>
                """
        }
        return "<ul class=\"dark\">\(lines.joined())</ul>"
    }

    private func dark(_ board: BoardView) -> Markup {
        guard let until = model.darkUntil(board) else { return "" }
        return """
            <p class="dark">按指令熄屏，\(DateText.moment(until, model.zone)) 前不显示内容。\
            <span class="en" lang="en"> Dark by order until then.</span></p>

            """
    }

    /// One board with what its programme holds.
    func board(_ board: BoardView) -> Page {
        let rows = board.showing.compactMap { id in
            model.revision(of: id).map { Parts.planRow($0.item, model) }
        }
        let list: Markup =
            rows.isEmpty
            ? Parts.empty("现在没有播放的内容", "大屏显示单位名称和时钟。")
            : "<ul class=\"rows\">\(rows.joined())</ul>"
        return Page(
            title: "\(board.name) · \(model.officeName)",
            section: .boards,
            name: "board",
            main: """
                <div class="head"><h1>\(board.name)</h1>\(Parts.motionButton)</div>
                \(dark(board))\
                \(Parts.mirror(board, model, large: true))
                <p class="note">\(board.width) × \(board.height) 点。画面只画大屏已确认的内容。</p>
                <section aria-labelledby="h-programme"><h2 id="h-programme">\
                \(Page.label("节目单", "Programme"))</h2>\(list)</section>
                """
        )
    }
}
