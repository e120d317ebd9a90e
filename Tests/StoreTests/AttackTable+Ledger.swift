extension AttackTable {
    private static let digest = String(repeating: "a", count: 64)
    private static let origin = String(repeating: "0", count: 64)

    /// SQL that appends an entry with a text of its own; the digest is made up.
    private static func entry(
        _ sequence: Int,
        text: String,
        kind: String = "override",
        digest: String = digest,
        at: String = "1795132800000",
        insert: String = "INSERT"
    ) -> String {
        "\(insert) INTO ledger (sequence, at, kind, text, digest)"
            + " VALUES (\(sequence), \(at), '\(kind)', '\(text)', '\(digest)');"
    }

    private static func text(
        _ sequence: Int,
        kind: String = "override",
        previous: String = origin
    ) -> String {
        "{\"at\":1795132800000,\"body\":{},\"kind\":\"\(kind)\","
            + "\"previous\":\"\(previous)\",\"sequence\":\(sequence)}"
    }

    private static let first = entry(1, text: text(1))

    private static func release(
        _ changes: [String: String] = [:],
        insert: String = "INSERT"
    ) -> String {
        let usual = [
            ("item", "'hung'"), ("revision", "1"), ("field", "'body'"), ("place", "0"),
            ("code", "'mobilePhone'"),
            ("digest", "(SELECT digest FROM revision WHERE item = 'hung')"),
            ("person", "'赵六'"), ("at", "1795132800000"), ("reason", "'公开电话'"),
        ]
        let values = usual.map { changes[$0.0] ?? $0.1 }.joined(separator: ", ")
        let names = usual.map(\.0).joined(separator: ", ")
        return "\(insert) INTO release (\(names)) VALUES (\(values));"
    }

    static let ledger = [
        Attack("begin in the middle", "without a gap", entry(2, text: text(2))),
        Attack(
            "leave an entry out",
            "without a gap",
            first + entry(3, text: text(3, previous: digest))
        ),
        Attack(
            "replace an entry",
            "never replaced",
            first + entry(1, text: text(1), insert: "REPLACE")
        ),
        Attack(
            "update an entry through an upsert",
            "never replaced",
            first + "INSERT INTO ledger SELECT * FROM ledger WHERE true"
                + " ON CONFLICT DO UPDATE SET text = '{}';"
        ),
        Attack(
            "change an entry",
            "entries are never changed",
            first + "UPDATE ledger SET text = replace(text, '{}', '[]');"
        ),
        Attack("delete an entry", "entries are never deleted", first + "DELETE FROM ledger;"),
        Attack(
            "continue another entry",
            "does not continue",
            first + entry(2, text: text(2))
        ),
        Attack(
            "begin after nothing",
            "does not continue",
            entry(1, text: text(1, previous: digest))
        ),
        Attack("say another number", "do not agree", entry(1, text: text(7))),
        Attack("say another kind", "do not agree", entry(1, text: text(1), kind: "exposure")),
        Attack("make up a kind", "kind is not known", entry(1, text: text(1), kind: "wish")),
        Attack("write no JSON", "not JSON", entry(1, text: "hello")),
        Attack("write no digest", "64 lower-case", entry(1, text: text(1), digest: "AA")),
        Attack("append at no time", "not plausible", entry(1, text: text(1), at: "12")),
        Attack(
            "release another content",
            "no such revision",
            release(["digest": "'\(digest)'"])
        ),
        Attack("release what is not there", "no such revision", release(["revision": "9"])),
        Attack("release without a reason", "one short line", release(["reason": "''"])),
        Attack("release as nobody", "plain characters", release(["person": "''"])),
        Attack("release twice", "never replaced", release() + release()),
        Attack(
            "put another reason",
            "never replaced",
            release() + release(["reason": "'别的'"], insert: "REPLACE")
        ),
        Attack(
            "change a release",
            "never changed",
            release() + "UPDATE release SET reason = '别的';"
        ),
        Attack("take a release back", "never deleted", release() + "DELETE FROM release;"),
    ]
}
