/// Attacks on the catalogue of matters, which came with version 6.
extension AttackTable {
    /// SQL that adds an edition of a matter, with some columns replaced.
    static func matter(
        _ id: String,
        _ changes: [String: String] = [:],
        insert: String = "INSERT"
    ) -> String {
        let content = """
            {"audience":"全社会","basis":"条例","body":"局","channels":["屏"],"id":"\(id)",\
            "kind":"fee","level":"county","limitDays":20,"name":"占道收费"}
            """
        let usual = [
            "id": "'\(id)'", "edition": "1", "content": "'\(content)'",
            "digest": "'\(String(repeating: "0123456789abcdef", count: 4))'", "person": "'张三'",
            "reason": "'目录'", "at": "1795132800000",
        ].merging(changes) { $1 }
        let columns = usual.keys.sorted()
        return "\(insert) INTO matter (\(columns.joined(separator: ", ")))"
            + " VALUES (\(columns.map { usual[$0] ?? "" }.joined(separator: ", ")));\n"
    }

    /// The content with a part replaced.
    private static func content(_ part: String, _ other: String) -> [String: String] {
        let text = """
            {"audience":"全社会","basis":"条例","body":"局","channels":["屏"],"id":"m",\
            "kind":"fee","level":"county","limitDays":20,"name":"占道收费"}
            """
        return ["content": "'\(text.replacing(part, with: other))'"]
    }

    private static let never = "editions are never changed"
    private static let taken = "editions are never replaced"
    private static let form = "not JSON of a matter"
    private static let days = "whole numbers from 1 to 366"

    static let matters = [
        Attack("lengthen a limit", never, matter("m") + "UPDATE matter SET content = '{}';"),
        Attack(
            "sign for another",
            never,
            matter("m") + "UPDATE OR IGNORE matter SET person = '李四';"
        ),
        Attack("delete a matter", never, matter("m") + "DELETE FROM matter;"),
        Attack("replace an edition", taken, matter("m") + matter("m", insert: "REPLACE")),
        Attack(
            "replace a number",
            taken,
            matter("m") + matter("n", ["seq": "1"], insert: "REPLACE")
        ),
        Attack("a gap in the numbers", "without a gap", matter("m", ["seq": "7"])),
        Attack("an edition too far", "editions count up", matter("m", ["edition": "2"])),
        Attack("no new edition", "says the same", matter("m") + matter("m", ["edition": "2"])),
        Attack(
            "strike out what was never there",
            "says the same",
            matter("m", ["content": "NULL", "digest": "NULL"])
        ),
        Attack("a content without a digest", "has a digest", matter("m", ["digest": "NULL"])),
        Attack("a digest without a content", "has a digest", matter("m", ["content": "NULL"])),
        Attack("half a digest", "64 lower-case", matter("m", ["digest": "'ab'"])),
        Attack("another id in the content", form, matter("m", content("\"m\"", "\"n\""))),
        Attack("no kind", form, matter("m", content("\"fee\"", "\"tax\""))),
        Attack("no level", form, matter("m", content("\"county\"", "\"moon\""))),
        Attack("no basis", form, matter("m", content("\"basis\":\"条例\",", ""))),
        Attack("a name of two lines", form, matter("m", content("占道收费", "a\\nb"))),
        Attack("a number for a name", form, matter("m", content("\"占道收费\"", "7"))),
        Attack("a word for channels", form, matter("m", content("[\"屏\"]", "\"屏\""))),
        Attack("a list", form, matter("m", ["content": "'[]'"])),
        Attack("no limit at all", days, matter("m", content("20", "0"))),
        Attack("a limit of years", days, matter("m", content("20", "1000"))),
        Attack("half a day", days, matter("m", content("20", "1.5"))),
        Attack("days in words", days, matter("m", content("20", "\"20\""))),
        Attack("by nobody", "plain characters", matter("m", ["person": "''"])),
        Attack("for no reason", "short line", matter("m", ["reason": "''"])),
        Attack(
            "past the rules with OR IGNORE",
            form,
            matter("m", content("\"fee\"", "\"tax\""), insert: "INSERT OR IGNORE")
        ),
        Attack(
            "say that it is in the ledger",
            "no such entry",
            matter("m") + "INSERT INTO matter_entry VALUES (1, 1);"
        ),
    ]
}
