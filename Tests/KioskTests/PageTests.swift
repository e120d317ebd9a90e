import Disclosure
import Exhibits
import HTTP
import Kiosk
import TestKit
import Testing

/// Every sort of page, for the tests that hold of all.
private let allPaths = [
    "/", "/kinds", "/kinds/project", "/kinds/poll", "/kinds/fee", "/boards", "/boards/hall",
    "/boards/gate", "/search", "/search?q=%E5%85%AC%E8%B7%AF", "/search?q=%3Cscript%3E",
    "/kinds/supervision", "/kinds/project?lamp=late&unit=county", "/kinds/project?lamp=none",
    "/units", "/units/county", "/units/hill", "/archive", "/archive/2026-11", "/guide", "/kiosk",
    "/items/KP-1", "/items/KP-2", "/items/AS-1", "/items/PO-1", "/items/UR-1", "/nothing",
]

@Suite("Every page")
struct EveryPageTests {
    /// Complains about tags that do not match, doubled ids, and anything a policy would block.
    private static let judge = """
        import sys, html.parser
        void = {"meta", "link", "img", "input", "br", "path", "rect"}
        class Judge(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.open, self.ids, self.faults = [], set(), []
            def handle_starttag(self, tag, attrs):
                for name, value in attrs:
                    if name == "style" or name.startswith("on"):
                        self.faults.append(f"inline {name} in {tag}")
                    if name == "id":
                        if value in self.ids: self.faults.append(f"id {value} twice")
                        self.ids.add(value)
                if tag == "script" and "src" not in dict(attrs): self.faults.append("inline script")
                if tag == "img" and "alt" not in dict(attrs): self.faults.append("img without alt")
                if tag not in void: self.open.append(tag)
            def handle_startendtag(self, tag, attrs): pass
            def handle_endtag(self, tag):
                if not self.open or self.open.pop() != tag:
                    self.faults.append(f"</{tag}> at {self.getpos()}")
        judge = Judge()
        text = sys.stdin.buffer.read().decode("utf-8")
        judge.feed(text)
        judge.close()
        if judge.open: judge.faults.append(f"left open: {judge.open}")
        for needed in ['<html lang="zh-CN"', "<main", "<h1", "<title>", 'class="skip"']:
            if needed not in text: judge.faults.append(f"no {needed}")
        print("; ".join(judge.faults), end="")
        """

    @Test(
        "is well-formed, names its parts, and holds nothing inline",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: allPaths
    )
    func wellFormed(path: String) throws {
        let faults = try PythonJudge.run(Self.judge, input: SampleModel.get(path).body)
        #expect(faults.isEmpty, "\(String(decoding: faults, as: UTF8.self))")
    }

