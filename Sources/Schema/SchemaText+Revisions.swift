extension SchemaText {
    /// Triggers that keep revisions immutable, counted without a gap, and true to their content.
    static let revisions = """
        CREATE TRIGGER revision_insert BEFORE INSERT ON revision BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM revision WHERE item = NEW.item AND number = NEW.number",
                andSay: "revision: this number is already there; revisions are never replaced"
            ))
            \(require(
                "NEW.item IN (SELECT id FROM item)",
                orSay: "revision: the item is not there"
            ))
            \(require(
                "NEW.unit IN (SELECT code FROM unit)",
                orSay: "revision: the unit is not a known unit"
            ))
            \(require(
                "NEW.number = 1 + (SELECT coalesce(max(number), 0) FROM revision"
                    + " WHERE item = NEW.item)",
                orSay: "revision: numbers count up from 1 without a gap"
            ))
            \(require("NEW.kind IN (\(kinds))", orSay: "revision: the kind is not known"))
            \(require(
                isLine("NEW.title"),
                orSay: "revision: the title must be one short line of text"
            ))
            \(require(
                "length(NEW.content) <= \(contentLimit)",
                orSay: "revision: the content is longer than \(contentLimit) characters"
            ))
            \(require(
                "json_valid(NEW.content) AND instr(NEW.content, char(0)) = 0",
                orSay: "revision: the content is not JSON"
            ))
            \(["id", "kind", "unit", "title"].map(agreement).joined(separator: "\n    "))
            \(require(
                isDigest("NEW.digest"),
                orSay: "revision: the digest must be 64 lower-case hexadecimal digits"
            ))
            \(require(isInstant("NEW.created_at"), orSay: "revision: created_at is not plausible"))
            UPDATE change SET count = count + 1;
        END;

        CREATE TRIGGER revision_update BEFORE UPDATE ON revision BEGIN
            SELECT RAISE(ABORT, 'revision: revisions are never changed; add the next one instead');
        END;

        CREATE TRIGGER revision_delete BEFORE DELETE ON revision BEGIN
            SELECT RAISE(ABORT, 'revision: revisions are never deleted; withdraw instead');
        END;

        """

    /// The kinds of items.
    static let kinds = """
        'project', 'task', 'target', 'diary', 'power', 'duty', 'problem', 'commitment', \
        'supervision', 'assessment', 'evaluation', 'complaint', 'approval', 'fee', 'notice', \
        'bulletin', 'urgent', 'weather', 'poll'
        """

    private static func agreement(on member: String) -> String {
        let column = member == "id" ? "item" : member
        return require(
            "json_type(NEW.content, '$.\(member)') = 'text'"
                + " AND json_extract(NEW.content, '$.\(member)') = NEW.\(column)",
            orSay: "revision: the content has another \(member)"
        )
    }

    /// A view to insert drafts through: it takes a content and its digest and does the rest.
    static let drafts = """
        CREATE VIEW draft AS
        SELECT r.content, r.digest, r.item, r.number, r.kind, r.unit, r.title, r.created_at
        FROM revision AS r
        WHERE NOT EXISTS (
                SELECT 1 FROM revision AS n WHERE n.item = r.item AND n.number > r.number
            )
            AND NOT EXISTS (
                SELECT 1 FROM signature AS s WHERE s.item = r.item AND s.revision = r.number
            );

        CREATE TRIGGER draft_insert INSTEAD OF INSERT ON draft BEGIN
            \(require("json_valid(NEW.content)", orSay: "draft: the content is not JSON"))
            INSERT INTO item (id, created_at)
            SELECT json_extract(NEW.content, '$.id'), \(now)
            WHERE NOT EXISTS (SELECT 1 FROM item WHERE id = json_extract(NEW.content, '$.id'));
            INSERT INTO revision (item, number, kind, unit, title, content, digest, created_at)
            VALUES (
                json_extract(NEW.content, '$.id'),
                1 + (
                    SELECT coalesce(max(number), 0) FROM revision
                    WHERE item = json_extract(NEW.content, '$.id')
                ),
                json_extract(NEW.content, '$.kind'),
                json_extract(NEW.content, '$.unit'),
                json_extract(NEW.content, '$.title'),
                NEW.content,
                NEW.digest,
                \(now)
            );
        END;

        """

    /// The clock in milliseconds; 2440587.5 is the Julian day of 1970-01-01T00:00:00Z.
    package static let now = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
}
