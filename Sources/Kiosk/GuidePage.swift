import Disclosure
import Exhibits

/// How to read the pages: lamps, bars, proofs and what to do when something is wrong.
struct GuidePage {
    let model: KioskModel

    func page() -> Page {
        Page(
            title: "怎样看懂这些内容 · \(model.officeName)",
            section: nil,
            name: "guide",
            main: """
                <h1>\(Page.label("怎样看懂这些内容", "How to read these pages"))</h1>
                \(lamps())\(bar())\(hands())\(ways())
                """
        )
    }

    private func lamps() -> Markup {
        let meanings: [(Lamp, String, String)] = [
            (.onSchedule, "进度跟得上时间。", "Progress keeps up with time."),
            (.late, "比计划慢了，或有一个节点过了期。", "Behind the plan, or a milestone is overdue."),
            (.overdue, "慢得多，或过了期限还没完成。", "Far behind, or past due and unfinished."),
            (.done, "已经完成。", "Finished."),
            (.notStarted, "还没到开始的日子。", "The work has not begun."),
        ]
        let rows = meanings.map { lamp, chinese, english -> Markup in
            "<li>\(Symbols.word(lamp))<span>\(Page.label(chinese, english))</span></li>"
        }
        return """
            <section aria-labelledby="g-lamps"><h2 id="g-lamps">\
            \(Page.label("灯", "Lamps"))</h2>
            <p>形状和文字与颜色说的是同一件事，分不清颜色也能看懂。</p>
            <ul class="meanings">\(rows.joined())</ul></section>

            """
    }

    private func bar() -> Markup {
        """
        <section aria-labelledby="g-bar"><h2 id="g-bar">\
        \(Page.label("进度条", "Progress bars"))</h2>
        \(Bars.progress(48, PlanReading(lamp: .late, expected: 70)))
        <p>填满的部分是已经完成的；竖线是按计划今天应到的位置。竖线在前，就是慢了。</p></section>

        """
    }

    private func hands() -> Markup {
        """
        <section aria-labelledby="g-hands"><h2 id="g-hands">\
        \(Page.label("这一条的凭据", "Proof"))</h2>
        <p>每一条都经过三道手：拟稿、审核、批准，由不同的人签署。签的是内容的摘要，\
        内容改一个字，摘要就变了，要重新签。</p>
        <p>八位短码取自摘要。打电话询问时报短码，双方说的就是同一份内容。</p></section>

        """
    }

    private func ways() -> Markup {
        """
        <section aria-labelledby="g-ways"><h2 id="g-ways">\
        \(Page.label("订阅与数据", "Feeds and data"))</h2>
        <ul class="ways-list"><li><a href="/feed.atom">Atom</a></li>\
        <li><a href="/feed.json">JSON Feed</a></li>\
        <li><a href="/api/v1/openapi.json">\(Page.label("数据接口", "Data interface"))</a></li></ul>
        <p>撤回的内容会立刻从所有页面消失，订阅里留下撤回记录。</p></section>

        """
    }
}
