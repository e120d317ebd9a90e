import Disclosure
import Notation
import TestKit
import Testing

private let small = Item(
    id: "NT-001",
    kind: .notice,
    unit: "county.urban",
    title: "公告",
    body: "第一段\n第二段"
)

private let full = Item(
    id: "KP-005",
    kind: .project,
    unit: "jiaoba",
    title: "通村\"公路\"",
    body: "",
    urgency: .urgent,
    window: Window(from: instant("2026-11-20T08:30:00+08:00"), until: instant("2026-11-22T00:00Z")),
    plan: Plan(
        start: day("2026-03-20"),
        due: day("2026-12-31"),
        progress: 48,
        owner: "蕉坝乡",
        milestones: [
            Milestone(name: "路基", due: day("2026-08-31"), done: nil),
            Milestone(name: "勘察", due: day("2026-04-30"), done: day("2026-04-28")),
        ]
    ),
    table: Table(columns: ["项目", "标准"], rows: [["登记费", "80元/件"], ["", ""]])
)

@Suite("The canonical text of an item")
struct CanonicalItemTests {
    @Test("leaves out what is absent")
    func smallText() {
        #expect(
            small.canonicalText
                == #"{"body":"第一段\n第二段","id":"NT-001","kind":"notice","title":"公告","#
                + #""unit":"county.urban","urgency":"routine"}"#
        )
    }

    @Test("holds every field, keys in order, dates in ISO 8601, instants in UTC")
    func fullText() {
        #expect(
            full.canonicalText
                == #"{"body":"","id":"KP-005","kind":"project","plan":{"due":"2026-12-31","#
                + #""milestones":[{"due":"2026-08-31","name":"路基"},"#
                + #"{"done":"2026-04-28","due":"2026-04-30","name":"勘察"}],"#
                + #""owner":"蕉坝乡","progress":48,"start":"2026-03-20"},"#
                + #""table":{"columns":["项目","标准"],"rows":[["登记费","80元/件"],["",""]]},"#
                + #""title":"通村\"公路\"","unit":"jiaoba","urgency":"urgent","#
                + #""window":{"from":"2026-11-20T00:30:00Z","until":"2026-11-22T00:00:00Z"}}"#
        )
    }

    @Test("reads back", arguments: [small, full])
    func readsBack(item: Item) throws {
        #expect(try Item(canonicalText: item.canonicalText) == item)
    }

    @Test("reads back whatever the item holds; the rules of import are not asked again")
    func readsBackOddities() throws {
        var odd = small
        odd.id = ""
        odd.title = "\u{202E}\u{0}" + String(repeating: "长", count: 500)
        odd.window = Window(from: instant("2026-11-22T00:00Z"), until: instant("2026-11-20T00:00Z"))
        odd.table = Table(columns: [], rows: [["a"]])
        #expect(try Item(canonicalText: odd.canonicalText) == odd)
    }

    @Test("gives the digest, which Python computes too", .enabled(if: PythonJudge.isPresent))
    func digest() throws {
        let script = """
            import hashlib, json, sys
            value = json.loads(sys.stdin.buffer.read().decode('utf-8'))
            text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
            print(hashlib.sha256(text.encode('utf-8')).hexdigest(), end='')
            """
        for item in [small, full] {
            let output = try PythonJudge.run(script, input: Array(item.canonicalText.utf8))
            #expect(item.digest == String(decoding: output, as: UTF8.self))
        }
    }

    @Test("changes with every field")
    func sensitivity() {
        var variants = [small, full]
        func add(_ change: (inout Item) -> Void) {
            var item = full
            change(&item)
            variants.append(item)
        }
        add { $0.id = "KP-006" }
        add { $0.kind = .task }
        add { $0.unit = "county" }
        add { $0.title += "。" }
        add { $0.body = " " }
        add { $0.urgency = .routine }
        add { $0.window.from = nil }
        add { $0.window = .always }
        add { $0.plan?.progress = 49 }
        add { $0.plan?.owner = "县" }
        add { $0.plan?.milestones.removeLast() }
        add { $0.plan?.milestones.swapAt(0, 1) }
        add { $0.plan?.milestones[0].done = day("2026-09-01") }
        add { $0.plan = nil }
        add { $0.table?.rows.swapAt(0, 1) }
        add { $0.table?.columns[0] = "" }
        add { $0.table = nil }
        #expect(Set(variants.map(\.digest)).count == variants.count)
    }

    @Test(
        "is the only text that is read",
        arguments: [
            // A space, another key order, an absent field written out, an unknown field.
            #"{"body":"","id":"a","kind":"notice","title":"t","unit":"u", "urgency":"routine"}"#,
            #"{"id":"a","body":"","kind":"notice","title":"t","unit":"u","urgency":"routine"}"#,
            #"{"body":"","id":"a","kind":"notice","plan":null,"title":"t","unit":"u","urgency":"routine"}"#,
            #"{"body":"","id":"a","kind":"notice","title":"t","unit":"u","urgency":"routine","x":1}"#,
            // An escape that is not needed, a missing field, the import format's word.
            #"{"body":"","id":"\u0061","kind":"notice","title":"t","unit":"u","urgency":"routine"}"#,
            #"{"body":"","id":"a","kind":"notice","title":"t","unit":"u"}"#,
            #"{"body":"","id":"a","kind":"notice","priority":"urgent","title":"t","unit":"u"}"#,
            // A day where an instant must stand, a word for a number, no JSON.
            #"{"body":"","id":"a","kind":"notice","title":"t","unit":"u","urgency":"routine","window":{"from":"2026-11-20"}}"#,
            #"{"body":"","id":"a","kind":"nothing","title":"t","unit":"u","urgency":"routine"}"#,
            "[]", "",
        ]
    )
    func refuses(text: String) {
        #expect(throws: NotationError.self) { try Item(canonicalText: text) }
    }
}
