public import Disclosure
import Notation
import Proof
public import Store

/// A person's word that something a gate holds may hang as it is.
public struct StoredRelease: Sendable, Hashable {
    /// The field.
    public var field: String
    /// Characters before it in the field.
    public var place: Int
    /// What was found, in the gate's word.
    public var code: String
    /// Digest of the content it was given for.
    public var digest: String
    /// Who.
    public var person: String
    /// Why.
    public var reason: String

    /// Makes a release.
    public init(
        field: String,
        place: Int,
        code: String,
        digest: String,
        person: String,
        reason: String
    ) {
        self.field = field
        self.place = place
        self.code = code
        self.digest = digest
        self.person = person
        self.reason = reason
    }
}

extension DisclosureStore {
    /// Releases what gates hold in a revision; each release goes into the ledger too.
    public func release(
        _ releases: [StoredRelease],
        item: String,
        revision: Int,
        at instant: Instant
    ) throws(StoreError) {
        let attempt = "release \(item), revision \(revision)"
        try connection.change(attempt) { () throws(StoreError) in
            for release in releases {
                try connection.query(
                    """
                    INSERT INTO release
                        (item, revision, field, place, code, digest, person, at, reason)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        .text(item), .integer(Int64(revision)), .text(release.field),
                        .integer(Int64(release.place)), .text(release.code),
                        .text(release.digest), .text(release.person),
                        .integer(instant.milliseconds), .text(release.reason),
                    ],
                    attempt: attempt
                )
            }
            try chain(Self.acts(of: releases, item, revision, instant), attempt)
        }
    }

    private static func acts(
        of releases: [StoredRelease],
        _ item: String,
        _ revision: Int,
        _ instant: Instant
    ) -> [LedgerAct] {
        releases.map { release in
            LedgerAct(
                .override,
                [
                    "act": "release", "item": .string(item), "revision": .integer(revision),
                    "field": .string(release.field), "place": .integer(release.place),
                    "code": .string(release.code), "digest": .string(release.digest),
                    "person": .string(release.person), "reason": .string(release.reason),
                ],
                at: instant
            )
        }
    }

    /// The releases of a revision.
    public func releases(
        of item: String,
        revision: Int
    ) throws(StoreError) -> [StoredRelease] {
        var found: [StoredRelease] = []
        try connection.query(
            """
            SELECT field, place, code, digest, person, reason FROM release
            WHERE item = ? AND revision = ? ORDER BY field, place, code
            """,
            [.text(item), .integer(Int64(revision))],
            attempt: "read the releases of \(item)"
        ) { row throws(StoreError) in
            found.append(
                StoredRelease(
                    field: row.text(0) ?? "",
                    place: Int(row.integer(1) ?? 0),
                    code: row.text(2) ?? "",
                    digest: row.text(3) ?? "",
                    person: row.text(4) ?? "",
                    reason: row.text(5) ?? ""
                )
            )
        }
        return found
    }
}
