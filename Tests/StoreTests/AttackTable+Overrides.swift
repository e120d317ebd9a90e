/// Attacks on what came with versions 2 and 3: ledger, overrides, rejections and raised chains.
extension AttackTable {
    /// SQL that orders an override, with some columns replaced.
    static func order(_ id: String, _ changes: [String: String], insert: String = "INSERT")
        -> String
    {
        let usual = [
            "kind": "'blackout'", "text": "NULL", "item": "NULL", "targets": "'[]'",
            "from_at": "1795132800000", "until_at": "1795136400000", "person": "'张三'",
            "reason": "'演练'", "at": "1795132800000",
        ].merging(changes) { $1 }
        let columns = usual.keys.sorted()
        return "\(insert) INTO override (id, \(columns.joined(separator: ", ")))"
            + " VALUES ('\(id)', \(columns.map { usual[$0] ?? "" }.joined(separator: ", ")));\n"
    }

    /// SQL that ends an override.
    static func end(_ id: String, _ number: Int, _ person: String, insert: String = "INSERT")
        -> String
    {
        "\(insert) INTO override_end (override, number, person, reason, at)"
            + " VALUES ('\(id)', \(number), '\(person)', '结束', 1795132900000);\n"
    }

    /// SQL that appends an entry whose text says one thing and whose columns another.
    static func entry(
        _ sequence: String = "1 + (SELECT max(sequence) FROM ledger)",
        text: String = "text",
        digest: String = "digest",
        kind: String = "kind",
        insert: String = "INSERT"
    ) -> String {
        "\(insert) INTO ledger (sequence, at, kind, text, digest)"
            + " SELECT \(sequence), at, \(kind), \(text), \(digest) FROM ledger"
            + " ORDER BY sequence DESC LIMIT 1;"
    }

    private static let endless = "not plausible"

    static let overrides = [
        Attack("a blackout without an end", endless, order("b", ["until_at": "NULL"])),
        Attack(
            "a blackout without an end past the rules",
            "not plausible",
            order("b", ["until_at": "NULL"], insert: "INSERT OR IGNORE")
        ),
        Attack(
            "a blackout for ever",
            "it lasts too long",
            order("b", ["until_at": "4102444799999"])
        ),
        Attack(
            "an urgent notice of 32 days",
            "it lasts too long",
            order(
                "u",
                ["kind": "'urgent'", "text": "'停水'", "until_at": "1795132800000 + 2764800000"]
            )
        ),
        Attack(
            "an end before the beginning",
            "ends before it begins",
            order("b", ["until_at": "1795132800000"])
        ),
        Attack(
            "an end beyond all calendars",
            "not plausible",
            order("b", ["until_at": "9223372036854775807"])
        ),
        Attack("an unknown kind", "the kind is not known", order("b", ["kind": "'advert'"])),
        Attack(
            "an urgent notice without a text",
            "has a text",
            order("u", ["kind": "'urgent'"])
        ),
        Attack(
            "an urgent notice of several lines",
            "has a text",
            order("u", ["kind": "'urgent'", "text": "'停水' || char(10) || '广告'"])
        ),
        Attack(
            "a blackout that speaks",
            "has a text",
            order("b", ["text": "'广告'"])
        ),
        Attack(
            "pin a draft to the wall",
            "only what may hang",
            order("p", ["kind": "'pin'", "item": "'draft'"])
        ),
        Attack(
            "pin what was withdrawn",
            "only what may hang",
            order("p", ["kind": "'pin'", "item": "'gone'"])
        ),
        Attack("a pin without an item", "a pin has an item", order("p", ["kind": "'pin'"])),
        Attack("nobody orders a blackout", "a name in plain", order("b", ["person": "''"])),
        Attack("a blackout without a reason", "the reason", order("b", ["reason": "''"])),
        Attack("targets that are no list", "not a JSON array", order("b", ["targets": "'{}'"])),
        Attack("targets that are no names", "not a JSON array", order("b", ["targets": "'[1]'"])),
        Attack(
            "lengthen an override",
            "never changed",
            order("b", [:]) + "UPDATE override SET until_at = until_at + 1;"
        ),
        Attack(
            "delete an override",
            "never changed",
            order("b", [:]) + "DELETE FROM override;"
        ),
        Attack(
            "replace an override",
            "never replaced",
            order("b", [:]) + order("b", ["reason": "'假'"], insert: "REPLACE")
        ),
        Attack(
            "lift a blackout alone",
            "two different people",
            order("b", [:]) + end("b", 1, "张三") + end("b", 2, "张三")
        ),
        Attack(
            "lift a blackout alone with a space in the name",
            "two different people",
            order("b", [:]) + end("b", 1, "张三") + end("b", 2, "张 三")
        ),
        Attack(
            "lift a blackout by its second word only",
            "without a gap",
            order("b", [:]) + end("b", 2, "李四")
        ),
        Attack(
            "end what was never ordered",
            "no such override",
            end("nothing", 1, "李四")
        ),
        Attack(
            "end a notice twice",
            "ended already",
            order("u", ["kind": "'urgent'", "text": "'停水'"]) + end("u", 1, "李四")
                + end("u", 2, "王五")
        ),
        Attack(
            "take the end of a notice back",
            "never taken back",
            order("u", ["kind": "'urgent'", "text": "'停水'"]) + end("u", 1, "李四")
                + "DELETE FROM override_end;"
        ),
    ]

