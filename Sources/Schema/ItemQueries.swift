/// What is asked of items, revisions and signatures.
package enum ItemQueries {
    /// What hangs of an item, with the hands that put it there.
    package static let approved = """
        SELECT item, number, kind, unit, title, digest, created_at,
            drafted_seq, drafted_by, drafted_at, checked_seq, checked_by, checked_at,
            approved_seq, approved_by, approved_at, posted_seq, posted_by, posted_at, content
        FROM approved WHERE item = ?
        """

    /// The items whose newest revision names a matter and the day it was formed.
    package static let formed = """
        SELECT item, unit, json_extract(content, '$.matter'), json_extract(content, '$.formed')
        FROM revision AS r
        WHERE number = (SELECT max(number) FROM revision WHERE item = r.item)
            AND json_extract(content, '$.matter') IS NOT NULL
            AND json_extract(content, '$.formed') IS NOT NULL
        ORDER BY item
        """

    /// How far the ledger holds the log of signatures.
    package static let recordedSignatures = """
        SELECT json_extract(text, '$.body.number') FROM ledger
        WHERE kind = 'signature' ORDER BY sequence DESC LIMIT 1
        """

    /// The log of signatures after a number.
    package static let signaturesAfter = """
        SELECT seq, item, revision, step, person, at, digest, reason, asks FROM signature
        WHERE seq > ? ORDER BY seq LIMIT ?
        """
}
