extension SchemaText {
    /// Longest blackout or urgent notice: 31 days, in milliseconds.
    static let overrideLimit = 31 * 86_400_000
    /// Longest pin: 366 days, in milliseconds.
    static let pinLimit = 366 * 86_400_000

    /// What operators put before the plan.
    ///
    /// Each has an end from the first.
    static let overrides = """
        CREATE TABLE override (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            text TEXT,
            item TEXT REFERENCES item (id),
            targets TEXT NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        \(overrideInsert(kinds: "'blackout', 'urgent', 'pin'", withText: "'urgent'"))

        \(neverChanged("override", "overrides are never changed; end them instead"))
        """

    /// The rules of an order; each version may know more kinds than the one before.
    private static func overrideInsert(
        kinds: String,
        withText texts: String,
        more: String = ""
    ) -> String {
        """
        CREATE TRIGGER override_insert BEFORE INSERT ON override BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM override WHERE id = NEW.id",
                andSay: "override: this id is taken; overrides are never replaced"
            ))
            \(require(isIdentifier("NEW.id"), orSay: "override: the id takes ASCII letters, digits, -, _, ."))
            \(require(
                "NEW.kind IN (\(kinds))",
                orSay: "override: the kind is not known"
            ))
            \(span(of: "override"))
            \(require(
                "NEW.until_at - NEW.from_at"
                    + " <= iif(NEW.kind = 'pin', \(pinLimit), \(overrideLimit))",
                orSay: "override: it lasts too long; 31 days, a pin 366"
            ))
            \(require(
                "(NEW.kind IN (\(texts))) = (NEW.text IS NOT NULL) AND"
                    + " (NEW.text IS NULL OR (\(isLine("NEW.text"))))",
                orSay: "override: an urgent notice has a text of one line, and nothing else has"
            ))
            \(require(
                "(NEW.kind = 'pin') = (NEW.item IS NOT NULL)",
                orSay: "override: a pin has an item, and nothing else has"
            ))
            \(require(
                "NEW.item IS NULL OR NEW.item IN (SELECT item FROM approved)",
                orSay: "override: only what may hang can be pinned"
            ))
            \(require(
                "json_valid(NEW.targets) AND json_type(NEW.targets) = 'array'"
                    + " AND length(NEW.targets) <= \(entryLimit / 4)"
                    + " AND instr(NEW.targets, char(0)) = 0",
                orSay: "override: the targets are not a JSON array of boards and tags"
            ))
            \(refuse(
                ifThereIs: "SELECT 1 FROM json_each(NEW.targets) WHERE type <> 'text'",
                andSay: "override: the targets are not a JSON array of boards and tags"
            ))
            \(more)
            \(author(of: "override"))
            UPDATE change SET count = count + 1;
        END;
        """
    }

    /// Who ended an override before its time: one person, for a blackout two.
    static let overrideEnds = """
        CREATE TABLE override_end (
            override TEXT NOT NULL REFERENCES override (id),
            number INTEGER NOT NULL,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (override, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER override_end_insert BEFORE INSERT ON override_end BEGIN
            \(require(
                "NEW.override IN (SELECT id FROM override)",
                orSay: "override_end: there is no such override"
            ))
            \(refuse(
                ifThereIs: "SELECT 1 FROM override_end"
                    + " WHERE override = NEW.override"
                    + " AND \(foldedName("person")) = \(foldedName("NEW.person"))",
                andSay: "override_end: a blackout takes two different people to lift"
            ))
            \(require(
                "NEW.number = 1 + (SELECT count(*) FROM override_end"
                    + " WHERE override = NEW.override)",
                orSay: "override_end: numbers count up from 1 without a gap"
            ))
            \(require(
                "NEW.number <= (SELECT iif(kind = 'blackout', 2, 1) FROM override"
                    + " WHERE id = NEW.override)",
                orSay: "override_end: it is ended already"
            ))
            \(author(of: "override_end"))
            UPDATE change SET count = count + 1;
        END;

        \(neverChanged("override_end", "ends are never taken back; add an override instead"))
        \(overrideState("o.at"))

        -- What was taken off the wall or turned down, and why.
        CREATE VIEW withdrawal AS
        SELECT item, revision, step, person, at, reason, digest FROM signature
        WHERE step IN ('withdrawn', 'rejected');

        """

    private static func overrideState(_ last: String) -> String {
        """
        -- `ended_at` is NULL while it may be in force, whatever the clock says of `until_at`.
        CREATE VIEW override_state AS
        SELECT o.id, o.kind, o.text, o.item, o.targets, o.from_at, o.until_at, o.person, o.reason,
            \(last),
            (SELECT iif(count(*) = iif(o.kind = 'blackout', 2, 1), max(e.at), NULL)
             FROM override_end AS e WHERE e.override = o.id) AS ended_at
        FROM override AS o;
        """
    }

    /// Everything of version 4: notices that take over every board, and where an order came from.
    package static let version4 = """
        ALTER TABLE override ADD COLUMN source TEXT;
        DROP VIEW override_state;
        DROP TRIGGER override_insert;

        \(overrideInsert(
            kinds: "'blackout', 'emergency', 'urgent', 'pin'",
            withText: "'emergency', 'urgent'",
            more: require(
                "NEW.source IS NULL OR (\(isLine("NEW.source")))",
                orSay: "override: the source is not one line of text"
            )
        ))

        \(overrideState("o.at, o.source"))

        """
}
