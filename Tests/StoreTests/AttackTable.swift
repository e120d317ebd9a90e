/// The attacks, by what they are aimed at.
enum AttackTable {
    /// SQL that signs with the right digest.
    static func sign(
        _ item: String,
        _ revision: Int,
        _ step: String,
        _ person: String,
        reason: String? = nil,
        insert: String = "INSERT"
    ) -> String {
        """
        \(insert) INTO signature (item, revision, step, person, at, digest, reason)
        SELECT item, number, '\(step)', '\(person)', 1795132800000, digest,
            \(reason.map { "'\($0)'" } ?? "NULL")
        FROM revision WHERE item = '\(item)' AND number = \(revision);
        """
    }

    /// SQL that inserts a copy of revision `hung` 1 with some columns replaced.
    static func revision(_ changes: [String: String], insert: String = "INSERT") -> String {
        let columns = [
            "item", "number", "kind", "unit", "title", "content", "digest", "created_at",
        ]
        let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
        return "\(insert) INTO revision (\(columns.joined(separator: ", ")))"
            + " SELECT \(values) FROM revision WHERE item = 'hung' AND number = 1;"
    }

    private static let replaced = "revisions are never replaced"

    static let revisions = [
        Attack(
            "change the title of what hangs",
            "revisions are never changed",
            "UPDATE revision SET title = '假' WHERE item = 'hung';"
        ),
        Attack(
            "change the content of what hangs",
            "revisions are never changed",
            "UPDATE revision SET content = replace(content, '二元', '九元');"
        ),
        Attack(
            "change digest and content together",
            "revisions are never changed",
            "UPDATE revision SET digest = '\(String(repeating: "a", count: 64))', content = '{}';"
        ),
        Attack(
            "update or replace the key",
            "revisions are never changed",
            "UPDATE OR REPLACE revision SET item = 'hung', number = 1 WHERE item = 'draft';"
        ),
        Attack("delete what hangs", "revisions are never deleted", "DELETE FROM revision;"),
        Attack("replace what hangs", replaced, revision(["title": "'假'"], insert: "REPLACE")),
        Attack(
            "insert or replace with a changed content",
            replaced,
            revision(["content": "replace(content, '二元', '九元')"], insert: "INSERT OR REPLACE")
        ),
        Attack(
            "replace with recursive triggers off",
            replaced,
            "PRAGMA recursive_triggers = OFF;"
                + revision(["content": "replace(content, '二元', '九元')"], insert: "REPLACE")
        ),
        Attack(
            "replace through a number given as text",
            replaced,
            revision(["number": "'1'"], insert: "REPLACE")
        ),
        Attack(
            "replace through a number given as a fraction",
            replaced,
            revision(["number": "1.0"], insert: "REPLACE")
        ),
        Attack(
            "upsert",
            replaced,
            String(revision([:]).dropLast())
                .replacing("WHERE item", with: "WHERE true AND item")
                + " ON CONFLICT DO UPDATE SET content = '{}', title = '假';"
        ),
        Attack(
            "an id given as a blob",
            "cannot store BLOB",
            revision(["item": "CAST('hung' AS BLOB)"], insert: "REPLACE")
        ),
        Attack("skip a number", "without a gap", revision(["number": "3"])),
        Attack("number zero", "without a gap", revision(["number": "0"])),
        Attack("a huge number", "without a gap", revision(["number": "9223372036854775807"])),
        Attack("an item that is not there", "the item is not there", revision(["item": "'new'"])),
        Attack(
            "a content of another item",
            "another id",
            revision(["item": "'draft'", "number": "2"])
        ),
        Attack(
            "a title that is not the content's",
            "another title",
            revision(["number": "2", "title": "'假'"])
        ),
        Attack(
            "a kind that is not the content's",
            "another kind",
            revision(["number": "2", "kind": "'urgent'"])
        ),
        Attack(
            "a unit that is not the content's",
            "another unit",
            revision(["number": "2", "unit": "'county'"])
        ),
        Attack(
            "a unit that is not there",
            "not a known unit",
            revision(["number": "2", "unit": "'moon'"])
        ),
        Attack(
            "a kind that is not there",
            "the kind is not known",
            revision(["number": "2", "kind": "'advert'"])
        ),
        Attack(
            "a content that is not JSON",
            "not JSON",
            revision(["number": "2", "content": "'出售'"])
        ),
        Attack(
            "bytes after the end of the JSON text",
            "not JSON",
            revision(["number": "2", "content": "content || char(0) || '出售'"])
        ),
        Attack(
            "a content that is too long",
            "longer than",
            revision(["number": "2", "content": "content || hex(zeroblob(200000))"])
        ),
        Attack(
            "a digest that is too short",
            "64 lower-case",
            revision(["number": "2", "digest": "'abc'"])
        ),
        Attack(
            "a digest in capitals",
            "64 lower-case",
            revision(["number": "2", "digest": "replace(upper(digest), '0', 'A')"])
        ),
        Attack(
            "a draft from before the flood",
            "not plausible",
            revision(["number": "2", "created_at": "0"])
        ),
        Attack(
            "a digest of NULL past the rules",
            "64 lower-case",
            revision(["number": "2", "digest": "NULL"], insert: "INSERT OR IGNORE")
        ),
        Attack(
            "a draft that is not JSON",
            "not JSON",
            "INSERT INTO draft (content, digest) VALUES ('x', 'y');"
        ),
        Attack(
            "a draft of NULL",
            "not JSON",
            "INSERT INTO draft (content, digest) VALUES (NULL, NULL);"
        ),
    ]

