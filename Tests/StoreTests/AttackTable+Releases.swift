extension AttackTable {
    private static let digest = String(repeating: "a", count: 64)

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

    static let releases = [
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
