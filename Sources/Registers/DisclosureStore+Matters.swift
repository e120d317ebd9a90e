public import Disclosure
import Proof
public import Store

/// A matter of the catalogue as the store has it.
public struct StoredMatter: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// Which edition it is, from 1.
    public let edition: Int
    /// What it says, as canonical JSON.
    public let content: String
    /// Who wrote this edition.
    public let person: String
    /// Why.
    public let reason: String
    /// When.
    public let at: Instant
    /// Whether the content is what its digest says.
    public let isWhole: Bool
}

/// What a matter is to say from now on.
public struct MatterDraft: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// What it says, as canonical JSON.
    public var content: String

    /// Makes a draft.
    public init(id: String, content: String) {
        self.id = id
        self.content = content
    }
}

/// What became of the matters of a file.
public struct MatterReport: Sendable, Hashable {
    /// Ids of those that were not there.
    public internal(set) var added: [String] = []
    /// Ids of those that say something else now.
    public internal(set) var changed: [String] = []
    /// Ids of those that are not disclosed any more.
    public internal(set) var struckOut: [String] = []
    /// How many say what they said.
    public internal(set) var unchangedCount = 0
}

extension DisclosureStore {
    /// The matters that are disclosed now, by id; nil when the store has never held one.
    public func matters() throws(StoreError) -> [StoredMatter]? {
        let attempt = "read the matters of \(path)"
        var found: [StoredMatter] = []
        try connection.query(
            // The view itself reads JSON, which a reader's SQLite before 3.41 does not trust.
            """
            SELECT m.id, m.edition, m.content, m.digest, m.person, m.reason, m.at
            FROM matter AS m
            WHERE m.content IS NOT NULL
                AND m.edition = (SELECT max(n.edition) FROM matter AS n WHERE n.id = m.id)
            ORDER BY m.id
            """,
            attempt: attempt
        ) { row throws(StoreError) in
            let content = row.text(2) ?? ""
            found.append(
                StoredMatter(
                    id: row.text(0) ?? "",
                    edition: Int(row.integer(1) ?? 0),
                    content: content,
                    person: row.text(4) ?? "",
                    reason: row.text(5) ?? "",
                    at: Instant(milliseconds: row.integer(6) ?? 0),
                    isWhole: SHA256.hash(of: Array(content.utf8)).hexText == row.text(3)
                )
            )
        }
        let isEmpty = try matterEditions() == 0
        return isEmpty ? nil : found
    }

    /// How many editions of matters there are; it rises with every change of the catalogue.
    public func matterEditions() throws(StoreError) -> Int64 {
        try connection.integer(
            "SELECT coalesce(max(seq), 0) FROM matter",
            attempt: "count the matters of \(path)"
        ) ?? 0
    }

    /// Brings matters into the catalogue, each change with its entry in the ledger, all or nothing.
    ///
    /// What says the same as before stays as it is. With `isWhole` the drafts are the whole
    /// catalogue: a matter that is not among them is struck out.
    public func importMatters(
        _ drafts: [MatterDraft],
        isWhole: Bool,
        by person: String,
        reason: String,
        at instant: Instant
    ) throws(StoreError) -> MatterReport {
        let attempt = "import matters into \(path)"
        return try connection.change(attempt) { () throws(StoreError) in
            try checkClock(instant, attempt)
            var known: [String: String?] = [:]
            try connection.query(
                "SELECT id, content FROM matter ORDER BY seq",
                attempt: attempt
            ) { row throws(StoreError) in
                known.updateValue(row.text(1), forKey: row.text(0) ?? "")
            }
            var report = MatterReport()
            func write(_ id: String, _ content: String?) throws(StoreError) {
                try connection.query(
                    """
                    INSERT INTO matter (id, edition, content, digest, person, reason, at)
                    SELECT ?1, 1 + coalesce(max(edition), 0), ?2, ?3, ?4, ?5, ?6
                    FROM matter WHERE id = ?1
                    """,
                    [
                        .text(id), .optional(content),
                        .optional(content.map { SHA256.hash(of: Array($0.utf8)).hexText }),
                        .text(person), .text(reason), .integer(instant.milliseconds),
                    ],
                    attempt: attempt
                )
            }
            for draft in drafts {
                switch known[draft.id] {
                case .some(.some(draft.content)): report.unchangedCount += 1
                case .some(.some): report.changed.append(draft.id)
                case .some(.none), .none: report.added.append(draft.id)
                }
                if known[draft.id] != .some(draft.content) { try write(draft.id, draft.content) }
            }
            let kept = Set(drafts.map(\.id))
            for (id, content) in known.sorted(by: { $0.key < $1.key })
            where isWhole && content != nil && !kept.contains(id) {
                try write(id, nil)
                report.struckOut.append(id)
            }
            try chain([], attempt)
            return report
        }
    }
}
