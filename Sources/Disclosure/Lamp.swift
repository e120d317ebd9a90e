/// The traffic light of an item with a plan.
public enum Lamp: String, Sendable, Hashable, CaseIterable {
    /// The plan has not begun.
    case notStarted
    /// Progress keeps up with time.
    case onSchedule
    /// Behind by up to the late margin, or a milestone is overdue.
    case late
    /// Further behind, or past due and unfinished.
    case overdue
    /// Progress is 100.
    case done

    /// The word that always stands beside the colour.
    public var chineseWord: String {
        switch self {
        case .notStarted: "未启动"
        case .onSchedule: "正常"
        case .late: "滞后"
        case .overdue: "逾期"
        case .done: "办结"
        }
    }

    /// The word in English.
    public var englishWord: String {
        switch self {
        case .notStarted: "Not started"
        case .onSchedule: "On schedule"
        case .late: "Late"
        case .overdue: "Overdue"
        case .done: "Done"
        }
    }
}
