import Disclosure

/// The acts of a board's last composition, for those items that the next one shows unchanged.
///
/// Of sixty items on a board one approval changes one; laying all of them out again made every
/// board behind it wait. A memory belongs to one layout on one board.
public struct ActMemory: Sendable {
    /// An act with all that it depends on besides the layout and the names.
    struct Entry {
        let revision: ApprovedRevision
        let lamp: Lamp?
        let act: Act
        let warnings: [LayoutWarning]
    }

    private var directory: OfficeDirectory?
    private var entries: [String: Entry] = [:]
    private var next: [String: Entry] = [:]

    /// Makes an empty memory.
    public init() {}

    /// Begins a composition; names that have changed make all that is remembered worthless.
    mutating func begin(_ directory: OfficeDirectory) {
        if self.directory != directory { entries = [:] }
        self.directory = directory
        next = [:]
    }

    /// Takes over the act of an item if it is remembered, else the one that `make` makes.
    mutating func entry(
        for revision: ApprovedRevision,
        lamp: Lamp?,
        make: () -> Entry
    ) -> Entry {
        let item = revision.item.id
        let entry: Entry
        if let known = entries[item], known.lamp == lamp, known.revision == revision {
            entry = known
        } else {
            entry = make()
        }
        next[item] = entry
        return entry
    }

    /// Ends a composition; what it did not show is forgotten.
    mutating func end() {
        entries = next
        next = [:]
    }
}
