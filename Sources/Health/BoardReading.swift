public import Disclosure
public import Links
public import Session

/// One board's health at an instant, ready to be told.
public struct BoardReading: Sendable {
    /// The board's id.
    public let board: String
    /// How it is, in one word.
    public let state: BoardState
    /// Since when it is so.
    public let since: Instant
    /// What ails it; nil while nothing does.
    public let fault: KnownFault?
    /// The system's or the board's own words for it, for the log.
    public let detail: String?
    /// Whether it is meant to be dark at this time of day.
    public let isPlannedOff: Bool

    /// Makes a reading from its parts.
    public init(
        board: String,
        state: BoardState,
        since: Instant,
        fault: KnownFault? = nil,
        detail: String? = nil,
        isPlannedOff: Bool = false
    ) {
        self.board = board
        self.state = state
        self.since = since
        self.fault = fault
        self.detail = detail
        self.isPlannedOff = isPlannedOff
    }

    /// Reads a board's status; one that cannot be laid out is refused, however its link is.
    public init(
        _ status: BoardStatus,
        routine: BoardRoutine,
        layoutFault: String?,
        at now: Instant
    ) {
        let id = layoutFault == nil ? BoardReading.faultID(of: status) : "layout-broken"
        let isWell = status.state.isWell && layoutFault == nil
        self.init(
            board: status.id,
            state: layoutFault == nil ? status.state : .refused,
            since: status.since,
            fault: id.flatMap(FaultCatalogue.fault),
            // A board that is well has no need to repeat what once ailed it.
            detail: isWell ? nil : layoutFault ?? status.lastFault,
            isPlannedOff: !routine.isLit(at: now)
        )
    }

    /// How long the state has lasted, in milliseconds.
    public func age(at now: Instant) -> Int64 {
        max(0, now.milliseconds - since.milliseconds)
    }

    /// The catalogue's name for what ails a board.
    static func faultID(of status: BoardStatus) -> String? {
        switch status.state {
        case .ok, .blank, .unknown: nil
        case .late: "board-late"
        case .degraded: "board-unsteady"
        case .offline: status.linkFault.map(faultID) ?? "link-failed"
        case .refused: status.linkFault.map(faultID) ?? "content-refused"
        }
    }

    static func faultID(of fault: LinkFault) -> String {
        switch fault {
        case .refused: "link-refused"
        case .unreachable: "link-unreachable"
        case .timedOut: "link-timed-out"
        case .awaited: "link-awaited"
        case .hungUp: "link-hung-up"
        case .stalled: "link-stalled"
        case .silent: "board-silent"
        case .garbled: "board-garbled"
        case .failed: "link-failed"
        }
    }
}

extension BoardState {
    /// Whether nobody need look: the board shows what it should, or is dark on purpose.
    public var isWell: Bool { self == .ok || self == .blank }
}
