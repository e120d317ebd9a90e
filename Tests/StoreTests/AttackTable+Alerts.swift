/// Attacks on what came with version 6: alerts that were called off before they came.
extension AttackTable {
    /// SQL that calls an alert off, with some columns replaced.
    private static func callOff(_ changes: [String: String] = [:], insert: String = "INSERT")
        -> String
    {
        let usual = [
            "alert": "'cap:qx,A,2026-11-21T00:00:00Z'",
            "caller": "'cap:qx,B,2026-11-21T01:00:00Z'", "at": "1795132800000",
            "until_at": "1795132800000 + 2678400000",
        ].merging(changes) { $1 }
        let columns = usual.keys.sorted()
        return "\(insert) INTO alert_end (\(columns.joined(separator: ", ")))"
            + " VALUES (\(columns.map { usual[$0] ?? "" }.joined(separator: ", ")));\n"
    }

    /// SQL that fills the memory, one row from each number.
    private static let full = """
        INSERT INTO alert_end
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
        SELECT 'cap:qx,' || i || ',x', 'cap:qx,B,x', 1795132800000, 1795136400000 FROM n;

        """

    private static let stays = "what was called off stays so"

    static let alerts = [
        Attack(
            "take the call off back",
            stays,
            callOff() + "UPDATE alert_end SET alert = 'cap:a,b,c';"
        ),
        Attack("shorten it", stays, callOff() + "UPDATE alert_end SET until_at = at + 1;"),
        Attack(
            "forget it before its end",
            "remembered until its end",
            callOff(["at": "4100000000000", "until_at": "4100000000001"]) + "DELETE FROM alert_end;"
        ),
        Attack(
            "replace it with one that ends at once",
            "called off already",
            callOff() + callOff(["until_at": "1795132800001"], insert: "REPLACE")
        ),
        Attack(
            "remember for ever",
            "366 days at most",
            callOff(["until_at": "4102444799999"])
        ),
        Attack(
            "an end before the beginning",
            "366 days at most",
            callOff(["until_at": "1795132800000"])
        ),
        Attack("no instant", "not plausible", callOff(["at": "0"])),
        Attack(
            "no instant past the rules",
            "not plausible",
            callOff(["at": "0"], insert: "INSERT OR IGNORE")
        ),
        Attack("no names", "not cap:sender", callOff(["alert": "'A'"])),
        Attack("two lines", "not cap:sender", callOff(["alert": "'cap:a,b,c' || char(10)"])),
        Attack("a hidden end", "not cap:sender", callOff(["alert": "'cap:a,b,c' || char(0)"])),
        Attack("nobody", "caller is not cap:sender", callOff(["caller": "'张三'"])),
        Attack("fill the memory", "1000 are remembered already", full + callOff()),
    ]
}
