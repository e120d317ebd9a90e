/// How far progress may fall behind before the lamp turns.
public struct LampRule: Sendable, Hashable {
    /// Up to this many percentage points behind is still on schedule.
    public var onScheduleMarginPoints: Int
    /// Up to this many percentage points behind is late; further behind is overdue.
    public var lateMarginPoints: Int

    /// On schedule up to 5 points behind, late up to 20.
    public static let standard = LampRule()

    /// Makes a rule; what is left out is as in `standard`.
    public init(onScheduleMarginPoints: Int = 5, lateMarginPoints: Int = 20) {
        self.onScheduleMarginPoints = onScheduleMarginPoints
        self.lateMarginPoints = lateMarginPoints
    }
}
