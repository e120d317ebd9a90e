import Disclosure
import Notation
import TestKit
import Testing

/// A document in the shape that other programs hand in.
private let sample = """
    {
      "schema": "placard.disclosures/1",
      "note": "A sample for tests.",
      "units": [
        { "code": "county", "name": "县政府办公室", "parent": null },
        { "code": "county.urban", "name": "县城市管理局", "parent": "county" },
        { "code": "heping", "name": "和平乡" , "parent": "county" }
      ],
      "items": [
        { "id": "KP-101", "kind": "project", "unit": "heping", "title": "和平乡通村公路", "body": "全长8km。",
          "plan": { "start": "2026-03-02", "due": "2026-12-18", "progress": 55, "owner": "和平乡人民政府",
            "milestones": [ { "name": "路基工程", "due": "2026-08-31", "done": null },
                            { "name": "勘察", "due": "2026-04-30", "done": "2026-04-28" } ] } },
        { "id": "DL-101", "kind": "diary", "unit": "heping", "title": "今日工作动态", "body": "乡长：下村。",
          "window": { "from": "2026-11-20T08:30:00+08:00", "until": "2026-11-20T18:00:00+08:00" } },
        { "id": "CM-101", "kind": "commitment", "unit": "county", "title": "月初承诺", "body": "一\\n二",
          "window": { "from": "2026-11-01", "until": "2026-11-30" } },
        { "id": "PL-101", "kind": "power", "unit": "county.urban", "title": "权力清单", "body": "",
          "table": { "columns": ["序号", "事项"], "rows": [ ["1", "占道审批"], ["2", ""] ] } },
        { "id": "NT-101", "kind": "notice", "unit": "county", "title": "公告", "body": "电话12319。" },
        { "id": "UR-101", "kind": "urgent", "unit": "county", "priority": "emergency",
          "title": "疏散演练", "body": "请有序撤离。", "window": { "until": "2026-11-21T10:20:00+08:00" } }
      ]
    }
    """

/// A document with one unit and these items, each on a line of its own from line 3 on.
private func document(_ items: String...) -> ImportDocument {
    ImportDocument.read(
        """
        {"schema": "placard.disclosures/1", "units": [{"code": "county", "name": "县"}], "items": [

        \(items.joined(separator: ",\n"))
        ]}
        """,
        zone: .china
    )
}

/// An item whose members are replaced or added; the members come in a fixed order.
private func item(_ changes: [String: String]) -> String {
    var members = [
        "id": #""A-1""#, "kind": #""notice""#, "unit": #""county""#, "title": #""题""#,
        "body": #""文""#,
    ]
    members.merge(changes) { $1 }
    return "{"
        + members.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
        .map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
}

