/// Attacks on what came with version 5: posters, and rules that two people lift.
extension AttackTable {
    /// A rule that asks for posters over the whole of the tests' time.
    private static let raised = """
        INSERT INTO chain_rule (id, kind, from_at, until_at, person, reason, at, step)
        VALUES ('p', 'fee', 1795000000000, 1796000000000, '县长', '国庆期间', 1795000000000, 'posted');

        """

    /// SQL that approves `checked`, which asks for something by some columns.
    private static func approve(asks: String, at instant: String = "1795132800000") -> String {
        """
        INSERT INTO signature (item, revision, step, person, at, digest, asks)
        SELECT item, number, 'approved', '王五', \(instant), digest, \(asks)
        FROM revision WHERE item = 'checked' AND number = 1;

        """
    }

    private static func lift(_ number: Int, _ person: String, insert: String = "INSERT") -> String {
        "\(insert) INTO chain_rule_end (rule, number, person, reason, at)"
            + " VALUES ('p', \(number), '\(person)', '节日已过', 1795132900000);\n"
    }

    private static let needed = "this kind takes a poster"

    static let posters = [
        Attack(
            "approve without asking for the poster",
            needed,
            raised + sign("checked", 1, "approved", "王五")
        ),
        Attack(
            "ask for nothing in so many words",
            "only for posted",
            raised + approve(asks: "''")
        ),
        Attack(
            "approve in another year, while the rule is in force by the clock",
            needed,
            raised.replacing("1796000000000", with: "4102444799999")
                + approve(asks: "NULL", at: "1700000000000")
        ),
        Attack(
            "approve past the rule with OR IGNORE",
            needed,
            raised + approve(asks: "NULL").replacing("INSERT INTO", with: "INSERT OR IGNORE INTO")
        ),
        Attack(
            "let the approval wait, and nobody post",
            "never changed",
            raised + approve(asks: "'posted'")
                + "UPDATE signature SET asks = NULL WHERE item = 'checked';"
        ),
        Attack(
            "post what one has approved",
            "different people",
            raised + approve(asks: "'posted'") + sign("checked", 1, "posted", "王五")
        ),
        Attack(
            "post what one has drafted, with a space in the name",
            "different people",
            raised + approve(asks: "'posted'") + sign("checked", 1, "posted", "张 三")
        ),
        Attack(
            "post before the approval",
            "posted comes after an approval",
            raised + sign("checked", 1, "posted", "赵六")
        ),
        Attack(
            "post what asks for no poster",
            "posted comes after an approval",
            sign("hung", 1, "posted", "赵六")
        ),
        Attack(
            "post what was turned down after its approval",
            "the revision is rejected",
            raised + approve(asks: "'posted'")
                + sign("checked", 1, "rejected", "孙七", reason: "不实")
                + sign("checked", 1, "posted", "赵六")
        ),
        Attack(
            "post with the digest of another revision",
            "no such revision with this digest",
            raised + approve(asks: "'posted'")
                + """
                INSERT INTO signature (item, revision, step, person, at, digest)
                SELECT 'checked', 1, 'posted', '赵六', 1795132800000, digest
                FROM revision WHERE item = 'hung';
                """
        ),
        Attack(
            "let a check ask for a poster",
            "only an approval asks",
            sign("drafted", 1, "checked", "李四")
                .replacing("digest)", with: "digest, reason, asks)")
                .replacing("at, digest, reason, reason, asks", with: "at, digest, asks, reason")
                .replacing("at, digest, reason)", with: "at, digest, asks)")
                .replacing("NULL", with: "'posted'")
        ),
        Attack(
            "ask for another step",
            "only for posted",
            approve(asks: "'reviewed'")
        ),
        Attack(
            "a rule for a step of the three",
            "only reviewed and posted",
            raised.replacing("'posted')", with: "'approved')")
        ),
        Attack(
            "make a rule ask for less",
            "rules are never changed",
            raised + "UPDATE chain_rule SET step = 'reviewed';"
        ),
        Attack(
            "lift a rule alone",
            needed,
            raised + lift(1, "王五") + sign("checked", 1, "approved", "王五")
        ),
        Attack(
            "lift a rule twice as one person",
            "two different people",
            raised + lift(1, "王五") + lift(2, "王 五")
        ),
        Attack("lift with the second word first", "without a gap", raised + lift(2, "王五")),
        Attack(
            "lift a third time",
            "lifted already",
            raised + lift(1, "王五") + lift(2, "赵六") + lift(3, "孙七")
        ),
        Attack("lift a rule that is not there", "no such rule", lift(1, "王五")),
        Attack(
            "replace the first word",
            "different people",
            raised + lift(1, "王五") + lift(1, "王五", insert: "REPLACE")
        ),
        Attack(
            "take back who lifted it",
            "never taken back",
            raised + lift(1, "王五") + "DELETE FROM chain_rule_end;"
        ),
    ]
}
