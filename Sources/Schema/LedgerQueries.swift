/// What is asked of the ledger's entries, by what their bodies tell.
package enum LedgerQueries {
    /// The condition of a board's last switch until an instant, among the entries before one.
    package static let lastSwitch = """
        WHERE kind = 'programme' AND sequence < ?3
            AND (json_extract(text, '$.body.board') = ?1
                OR json_extract(text, '$.body.lost') IS NOT NULL)
            AND json_extract(text, '$.body.from') <= ?2
        ORDER BY sequence DESC LIMIT 1
        """

    /// The condition of a board's next switch after an entry.
    package static let nextSwitch = """
        WHERE kind = 'programme' AND sequence > ?2
            AND (json_extract(text, '$.body.board') = ?1
                OR json_extract(text, '$.body.lost') IS NOT NULL)
        ORDER BY sequence LIMIT 1
        """

    /// Where a programme's content was told last until an entry, whole or with its first piece.
    package static let programmeContent = """
        SELECT sequence, json_extract(text, '$.body.content') FROM ledger
        WHERE kind = 'programme' AND sequence <= ?2
            AND json_extract(text, '$.body.programme') = ?1
            AND (json_extract(text, '$.body.content') IS NOT NULL
                OR json_extract(text, '$.body.piece') = 0)
        ORDER BY sequence DESC LIMIT 1
        """

    /// The pieces of a long programme from an entry until another.
    package static let programmePieces = """
        SELECT json_extract(text, '$.body.piece'), json_extract(text, '$.body.text')
        FROM ledger
        WHERE kind = 'programme' AND sequence BETWEEN ?2 AND ?3
            AND json_extract(text, '$.body.programme') = ?1
            AND json_extract(text, '$.body.piece') IS NOT NULL
        """

    /// A part of the configuration by its digest.
    package static let partByDigest = """
        SELECT json_extract(text, '$.body.value') FROM ledger
        WHERE kind = 'configuration' AND json_extract(text, '$.body.digest') = ?
        ORDER BY sequence DESC LIMIT 1
        """

    /// The newest value of a part by its name.
    package static let partByName = """
        SELECT json_extract(text, '$.body.value') FROM ledger
        WHERE kind = 'configuration' AND json_extract(text, '$.body.part') = ?
            AND json_extract(text, '$.body.value') IS NOT NULL
        ORDER BY sequence DESC LIMIT 1
        """

    /// The names and digests of all parts, oldest first.
    package static let parts = """
        SELECT json_extract(text, '$.body.part'), json_extract(text, '$.body.digest')
        FROM ledger
        WHERE kind = 'configuration' AND json_extract(text, '$.body.part') IS NOT NULL
        ORDER BY sequence
        """

    /// The condition of a board's exposures at an instant.
    package static let exposuresAt = """
        AND json_extract(l.text, '$.body.board') = ?1
        AND json_extract(l.text, '$.body.from') <= ?2
        AND json_extract(l.text, '$.body.until') > ?2
        AND l.sequence >= ?3 AND l.sequence < ?4
        """

    /// Signatures whose entry says something else, and entries whose signature is gone.
    package static let falseSignatures = """
        SELECT json_extract(l.text, '$.body.number'), l.sequence
        FROM ledger AS l
        LEFT JOIN signature AS s ON s.seq = json_extract(l.text, '$.body.number')
        WHERE l.kind = 'signature' AND json_valid(l.text) AND NOT (
            s.item IS json_extract(l.text, '$.body.item')
            AND s.revision IS json_extract(l.text, '$.body.revision')
            AND s.step IS json_extract(l.text, '$.body.step')
            AND s.person IS json_extract(l.text, '$.body.person')
            AND s.digest IS json_extract(l.text, '$.body.digest')
            AND s.reason IS json_extract(l.text, '$.body.reason')
            AND s.asks IS json_extract(l.text, '$.body.asks')
            AND s.at IS l.at
        )
        ORDER BY l.sequence LIMIT ?
        """

    /// The newest entry that may be pruned.
    package static let newestPrunable = """
        SELECT text, digest FROM ledger
        WHERE sequence < coalesce(
                (SELECT min(sequence) FROM ledger WHERE at > ?1),
                9223372036854775807
            )
            AND sequence < coalesce(
                (SELECT max(sequence) FROM ledger WHERE kind = 'signature'),
                9223372036854775807
            )
        ORDER BY sequence DESC LIMIT 1
        """
}
