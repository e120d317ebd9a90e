import Disclosure

/// What a board's last composition laid out, for those items that the next one shows unchanged.
///
/// Of sixty items on a board one approval changes one; laying all of them out again made every
/// board behind it wait. A memory belongs to one layout on one board.
public struct ActMemory: Sendable {
    private var directory: OfficeDirectory?
    /// The turns of items.
    var turns = ItemMemory<Act>()
    /// What items say in a ticker.
    var tickerTexts = ItemMemory<TickerText>()
    /// The act that several items share, with all items that its zones show.
    private var shared: (selections: [[Key]], act: Act, warnings: [LayoutWarning])?

    /// An item as an act shows it.
    struct Key: Hashable, Sendable {
        let revision: ApprovedRevision
        let lamp: Lamp?
    }

    /// Makes an empty memory.
    public init() {}

    /// Begins a composition; names that have changed make all that is remembered worthless.
    mutating func begin(_ directory: OfficeDirectory) {
        guard self.directory != directory else { return }
        self = ActMemory()
        self.directory = directory
    }

    /// Takes over the act that several items share if its zones show the same items, else the one
    /// that `make` makes.
    mutating func shared(
        showing selections: [[Key]],
        make: (inout ActMemory) -> (act: Act, warnings: [LayoutWarning])
    ) -> (act: Act, warnings: [LayoutWarning]) {
        if let shared, shared.selections == selections { return (shared.act, shared.warnings) }
        let made = make(&self)
        shared = (selections, made.act, made.warnings)
        return made
    }

    /// Ends a composition; what it did not show is forgotten.
    mutating func end(showingShared: Bool) {
        turns.forgetUnused()
        if showingShared {
            // A ticker that was taken over whole has asked for none of its texts.
            if tickerTexts.isAsked { tickerTexts.forgetUnused() }
        } else {
            shared = nil
            tickerTexts = ItemMemory()
        }
    }
}

/// What was made of each item, as long as item and lamp stay what they were.
struct ItemMemory<Value: Sendable>: Sendable {
    private struct Entry {
        let key: ActMemory.Key
        let value: Value
        let warnings: [LayoutWarning]
    }

    private var entries: [String: Entry] = [:]
    private var next: [String: Entry] = [:]

    /// Whether anything was asked for since the last forgetting.
    var isAsked: Bool { !next.isEmpty }

    /// Takes over what was made of an item, else what `make` makes.
    mutating func recall(
        _ key: ActMemory.Key,
        make: () -> (value: Value, warnings: [LayoutWarning])
    ) -> (value: Value, warnings: [LayoutWarning]) {
        let item = key.revision.item.id
        if let known = entries[item], known.key == key {
            next[item] = known
            return (known.value, known.warnings)
        }
        let made = make()
        next[item] = Entry(key: key, value: made.value, warnings: made.warnings)
        return made
    }

    /// Forgets what was not asked for since the last time.
    mutating func forgetUnused() {
        entries = next
        next = [:]
    }
}

/// What one item says in a ticker, and what stands between it and the next.
struct TickerText: Sendable {
    let words: [Cell]
    /// The words from left to right.
    let drawn: [Cell]
    let mark: [Cell]
}
