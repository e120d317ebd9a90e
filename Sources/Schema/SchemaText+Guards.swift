extension SchemaText {
    /// Triggers that keep units and items from being lost, and the count from going back.
    static let guards = """
        CREATE TRIGGER unit_insert BEFORE INSERT ON unit BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM unit WHERE code = NEW.code",
                andSay: "unit: this code is already there; update its name or parent instead"
            ))
            \(unitRules)
        END;

        CREATE TRIGGER unit_update BEFORE UPDATE ON unit BEGIN
            \(require("NEW.code IS OLD.code", orSay: "unit: a code is never changed"))
            \(unitRules)
        END;

        CREATE TRIGGER unit_delete BEFORE DELETE ON unit BEGIN
            SELECT RAISE(ABORT, 'unit: units are never deleted; revisions refer to them');
        END;

        CREATE TRIGGER item_insert BEFORE INSERT ON item BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM item WHERE id = NEW.id",
                andSay: "item: this id is already there; add a revision instead"
            ))
            \(require(isIdentifier("NEW.id"), orSay: "item: the id takes ASCII letters, digits, -, _, ."))
            \(require(isInstant("NEW.created_at"), orSay: "item: created_at is not plausible"))
        END;

        CREATE TRIGGER item_update BEFORE UPDATE ON item BEGIN
            SELECT RAISE(ABORT, 'item: items are never changed; add a revision instead');
        END;

        CREATE TRIGGER item_delete BEFORE DELETE ON item BEGIN
            SELECT RAISE(ABORT, 'item: items are never deleted; withdraw the revision instead');
        END;

        CREATE TRIGGER change_insert BEFORE INSERT ON change BEGIN
            SELECT RAISE(ABORT, 'change: there is one row and it stays');
        END;

        CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN
            \(require(
                "NEW.id IS OLD.id AND NEW.count IS OLD.count + 1",
                orSay: "change: the count only counts up, one by one"
            ))
        END;

        CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN
            SELECT RAISE(ABORT, 'change: there is one row and it stays');
        END;

        """

    private static let unitRules = """
        \(require(isIdentifier("NEW.code"), orSay: "unit: the code takes ASCII letters, digits, -, _, ."))
        \(require(isLine("NEW.name"), orSay: "unit: the name must be one short line of text"))
        \(require(
            "NEW.parent IS NULL OR NEW.parent IN (SELECT code FROM unit)",
            orSay: "unit: the parent is not a known unit"
        ))
        \(refuse(
            ifThereIs: """
                WITH RECURSIVE above (code) AS (
                        SELECT NEW.parent
                        UNION
                        SELECT u.parent FROM unit AS u JOIN above ON u.code = above.code
                    )
                    SELECT 1 FROM above WHERE code = NEW.code
                """,
            andSay: "unit: a unit cannot stand below itself"
        ))
        UPDATE change SET count = count + 1;
        """
}
