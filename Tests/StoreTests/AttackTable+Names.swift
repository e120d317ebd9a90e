extension AttackTable {
    private static let three = "three different people"
    private static let plain = "a name in plain characters"

    /// One person who would be two, on an item that lacks only its approval.
    static let names = [
        Attack("approve one's own draft", three, sign("checked", 1, "approved", "张三")),
        Attack("approve what one has checked", three, sign("checked", 1, "approved", "李四")),
        Attack("check one's own draft", three, sign("drafted", 1, "checked", "张三")),
        Attack("the same name with a space in it", three, sign("checked", 1, "approved", "张 三")),
        Attack("the same name with a middle dot", three, sign("checked", 1, "approved", "张·三")),
        Attack(
            "the same name in other letters",
            three,
            sign("draft", 1, "drafted", "Zhang San") + sign("draft", 1, "checked", "zhangsan")
        ),
        Attack("the same name with a space before", plain, sign("checked", 1, "approved", " 张三")),
        Attack("the same name with a tab", plain, sign("checked", 1, "approved", "张三\t")),
        Attack("a wide space", plain, sign("checked", 1, "approved", "张\u{3000}三")),
        Attack("a space without width", plain, sign("checked", 1, "approved", "张\u{200B}三")),
        Attack("a joiner", plain, sign("checked", 1, "approved", "张三\u{2060}")),
        Attack("a byte order mark", plain, sign("checked", 1, "approved", "\u{FEFF}张三")),
        Attack("a variation selector", plain, sign("checked", 1, "approved", "张三\u{FE00}")),
        Attack("a supplementary selector", plain, sign("checked", 1, "approved", "张三\u{E0101}")),
        Attack("wide letters", plain, sign("checked", 1, "approved", "ＺＨＡＮＧ")),
        Attack("a twin of an ideograph", plain, sign("checked", 1, "approved", "\u{F9E1}四")),
        Attack("a radical for an ideograph", plain, sign("checked", 1, "approved", "\u{2F25}三")),
        Attack("text after a NUL", plain, sign("checked", 1, "approved", "王五' || char(0) || '张三")),
        Attack("no name", plain, sign("checked", 1, "approved", "")),
        Attack("a name of spaces", plain, sign("checked", 1, "approved", "   ")),
        Attack(
            "a name with checks switched off",
            plain,
            "PRAGMA ignore_check_constraints = ON;" + sign("checked", 1, "approved", "Ｚ")
        ),
    ]

    /// Everything else: units, items, the count, views, and tricks with triggers.
    static let others = [
        Attack(
            "a unit's code changed",
            "a code is never changed",
            "UPDATE unit SET code = 'x' WHERE code = 'county.urban';"
        ),
        Attack("a unit deleted", "units are never deleted", "DELETE FROM unit;"),
        Attack(
            "a unit replaced",
            "already there",
            "REPLACE INTO unit VALUES ('county', '假', NULL);"
        ),
        Attack(
            "a unit under itself",
            "below itself",
            "UPDATE unit SET parent = 'county.urban' WHERE code = 'county';"
        ),
        Attack(
            "a unit with a parent nobody knows",
            "not a known unit",
            "INSERT INTO unit VALUES ('x', 'X', 'moon');"
        ),
        Attack("a unit without a name", "one short line", "UPDATE unit SET name = '';"),
        Attack(
            "a unit named in two lines",
            "one short line",
            "UPDATE unit SET name = 'a' || char(10);"
        ),
        Attack("an item renamed", "items are never changed", "UPDATE item SET id = 'x';"),
        Attack("an item deleted", "items are never deleted", "DELETE FROM item;"),
        Attack(
            "an item replaced",
            "already there",
            "REPLACE INTO item VALUES ('hung', 1795132800000);"
        ),
        Attack("the count set back", "only counts up", "UPDATE change SET count = 0;"),
        Attack("the count deleted", "it stays", "DELETE FROM change;"),
        Attack("a second count", "it stays", "REPLACE INTO change VALUES (1, 0);"),
        Attack(
            "an insert into the view itself",
            "cannot modify approved",
            "INSERT INTO approved SELECT * FROM approved;"
        ),
        Attack(
            "an update of the view",
            "cannot modify approved",
            "UPDATE approved SET title = '假';"
        ),
        Attack(
            "a temporary trigger that ends the statement after the write",
            "approved comes after checked",
            """
            CREATE TEMP TRIGGER quiet AFTER INSERT ON main.signature
            BEGIN SELECT RAISE(IGNORE); END;
            \(sign("draft", 1, "approved", "王五"))
            """
        ),
        Attack(
            "a temporary trigger that writes in passing",
            "comes after",
            """
            CREATE TEMP TRIGGER helper AFTER INSERT ON main.revision
            BEGIN
                INSERT INTO signature (item, revision, step, person, at, digest)
                VALUES (NEW.item, NEW.number, 'approved', '王五', 1795132800000, NEW.digest);
            END;
            \(revision(["number": "2"]))
            """
        ),
        Attack(
            "foreign keys off and an orphan",
            "the item is not there",
            "PRAGMA foreign_keys = OFF;" + revision(["item": "'orphan'"])
        ),
        Attack(
            "everything in one transaction, kept in spite of the error",
            "approved comes after checked",
            "BEGIN;\n" + sign("draft", 1, "approved", "王五") + "\nCOMMIT;"
        ),
    ]
}
