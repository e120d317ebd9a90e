public import Disclosure

/// Which alerts concern this place, and how strongly they ask for the wall.
public struct AlertRule: Sendable, Hashable {
    /// One line of the table: what an info must have, and what it then gets.
    public struct Line: Sendable, Hashable {
        /// The severities it is for.
        public var severities: Set<AlertInfo.Severity>
        /// The urgencies it is for.
        public var urgencies: Set<AlertInfo.Urgency>
        /// The certainties it is for.
        public var certainties: Set<AlertInfo.Certainty>
        /// What the item gets.
        public var gives: Urgency

        /// Makes a line; a set that is left out holds all.
        public init(
            severities: Set<AlertInfo.Severity> = Set(AlertInfo.Severity.allCases),
            urgencies: Set<AlertInfo.Urgency> = Set(AlertInfo.Urgency.allCases),
            certainties: Set<AlertInfo.Certainty> = Set(AlertInfo.Certainty.allCases),
            gives: Urgency
        ) {
            self.severities = severities
            self.urgencies = urgencies
            self.certainties = certainties
            self.gives = gives
        }
    }

    /// The table; the first line that fits counts, and what fits none is not shown.
    public var lines: [Line]
    /// Area codes of this place, whatever their system; empty takes every area.
    public var areaCodes: Set<String>
    /// The language preferred; its beginning is enough, so `zh` takes `zh-CN`.
    public var language: String
    /// Hours that an alert without an end is shown.
    public var hoursWithoutEnd: Int
    /// The only senders listened to; nil listens to all.
    public var senders: Set<String>?

    /// Extreme or severe and at hand takes over; the rest of these and what is moderate is urgent;
    /// minor things are routine.
    public static let standardLines = [
        Line(
            severities: [.extreme],
            urgencies: [.immediate, .expected],
            certainties: [.observed, .likely],
            gives: .emergency
        ),
        Line(severities: [.extreme, .severe, .moderate], gives: .urgent),
        Line(severities: [.minor], gives: .routine),
    ]

    /// Makes a rule.
    public init(
        lines: [Line] = standardLines,
        areaCodes: Set<String> = [],
        language: String = "zh",
        hoursWithoutEnd: Int = 24,
        senders: Set<String>? = nil
    ) {
        self.lines = lines
        self.areaCodes = areaCodes
        self.language = language
        self.hoursWithoutEnd = hoursWithoutEnd
        self.senders = senders
    }

    /// What an info gets; nil when it is not to be shown.
    public func urgency(of info: AlertInfo) -> Urgency? {
        // What is over asks for nothing.
        guard info.urgency != .past else { return nil }
        return lines.first {
            $0.severities.contains(info.severity) && $0.urgencies.contains(info.urgency)
                && $0.certainties.contains(info.certainty)
        }?.gives
    }

    /// Tells whether an info is about this place; one that names no area is about every place.
    public func concerns(_ info: AlertInfo) -> Bool {
        if areaCodes.isEmpty || info.areas.isEmpty { return true }
        return info.areas.contains { area in area.codes.contains { areaCodes.contains($0.value) } }
    }
}
