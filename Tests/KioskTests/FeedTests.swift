import Disclosure
import Exhibits
import HTTP
import TestKit
import Testing

@Suite("Feeds")
struct FeedTests {
    /// Reads a feed with Python's own parser and says what a reader would list.
    private static let reader = """
        import sys, xml.etree.ElementTree as tree
        atom = "{http://www.w3.org/2005/Atom}"
        gone = "{http://purl.org/atompub/tombstones/1.0}"
        feed = tree.fromstring(sys.stdin.buffer.read())
        for needed in ("id", "title", "updated", "author"):
            assert feed.find(atom + needed) is not None, needed
        ids = [feed.find(atom + "id").text]
        for entry in feed.iter(atom + "entry"):
            for needed in ("id", "title", "updated", "content"):
                assert entry.find(atom + needed) is not None, needed
            ids.append(entry.find(atom + "id").text)
            print(entry.find(atom + "category").get("term"), entry.find(atom + "title").text,
                  entry.find(atom + "link").get("href"), entry.find(atom + "updated").text)
        for stone in feed.iter(gone + "deleted-entry"):
            ids.append(stone.get("ref"))
            print("gone", stone.get("when"), stone.find(gone + "comment").text)
        assert len(set(ids)) == len(ids), "two entries with one id"
        assert all(id.startswith("urn:uuid:") and len(id) == 45 for id in ids)
        """

    private func read(_ path: String, _ model: KioskModel = SampleModel.model) throws -> [String] {
        let text = try PythonJudge.run(Self.reader, input: SampleModel.get(path, model).body)
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(
        "an Atom reader finds the entries of everything, of a kind and of a unit with those below",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func atom() throws {
        #expect(try read("/feed.atom").count == 8)
        let projects = try read("/kinds/project/feed.atom")
        #expect(
            projects == [
                "project 山前乡通村公路 https://open.example/items/KP-1 2026-11-21T08:30:00+08:00",
                "project 污水处理厂提标 https://open.example/items/KP-2 2026-11-21T08:30:00+08:00",
            ]
        )
        #expect(try read("/units/county.roads/feed.atom").count == 1)
        #expect(try read("/units/county/feed.atom").count == 8)
        #expect(try read("/kinds/fee/feed.atom").isEmpty)
    }

    @Test(
        "a withdrawal stands in the feed with its reason, until the item is approved anew",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func tombstones() throws {
        let withdrawals = ["NT-9", "KP-1"].map { id in
            Withdrawal(
                id: id,
                kind: .notice,
                unit: "county",
                at: SampleModel.instant(2026, 11, 21, 9, 40),
                reason: "数字<有误>"
            )
        }
        let model = SampleModel.model(SampleModel.items, withdrawals: withdrawals)
        let lines = try read("/feed.atom", model).filter { $0.hasPrefix("gone") }
        #expect(lines == ["gone 2026-11-21T09:40:00+08:00 数字<有误>"])
        #expect(try read("/kinds/project/feed.atom", model).count == 2)
        #expect(SampleModel.text("/feed.json", model).contains("\"reason\":\"数字<有误>\""))
        #expect(
            SampleModel.get("/feed.atom", model).lastModified == "Sat, 21 Nov 2026 01:40:00 GMT"
        )
    }

    @Test(
        "no text can break the XML",
        .enabled(if: PythonJudge.isPresent, "needs python3"),
        arguments: ["]]></feed>", "&amp;\u{0}\u{B}", "\u{FFFF}\u{FFFE}", "\u{202E}<x>", "a\tb\nc"]
    )
    func hostile(text: String) throws {
        let item = Item(id: "X/1", kind: .notice, unit: "county", title: text, body: text)
        let model = SampleModel.model([item])
        let parse = "import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())"
        for path in ["/feed.atom", "/sitemap.xml"] {
            _ = try PythonJudge.run(parse, input: SampleModel.get(path, model).body)
        }
    }

    @Test(
        "a JSON Feed has what version 1.1 asks for",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func jsonFeed() throws {
        let script = """
            import json, sys
            feed = json.load(sys.stdin)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            for item in feed["items"]:
                assert isinstance(item["id"], str) and item["content_text"]
                assert item["url"].startswith("https://open.example/items/")
            print(feed["title"], feed["home_page_url"], feed["feed_url"], len(feed["items"]), end="")
            """
        let text = try PythonJudge.run(script, input: SampleModel.get("/units/hill/feed.json").body)
        #expect(
            String(decoding: text, as: UTF8.self)
                == "样例县政务公开 · 山前乡 https://open.example/units/hill "
                + "https://open.example/units/hill/feed.json 0"
        )
    }

    @Test("without a configured address, links begin where the client said it is")
    func address() {
        let model = SampleModel.model(SampleModel.items, publicAddress: nil)
        #expect(
            SampleModel.text("/robots.txt", model).contains("http://hall.example:8080/sitemap.xml")
        )
        #expect(
            SampleModel.text("/sitemap.xml", model).contains("http://hall.example:8080/items/KP-1")
        )
        #expect(!SampleModel.text("/sitemap.xml", model).contains("OLD-1"))
    }
}

