/// What a pixel means; its raw value is the palette index, the same on every board.
public enum Role: UInt8, Sendable, Hashable, CaseIterable {
    /// Unlit.
    case off = 0
    /// Running text.
    case text = 1
    /// The title of an item.
    case title = 2
    /// Unit, kind and other labels.
    case label = 3
    /// Anything urgent, and the emergency frame.
    case urgent = 4
    /// Date and clock.
    case clock = 5
    /// Rules between zones.
    case rule = 6
    /// The part of a progress bar that is still to come.
    case track = 7
    /// The lamp of a plan that has not begun.
    case lampNotStarted = 8
    /// The lamp of a plan that keeps up.
    case lampOnSchedule = 9
    /// The lamp of a plan that is behind.
    case lampLate = 10
    /// The lamp of a plan that is overdue.
    case lampOverdue = 11
    /// The lamp of a finished plan.
    case lampDone = 12
    /// Marks that divide items.
    case divider = 13

    /// The name that layout documents use.
    public var name: String {
        switch self {
        case .off: "off"
        case .text: "text"
        case .title: "title"
        case .label: "label"
        case .urgent: "urgent"
        case .clock: "clock"
        case .rule: "rule"
        case .track: "track"
        case .lampNotStarted: "lamp-not-started"
        case .lampOnSchedule: "lamp-on-schedule"
        case .lampLate: "lamp-late"
        case .lampOverdue: "lamp-overdue"
        case .lampDone: "lamp-done"
        case .divider: "divider"
        }
    }

    /// Roles a layout may give to a zone's own text.
    package static let choosable: [Role] = [.text, .title, .label, .urgent, .clock, .rule]
}
