import Disclosure
import Exhibits
import HTTP
import Kiosk
import Testing

@Suite("What proves an item, and in which language")
struct RecordTests {
    @Test("an item's page says where it hung and for how long")
    func hanging() {
        let page = SampleModel.text("/items/KP-1")
        #expect(page.contains("11月20日 09:00 至 11月20日 17:30"))
        #expect(page.contains("8 小时 30 分"))
        #expect(page.contains("href=\"/items/KP-1/certificate\""))
    }

    @Test("its certificate comes as a page, as text and as JSON, of the same facts")
    func certificate() {
        let digest = String(repeating: "ab", count: 32)
        let page = SampleModel.text("/items/KP-1/certificate")
        for fact in ["公示证明", "台账第9条", "placard-ledger 12 \(digest)", "屏已确认", "山前乡通村公路"] {
            #expect(page.contains(fact), "\(fact)")
        }
        #expect(!page.contains("<style"), "the policy allows no style in a page")
        let text = SampleModel.get("/items/KP-1/certificate.txt")
        #expect(text.contentType == "text/plain; charset=utf-8")
        let json = SampleModel.get("/items/KP-1/certificate.json")
        #expect(json.contentType == "application/json")
        #expect(SampleModel.text("/items/KP-1/certificate.json").contains("\"entry\":9"))
        for path in ["/items/KP-1/certificate.pdf", "/items/none/certificate", "/items/KP-1/x"] {
            #expect(SampleModel.get(path).status == .notFound, "\(path)")
        }
    }

    @Test("a withdrawn item has no certificate, and says that it is gone")
    func withdrawn() {
        let gone = Withdrawal(
            id: "NT-9",
            kind: .notice,
            unit: "county",
            at: SampleModel.instant(2026, 11, 21, 9, 40),
            reason: "数字<有误>"
        )
        let model = SampleModel.model(SampleModel.items, withdrawals: [gone])
        for path in ["/items/NT-9", "/items/NT-9/certificate", "/en/items/NT-9"] {
            let answer = SampleModel.get(path, model)
            #expect(answer.status == .gone)
            let page = String(decoding: answer.body, as: UTF8.self)
            #expect(page.contains("数字&lt;有误&gt;") && page.contains("2026年11月21日 09:40"))
        }
        #expect(SampleModel.get("/api/v1/items/NT-9", model).status == .gone)
        #expect(SampleModel.get("/items/NT-8", model).status == .notFound)
    }

    @Test("a correction and its error point to each other, on pages and in feeds")
    func corrections() {
        var fix = SampleModel.items[0]
        fix.id = "FIX-1"
        fix.title = "更正<公告>"
        fix.corrects = RevisionName(item: "KP-1", revision: 2)
        let model = SampleModel.model(SampleModel.items + [fix])
        #expect(SampleModel.text("/items/FIX-1", model).contains("href=\"/items/KP-1\">KP-1</a>"))
        #expect(SampleModel.text("/items/FIX-1", model).contains("第 2 版的错误"))
        let error = SampleModel.text("/items/KP-1", model)
        #expect(error.contains("href=\"/items/FIX-1\">更正&lt;公告&gt;</a>"))
        #expect(!SampleModel.text("/items/NT-1", model).contains("更正"))
        let atom = SampleModel.text("/feed.atom", model)
        #expect(atom.contains("title=\"更正\" href=\"https://open.example/items/KP-1\""))
        #expect(atom.contains("title=\"已更正\" href=\"https://open.example/items/FIX-1\""))
        let feed = SampleModel.text("/feed.json", model)
        #expect(
            feed.contains(#""_corrects":{"url":"https://open.example/items/KP-1","revision":2}"#)
        )
        #expect(feed.contains(#""_corrected_by":["https://open.example/items/FIX-1"]"#))
    }

    @Test("the page of a withdrawn error points to its correction")
    func correctedWithdrawal() {
        var fix = SampleModel.items[0]
        fix.id = "FIX-1"
        fix.corrects = RevisionName(item: "NT-9", revision: 1)
        let gone = Withdrawal(
            id: "NT-9",
            kind: .notice,
            unit: "county",
            at: SampleModel.instant(2026, 11, 21, 9, 40),
            reason: "数字有误"
        )
        let model = SampleModel.model(SampleModel.items + [fix], withdrawals: [gone])
        let page = String(decoding: SampleModel.get("/items/NT-9", model).body, as: UTF8.self)
        #expect(page.contains("href=\"/items/FIX-1\""))
        #expect(page.contains("数字有误"))
    }

    @Test("the switch keeps the chosen language in every link, and the browser's wish is the start")
    func language() {
        let english = "data-labels=\"both\""
        #expect(!SampleModel.text("/kinds").contains(english))
        #expect(SampleModel.text("/kinds?lang=en").contains(english))
        let wished = SampleModel.get("/kinds", language: "en-GB,zh;q=0.5")
        #expect(String(decoding: wished.body, as: UTF8.self).contains(english))
        let declined = SampleModel.get("/zh/kinds", language: "en-GB")
        #expect(!String(decoding: declined.body, as: UTF8.self).contains(english))
        let page = SampleModel.text("/en/search?q=%E5%B1%B1%E5%89%8D")
        #expect(page.contains(english) && page.contains("action=\"/en/search\""))
        #expect(page.contains("href=\"/en/items/KP-1\"") && page.contains("href=\"/style.css\""))
        #expect(page.contains("href=\"/zh/search?q=%E5%B1%B1%E5%89%8D\""))
        #expect(!page.contains("<a href=\"/kinds\""))
        #expect(SampleModel.text("/kinds").contains("href=\"/en/kinds\" hreflang=\"en\""))
    }
}
