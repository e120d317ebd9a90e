extension SchemaText {
    /// Everything of version 5: a poster as the last hand where a kind asks for one, rules of the
    /// chain that two people can lift, and corrections that hang as the error did.
    package static let version5 = [
        chainRules, chainRuleEnds, postedViews, hung, postedSteps,
    ].joined(separator: "\n")

    /// Steps that a rule of the chain can ask for.
    private static let demandable = "'reviewed', 'posted'"

    /// A rule now names the step that it asks for; those of earlier versions ask for a review.
    private static let chainRules = """
        ALTER TABLE chain_rule ADD COLUMN step TEXT NOT NULL DEFAULT 'reviewed';
        -- What the approval still asks for before the revision may hang: 'posted', or nothing.
        ALTER TABLE signature ADD COLUMN asks TEXT;

        DROP TRIGGER chain_rule_insert;

        CREATE TRIGGER chain_rule_insert BEFORE INSERT ON chain_rule BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM chain_rule WHERE id = NEW.id",
                andSay: "chain_rule: this id is taken; rules are never replaced"
            ))
            \(require(isIdentifier("NEW.id"), orSay: "chain_rule: the id takes ASCII letters, digits, -, _, ."))
            \(require("NEW.kind = '*' OR NEW.kind IN (\(kinds))", orSay: "chain_rule: the kind is not known"))
            \(require("NEW.step IN (\(demandable))", orSay: "chain_rule: only reviewed and posted can be asked for"))
            \(span(of: "chain_rule"))
            \(author(of: "chain_rule"))
            UPDATE change SET count = count + 1;
        END;

        """

    /// Who took a step out of the chain again: always two people.
    private static let chainRuleEnds = """
        CREATE TABLE chain_rule_end (
            rule TEXT NOT NULL REFERENCES chain_rule (id),
            number INTEGER NOT NULL,
            person TEXT NOT NULL,
            reason TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (rule, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER chain_rule_end_insert BEFORE INSERT ON chain_rule_end BEGIN
            \(require(
                "NEW.rule IN (SELECT id FROM chain_rule)",
                orSay: "chain_rule_end: there is no such rule"
            ))
            \(refuse(
                ifThereIs: "SELECT 1 FROM chain_rule_end WHERE rule = NEW.rule"
                    + " AND \(foldedName("person")) = \(foldedName("NEW.person"))",
                andSay: "chain_rule_end: a rule takes two different people to lift"
            ))
            \(require(
                "NEW.number = 1 + (SELECT count(*) FROM chain_rule_end WHERE rule = NEW.rule)",
                orSay: "chain_rule_end: numbers count up from 1 without a gap"
            ))
            \(require("NEW.number <= 2", orSay: "chain_rule_end: it is lifted already"))
            \(author(of: "chain_rule_end"))
            UPDATE change SET count = count + 1;
        END;

        \(neverChanged("chain_rule_end", "ends are never taken back; add a rule instead"))

        -- Rules with the instant from which each counts no longer.
        CREATE VIEW chain_demand AS
        SELECT c.id, c.kind, c.step, c.from_at, c.until_at, c.person, c.reason, c.at,
            (SELECT iif(count(*) = 2, max(e.at), NULL)
             FROM chain_rule_end AS e WHERE e.rule = c.id) AS ended_at
        FROM chain_rule AS c;

        """

    /// A query: rules that ask for a step from what is being signed, by its instant or the clock.
    ///
    /// A lifted rule counts no longer whatever instant is given, so that nobody can lift it with an
    /// instant of the past: `ended_at` only tells whether it is lifted.
    private static func demanded(_ step: String) -> String {
        """
        SELECT 1 FROM chain_demand AS c
                JOIN revision AS r ON r.item = NEW.item AND r.number = NEW.revision
                WHERE c.step = '\(step)' AND c.ended_at IS NULL AND c.kind IN ('*', r.kind) AND (
                    (c.from_at <= NEW.at AND NEW.at < c.until_at)
                    OR (c.from_at <= \(now) AND \(now) < c.until_at)
                )
        """
    }

    /// A condition: the revision of a signature under this name has the hands that it asks for.
    package static func isComplete(_ name: String) -> String {
        """
        (\(name).asks IS NULL OR EXISTS (
                SELECT 1 FROM signature AS y WHERE y.item = \(name).item
                    AND y.revision = \(name).revision AND y.step = 'posted' AND y.seq > \(name).seq
            ))
        """
    }

    /// What may hang: as before, and posted where the approval asks for it.
    private static let postedViews = """
        DROP VIEW approved;

        -- The newest revision of each item that is approved and, where asked, posted, unless it is
        -- withdrawn: an older approval never returns because a newer one was withdrawn.
        CREATE VIEW approved AS
        SELECT
            r.item, r.number, r.kind, r.unit, r.title, r.content, r.digest, r.created_at,
            d.seq AS drafted_seq, d.person AS drafted_by, d.at AS drafted_at,
            c.seq AS checked_seq, c.person AS checked_by, c.at AS checked_at,
            a.seq AS approved_seq, a.person AS approved_by, a.at AS approved_at,
            p.seq AS posted_seq, p.person AS posted_by, p.at AS posted_at
        FROM signature AS a
        JOIN revision AS r ON r.item = a.item AND r.number = a.revision AND r.digest = a.digest
        JOIN signature AS c ON c.item = a.item AND c.revision = a.revision AND c.step = 'checked'
            AND c.digest = a.digest AND c.seq < a.seq
        JOIN signature AS d ON d.item = a.item AND d.revision = a.revision AND d.step = 'drafted'
            AND d.digest = a.digest AND d.seq < c.seq
        LEFT JOIN signature AS p ON p.item = a.item AND p.revision = a.revision
            AND p.step = 'posted' AND p.digest = a.digest AND p.seq > a.seq
        WHERE a.step = 'approved'
            AND (a.asks IS NULL OR p.seq IS NOT NULL)
            AND \(foldedName("a.person")) <> \(foldedName("c.person"))
            AND \(foldedName("a.person")) <> \(foldedName("d.person"))
            AND \(foldedName("c.person")) <> \(foldedName("d.person"))
            AND (p.person IS NULL OR \(foldedName("p.person")) NOT IN (
                \(foldedName("a.person")), \(foldedName("c.person")), \(foldedName("d.person"))
            ))
            AND NOT EXISTS (
                SELECT 1 FROM signature AS n
                WHERE n.step = 'approved' AND n.item = a.item AND n.revision > a.revision
                    AND \(isComplete("n"))
            )
            AND NOT EXISTS (
                SELECT 1 FROM signature AS w
                WHERE w.step IN ('withdrawn', 'rejected')
                    AND w.item = a.item AND w.revision = a.revision
            );

        """

    /// The chain of version 3 with its last step, where the approval asks for it.
    private static let postedSteps = """
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
                steps: "'drafted', 'checked', 'reviewed', 'approved', 'posted', 'withdrawn',"
                    + " 'rejected'"
            ))
            \(require(
                "NEW.digest = (SELECT digest FROM revision"
                    + " WHERE item = NEW.item AND number = NEW.revision)",
                orSay: "signature: there is no such revision with this digest"
            ))
            \(rejection(whenNotAlready: """
                (step = 'posted' OR (step = 'approved' AND asks IS NULL))
                """))
            \(signatureOrder)
            \(review(demanded: demanded("reviewed")))
            \(posting)
            \(correction)
            UPDATE change SET count = count + 1;
        END;

        """

    private static let posting = """
        \(require(
            "NEW.asks IS NULL OR (NEW.step = 'approved' AND NEW.asks = 'posted')",
            orSay: "signature: only an approval asks for a step, and only for posted"
        ))
        \(require(
            """
            NEW.step <> 'approved' OR NEW.asks IS 'posted' OR NOT EXISTS (
                    \(demanded("posted"))
                )
            """,
            orSay: "signature: this kind takes a poster; let the approval have posted in asks"
        ))
        \(require(
            "NEW.step <> 'posted' OR EXISTS (\(signed("step = 'approved' AND asks = 'posted'")))",
            orSay: "signature: posted comes after an approval that asks for it"
        ))
        """
}