    /// A rule that raises the chain over the whole of the tests' time.
    private static let raised = """
        INSERT INTO chain_rule (id, kind, from_at, until_at, person, reason, at)
        VALUES ('r', '*', 1795000000000, 1796000000000, '县长', '国庆期间', 1795000000000);

        """

    static let steps = [
        Attack("reject without a reason", "needs a reason", sign("checked", 1, "rejected", "王五")),
        Attack(
            "reject a bare draft",
            "only a signed revision",
            sign("draft", 1, "rejected", "王五", reason: "不实")
        ),
        Attack(
            "reject what hangs",
            "withdrawn, not rejected",
            sign("hung", 1, "rejected", "王五", reason: "不实")
        ),
        Attack(
            "approve what was rejected",
            "the revision is rejected",
            sign("checked", 1, "rejected", "赵六", reason: "不实")
                + sign("checked", 1, "approved", "王五")
        ),
        Attack(
            "review a bare draft",
            "reviewed comes after checked",
            sign("draft", 1, "reviewed", "王五")
        ),
        Attack(
            "review after the approval",
            "reviewed comes before approved",
            sign("hung", 1, "reviewed", "赵六")
        ),
        Attack(
            "approve without a review in a marked period",
            "comes after reviewed",
            raised + sign("checked", 1, "approved", "王五")
        ),
        Attack(
            "approve what one has reviewed",
            "three different people",
            raised + sign("checked", 1, "reviewed", "赵六")
                + sign("checked", 1, "approved", "赵六")
        ),
        Attack(
            "end a marked period early",
            "rules are never changed",
            raised + "UPDATE chain_rule SET until_at = from_at + 1;"
        ),
        Attack(
            "forget a marked period",
            "rules are never changed",
            raised + "DELETE FROM chain_rule;"
        ),
        Attack(
            "replace a marked period",
            "rules are never replaced",
            raised + raised.replacing("INSERT INTO", with: "REPLACE INTO")
        ),
        Attack(
            "a marked period of an unknown kind",
            "the kind is not known",
            raised.replacing("'*'", with: "'advert'")
        ),
    ]

    static let entries = [
        Attack(
            "change an entry",
            "entries are never changed",
            "UPDATE ledger SET text = replace(text, '张三', '李四');"
        ),
        Attack(
            "change the digest of an entry",
            "entries are never changed",
            "UPDATE ledger SET digest = '\(String(repeating: "a", count: 64))';"
        ),
        Attack(
            "swap two entries",
            "entries are never changed",
            "UPDATE OR REPLACE ledger SET sequence = 3 - sequence WHERE sequence < 3;"
        ),
        Attack(
            "delete an entry",
            "only behind a checkpoint",
            "DELETE FROM ledger WHERE sequence = 2;"
        ),
        Attack(
            "cut off the end",
            "only behind a checkpoint",
            "DELETE FROM ledger WHERE sequence > 3;"
        ),
        Attack("replace an entry", "never replaced", entry("1", insert: "REPLACE")),
        Attack(
            "replace an entry with recursive triggers off",
            "never replaced",
            "PRAGMA recursive_triggers = OFF;" + entry("1", insert: "INSERT OR REPLACE")
        ),
        Attack("append a copy of the last entry", "do not agree", entry()),
        Attack(
            "append an entry that continues another",
            "does not continue the entry before",
            entry(text: "json_set(text, '$.sequence', 1 + json_extract(text, '$.sequence'))")
        ),
        Attack("leave a gap", "without a gap", entry("9 + (SELECT max(sequence) FROM ledger)")),
        Attack("an entry of an unknown kind", "the kind is not known", entry(kind: "'advert'")),
        Attack(
            "an entry with no digest",
            "64 lower-case",
            entry(
                text: "replace(json_set(text, '$.sequence', 1 + json_extract(text, '$.sequence')),"
                    + " json_extract(text, '$.previous'), digest)",
                digest: "'AA'"
            )
        ),
        Attack("an entry that is not JSON", "not JSON", entry(text: "'出售'")),
        Attack(
            "an entry whose text has another kind",
            "do not agree",
            entry(
                text: "json_set(text, '$.sequence', 1 + json_extract(text, '$.sequence'))",
                kind: "'override'"
            )
        ),
    ]
}
