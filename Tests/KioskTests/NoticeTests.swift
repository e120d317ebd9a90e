import Disclosure
import Exhibits
import HTTP
import Kiosk
import TestKit
import Testing

/// What of the orders the public may never read: who gave them, and why.
private let secrets = ["值班员", "不公开的原因", "lobby"]

@Suite("Notices in force on the kiosk")
struct NoticeTests {
    private let model = SampleModel.withOrders

    /// The county at a time of the same morning.
    private func county(at hour: Int, _ minute: Int = 0, milliseconds: Int64 = 0) -> KioskModel {
        SampleModel.model(
            SampleModel.items,
            at: SampleModel.instant(2026, 11, 21, hour, minute)
                .advanced(byMilliseconds: milliseconds),
            overrides: SampleModel.orders
        )
    }

    @Test(
        "stand above everything on every page, emergencies first, with where and until when",
        arguments: ["/", "/boards", "/boards/hall", "/items/KP-1", "/kiosk", "/en/", "/search?q=x"]
    )
    func banner(path: String) throws {
        let text = SampleModel.text(path, model)
        let emergency = try #require(text.firstRange(of: "<b>暴雨红色预警</b>"))
        let urgent = try #require(
            text.firstRange(of: "<b>今晚&lt;停水&gt; &amp; &quot;检修&quot;</b>")
        )
        let item = try #require(text.firstRange(of: "地质灾害黄色预警"))
        let main = try #require(text.firstRange(of: "<main"))
        #expect(emergency.lowerBound < urgent.lowerBound)
        #expect(urgent.lowerBound < item.lowerBound && item.lowerBound < main.lowerBound)
        #expect(text.contains("data-said=\"今晚&lt;停水&gt; &amp; &quot;检修&quot;\""))
        #expect(text.contains("<span class=\"where\">大门</span>"))
        #expect(text.contains("10:00</span>"))
        #expect(text.split(separator: "role=\"status\" aria-live").count == 2, "one live region")
        for secret in secrets { #expect(!text.contains(secret)) }
    }

    @Test("a dark board is said to be dark by order, on the wall and on its own page")
    func dark() {
        let wall = SampleModel.text("/boards", model)
        #expect(wall.contains("<li>政务大厅按指令熄屏，"))
        #expect(wall.contains("12:00 前不显示内容"))
        #expect(wall.contains("<span class=\"ordered\">按指令熄屏至"))
        #expect(wall.split(separator: "class=\"ordered\"").count == 2, "the gate is lit")
        #expect(SampleModel.text("/boards/hall", model).contains("class=\"dark\""))
        #expect(!SampleModel.text("/boards/gate", model).contains("class=\"dark\""))
        let all = SampleModel.model(
            SampleModel.items,
            overrides: [
                SampleModel.order(
                    "b",
                    .blackout,
                    nil,
                    [],
                    until: SampleModel.instant(2026, 11, 21, 12)
                )
            ]
        )
        #expect(SampleModel.text("/boards", all).contains("<li>全部大屏按指令熄屏，"))
    }

    @Test("begin and end to the millisecond, everywhere")
    func ends() {
        let places = ["/", "/boards", "/feed.atom", "/feed.json", "/api/v1/notices", "/kiosk"]
        for path in places {
            #expect(!SampleModel.text(path, county(at: 8, 59)).contains("暴雨红色预警"), "\(path)")
            #expect(SampleModel.text(path, county(at: 9)).contains("暴雨红色预警"), "\(path)")
            let last = county(at: 10, milliseconds: -1)
            #expect(SampleModel.text(path, last).contains("暴雨红色预警"), "\(path)")
            #expect(!SampleModel.text(path, county(at: 10)).contains("暴雨红色预警"), "\(path)")
        }
    }

