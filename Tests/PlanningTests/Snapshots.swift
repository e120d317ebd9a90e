import Disclosure

/// A day written in a test; a wrong one is 1970-01-01 and shows in the failure.
func day(_ text: String) -> CivilDate {
    CivilDate(iso8601: text) ?? CivilDate(dayNumber: 0)
}

/// An instant written in a test; a wrong one is the epoch and shows in the failure.
func instant(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(milliseconds: 0)
}

/// A snapshot of approved items; who signed does not matter here.
func snapshot(
    _ items: [Item],
    units: [Unit],
    digest: (Item) -> String = { _ in String(repeating: "0", count: 64) }
) -> Snapshot {
    Snapshot(
        version: 1,
        units: units,
        revisions: RevisionList(
            items.sorted { $0.id < $1.id }.map { item in
                ApprovedRevision(
                    revision: Revision(
                        item: item,
                        number: 1,
                        digest: digest(item),
                        createdAt: Instant(milliseconds: 0)
                    ),
                    signatures: []
                )
            }
        )
    )
}
