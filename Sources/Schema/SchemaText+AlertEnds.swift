extension SchemaText {
    /// Most alerts that are remembered as called off before they came.
    package static let alertEndLimit = 1_000
    /// Longest time that one is remembered, in milliseconds: 366 days.
    static let alertEndSpan = 366 * 86_400_000

    /// Alerts that were called off, or replaced, before they came.
    ///
    /// What is over may go: the clock says so, not the writer.
    static let alertEnds = """
        CREATE TABLE alert_end (
            alert TEXT NOT NULL PRIMARY KEY,
            caller TEXT NOT NULL,
            at INTEGER NOT NULL,
            until_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER alert_end_insert BEFORE INSERT ON alert_end BEGIN
            \(refuse(
                ifThereIs: "SELECT 1 FROM alert_end WHERE alert = NEW.alert",
                andSay: "alert_end: this alert is called off already"
            ))
            \(require(isSource("NEW.alert"), orSay: "alert_end: the alert is not cap:sender,identifier,sent"))
            \(require(isSource("NEW.caller"), orSay: "alert_end: the caller is not cap:sender,identifier,sent"))
            \(require(
                "\(isInstant("NEW.at")) AND \(isInstant("NEW.until_at"))",
                orSay: "alert_end: at or until_at is not plausible"
            ))
            \(require(
                "NEW.until_at > NEW.at AND NEW.until_at - NEW.at <= \(alertEndSpan)",
                orSay: "alert_end: it is remembered for 366 days at most"
            ))
            \(require(
                "(SELECT count(*) FROM alert_end) < \(alertEndLimit)",
                orSay: "alert_end: \(alertEndLimit) are remembered already; delete what is over"
            ))
        END;

        CREATE TRIGGER alert_end_update BEFORE UPDATE ON alert_end BEGIN
            SELECT RAISE(ABORT, 'alert_end: what was called off stays so');
        END;

        CREATE TRIGGER alert_end_delete BEFORE DELETE ON alert_end BEGIN
            \(require("OLD.until_at <= \(now)", orSay: "alert_end: it is remembered until its end"))
        END;

        """

    private static func isSource(_ column: String) -> String {
        "\(isLine(column)) AND \(column) GLOB 'cap:*,*,*'"
    }

    /// The alerts that are called off at an instant, in the order of the calls.
    package static let awaitedAlerts = """
        SELECT alert FROM alert_end WHERE until_at > ? ORDER BY at, alert
        """

    /// Lets go what is over.
    package static let pruneAlertEnds = "DELETE FROM alert_end WHERE until_at <= \(now)"

    /// Everything of version 6: alerts called off before they came.
    package static let version6 = alertEnds
}