@Suite("The interface for programs")
struct InterfaceTests {
    @Test(
        "lists are chosen by kind, unit and words, and read on after an id",
        arguments: [
            ("", ["AS-1", "KP-1"]), ("?kind=project", ["KP-1", "KP-2"]),
            ("?unit=county.roads", ["KP-1"]), ("?q=%E5%85%AC%E8%B7%AF", ["KP-1"]),
            ("?after=UR-1", ["WE-1"]), ("?kind=fee", []),
        ]
    )
    func lists(query: String, ids: [String]) {
        let text = SampleModel.text("/api/v1/items" + query)
        for id in ids { #expect(text.contains("\"id\":\"\(id)\""), "\(id) in \(text)") }
        if ids.isEmpty { #expect(text == "{\"items\":[],\"next\":null}\n") }
        #expect(!text.contains("OLD-1"))
    }

    @Test("pages of a list join without a gap")
    func paging() {
        var found: [String] = []
        var query = "?limit=3"
        for _ in 0..<5 {
            let text = SampleModel.text("/api/v1/items" + query)
            found += text.matches(of: /{"id":"([^"]+)"/).map { String($0.1) }
            guard let next = text.firstMatch(of: /"next":"([^"]+)"/) else { break }
            query = "?limit=3&after=\(next.1)"
        }
        #expect(found == SampleModel.model.visible.map(\.item.id))
    }

    @Test(
        "a wrong question is a problem with its reason",
        arguments: ["?kind=x", "?limit=0", "?limit=101", "?limit=%EF%BC%92", "?limit="]
    )
    func problems(query: String) {
        let response = SampleModel.get("/api/v1/items" + query)
        #expect(response.status == .badRequest)
        let name = query.dropFirst().prefix { $0 != "=" }
        #expect(String(decoding: response.body, as: UTF8.self).contains("\"detail\":\"\(name) is "))
    }

    @Test("a unit that is not there is not found")
    func unknownUnit() {
        #expect(SampleModel.get("/api/v1/items?unit=nobody").status == .notFound)
    }

    @Test("an item comes with its canonical text and its signatures")
    func item() {
        let text = SampleModel.text("/api/v1/items/KP-1")
        for needed in [
            "\"lamp\":\"late\"", "\"short_code\":\"04HM-ASW9\"", "\"step\":\"approved\"",
            "\"person\":\"王三\"", "\"boards\":[\"hall\"]", "\"canonical\":\"{\\\"body\\\"",
        ] {
            #expect(text.contains(needed), "\(needed)")
        }
        #expect(SampleModel.get("/api/v1/items/OLD-1").status == .notFound)
    }

    @Test(
        "a frame comes in the form that the client likes best",
        arguments: [
            ("frame", "", "image/png"), ("frame", "application/json", "application/json"),
            ("frame", "image/x-portable-bitmap;q=0.9, image/png;q=0.1", "image/x-portable-bitmap"),
            ("frame", "text/html, */*;q=0.1", "image/png"),
            ("frame.pbm", "x/y", "image/x-portable-bitmap"),
            ("frame", "image/*;q=0, application/*", "application/json"),
        ]
    )
    func frames(name: String, accept: String, type: String) {
        let response = SampleModel.get("/api/v1/boards/hall/" + name, accept: accept)
        #expect(response.status == .ok)
        #expect(response.contentType == type)
    }

    @Test("a form that is not to be had is said to be so")
    func notAcceptable() {
        #expect(
            SampleModel.get("/api/v1/boards/hall/frame", accept: "text/html").status.code == 406
        )
        #expect(SampleModel.get("/api/v1/boards/gate/frame").status == .notFound)
    }

    @Test("the bitmap and the text of a frame show the same dots")
    func dots() {
        let bitmap = SampleModel.get("/api/v1/boards/hall/frame.pbm").body
        // Row 1: three lit of eight; row 2: the last one.
        #expect(bitmap == Array("P4\n8 2\n".utf8) + [0b1110_0000, 0b0000_0001])
        let text = SampleModel.text("/api/v1/boards/hall/frame.json")
        #expect(text.contains("\"rows\":[\"11100000\",\"00000002\"]"))
        #expect(text.contains("\"palette\":[[0,0,0],[255,0,0],[0,255,0]]"))
    }
}
