extension SchemaText {
    /// Triggers that hold signatures to the chain: drafted, checked, approved, by three people.
    ///
    /// A withdrawal may meet any signed revision, also an older one: while a new edit goes up the
    /// chain its forerunner hangs, and taking something off the wall must never have to wait.
    static let chain = """
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
            \(signatureForm(steps: "'drafted', 'checked', 'approved', 'withdrawn'"))
            \(require(
                "NEW.digest = (SELECT digest FROM revision"
                    + " WHERE item = NEW.item AND number = NEW.revision)",
                orSay: "signature: there is no such revision with this digest"
            ))
            \(signatureOrder)
            UPDATE change SET count = count + 1;
        END;

        CREATE TRIGGER signature_update BEFORE UPDATE ON signature BEGIN
            SELECT RAISE(ABORT, 'signature: signatures are never changed');
        END;

        CREATE TRIGGER signature_delete BEFORE DELETE ON signature BEGIN
            SELECT RAISE(ABORT, 'signature: signatures are never deleted; withdraw instead');
        END;

        """

    /// What every signature must look like, with the steps that there are.
    static func signatureForm(steps: String) -> String {
        """
        \(require(
            "NEW.step IN (\(steps))",
            orSay: "signature: the step is not known"
        ))
        \(require(
            isName("NEW.person"),
            orSay: "signature: the person must be a name in plain characters"
        ))
        \(require(isInstant("NEW.at"), orSay: "signature: the instant is not plausible"))
        \(require(
            "NEW.reason IS NULL OR (\(isLine("NEW.reason")))",
            orSay: "signature: the reason must be one short line of text"
        ))
        \(require(
            "NEW.step <> 'withdrawn' OR NEW.reason IS NOT NULL",
            orSay: "signature: a withdrawal needs a reason"
        ))
        """
    }

    /// What must be signed before, by whom not, and on which revision.
    static let signatureOrder = """
        \(refuse(
            ifThereIs: signed("step = 'withdrawn'"),
            andSay: "signature: the revision is withdrawn; add a revision instead"
        ))
        \(refuse(
            ifThereIs: "SELECT 1 FROM revision"
                + " WHERE item = NEW.item AND number > NEW.revision AND NEW.step <> 'withdrawn'",
            andSay: "signature: there is a newer revision; sign that one"
        ))
        \(require(
            "NEW.step <> 'checked' OR EXISTS (\(signed("step = 'drafted'")))",
            orSay: "signature: checked comes after drafted"
        ))
        \(require(
            "NEW.step <> 'approved' OR EXISTS (\(signed("step = 'checked'")))",
            orSay: "signature: approved comes after checked"
        ))
        \(require(
            "NEW.step <> 'withdrawn' OR EXISTS (\(signed("step = 'drafted'")))",
            orSay: "signature: only a signed revision can be withdrawn"
        ))
        \(refuse(
            ifThereIs: signed(
                "NEW.step <> 'withdrawn'"
                    + " AND \(foldedName("person")) = \(foldedName("NEW.person"))"
            ),
            andSay: "signature: drafted, checked and approved take three different people"
        ))
        """

    /// A query: signatures on the same revision that meet a condition.
    static func signed(_ condition: String) -> String {
        "SELECT 1 FROM signature"
            + " WHERE item = NEW.item AND revision = NEW.revision AND \(condition)"
    }
}
