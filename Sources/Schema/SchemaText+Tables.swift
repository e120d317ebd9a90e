extension SchemaText {
    /// Tables and indexes.
    static let tables = """
        CREATE TABLE unit (
            code TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            parent TEXT REFERENCES unit (code)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE item (
            id TEXT NOT NULL PRIMARY KEY,
            created_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE revision (
            item TEXT NOT NULL REFERENCES item (id),
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            unit TEXT NOT NULL REFERENCES unit (code),
            title TEXT NOT NULL,
            content TEXT NOT NULL,
            digest TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (item, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE signature (
            seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            step TEXT NOT NULL,
            person TEXT NOT NULL,
            at INTEGER NOT NULL,
            digest TEXT NOT NULL,
            reason TEXT,
            UNIQUE (item, revision, step),
            FOREIGN KEY (item, revision) REFERENCES revision (item, number)
        ) STRICT;

        CREATE INDEX signature_by_step ON signature (step, item, revision);

        CREATE TABLE change (
            id INTEGER NOT NULL PRIMARY KEY,
            count INTEGER NOT NULL
        ) STRICT;

        INSERT INTO change (id, count) VALUES (1, 0);

        """

    /// Views: what may hang, and how far each item has come.
    static let views = """
        -- The newest approved revision of each item, unless it is withdrawn: an older approval
        -- never returns to the wall because a newer one was withdrawn.
        CREATE VIEW approved AS
        SELECT
            r.item, r.number, r.kind, r.unit, r.title, r.content, r.digest, r.created_at,
            d.seq AS drafted_seq, d.person AS drafted_by, d.at AS drafted_at,
            c.seq AS checked_seq, c.person AS checked_by, c.at AS checked_at,
            a.seq AS approved_seq, a.person AS approved_by, a.at AS approved_at
        FROM signature AS a
        JOIN revision AS r ON r.item = a.item AND r.number = a.revision AND r.digest = a.digest
        JOIN signature AS c ON c.item = a.item AND c.revision = a.revision AND c.step = 'checked'
            AND c.digest = a.digest AND c.seq < a.seq
        JOIN signature AS d ON d.item = a.item AND d.revision = a.revision AND d.step = 'drafted'
            AND d.digest = a.digest AND d.seq < c.seq
        WHERE a.step = 'approved'
            AND \(foldedName("a.person")) <> \(foldedName("c.person"))
            AND \(foldedName("a.person")) <> \(foldedName("d.person"))
            AND \(foldedName("c.person")) <> \(foldedName("d.person"))
            AND NOT EXISTS (
                SELECT 1 FROM signature AS n
                WHERE n.step = 'approved' AND n.item = a.item AND n.revision > a.revision
            )
            AND NOT EXISTS (
                SELECT 1 FROM signature AS w
                WHERE w.step = 'withdrawn' AND w.item = a.item AND w.revision = a.revision
            );

        -- One row an item: its newest revision, how far that has come, and which revision may hang.
        CREATE VIEW status AS
        SELECT
            r.item, r.number, r.kind, r.unit, r.title, r.digest, r.created_at,
            coalesce(
                (SELECT s.step FROM signature AS s
                 WHERE s.item = r.item AND s.revision = r.number ORDER BY s.seq DESC LIMIT 1),
                'draft'
            ) AS state,
            (SELECT v.number FROM approved AS v WHERE v.item = r.item) AS hanging
        FROM item AS i
        JOIN revision AS r ON r.item = i.id
            AND r.number = (SELECT max(m.number) FROM revision AS m WHERE m.item = i.id);

        """
}