    static let signatures = [
        Attack(
            "approve a bare draft",
            "approved comes after checked",
            sign("draft", 1, "approved", "王五")
        ),
        Attack(
            "check a bare draft",
            "checked comes after drafted",
            sign("draft", 1, "checked", "王五")
        ),
        Attack(
            "approve what is only drafted",
            "approved comes after checked",
            sign("drafted", 1, "approved", "王五")
        ),
        Attack(
            "approve the edit on the strength of the older approval",
            "approved comes after checked",
            sign("edited", 2, "approved", "王五")
        ),
        Attack(
            "sign an older revision",
            "already signed",
            sign("edited", 1, "approved", "孙七")
        ),
        Attack(
            "sign the checked revision after an edit",
            "there is a newer revision",
            """
            INSERT INTO draft (content, digest)
            SELECT content, digest FROM revision WHERE item = 'checked';
            \(sign("checked", 1, "approved", "王五"))
            """
        ),
        Attack(
            "approve again what was withdrawn",
            "already signed",
            sign("gone", 1, "approved", "孙七")
        ),
        Attack(
            "check what was turned down",
            "the revision is withdrawn",
            sign("drafted", 1, "withdrawn", "赵六", reason: "不实")
                + sign("drafted", 1, "checked", "李四")
        ),
        Attack(
            "sign with the digest of another revision",
            "no such revision with this digest",
            """
            INSERT INTO signature (item, revision, step, person, at, digest)
            SELECT 'checked', 1, 'approved', '王五', 1795132800000, digest
            FROM revision WHERE item = 'hung';
            """
        ),
        Attack(
            "sign a revision that is not there",
            "no such revision",
            """
            INSERT INTO signature (item, revision, step, person, at, digest)
            SELECT 'checked', 7, 'drafted', '王五', 1795132800000, digest
            FROM revision WHERE item = 'hung';
            """
        ),
        Attack(
            "all three signatures in one statement, out of order",
            "comes after",
            """
            INSERT INTO signature (item, revision, step, person, at, digest)
            SELECT item, number, step, person, 1795132800000, digest
            FROM revision, (
                SELECT 'approved' AS step, '甲' AS person UNION ALL SELECT 'checked', '乙'
                UNION ALL SELECT 'drafted', '丙'
            ) WHERE item = 'draft';
            """
        ),
        Attack(
            "a step nobody knows",
            "the step is not known",
            sign("draft", 1, "released", "王五")
        ),
        Attack(
            "move a signature to another item",
            "signatures are never changed",
            "UPDATE signature SET item = 'checked' WHERE item = 'hung' AND step = 'approved';"
        ),
        Attack(
            "take a withdrawal back",
            "signatures are never deleted",
            "DELETE FROM signature WHERE step = 'withdrawn';"
        ),
        Attack(
            "turn a withdrawal into an approval",
            "signatures are never changed",
            "UPDATE OR REPLACE signature SET step = 'approved' WHERE step = 'withdrawn';"
        ),
        Attack(
            "replace a withdrawal by its number",
            "signatures are never replaced",
            """
            REPLACE INTO signature (seq, item, revision, step, person, at, digest)
            SELECT (SELECT seq FROM signature WHERE step = 'withdrawn'),
                item, number, 'drafted', '甲', 1795132800000, digest
            FROM revision WHERE item = 'draft';
            """
        ),
        Attack(
            "replace a signature by its key",
            "already signed",
            sign("hung", 1, "drafted", "孙七", insert: "REPLACE")
        ),
        Attack(
            "upsert a signature",
            "already signed",
            String(sign("hung", 1, "drafted", "孙七").dropLast())
                + " ON CONFLICT DO UPDATE SET person = '孙七';"
        ),
        Attack(
            "leave a gap in the numbers",
            "without a gap",
            """
            INSERT INTO signature (seq, item, revision, step, person, at, digest)
            SELECT 1000, item, number, 'drafted', '甲', 1795132800000, digest
            FROM revision WHERE item = 'draft';
            """
        ),
        Attack(
            "withdraw without a reason",
            "needs a reason",
            sign("hung", 1, "withdrawn", "王五")
        ),
        Attack(
            "withdraw with an empty reason",
            "one short line",
            sign("hung", 1, "withdrawn", "王五", reason: "")
        ),
        Attack(
            "withdraw what nobody signed",
            "only a signed revision",
            sign("draft", 1, "withdrawn", "王五", reason: "到期")
        ),
        Attack(
            "withdraw twice",
            "already signed",
            sign("gone", 1, "withdrawn", "王五", reason: "到期")
        ),
        Attack(
            "sign at no time",
            "the instant is not plausible",
            """
            INSERT INTO signature (item, revision, step, person, at, digest)
            SELECT item, number, 'approved', '王五', 12, digest FROM revision WHERE item = 'checked';
            """
        ),
    ]
}