    @Test("a page that was kept is not shown once a notice has ended, or begun")
    func kept() throws {
        var request = Request(target: try #require(Target("/")))
        request.host = "hall.example"
        func answer(_ pages: KioskPages) -> Bool {
            String(decoding: pages.response(to: request).body, as: UTF8.self)
                .contains("暴雨红色预警")
        }
        // Within the minute nothing else on the pages changes.
        let end = SampleModel.now.advanced(byMilliseconds: 30_250)
        let order = SampleModel.order("e", .emergency, "暴雨红色预警", [], until: end)
        func county(_ milliseconds: Int64, _ previous: KioskModel? = nil) -> KioskModel {
            SampleModel.model(
                SampleModel.items,
                at: SampleModel.now.advanced(byMilliseconds: milliseconds),
                overrides: [order],
                previous: previous
            )
        }
        let during = KioskPages(county(1_000))
        #expect(answer(during))
        let later = KioskPages(county(30_249, during.model), after: during)
        #expect(answer(later) && later.model.hasSameOrders(as: during.model))
        let after = KioskPages(county(30_250, later.model), after: later)
        #expect(!answer(after) && !after.model.hasSameOrders(as: later.model))
    }

    @Test("programs read them with grade, time and boards, and which boards are dark")
    func interface() {
        #expect(
            SampleModel.text("/api/v1/notices", model) == """
                {"notices":[{"id":"alert-2","grade":"emergency","text":"暴雨红色预警",\
                "from":"2026-11-21T09:00:00+08:00","until":"2026-11-21T10:00:00+08:00",\
                "boards":["hall","gate"]},{"id":"urgent-1","grade":"urgent",\
                "text":"今晚<停水> & \\"检修\\"","from":"2026-11-21T09:00:00+08:00",\
                "until":"2026-11-21T10:00:00+08:00","boards":["gate"]}],\
                "dark":[{"until":"2026-11-21T12:00:00+08:00","boards":["hall"]}]}

                """
        )
        #expect(
            SampleModel.text("/api/v1/notices") == "{\"notices\":[],\"dark\":[]}\n"
        )
    }

    @Test("feeds carry them while they hold, and say for a week that they are over")
    func feeds() {
        let during = SampleModel.text("/feed.atom", model)
        #expect(during.contains("<title>紧急：暴雨红色预警</title>"))
        #expect(during.contains("<title>通知：今晚&lt;停水&gt; &amp; &quot;检修&quot;</title>"))
        #expect(!during.contains("deleted-entry"))
        #expect(SampleModel.text("/kinds/urgent/feed.atom", model).contains("暴雨红色预警"))
        for path in ["/kinds/notice/feed.atom", "/units/county/feed.json"] {
            #expect(!SampleModel.text(path, model).contains("暴雨红色预警"), "\(path)")
        }
        let after = SampleModel.text("/feed.atom", county(at: 10))
        #expect(after.contains("when=\"2026-11-21T10:00:00+08:00\""))
        #expect(after.contains("<at:comment>已结束</at:comment>") && !after.contains("停水"))
        #expect(after.contains("<updated>2026-11-21T10:00:00+08:00</updated>"))
        let json = SampleModel.text("/feed.json", county(at: 10))
        #expect(json.contains("\"reason\":\"已结束\"") && !json.contains("停水"))
        let later = SampleModel.model(
            SampleModel.items,
            at: SampleModel.instant(2026, 11, 28, 10),
            overrides: SampleModel.orders
        )
        #expect(!SampleModel.text("/feed.atom", later).contains("deleted-entry"))
        for text in [during, after, json] {
            for secret in secrets { #expect(!text.contains(secret)) }
        }
    }

    @Test(
        "a reader's own parser takes both feeds",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func wellFormed() throws {
        for model in [model, county(at: 10)] {
            _ = try PythonJudge.run(
                "import sys, xml.etree.ElementTree as t; t.fromstring(sys.stdin.buffer.read())",
                input: SampleModel.get("/feed.atom", model).body
            )
            _ = try PythonJudge.run(
                "import sys, json; json.load(sys.stdin)",
                input: SampleModel.get("/feed.json", model).body
            )
        }
    }
}
