public import Disclosure

/// A revision of an item, by number and digest.
public struct HungRevision: Sendable, Hashable, Comparable {
    /// The item's id.
    public var item: String
    /// The revision's number.
    public var number: Int
    /// The revision's digest.
    public var digest: String

    /// Makes a reference.
    public init(item: String, number: Int, digest: String) {
        self.item = item
        self.number = number
        self.digest = digest
    }

    /// Tells whether `a` is written before `b`.
    public static func < (a: HungRevision, b: HungRevision) -> Bool {
        (a.item, a.number) < (b.item, b.number)
    }
}

/// A time in which a board had revisions in its loop, ready for the ledger.
public struct RecordedExposure: Sendable, Hashable {
    /// The board.
    public var board: String
    /// The revisions, in order.
    public var revisions: [HungRevision]
    /// From the first instant until the last at which they were confirmed.
    public var span: Range<Instant>
    /// How it is known, at the worst instant of the span.
    public var grade: ExposureGrade
}

/// Makes exposures of what is seen of boards, as a value: sightings in, rows out.
///
/// A row is written when a board's programme changes, when it can no longer be confirmed, when
/// the grade changes, and otherwise once a slice, so that a power cut costs one slice of proof and
/// a board that shows the same all day costs few rows.
public struct ExposureRecorder: Sendable {
    /// What is seen of one board at an instant.
    public struct Sighting: Sendable, Hashable {
        /// The board.
        public var board: String
        /// What it has in its loop; empty for a dark board or one without items.
        public var revisions: [HungRevision]
        /// How that is known; nil when it is not.
        public var grade: ExposureGrade?

        /// Makes a sighting.
        public init(board: String, revisions: [HungRevision], grade: ExposureGrade?) {
            self.board = board
            self.revisions = revisions
            self.grade = grade
        }
    }

    private struct Open: Sendable {
        var revisions: [HungRevision]
        var grade: ExposureGrade
        var from: Instant
        var lastSeen: Instant
    }

    /// Longest time of one row, in milliseconds.
    public let sliceMilliseconds: Int64
    /// Longest time between two sightings that still counts as seen, in milliseconds: what happens
    /// while the machine sleeps is not known.
    public let patienceMilliseconds: Int64

    private var open: [String: Open] = [:]

    /// Makes a recorder: a row at least every 15 minutes, silence counted up to 5 seconds.
    public init(sliceMilliseconds: Int64 = 900_000, patienceMilliseconds: Int64 = 5_000) {
        self.sliceMilliseconds = max(1, sliceMilliseconds)
        self.patienceMilliseconds = max(1, patienceMilliseconds)
    }

    /// Takes what is seen now; the rows that this ends, in the order of the boards.
    public mutating func see(_ sightings: [Sighting], at now: Instant) -> [RecordedExposure] {
        var rows: [RecordedExposure] = []
        let seen = Set(sightings.map(\.board))
        for board in open.keys.sorted() where !seen.contains(board) {
            end(board, at: nil, &rows)
        }
        for sighting in sightings.sorted(by: { $0.board < $1.board }) {
            see(sighting, at: now, &rows)
        }
        return rows
    }

    /// Ends every exposure at what was last seen; the rows, in the order of the boards.
    public mutating func finish() -> [RecordedExposure] {
        var rows: [RecordedExposure] = []
        for board in open.keys.sorted() { end(board, at: nil, &rows) }
        return rows
    }

    private mutating func see(
        _ sighting: Sighting,
        at now: Instant,
        _ rows: inout [RecordedExposure]
    ) {
        let board = sighting.board
        if let running = open[board] {
            let silence = now.milliseconds - running.lastSeen.milliseconds
            // A clock that was set, back or far ahead, ends what was seen by the old one.
            if silence < 0 || silence > patienceMilliseconds {
                end(board, at: nil, &rows)
            } else if running.revisions != sighting.revisions || running.grade != sighting.grade {
                // What came between the two sightings is not known.
                end(board, at: nil, &rows)
            } else if now.milliseconds - running.from.milliseconds >= sliceMilliseconds {
                end(board, at: now, &rows)
            }
        }
        guard let grade = sighting.grade, !sighting.revisions.isEmpty else { return }
        if open[board] == nil {
            open[board] = Open(
                revisions: sighting.revisions,
                grade: grade,
                from: now,
                lastSeen: now
            )
        } else {
            open[board]?.lastSeen = now
        }
    }

    private mutating func end(
        _ board: String,
        at now: Instant?,
        _ rows: inout [RecordedExposure]
    ) {
        guard let running = open.removeValue(forKey: board) else { return }
        let end = now ?? running.lastSeen
        guard running.from < end else { return }
        rows.append(
            RecordedExposure(
                board: board,
                revisions: running.revisions,
                span: running.from..<end,
                grade: running.grade
            )
        )
    }
}
