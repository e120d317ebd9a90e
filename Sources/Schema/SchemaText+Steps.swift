import Proof

extension SchemaText {
    /// Everything of version 3: rejections, a fourth pair of eyes in marked periods, overrides, and
    /// pruning behind a checkpoint.
    package static let version3 = [chainRule, steps, overrides, overrideEnds, pruning]
        .joined(separator: "\n")

    /// Periods in which a kind needs one more signature; `*` means every kind.
    private static let chainRule = """
        CREATE TABLE chain_rule (
            id TEXT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER chain_rule_insert BEFORE INSERT ON chain_rule BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM chain_rule WHERE id = NEW.id",
                andSay: "chain_rule: this id is taken; rules are never replaced"
            ))
            \(require(isIdentifier("NEW.id"), orSay: "chain_rule: the id takes ASCII letters, digits, -, _, ."))
            \(require("NEW.kind = '*' OR NEW.kind IN (\(kinds))", orSay: "chain_rule: the kind is not known"))
            \(span(of: "chain_rule"))
            \(author(of: "chain_rule"))
        END;

        \(neverChanged("chain_rule", "rules are never changed; add another"))
        """

    /// The chain of version 1 with two more steps: rejected, and reviewed where a rule asks for it.
    private static let steps = """
        DROP TRIGGER signature_insert;

        CREATE TRIGGER signature_insert BEFORE INSERT ON signature BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM signature WHERE seq = NEW.seq",
                andSay: "signature: this number is taken; signatures are never replaced"
            ))
            \(refuse(
                ifThereIs: signed("step = NEW.step"),
                andSay: "signature: this step is already signed; signatures are never replaced"
            ))
            -- Before an insert SQLite calls a number that it has yet to choose -1.
            \(require(
                "NEW.seq = -1 OR NEW.seq = 1 + (SELECT coalesce(max(seq), 0) FROM signature)",
                orSay: "signature: numbers count up from 1 without a gap"
            ))
            \(signatureForm(
                steps: "'drafted', 'checked', 'reviewed', 'approved', 'withdrawn', 'rejected'"
            ))
            \(require(
                "NEW.digest = (SELECT digest FROM revision"
                    + " WHERE item = NEW.item AND number = NEW.revision)",
                orSay: "signature: there is no such revision with this digest"
            ))
            \(rejection)
            \(signatureOrder)
            \(review)
            UPDATE change SET count = count + 1;
        END;

        """

    private static let rejection = rejection(whenNotAlready: "step = 'approved'")

    /// Who turns a revision down, and until when that is still possible.
    static func rejection(whenNotAlready hangs: String) -> String {
        """
        \(refuse(
            ifThereIs: signed("step = 'rejected'"),
            andSay: "signature: the revision is rejected; add a revision instead"
        ))
        \(require(
            "NEW.step <> 'rejected' OR NEW.reason IS NOT NULL",
            orSay: "signature: a rejection needs a reason"
        ))
        \(require(
            "NEW.step <> 'rejected' OR EXISTS (\(signed("step = 'drafted'")))",
            orSay: "signature: only a signed revision can be rejected"
        ))
        \(refuse(
            ifThereIs: signed("NEW.step = 'rejected' AND \(hangs)"),
            andSay: "signature: what is approved is withdrawn, not rejected"
        ))
        """
    }

    /// The rule counts when it is in force by the signature's instant or by the clock: a writer who
    /// gives another instant gains nothing.
    private static let review = review(
        demanded: """
            SELECT 1 FROM chain_rule AS c
                    JOIN revision AS r ON r.item = NEW.item AND r.number = NEW.revision
                    WHERE c.kind IN ('*', r.kind) AND (
                        (c.from_at <= NEW.at AND NEW.at < c.until_at)
                        OR (c.from_at <= \(now) AND \(now) < c.until_at)
                    )
            """
    )

    /// The second check, where rows are found that demand it.
    static func review(demanded rows: String) -> String {
        """
        \(require(
            "NEW.step <> 'reviewed' OR EXISTS (\(signed("step = 'checked'")))",
            orSay: "signature: reviewed comes after checked"
        ))
        \(refuse(
            ifThereIs: signed("NEW.step = 'reviewed' AND step = 'approved'"),
            andSay: "signature: reviewed comes before approved"
        ))
        \(require(
            """
            NEW.step <> 'approved' OR EXISTS (\(signed("step = 'reviewed'")))
                OR NOT EXISTS (
                    \(rows)
                )
            """,
            orSay: "signature: in this period approved comes after reviewed"
        ))
        """
    }

    /// Entries leave only from the beginning, only behind a checkpoint, and only after a year; the
    /// newest signature stays, since it says how many signatures are in the ledger.
    private static let pruning = """
        DROP TRIGGER ledger_delete;

        CREATE TRIGGER ledger_delete BEFORE DELETE ON ledger BEGIN
            \(require(
                """
                EXISTS (
                    SELECT 1 FROM ledger WHERE kind = 'checkpoint' AND sequence > OLD.sequence
                        AND json_extract(text, '$.body.through') >= OLD.sequence
                )
                """,
                orSay: "ledger: entries are never deleted; only behind a checkpoint"
            ))
            \(require(
                "OLD.at <= \(now) - \(LedgerCheckpoint.minimumAge)",
                orSay: "ledger: entries are kept for twelve months"
            ))
            \(require(
                "OLD.sequence = (SELECT min(sequence) FROM ledger)",
                orSay: "ledger: entries leave from the beginning, in order"
            ))
            \(require(
                """
                OLD.kind <> 'signature' OR EXISTS (
                    SELECT 1 FROM ledger WHERE kind = 'signature' AND sequence > OLD.sequence
                )
                """,
                orSay: "ledger: the newest signature stays"
            ))
        END;

        """

    /// Rules for the two ends of a period.
    static func span(of table: String) -> String {
        """
        \(require(
            "\(isInstant("NEW.from_at")) AND \(isInstant("NEW.until_at"))",
            orSay: "\(table): from_at or until_at is not plausible"
        ))
        \(require("NEW.from_at < NEW.until_at", orSay: "\(table): it ends before it begins"))
        """
    }

    /// Rules for who did it, when and why.
    static func author(of table: String) -> String {
        """
        \(require(isName("NEW.person"), orSay: "\(table): the person must be a name in plain characters"))
        \(require(isInstant("NEW.at"), orSay: "\(table): the instant is not plausible"))
        \(require(isLine("NEW.reason"), orSay: "\(table): the reason must be one short line of text"))
        """
    }

    /// Triggers that refuse every change and every deletion.
    static func neverChanged(_ table: String, _ message: String) -> String {
        """
        CREATE TRIGGER \(table)_update BEFORE UPDATE ON \(table) BEGIN
            SELECT RAISE(ABORT, '\(table): \(message)');
        END;

        CREATE TRIGGER \(table)_delete BEFORE DELETE ON \(table) BEGIN
            SELECT RAISE(ABORT, '\(table): \(message)');
        END;

        """
    }
}
