extension SchemaText {
    /// An expression: an instant that stands in a JSON text as ISO 8601, in milliseconds; NULL
    /// where none stands there or it cannot be read.
    private static func instant(_ path: String, of content: String) -> String {
        "CAST(round((julianday(json_extract(\(content), '\(path)')) - 2440587.5)"
            + " * 86400000) AS INTEGER)"
    }

    /// When each revision that had all its hands hung: from when, until when (NULL: to this day).
    private static let hungRows = """
        SELECT a.item, a.revision,
            max(
                coalesce(p.at, a.at), coalesce(\(instant("$.window.from", of: "r.content")), 0)
            ) AS from_at,
            nullif(min(
                coalesce(w.at, \(latestInstant)),
                coalesce(\(instant("$.window.until", of: "r.content")), \(latestInstant)),
                coalesce(
                    (
                        SELECT min(coalesce(q.at, n.at)) FROM signature AS n
                        LEFT JOIN signature AS q ON q.item = n.item AND q.revision = n.revision
                            AND q.step = 'posted'
                        WHERE n.step = 'approved' AND n.item = a.item AND n.revision > a.revision
                            AND (n.asks IS NULL OR q.seq IS NOT NULL)
                    ),
                    \(latestInstant)
                )
            ), \(latestInstant)) AS until_at
        FROM signature AS a
        JOIN revision AS r ON r.item = a.item AND r.number = a.revision
        LEFT JOIN signature AS p ON p.item = a.item AND p.revision = a.revision
            AND p.step = 'posted'
        LEFT JOIN signature AS w ON w.item = a.item AND w.revision = a.revision
            AND w.step = 'withdrawn'
        WHERE a.step = 'approved' AND (a.asks IS NULL OR p.seq IS NOT NULL)
        """

    /// The views of what hung, and of what corrects what.
    static let hung = """
        CREATE VIEW hung AS
        \(hungRows);

        -- Corrections and what they correct, in both directions, whatever became of either.
        CREATE VIEW correction AS
        SELECT r.item, r.number AS revision, e.item AS error, e.number AS error_revision,
            h.from_at, h.until_at, eh.from_at AS error_from_at, eh.until_at AS error_until_at
        FROM revision AS r
        JOIN revision AS e ON e.item = json_extract(r.content, '$.corrects.item')
            AND e.number = json_extract(r.content, '$.corrects.revision')
        LEFT JOIN hung AS h ON h.item = r.item AND h.revision = r.number
        LEFT JOIN hung AS eh ON eh.item = e.item AND eh.revision = e.number;

        """

    /// By the clock, or by the signature's instant when that is later: nobody gains by giving
    /// another one.
    private static let signing = "max(NEW.at, \(now))"

    /// A query: the correction being signed as `r`, its error as `e`, and when that hung as `h`;
    /// no row where the revision corrects nothing.
    private static func corrected(_ condition: String) -> String {
        """
        SELECT 1 FROM revision AS r
                LEFT JOIN revision AS e ON e.item = json_extract(r.content, '$.corrects.item')
                    AND e.number = json_extract(r.content, '$.corrects.revision')
                LEFT JOIN hung AS h ON h.item = e.item AND h.revision = e.number
                WHERE NEW.step IN ('approved', 'posted')
                    AND r.item = NEW.item AND r.number = NEW.revision
                    AND json_type(r.content, '$.corrects') IS NOT NULL
                    AND (\(condition)) IS NOT TRUE
        """
    }

    /// A condition: of a list in the error's content nothing is missing in the correction's.
    private static func covers(_ path: String) -> String {
        """
        NOT EXISTS (
                        SELECT value FROM json_each(e.content, '\(path)') EXCEPT
                        SELECT value FROM json_each(r.content, '\(path)')
                    )
        """
    }

    private static let samePlaces =
        """
        r.unit = e.unit AND r.kind = e.kind
                        AND (json_type(r.content, '$.boards') IS NULL)
                            = (json_type(e.content, '$.boards') IS NULL)
                        AND \(covers("$.boards.ids"))
                        AND \(covers("$.boards.tags"))
        """

    private static let sameHours =
        """
        json_type(r.content, '$.schedule') IS NULL
                        OR json_extract(r.content, '$.schedule')
                            = json_extract(e.content, '$.schedule')
        """