@Suite("An import document")
struct ImportDocumentTests {
    @Test("is read whole")
    func readsSample() throws {
        let read = ImportDocument.read(sample, zone: .china)
        #expect(read.findings == [])
        #expect(read.units.map(\.code) == ["county", "county.urban", "heping"])
        #expect(read.units.map(\.parent) == [nil, "county", "county"])
        #expect(
            read.items.map(\.id) == ["KP-101", "DL-101", "CM-101", "PL-101", "NT-101", "UR-101"]
        )
        let road = try #require(read.items[0].plan)
        #expect(road.progress == 55)
        #expect(road.milestones.map(\.done) == [nil, day("2026-04-28")])
        #expect(read.items[1].window.from == instant("2026-11-20T00:30:00Z"))
        #expect(read.items[2].body == "一\n二")
        #expect(read.items[3].table?.rows == [["1", "占道审批"], ["2", ""]])
        #expect(read.items[4].window == .always)
        #expect(read.items[5].urgency == .emergency)
    }

    @Test("takes days without a clock as whole days in the zone")
    func wholeDays() {
        let window = #"{"from": "2026-11-01", "until": "2026-11-30"}"#
        let read = document(item(["window": window])).items.first?.window
        #expect(read?.from == instant("2026-11-01T00:00:00+08:00"))
        #expect(read?.until == instant("2026-12-01T00:00:00+08:00"))
        let day = document(item(["window": #"{"from": "2026-11-01", "until": "2026-11-01"}"#]))
        #expect(day.findings == [])
    }

    @Test("goes through the canonical text unharmed")
    func canonical() throws {
        for item in ImportDocument.read(sample, zone: .china).items {
            #expect(try Item(canonicalText: item.canonicalText) == item)
        }
    }

    @Test(
        "finds what is wrong with an item",
        arguments: [
            (["id": #""""#], "$.items[0].id", "is no identifier"),
            (["id": #""-A""#], "$.items[0].id", "is no identifier"),
            (["id": #""A 1""#], "$.items[0].id", "is no identifier"),
            (["id": #""甲-1""#], "$.items[0].id", "is no identifier"),
            (["id": "7"], "$.items[0].id", "an integer stands where a string"),
            (["id": ""], "$.items[0]", "the key \"id\" is missing"),
            (["kind": #""notices""#], "$.items[0].kind", "\"notices\" is not known"),
            (["unit": #""county.x""#], "$.items[0]", "the unit \"county.x\" is unknown"),
            (["priority": #""high""#], "$.items[0].priority", "\"high\" is not known"),
            (["title": #""""#], "$.items[0].title", "the text is empty"),
            (["title": #"" 　""#], "$.items[0].title", "the text is empty"),
            (["title": #""a\nb""#], "$.items[0].title", "control character U+000A"),
            (["title": #""a\u0007b""#], "$.items[0].title", "control character U+0007"),
            (["title": #""a\u202eb""#], "$.items[0].title", "U+202E RIGHT-TO-LEFT OVERRIDE"),
            (["body": #""a\u2066b""#], "$.items[0].body", "U+2066 LEFT-TO-RIGHT ISOLATE"),
            (["body": #""a\ue000b""#], "$.items[0].body", "private-use character U+E000"),
            (["body": #""a\u2028b""#], "$.items[0].body", "U+2028 LINE SEPARATOR"),
            (["body": #""a\tb""#], "$.items[0].body", "control character U+0009"),
            (["boby": #""x""#], "$.items[0].boby", "\"boby\" is not known"),
            (["window": #"{"from": "2026-02-30"}"#], "$.items[0].window.from", "is no date"),
            (
                ["window": #"{"from": "2026-11-20T08:30:00"}"#], "$.items[0].window.from",
                "is no date"
            ),
            (
                ["window": #"{"from": "2026-11-02", "until": "2026-11-01"}"#],
                "$.items[0].window", "ends before"
            ),
            (["table": #"{"columns": [], "rows": []}"#], "$.items[0].table.columns", "no column"),
            (
                ["table": #"{"columns": ["a"], "rows": [["1"], ["1", "2"]]}"#],
                "$.items[0].table.rows[1]", "2 cells, the table has 1 columns"
            ),
            (
                ["table": #"{"columns": ["a"], "rows": [["\u0000"]]}"#],
                "$.items[0].table.rows[0][0]", "U+0000 NULL"
            ),
        ] as [([String: String], String, String)]
    )
    func findsFaults(changes: [String: String], path: String, problem: String) throws {
        let read = document(item(["id": #""OK-1""#]).replacing("A-1", with: "OK-1"), item(changes))
        // The good item stands first, so the bad one is the second.
        #expect(read.items.map(\.id) == ["OK-1"])
        let finding = try #require(read.findings.first)
        #expect(read.findings.count == 1, "\(read.findings)")
        #expect(finding.path == path.replacing("[0]", with: "[1]", maxReplacements: 1))
        #expect(finding.problem.contains(problem), "\(finding)")
        #expect(finding.position?.line == 4)
        #expect(!finding.remedy.isEmpty)
    }

    @Test(
        "finds what is wrong with a plan",
        arguments: [
            ("start", #""2026-13-01""#, ".start", "is no day of the calendar"),
            ("due", #""2026-02-29""#, ".due", "is no day of the calendar"),
            ("due", #""2026-01-01""#, "", "before it starts"),
            ("due", "", "", "the key \"due\" is missing"),
            ("progress", "101", ".progress", "101 is outside 0 to 100"),
            ("progress", "-1", ".progress", "-1 is outside 0 to 100"),
            ("progress", "48.5", ".progress", "stands where an integer"),
            ("owner", #""""#, ".owner", "the text is empty"),
            ("milestones", #"[{"name": "a", "due": "x"}]"#, ".milestones[0].due", "is no day"),
            ("milestones", #"[{"name": "", "due": "2026-05-01"}]"#, ".milestones[0].name", "empty"),
        ]
    )
    func planFaults(key: String, value: String, path: String, problem: String) throws {
        var members = [
            "start": #""2026-03-01""#, "due": #""2026-12-20""#, "progress": "48",
            "owner": #""县公安局""#,
        ]
        members[key] = value
        let plan = members.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
        let read = document(item(["plan": "{\(plan)}"]))
        #expect(read.items == [])
        #expect(read.findings.count == 1, "\(read.findings)")
        let finding = try #require(read.findings.first)
        #expect(finding.path == "$.items[0].plan" + path)
        #expect(finding.problem.contains(problem), "\(finding)")
    }

    @Test(
        "keeps texts and lists within bounds",
        arguments: [("title", 100), ("body", 4_000)]
    )
    func bounds(key: String, limit: Int) {
        let longest = String(repeating: "榜", count: limit)
        #expect(document(item([key: "\"\(longest)\""])).findings == [])
        let problem = document(item([key: "\"\(longest)榜\""])).findings.first?.problem
        #expect(problem == "the text has \(limit + 1) characters, the limit is \(limit)")
    }

    @Test("bounds tables and names")
    func tableBounds() {
        func table(_ columns: Int, _ rows: Int) -> String {
            let row = "[" + Array(repeating: "\"1\"", count: columns).joined(separator: ",") + "]"
            let all = Array(repeating: row, count: rows).joined(separator: ",")
            return "{\"columns\": \(row), \"rows\": [\(all)]}"
        }
        #expect(document(item(["table": table(12, 500)])).findings == [])
        #expect(
            document(item(["table": table(13, 1)])).findings.first?.problem
                == "there are 13 columns, the limit is 12"
        )
        #expect(
            document(item(["table": table(1, 501)])).findings.map(\.problem)
                == ["there are 501 rows, the limit is 500"]
        )
        let id = String(repeating: "a", count: 64)
        #expect(document(item(["id": "\"\(id)\""])).findings == [])
        #expect(document(item(["id": "\"\(id)a\""])).findings.count == 1)
    }

    @Test("reports every fault of an item, and the faults of every item")
    func collects() {
        let bad = item(["id": #""?""#, "kind": #""x""#, "title": #""""#])
        let read = document(bad, item(["id": #""B-1""#]), item(["body": "1"]))
        #expect(read.items.map(\.id) == ["B-1"])
        #expect(
            read.findings.map(\.path)
                == ["$.items[0].id", "$.items[0].kind", "$.items[0].title", "$.items[2].body"]
        )
        #expect(read.findings.map { $0.position?.line } == [3, 3, 3, 5])
    }

    @Test("keeps the first of two items with one id")
    func duplicates() {
        let read = document(item(["title": #""first""#]), item(["title": #""second""#]))
        #expect(read.items.map(\.title) == ["first"])
        #expect(read.findings.map(\.problem) == ["the id \"A-1\" stood already above"])
    }

    @Test("names the unit that a mistyped one most likely means")
    func nearestUnit() {
        #expect(document(item(["unit": #""conuty""#])).findings.first?.remedy == "write \"county\"")
    }

    @Test(
        "finds what is wrong with units",
        arguments: [
            (#"{"code": "a b", "name": "x"}"#, "is no identifier"),
            (#"{"code": "b", "name": ""}"#, "the text is empty"),
            (#"{"code": "b", "name": "x", "parent": "z"}"#, "\"z\" above it is unknown"),
            (#"{"code": "b", "name": "x", "parent": "b"}"#, "circle of parents"),
            (#"{"code": "a", "name": "x"}"#, "stood already above"),
            (#"{"code": "b", "nmae": "x"}"#, "\"nmae\" is not known"),
            (#"{"code": "b"}"#, "\"name\" is missing"),
        ]
    )
    func unitFaults(unit: String, problem: String) throws {
        let read = ImportDocument.read(
            """
            {"schema": "placard.disclosures/1", "items": [], "units": [
            {"code": "a", "name": "甲"}, \(unit)]}
            """,
            zone: .china
        )
        #expect(read.units.map(\.code) == ["a"])
        let finding = try #require(read.findings.first)
        #expect(finding.problem.contains(problem), "\(finding)")
        #expect(finding.path.hasPrefix("$.units[1]"))
    }

    @Test(
        "that is none is one finding",
        arguments: [
            ("", "the end of the text"),
            ("[]", "an array stands where an object"),
            (#"{"schema": "placard.disclosures/2", "items": []}"#, "is not known here"),
            (#"{"items": []}"#, "\"schema\" is missing"),
            (#"{"schema": "placard.disclosures/1"}"#, "\"items\" is missing"),
            (#"{"schema": "placard.disclosures/1", "items": [{}, ]}"#, "a comma ends"),
        ]
    )
    func noDocument(text: String, problem: String) {
        let read = ImportDocument.read(text, zone: .china)
        #expect(read.items == [] && read.units == [])
        #expect(read.findings.count == 1)
        #expect(read.findings.first?.problem.contains(problem) == true, "\(read.findings)")
    }

    @Test("survives any damage", arguments: 21...24 as ClosedRange<UInt64>)
    func damage(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let whole = ImportDocument.read(sample, zone: .china)
        for _ in 0..<150 {
            var bytes = Array(sample.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            let read = ImportDocument.read(bytes, zone: .china)
            #expect(read.items.count + read.findings.count > 0, "seed \(seed)")
            #expect(read.items.count <= whole.items.count, "seed \(seed)")
        }
    }
}
