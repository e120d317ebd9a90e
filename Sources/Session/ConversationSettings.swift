public import Controllers

/// The times of the questions and answers on one link; all in nanoseconds.
public struct ConversationSettings: Sendable, Hashable {
    /// How often a request is sent before the board counts as silent or unwilling.
    public var attempts = 3
    /// How long an answer is waited for.
    public var replyDeadline: Int64
    /// How long a board that fell silent is waited for, and only once, until it answers again; nil
    /// asks it as any other.
    public var probeDeadline: Int64?
    /// How long a busy board is left alone.
    public var busyPause: Int64 = SessionSettings.second
    /// After so much silence the board is asked for a sign of life.
    public var pollEvery: Int64 = 30 * SessionSettings.second
    /// How often the board's clock is set.
    public var clockEvery: Int64 = 6 * 3_600 * SessionSettings.second
    /// How often it is looked whether something is due by the clock.
    public var lookEvery: Int64 = 5 * SessionSettings.second
    /// How often all content is sent again, so that its lease does not run out.
    public var renewEvery: Int64
    /// What is to be done by the clock.
    public var routine: BoardRoutine

    /// Takes the usual times, and the reply deadline of the board's kind.
    public init(_ sheet: ControllerSheet, renewal: Int64, routine: BoardRoutine) {
        renewEvery = renewal
        replyDeadline = sheet.replyMilliseconds * SessionSettings.millisecond
        self.routine = routine
    }
}