    private static let isLongEnough =
        """
        iif(json_type(r.content, '$.window.until') IS NULL, \(latestInstant),
                            \(instant("$.window.until", of: "r.content")))
                        - max(\(signing), coalesce(\(instant("$.window.from", of: "r.content")), 0))
                        >= coalesce(h.until_at, \(signing)) - h.from_at
        """

    /// What the approval of a content at an instant would be refused for, before it is asked for.
    ///
    /// Views that read JSON are written out: a reader's SQLite before 3.41 does not trust them.
    /// The content is `?1`, the instant `?2`. One row where it corrects something: whether that
    /// hung, whether places, hours and time are enough, and how long the error hung until now.
    package static let correctionLook = """
        SELECT h.from_at IS NOT NULL, (\(samePlaces)) IS TRUE, (\(sameHours)) IS TRUE,
            (\(isLongEnough)) IS TRUE, coalesce(h.until_at, \(signing)) - h.from_at
        FROM (
            SELECT ?1 AS content, json_extract(?1, '$.unit') AS unit,
                json_extract(?1, '$.kind') AS kind
        ) AS r
        LEFT JOIN revision AS e ON e.item = json_extract(r.content, '$.corrects.item')
            AND e.number = json_extract(r.content, '$.corrects.revision')
        LEFT JOIN (\(hungRows)) AS h ON h.item = e.item AND h.revision = e.number
        WHERE json_type(r.content, '$.corrects') IS NOT NULL
        """.replacing("NEW.at", with: "?2")

    /// A row where a content of the item `?3` would take the place of a correction that has not
    /// hung as long as its error.
    package static let unfinishedCorrection = """
        WITH h AS (\(hungRows))
        SELECT 1 FROM revision AS o
        JOIN h ON h.item = o.item AND h.revision = o.number
        JOIN h AS eh ON eh.item = json_extract(o.content, '$.corrects.item')
            AND eh.revision = json_extract(o.content, '$.corrects.revision')
        WHERE o.item = ?3 AND h.until_at IS NULL
            AND json_extract(?1, '$.corrects') IS NOT json_extract(o.content, '$.corrects')
            AND \(signing) - h.from_at < coalesce(eh.until_at, \(signing)) - eh.from_at
        """.replacing("NEW.at", with: "?2")

    /// Newest revisions that correct something and still go up the chain.
    package static let waitingCorrections = """
        SELECT s.item FROM status AS s
        JOIN revision AS r ON r.item = s.item AND r.number = s.number
        WHERE s.hanging IS NOT s.number AND s.state NOT IN ('withdrawn', 'rejected')
            AND json_type(r.content, '$.corrects') IS NOT NULL
        ORDER BY s.item
        """

    /// A correction hangs in the same places, at the same hours and at least as long as the error.
    static let correction = """
        \(refuse(
            ifThereIs: corrected("h.from_at IS NOT NULL"),
            andSay: "correction: what it corrects never hung; name an item and revision that did"
        ))
        \(refuse(
            ifThereIs: corrected(samePlaces),
            andSay: "correction: it hangs in fewer places than the error did;"
                + " give it the same unit, kind and boards"
        ))
        \(refuse(
            ifThereIs: corrected(sameHours),
            andSay: "correction: it hangs at fewer hours than the error did;"
                + " give it the same schedule, or none"
        ))
        \(refuse(
            ifThereIs: corrected(isLongEnough),
            andSay: "correction: it hangs shorter than the error did; let its window end later"
        ))
        \(refuse(
            ifThereIs: """
                SELECT 1 FROM correction AS c
                JOIN revision AS o ON o.item = c.item AND o.number = c.revision
                JOIN revision AS r ON r.item = NEW.item AND r.number = NEW.revision
                WHERE NEW.step IN ('approved', 'posted')
                    AND c.item = NEW.item AND c.revision < NEW.revision
                    AND c.from_at IS NOT NULL AND c.until_at IS NULL
                    AND json_extract(r.content, '$.corrects')
                        IS NOT json_extract(o.content, '$.corrects')
                    AND \(signing) - c.from_at
                        < coalesce(c.error_until_at, \(signing)) - c.error_from_at
                """,
            andSay: "correction: the one it takes the place of has not hung as long as the error;"
                + " keep its corrects"
        ))
        """
}
