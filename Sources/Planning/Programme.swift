public import Disclosure

/// What one board shows at one instant, and why; and what it does not show, and why not.
public struct Programme: Sendable, Hashable {
    /// The board.
    public var board: Board
    /// The instant it was planned for.
    public var at: Instant
    /// What is shown, in this order; never empty.
    public var slots: [Slot]
    /// What is not shown, ordered by item id.
    public var excluded: [Exclusion]
    /// The first instant at which it may differ; nil when it stays until the store changes.
    public var validUntil: Instant?

    /// Makes a programme from its parts.
    public init(
        board: Board,
        at: Instant,
        slots: [Slot],
        excluded: [Exclusion],
        validUntil: Instant?
    ) {
        self.board = board
        self.at = at
        self.slots = slots
        self.excluded = excluded
        self.validUntil = validUntil
    }

    /// Tells whether a passer-by would see no difference: same board, same slots in the same order.
    public func showsTheSame(as other: Programme) -> Bool {
        board.id == other.board.id && slots == other.slots
    }
}
