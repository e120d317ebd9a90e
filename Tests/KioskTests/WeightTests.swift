import Disclosure
import Exhibits
import HTTP
import Kiosk
import Testing

@Suite("Pages are light")
struct WeightTests {
    /// Bytes of a page with its style, scripts and mark, uncompressed and without pictures.
    private static let limitBytes = 60_000

    /// A busy county: every list of the overview is longer than what it shows.
    private static let busy: KioskModel = {
        var items = SampleModel.items
        for number in 10..<60 {
            var item = SampleModel.items[number % 5]
            item.id = "\(item.kind.rawValue)-\(number)"
            item.title = "第\(number)号：山前乡至县城通村公路改造提升工程（二期）施工图设计及招标公告"
            items.append(item)
        }
        for number in 0..<3 {
            var item = SampleModel.items[6]
            item.id = "UR-1\(number)"
            items.append(item)
        }
        items += Kind.allCases.map { kind in
            Item(
                id: "K-\(kind.rawValue)",
                kind: kind,
                unit: "hill",
                title: kind.chineseName,
                body: ""
            )
        }
        return SampleModel.model(items)
    }()

    @Test(
        "a start page with all that belongs to it is under sixty kilobytes",
        arguments: ["/", "/en/", "/kiosk", "/en/kiosk"]
    )
    func start(path: String) {
        let page = SampleModel.text(path, Self.busy)
        var bytes = page.utf8.count
        var parts = 0
        for name in ["style.css", "script.js", "mark.svg", "kiosk.css", "kiosk.js"]
        where page.contains("\"/\(name)\"") {
            bytes += SampleModel.get("/" + name).body.count
            parts += 1
        }
        #expect(parts == (path.hasSuffix("kiosk") ? 5 : 3))
        #expect(bytes < Self.limitBytes, "\(bytes) B")
    }

    @Test("a start page asks for nothing else than pictures of boards")
    func nothingElse() {
        let page = SampleModel.text("/kiosk", Self.busy)
        let sources = page.split(separator: " src=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(sources.count > 2)
        for source in sources where !source.hasSuffix("/frame.png") {
            #expect(["/script.js", "/kiosk.js"].contains(source))
        }
        #expect(!page.contains("<style") && !page.contains("http-equiv"))
    }
}
