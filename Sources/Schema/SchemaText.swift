/// The first schema, a public contract: other programs may read it and write drafts to it.
///
/// Every promise is kept by triggers, so that it holds whoever writes. Four SQLite
/// habits shape them: foreign keys are off unless the writer turns them on, so triggers check
/// references too; `REPLACE` deletes without firing delete triggers, so a trigger before each
/// insert refuses keys that exist; a writer can switch CHECK constraints off, or pass over them
/// with `OR IGNORE`, but not `RAISE(ABORT)` in a trigger, which can also say what to do instead;
/// and all rules stand *before* the write, because a writer's own temporary trigger fires first and
/// could end the statement with `RAISE(IGNORE)` when the row is in and no rule has looked at it.
package enum SchemaText {
    /// First plausible instant: 2000-01-01T00:00:00Z in milliseconds.
    package static let earliestInstant = 946_684_800_000
    /// First instant no longer plausible: 2100-01-01T00:00:00Z in milliseconds.
    package static let latestInstant = 4_102_444_800_000
    /// Longest content of a revision, in characters.
    static let contentLimit = 262_144
    /// Longest one-line text: names, titles, codes and reasons, in characters.
    static let lineLimit = 500

    /// Everything of version 1, in the order in which it must be made.
    package static let version1 = [tables, views, guards, revisions, chain, drafts].joined(
        separator: "\n"
    )

    /// A trigger's line that refuses the statement unless a condition holds.
    static func require(_ condition: String, orSay message: String) -> String {
        "SELECT RAISE(ABORT, '\(message)')\n    WHERE (\(condition)) IS NOT TRUE;"
    }

    /// A trigger's line that refuses the statement when rows are found.
    static func refuse(ifThereIs rows: String, andSay message: String) -> String {
        "SELECT RAISE(ABORT, '\(message)')\n    WHERE EXISTS (\(rows));"
    }

    /// A condition: one line of text with something in it and no control characters.
    static func isLine(_ column: String) -> String {
        """
        length(\(column)) BETWEEN 1 AND \(lineLimit) AND \(column) = trim(\(column))
                AND instr(\(column), char(0)) = 0
                AND \(column) NOT GLOB '*[' || char(1) || '-' || char(31)
                    || char(127) || '-' || char(159) || char(8232) || char(8233) || ']*'
        """
    }

    /// A condition: a person's name that reads as it compares.
    ///
    /// Full-width letters, odd spaces, twins of ideographs and characters without width are refused
    /// rather than folded: two spellings of one name must not pass for two people.
    static func isName(_ column: String) -> String {
        """
        \(isLine(column))
                AND \(column) NOT GLOB '*[' || char(160) || char(173) || char(847)
                    || char(8192) || '-' || char(8207) || char(8234) || '-' || char(8239)
                    || char(8287) || '-' || char(8303) || char(12288)
                    || char(4447) || '-' || char(4448) || char(6158) || char(12644)
                    || char(11904) || '-' || char(12255) || char(63744) || '-' || char(64255)
                    || char(917504) || '-' || char(921599) || char(65024) || '-' || char(65039)
                    || char(65279) || '-' || char(65519) || ']*'
        """
    }

    /// A condition: an identifier of ASCII letters, digits, `-`, `_` and `.`.
    static func isIdentifier(_ column: String) -> String {
        """
        length(\(column)) BETWEEN 1 AND 64 AND instr(\(column), char(0)) = 0
                AND \(column) NOT GLOB '*[^-A-Za-z0-9._]*'
        """
    }

    /// An expression: the form in which names are compared.
    static func foldedName(_ column: String) -> String {
        "lower(replace(replace(\(column), ' ', ''), char(183), ''))"
    }

    /// A condition: a plausible instant in milliseconds.
    static func isInstant(_ column: String) -> String {
        "\(column) >= \(earliestInstant) AND \(column) < \(latestInstant)"
    }

    /// A condition: SHA-256 as 64 lower-case hexadecimal digits.
    static func isDigest(_ column: String) -> String {
        """
        length(\(column)) = 64 AND instr(\(column), char(0)) = 0
                AND \(column) NOT GLOB '*[^0-9a-f]*'
        """
    }
}
