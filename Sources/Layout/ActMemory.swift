import Planning

/// What a board's last composition laid out, for those items that the next one shows unchanged.
///
/// Of sixty items on a board one approval changes one; laying all of them out again made every
/// board behind it wait. A memory belongs to one layout on one board.
public struct ActMemory: Sendable {
    private var directory: OfficeDirectory?
    /// The turns of items.
    var turns = ItemMemory<Laid<Act>>()
    /// What items say in a ticker.
    var tickerTexts = ItemMemory<Laid<TickerText>>()
    /// The act that several items share, with all items that its zones show.
    private var shared: (selections: [[ItemKey]], act: Laid<Act>)?

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
        showing selections: [[ItemKey]],
        make: (inout ActMemory) -> Laid<Act>
    ) -> Laid<Act> {
        if let shared, shared.selections == selections { return shared.act }
        let made = make(&self)
        shared = (selections, made)
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

/// What one item says in a ticker, and what stands between it and the next, each set by itself.
struct TickerText: Sendable {
    let words: TickerPiece
    let divider: TickerPiece
    /// The way that the words ask for.
    let direction: Direction
}

/// Marks from 0 on, and how far the pen moves on over them.
struct TickerPiece: Sendable {
    let marks: [Mark]
    let width: Int
}

/// Something laid out, with what a person should look at.
struct Laid<Value: Sendable>: Sendable {
    let value: Value
    let warnings: [LayoutWarning]
}
