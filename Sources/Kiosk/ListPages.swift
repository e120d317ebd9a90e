import Disclosure

/// Pages that list: one kind, all kinds, what a search found, and what is not there.
struct ListPages {
    private static let searchLimit = 50

    let model: KioskModel

    /// The items of one kind; those with plans by how much they need looking at.
    func kind(_ kind: Kind) -> Page {
        let items = model.visible.filter { $0.item.kind == kind }
        let ordered =
            items.contains { $0.item.plan != nil }
            ? PlanOrder.sorted(items.map(\.item), model)
            : items.sorted { ($1.approvedAt, $0.item.id) < ($0.approvedAt, $1.item.id) }
                .map(\.item)
        let list: Markup =
            ordered.isEmpty
            ? Parts.empty("暂无内容", "“\(kind.chineseName)”公开后会列在这里。")
            : "<ul class=\"rows\">\(ordered.map { Parts.planRow($0, model) }.joined())</ul>"
        return Page(
            title: "\(kind.chineseName) · \(model.officeName)",
            section: .kinds,
            name: "list",
            main: """
                <h1>\(Page.label(kind.chineseName, kind.englishName))</h1>
                <p class="note">共 \(ordered.count) 条</p>
                \(list)
                """
        )
    }

    /// All kinds as large targets.
    func kinds() -> Page {
        Page(
            title: "分类 · \(model.officeName)",
            section: .kinds,
            name: "kinds",
            main: "<h1>\(Page.label("分类", "Topics"))</h1>\(Parts.themes(model))"
        )
    }

    /// The items in whose title, text, unit or id every word of a question occurs.
    func search(_ question: String) -> Page {
        let words = question.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        let found = words.isEmpty ? [] : model.visible.map(\.item).filter { matches($0, words) }
        let result: Markup
        if words.isEmpty {
            result = Parts.empty("想找什么？", "输入项目、单位或编号，例如“道路”或“KP-001”。")
        } else if found.isEmpty {
            result = Parts.empty("没有找到“\(question)”", "换一个词，或从分类里查看。")
        } else {
            let rows = found.prefix(Self.searchLimit).map { Parts.planRow($0, model) }
            result = """
                <p class="note">找到 \(found.count) 条</p><ul class="rows">\(rows.joined())</ul>
                """
        }
        return Page(
            title: "查找 · \(model.officeName)",
            section: .search,
            name: "list",
            main: """
                <h1>\(Page.label("查找", "Search"))</h1>
                \(searchForm(question))
                \(result)
                """
        )
    }

    /// There is no such page: the ways on.
    func notFound() -> Page {
        Page(
            title: "没有这一页 · \(model.officeName)",
            section: nil,
            name: "list",
            main: """
                <h1>没有这一页</h1>
                <p>这一条可能已过公开期、已撤回，或地址有误。</p>
                \(searchForm(""))
                <p class="ways"><a class="button" href="/">回到总览</a></p>
                \(Parts.themes(model))
                """
        )
    }

    private func searchForm(_ question: String) -> Markup {
        """
        <form class="search" action="/search" role="search"><label for="q">查找</label>\
        <input id="q" name="q" type="search" value="\(question)" maxlength="60">\
        <button type="submit">查找</button></form>
        """
    }

    private func matches(_ item: Item, _ words: [String]) -> Bool {
        let texts = [item.title, item.body, item.id, model.unitName(item.unit)]
            .map { $0.lowercased() }
        return words.allSatisfy { word in texts.contains { $0.contains(word) } }
    }
}
