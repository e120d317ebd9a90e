extension SchemaText {
    /// Longest content of a matter, in characters.
    static let matterLimit = 16_384
    /// Longest limit and publicity period, in working days.
    private static let matterDays = 366

    /// The catalogue of matters, edition by edition: nothing is ever changed, a matter that is no
    /// longer disclosed is struck out by an edition without a content.
    static let matters = """
        CREATE TABLE matter (
            seq INTEGER NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            edition INTEGER NOT NULL,
            content TEXT,
            digest TEXT,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;

        CREATE UNIQUE INDEX matter_by_id ON matter (id, edition);

        CREATE TRIGGER matter_insert BEFORE INSERT ON matter BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM matter WHERE seq = NEW.seq"
                    + " OR (id = NEW.id AND edition = NEW.edition)",
                andSay: "matter: this number or edition is taken; editions are never replaced"
            ))
            \(require(
                "NEW.seq = -1 OR NEW.seq = 1 + (SELECT coalesce(max(seq), 0) FROM matter)",
                orSay: "matter: numbers count up from 1 without a gap"
            ))
            \(require(isIdentifier("NEW.id"), orSay: "matter: the id takes ASCII letters, digits, -, _, ."))
            \(require(
                "NEW.edition = 1 + (SELECT coalesce(max(edition), 0) FROM matter WHERE id = NEW.id)",
                orSay: "matter: editions count up from 1 without a gap"
            ))
            \(require(
                "(NEW.content IS NULL) = (NEW.digest IS NULL)",
                orSay: "matter: a content has a digest, and a matter struck out has neither"
            ))
            \(require(
                "NEW.content IS NOT (SELECT content FROM matter"
                    + " WHERE id = NEW.id AND edition = NEW.edition - 1)",
                orSay: "matter: the edition before says the same"
            ))
            \(require(
                "NEW.content IS NULL OR (\(isMatter))",
                orSay: "matter: the content is not JSON of a matter with this id, with kind, name,"
                    + " basis, body, channels, audience and level"
            ))
            \(require(
                "NEW.content IS NULL OR ((\(isDayCount("limitDays"))) AND (\(isDayCount("publicityDays"))))",
                orSay: "matter: limitDays and publicityDays are whole numbers from 1 to \(matterDays)"
            ))
            \(require(
                "NEW.digest IS NULL OR (\(isDigest("NEW.digest")))",
                orSay: "matter: the digest must be 64 lower-case hexadecimal digits"
            ))
            \(author(of: "matter"))
            UPDATE change SET count = count + 1;
        END;

        \(neverChanged("matter", "editions are never changed; add another instead"))
        -- The matters that are disclosed now, each with its newest edition.
        CREATE VIEW catalogue AS
        SELECT m.id, m.edition, json_extract(m.content, '$.kind') AS kind,
            json_extract(m.content, '$.name') AS name,
            json_extract(m.content, '$.basis') AS basis,
            json_extract(m.content, '$.limitDays') AS limit_days,
            json_extract(m.content, '$.publicityDays') AS publicity_days,
            json_extract(m.content, '$.body') AS body,
            json_extract(m.content, '$.audience') AS audience,
            json_extract(m.content, '$.level') AS level,
            m.content, m.digest, m.person, m.reason, m.at
        FROM matter AS m
        WHERE m.content IS NOT NULL
            AND m.edition = (SELECT max(n.edition) FROM matter AS n WHERE n.id = m.id);

        """

    private static let isMatter =
        """
        length(NEW.content) <= \(matterLimit) AND instr(NEW.content, char(0)) = 0
                    AND json_valid(NEW.content) AND json_type(NEW.content) = 'object'
                    AND json_extract(NEW.content, '$.id') = NEW.id
                    AND json_extract(NEW.content, '$.kind') IN (\(kinds))
                    AND json_extract(NEW.content, '$.level') IN ('county', 'township', 'village')
                    AND json_type(NEW.content, '$.name') = 'text'
                    AND (\(isLine("json_extract(NEW.content, '$.name')")))
                    AND json_type(NEW.content, '$.basis') = 'text'
                    AND (\(isLine("json_extract(NEW.content, '$.basis')")))
                    AND json_type(NEW.content, '$.body') = 'text'
                    AND (\(isLine("json_extract(NEW.content, '$.body')")))
                    AND json_type(NEW.content, '$.audience') = 'text'
                    AND (\(isLine("json_extract(NEW.content, '$.audience')")))
                    AND json_type(NEW.content, '$.channels') = 'array'
        """

    private static func isDayCount(_ key: String) -> String {
        "json_type(NEW.content, '$.\(key)') IS NULL OR (json_type(NEW.content, '$.\(key)') = 'integer'"
            + " AND json_extract(NEW.content, '$.\(key)') BETWEEN 1 AND \(matterDays))"
    }

    /// The ledger with one more sort of entry, and which edition each such entry tells of.
    ///
    /// Which editions are in the ledger stands in a table of its own, since entries are pruned.
    static let matterEntries = """
        DROP TRIGGER ledger_insert;

        \(ledgerInsert(kinds: ledgerKinds + ", 'matter'"))
        CREATE TABLE matter_entry (
            matter INTEGER NOT NULL PRIMARY KEY REFERENCES matter (seq),
            entry INTEGER NOT NULL
        ) STRICT;

        CREATE TRIGGER matter_entry_insert BEFORE INSERT ON matter_entry BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM matter_entry WHERE matter = NEW.matter",
                andSay: "matter_entry: the edition is in the ledger already"
            ))
            \(require(
                """
                EXISTS (
                    SELECT 1 FROM ledger AS l JOIN matter AS m ON m.seq = NEW.matter
                    WHERE l.sequence = NEW.entry AND l.kind = 'matter' AND l.at = m.at
                        AND json_extract(l.text, '$.body.number') = m.seq
                        AND json_extract(l.text, '$.body.matter') = m.id
                        AND json_extract(l.text, '$.body.digest') IS m.digest
                )
                """,
                orSay: "matter_entry: no such entry of the ledger tells of this edition"
            ))
        END;

        \(neverChanged("matter_entry", "what is in the ledger stays so"))
        """

    /// Editions that are not in the ledger yet, oldest first.
    package static let unrecordedMatters = """
        SELECT seq, id, edition, digest, person, reason, at FROM matter
        WHERE seq > (SELECT coalesce(max(matter), 0) FROM matter_entry) ORDER BY seq LIMIT ?
        """

    /// Editions whose entry says something else, and entries whose edition is gone.
    package static let falseMatters = """
        SELECT json_extract(l.text, '$.body.number'), l.sequence
        FROM ledger AS l
        LEFT JOIN matter AS m ON m.seq = json_extract(l.text, '$.body.number')
        WHERE l.kind = 'matter' AND json_valid(l.text) AND NOT (
            m.id IS json_extract(l.text, '$.body.matter')
            AND m.edition IS json_extract(l.text, '$.body.edition')
            AND m.digest IS json_extract(l.text, '$.body.digest')
            AND m.person IS json_extract(l.text, '$.body.person')
            AND m.reason IS json_extract(l.text, '$.body.reason')
            AND m.at IS l.at
        )
        ORDER BY l.sequence LIMIT ?
        """
}
