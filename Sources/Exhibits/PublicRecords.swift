public import Certificates
public import Disclosure
import Matters

/// Where and when texts hung by the ledger, and what was asked of each: what a certificate is made
/// of, handed to the pages so that they need no store.
///
/// A board that shows a text all day has a row in the ledger each quarter of an hour; here they are
/// one stretch. What is dropped, the oldest first, still counts in the sums of each board, and the
/// certificate says that its whole record is in the ledger.
public struct PublicRecords: Sendable {
    /// How much is kept.
    struct Limits {
        /// Stretches of one text.
        var ofText = 2_000
        /// Stretches of all texts together.
        var ofAll = 100_000
    }

    /// Where the ledger stood; nil while it is empty, or not read to its end.
    public private(set) var position: Certificate.Position?
    private var texts: [String: TextRecord] = [:]
    private var stretches = 0
    private var demand: @Sendable (Item) -> Certificate.Demand
    private let limits: Limits

    /// Starts with an empty ledger.
    ///
    /// - Parameter demand: What an office asks of an item; it must not wait for anything.
    public init(demand: @escaping @Sendable (Item) -> Certificate.Demand = { _ in .init() }) {
        self.init(demand: demand, limits: Limits())
    }

    init(demand: @escaping @Sendable (Item) -> Certificate.Demand, limits: Limits) {
        self.demand = demand
        self.limits = limits
    }

    /// Takes another way to say what an office asks of an item.
    public mutating func ask(_ demand: @escaping @Sendable (Item) -> Certificate.Demand) {
        self.demand = demand
    }

    /// Takes in what the ledger tells of a text.
    public mutating func add(_ entry: Certificate.Entry, digest: String) {
        var text = texts.removeValue(forKey: digest) ?? TextRecord()
        stretches -= text.count
        text.add(entry)
        if text.count > limits.ofText { text.drop(keeping: limits.ofText * 3 / 4) }
        stretches += text.count
        texts[digest] = text
        if stretches > limits.ofAll { shrink() }
    }

    /// Shortens the longest records until a quarter of the room is free.
    private mutating func shrink() {
        var most = texts.values.map(\.count).max() ?? 0
        while stretches > limits.ofAll * 3 / 4, most > 1 {
            most = most * 3 / 4
            for (digest, text) in texts where text.count > most {
                texts[digest]?.drop(keeping: most)
            }
            stretches = texts.values.reduce(0) { $0 + $1.count }
        }
    }

    /// Forgets texts that may hang no longer: those that are not among the present ones, unless the
    /// ledger told of them after an entry.
    public mutating func forget(except present: Set<String>, toldAfter entry: Int64) {
        texts = texts.filter { present.contains($0.key) || $0.value.last > entry }
        stretches = texts.values.reduce(0) { $0 + $1.count }
    }

    /// How many texts are known to have hung.
    public var textCount: Int { texts.count }

    /// Notes where the ledger stands; nil when it is not read to its end.
    public mutating func stand(at position: Certificate.Position?) { self.position = position }

    /// Where a text hung, by board.
    package func hangings(of digest: String) -> [Hanging] {
        (texts[digest]?.boards ?? []).map(\.sum).sorted { $0.board < $1.board }
    }

    /// The exposures of a text, joined where they touch, in the order of the ledger.
    package func entries(of digest: String) -> [Certificate.Entry] {
        (texts[digest]?.boards ?? []).flatMap(\.stretches).sorted { $0.sequence < $1.sequence }
    }

    /// The certificate of a revision as of now; nil while the ledger is empty.
    package func certificate(
        of revision: ApprovedRevision,
        office: String,
        unitName: String,
        at now: Instant,
        zone: Zone
    ) -> Certificate? {
        let digest = revision.revision.digest
        return position.map { position in
            Certificate(
                office: office,
                unitName: unitName,
                revision: revision.revision,
                signatures: revision.signatures,
                demand: demand(revision.item),
                entries: entries(of: digest),
                position: position,
                madeAt: now,
                zone: zone,
                omitted: texts[digest]?.boards.reduce(0) { $0 + $1.dropped } ?? 0
            )
        }
    }
}

/// How long a text hung on one board.
package struct Hanging: Sendable, Hashable {
    /// The board.
    package let board: String
    /// From the first instant until the last.
    package var span: Range<Instant>
    /// How long of that it hung, in milliseconds.
    package var milliseconds: Int64
}

/// What is kept of one text.
private struct TextRecord: Sendable {
    /// What is kept of it on one board.
    struct Board: Sendable {
        var sum: Hanging
        var stretches: [Certificate.Entry]
        /// Stretches that were dropped.
        var dropped = 0
    }

    private(set) var boards: [Board] = []
    private(set) var count = 0
    /// The last entry that told of it.
    private(set) var last: Int64 = 0

    mutating func add(_ entry: Certificate.Entry) {
        let span = entry.exposure.span
        let length = span.upperBound.milliseconds - span.lowerBound.milliseconds
        last = max(last, entry.sequence)
        guard let place = boards.firstIndex(where: { $0.sum.board == entry.exposure.board }) else {
            let sum = Hanging(board: entry.exposure.board, span: span, milliseconds: length)
            boards.append(Board(sum: sum, stretches: [entry]))
            count += 1
            return
        }
        let known = boards[place].sum
        boards[place].sum.milliseconds += length
        boards[place].sum.span =
            min(
                known.span.lowerBound,
                span.lowerBound
            )..<max(known.span.upperBound, span.upperBound)
        let end = boards[place].stretches.indices.last
        if let end, boards[place].stretches[end].join(entry) { return }
        var entry = entry
        // One text for all of them.
        entry.exposure.board = known.board
        boards[place].stretches.append(entry)
        count += 1
    }

    /// Drops the oldest stretches but so many.
    mutating func drop(keeping most: Int) {
        let numbers = boards.flatMap { $0.stretches.map(\.sequence) }.sorted()
        guard numbers.count > most else { return }
        let first = numbers[numbers.count - most]
        for place in boards.indices {
            let before = boards[place].stretches.count
            boards[place].stretches = boards[place].stretches.filter { $0.sequence >= first }
            boards[place].dropped += before - boards[place].stretches.count
        }
        count = boards.reduce(0) { $0 + $1.stretches.count }
    }
}