    @Test(
        "is well-formed without any content too",
        arguments: ["/", "/kinds", "/boards", "/kinds/fee"]
    )
    func empty(path: String) throws {
        let model = SampleModel.model([], staleSince: SampleModel.instant(2026, 11, 21, 9, 12))
        let response = SampleModel.get(path, model)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains("暂无") || text.contains("没有接入大屏"))
        #expect(text.contains("数据截至 11月21日 09:12，与数据库的连接中断"))
        if PythonJudge.isPresent {
            let faults = try PythonJudge.run(Self.judge, input: response.body)
            #expect(faults.isEmpty, "\(String(decoding: faults, as: UTF8.self))")
        }
    }

    @Test(
        "H09: cannot be turned into another one by a text",
        arguments: ["/", "/items/X%2F1", "/kinds/notice"]
    )
    func hostile(path: String) throws {
        let evil = "<script>alert(1)</script>\"'&\u{202E}cba\u{0}\r\u{2066}"
        let item = Item(
            id: "X/1",
            kind: .notice,
            unit: evil,
            title: evil,
            body: evil,
            urgency: .urgent,
            plan: Plan(
                start: SampleModel.date(2026, 1, 1),
                due: SampleModel.date(2026, 12, 1),
                progress: 5,
                owner: evil,
                milestones: [Milestone(name: evil, due: SampleModel.date(2026, 5, 1), done: nil)]
            ),
            table: Table(columns: [evil], rows: [[evil]])
        )
        let response = SampleModel.get(path, SampleModel.model([item]))
        #expect(response.status == .ok)
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(!text.contains("<script>alert"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u{FFFD}cba"))
        let forbidden: Set<Unicode.Scalar> = ["\u{202E}", "\u{2066}", "\u{0}", "\r"]
        #expect(!text.unicodeScalars.contains { forbidden.contains($0) })
        if PythonJudge.isPresent {
            let faults = try PythonJudge.run(Self.judge, input: response.body)
            #expect(faults.isEmpty, "\(String(decoding: faults, as: UTF8.self))")
        }
    }
}

@Suite("Pages say what is so")
struct PageTests {
    @Test(
        "each address gives its status and type",
        arguments: [
            ("/", 200), ("/kinds", 200), ("/kinds/project", 200), ("/kinds/nonsense", 404),
            ("/items/KP-1", 200), ("/items/NONE", 404), ("/items/OLD-1", 404), ("/items", 404),
            ("/boards", 200), ("/boards/hall", 200), ("/boards/none", 404),
            ("/boards/hall/frame.bin", 200), ("/boards/hall/frame.png", 200),
            ("/boards/hall/frame.gif", 404), ("/boards/gate/frame.png", 404),
            ("/health", 200), ("/events", 200), ("/style.css", 200), ("/script.js", 200),
            ("/mark.svg", 200),
            ("/units", 200), ("/units/hill", 200), ("/units/none", 404), ("/archive", 200),
            ("/archive/2026-11", 200), ("/archive/2026-12", 404), ("/guide", 200),
            ("/kiosk", 200), ("/kiosk.js", 200), ("/kiosk.css", 200), ("/worker.js", 200),
            ("/feed.atom", 200), ("/feed.json", 200), ("/kinds/project/feed.atom", 200),
            ("/units/county/feed.json", 200), ("/units/none/feed.atom", 404),
            ("/kinds/project/feed.xml", 404), ("/robots.txt", 200), ("/sitemap.xml", 200),
            ("/api", 404), ("/api/v1", 404), ("/api/v1/items", 200), ("/api/v2/items", 404),
            ("/search", 200), ("/a/b/c/d", 404),
        ]
    )
    func statuses(path: String, status: Int) {
        #expect(SampleModel.get(path).status.code == status)
    }

    @Test("the overview shows lamps, news, boards, deadlines and the ranking")
    func overview() {
        let text = SampleModel.text("/")
        for needed in [
            "样例县政务公开", "11月21日 星期六", "<b>09:41</b>", "小雨转阴 9～14℃", "地质灾害黄色预警",
            "至 11月21日 15:00", "滞后<span class=\"en\" lang=\"en\"> Late</span></span> <b>1</b>", "办结",
            "今日新公开",
            "还有 3 天", "不到 1 分钟前确认", "尚未确认", "离线", "山前乡", "96.5", "href=\"/kinds/poll\"",
        ] {
            #expect(text.contains(needed), "\(needed)")
        }
        #expect(!text.contains("已过期的公告"), "a closed window hides an item")
    }

    @Test("before anything is approved today, the latest stand there with their dates")
    func yesterday() {
        let model = SampleModel.model(
            [SampleModel.items[5]],
            approvedAt: SampleModel.instant(2026, 11, 20, 10)
        )
        let text = SampleModel.text("/", model)
        #expect(text.contains("最近公开") && !text.contains("今日新公开"))
        #expect(text.contains(">11-20</time>"))
    }

    @Test("an item page shows its plan, its text and its proof")
    func item() {
        let text = SampleModel.text("/items/KP-1")
        for needed in [
            "重点项目", "县政务公开办公室</a> › <a href=\"/units/county.roads\">县交通局</a>", "04HM-ASW9",
            "<h1>山前乡通村公路</h1>",
            "进度 48%，按计划今天应到 86%", "落后 38 个百分点", "d=\"M86 0V12\"",
            "2026年12月31日到期，还有 40 天", "应于 8月31日 完成，已过期 82 天",
            "4月20日 完成，晚于计划 4月15日", "<p>全长11.6km。</p><p>受降雨影响进度滞后。</p>",
            "第 2 版", "0123456789ab</code>", "批准</th><td>王三</td>", "政务大厅</a>，不到 1 分钟前确认",
        ] {
            #expect(text.contains(needed), "\(needed)")
        }
    }

    @Test("a table has heads for its columns, and bars where it holds shares")
    func table() {
        let ranking = SampleModel.text("/items/AS-1")
        #expect(ranking.contains("<th scope=\"col\">单位</th>"))
        #expect(ranking.contains("<th scope=\"col\" class=\"number\">得分</th>"))
        #expect(ranking.contains("width=\"965\""), "96.5 of 100")
        #expect(ranking.contains("<th scope=\"col\">名次</th>"), "a rank is no quantity")
        #expect(SampleModel.text("/items/PO-1").contains("width=\"714\""), "71.4 %")
    }

    @Test(
        "a search finds by words in title, text, unit and id",
        arguments: [
            ("%E5%85%AC%E8%B7%AF", "KP-1"), ("kp-1", "KP-1"), ("12319", "NT-1"),
            ("%E4%BA%A4%E9%80%9A%E5%B1%80+%E9%80%9A%E6%9D%91", "KP-1"),
        ]
    )
    func search(question: String, id: String) {
        let text = SampleModel.text("/search?q=" + question)
        #expect(text.contains("找到 1 条") && text.contains("/items/\(id)"))
    }

    @Test("what was found in a text stands below its title, the word marked")
    func excerpt() {
        let text = SampleModel.text("/search?q=12319")
        #expect(text.contains("<span class=\"excerpt\">监督电话：<mark>12319</mark>。</span>"))
    }

    @Test("what is not there offers a search and the ways on")
    func notFound() {
        let text = SampleModel.text("/items/NONE")
        #expect(text.contains("没有这一页") && text.contains("回到总览"))
        #expect(text.contains("action=\"/search\"") && text.contains("href=\"/kinds/project\""))
    }

    @Test(
        "a telephone number is never torn apart",
        arguments: [
            ("值守电话0000-1234567。", "值守电话<span class=\"whole\">0000-1234567</span>。"),
            ("2026-11-21起，3-5人", "<span class=\"whole\">2026-11-21</span>起，"),
            ("全长11.6km - 路基", "全长11.6km - 路基"),
        ]
    )
    func wholeNumbers(body: String, shown: String) {
        let item = Item(id: "N", kind: .notice, unit: "county", title: "t", body: body)
        #expect(SampleModel.text("/items/N", SampleModel.model([item])).contains(shown))
    }

    @Test("a page is made once a model and then sent from the same bytes")
    func kept() throws {
        let pages = KioskPages(SampleModel.model)
        let request = Request(target: try #require(Target("/items/KP-1")))
        let first = pages.response(to: request)
        let second = pages.response(to: request)
        #expect(first.entityTag == second.entityTag && first.entityTag != nil)
        #expect(first.body == SampleModel.get("/items/KP-1").body)
    }
}
