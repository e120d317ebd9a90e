import Disclosure
import Exhibits

/// Pages that list: one kind, all kinds, what a search found, and what is not there.
struct ListPages {
    private static let searchLimit = 50
    /// Characters of a question, as the form allows.
    private static let questionLimit = 60

    let model: KioskModel

    /// All kinds as large targets.
    func kinds() -> Page {
        Page(
            title: "分类 · \(model.officeName)",
            section: .kinds,
            name: "kinds",
            main: "<h1>\(Page.label("分类", "Topics"))</h1>\(Parts.themes(model))\(ways)"
        )
    }

    /// The items in which every word of a question occurs.
    func search(_ question: String) -> Page {
        let question = String(question.prefix(Self.questionLimit))
        let isEmpty = question.allSatisfy(\.isWhitespace)
        let found = isEmpty ? [] : model.holdings.search(question)
        let result: Markup
        if isEmpty {
            result = Parts.empty("想找什么？", "输入项目、单位或编号，例如“道路”或“KP-001”。")
        } else if found.isEmpty {
            result = Parts.empty("没有找到“\(question)”", "换一个词，或从分类里查看。")
        } else {
            let rows = found.prefix(Self.searchLimit).map { revision in
                Parts.datedRow(revision, model, excerpt: Excerpt.of(revision.item, for: question))
            }
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

    private var ways: Markup {
        """
        <p class="ways"><a class="button" href="/units">\(Page.label("按单位", "By unit"))</a> \
        <a class="button" href="/archive">\(Page.label("按月份", "By month"))</a> \
        <a class="button" href="/guide">\(Page.label("怎样看懂", "How to read"))</a></p>
        """
    }

    private func searchForm(_ question: String) -> Markup {
        """
        <form class="search" action="/search" role="search"><label for="q">\(Page.label("查找", "Search"))</label>\
        <input id="q" name="q" type="search" value="\(question)" maxlength="60">\
        <button type="submit">\(Page.label("查找", "Search"))</button></form>
        """
    }
}
