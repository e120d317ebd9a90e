extension SchemaText {
    /// Everything of version 2: the ledger, and releases of what a gate holds.
    package static let version2 = [ledger, release].joined(separator: "\n")

    /// Longest text of an entry, in characters.
    static let entryLimit = 65_536
    /// What the first entry continues.
    private static let origin = String(repeating: "0", count: 64)

    /// An append-only chain of entries.
    ///
    /// SQL cannot compute SHA-256, so it sees to the order, the
    /// link to the entry before, and that nothing is changed; the program and whoever verifies an
    /// export see to the digests.
    private static let ledger = """
        CREATE TABLE ledger (
            sequence INTEGER NOT NULL PRIMARY KEY CHECK (sequence >= 1),
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;

        CREATE INDEX ledger_by_kind ON ledger (kind, sequence);

        \(ledgerInsert(kinds: ledgerKinds))
        CREATE TRIGGER ledger_update BEFORE UPDATE ON ledger BEGIN
            SELECT RAISE(ABORT, 'ledger: entries are never changed');
        END;

        CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger BEGIN
            SELECT RAISE(ABORT, 'ledger: entries are never deleted');
        END;

        """

    /// The kinds of entries of version 2.
    static let ledgerKinds =
        "'signature', 'override', 'programme', 'exposure', 'configuration', 'checkpoint'"

    /// What an entry must be, with the kinds that there are.
    static func ledgerInsert(kinds: String) -> String {
        """
        CREATE TRIGGER ledger_insert BEFORE INSERT ON ledger BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM ledger WHERE sequence = NEW.sequence",
                andSay: "ledger: this number is taken; entries are never replaced"
            ))
            \(require(
                "NEW.sequence = 1 + (SELECT coalesce(max(sequence), 0) FROM ledger)",
                orSay: "ledger: numbers count up from 1 without a gap"
            ))
            \(require(
                "NEW.kind IN (\(kinds))",
                orSay: "ledger: the kind is not known"
            ))
            \(require(isInstant("NEW.at"), orSay: "ledger: the instant is not plausible"))
            \(require(
                "length(NEW.text) <= \(entryLimit) AND json_valid(NEW.text)"
                    + " AND instr(NEW.text, char(0)) = 0",
                orSay: "ledger: the text is not JSON of at most \(entryLimit) characters"
            ))
            \(require(
                "json_extract(NEW.text, '$.sequence') = NEW.sequence"
                    + " AND json_extract(NEW.text, '$.at') = NEW.at"
                    + " AND json_extract(NEW.text, '$.kind') = NEW.kind",
                orSay: "ledger: the text and the columns do not agree"
            ))
            \(require(
                "json_extract(NEW.text, '$.previous') = coalesce((SELECT digest FROM ledger"
                    + " WHERE sequence = NEW.sequence - 1), '\(origin)')",
                orSay: "ledger: the text does not continue the entry before"
            ))
            \(require(
                isDigest("NEW.digest"),
                orSay: "ledger: the digest must be 64 lower-case hexadecimal digits"
            ))
        END;

        """
    }

    /// A person's word that something a gate holds may hang as it is.
    private static let release = """
        CREATE TABLE release (
            item TEXT NOT NULL,
            revision INTEGER NOT NULL,
            field TEXT NOT NULL,
            place INTEGER NOT NULL,
            code TEXT NOT NULL,
            digest TEXT NOT NULL,
            person TEXT NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (item, revision, field, place, code),
            FOREIGN KEY (item, revision) REFERENCES revision (item, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER release_insert BEFORE INSERT ON release BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM release WHERE item = NEW.item"
                    + " AND revision = NEW.revision AND field = NEW.field"
                    + " AND place = NEW.place AND code = NEW.code",
                andSay: "release: this is released already; releases are never replaced"
            ))
            \(require(
                "NEW.digest = (SELECT digest FROM revision"
                    + " WHERE item = NEW.item AND number = NEW.revision)",
                orSay: "release: there is no such revision with this digest"
            ))
            \(require(isLine("NEW.field"), orSay: "release: the field must be one short line"))
            \(require("NEW.place >= 0", orSay: "release: the place counts from 0"))
            \(require(isIdentifier("NEW.code"), orSay: "release: the code is not known"))
            \(require(
                isName("NEW.person"),
                orSay: "release: the person must be a name in plain characters"
            ))
            \(require(isInstant("NEW.at"), orSay: "release: the instant is not plausible"))
            \(require(
                isLine("NEW.reason"),
                orSay: "release: the reason must be one short line of text"
            ))
        END;

        CREATE TRIGGER release_update BEFORE UPDATE ON release BEGIN
            SELECT RAISE(ABORT, 'release: releases are never changed');
        END;

        CREATE TRIGGER release_delete BEFORE DELETE ON release BEGIN
            SELECT RAISE(ABORT, 'release: releases are never deleted; an edit ends them');
        END;

        """
}
