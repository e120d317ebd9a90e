public import Disclosure

/// Which alerts concern this place, which boards they go to, and how strongly they ask for the
/// wall.
public struct AlertRule: Sendable, Hashable {
    /// One line of the table: what an info and a board must have, and what the board then gets.
    public struct Line: Sendable, Hashable {
        /// The severities it is for.
        public var severities: Set<AlertInfo.Severity>
        /// The urgencies it is for.
        public var urgencies: Set<AlertInfo.Urgency>
        /// The certainties it is for.
        public var certainties: Set<AlertInfo.Certainty>
        /// The sorts of event it is for; one that an info has is enough.
        public var categories: Set<AlertInfo.Category>
        /// Words of which one must stand in the area's description; empty takes any area.
        public var areaWords: [String] = []
        /// Codes of which one must be the area's; empty takes any area.
        public var codes: [AreaCode] = []
        /// Whether a board must stand inside the area's polygons or circles.
        public var isInside = false
        /// The boards it is for, by id, `tag:NAME` or `unit:CODE`; empty takes every board.
        public var boards: [String] = []
        /// What a board gets; `routine` shows nothing.
        public var gives: Urgency

        /// Makes a line for any area and every board; a set that is left out holds all.
        public init(
            severities: Set<AlertInfo.Severity> = Set(AlertInfo.Severity.allCases),
            urgencies: Set<AlertInfo.Urgency> = Set(AlertInfo.Urgency.allCases),
            certainties: Set<AlertInfo.Certainty> = Set(AlertInfo.Certainty.allCases),
            categories: Set<AlertInfo.Category> = Set(AlertInfo.Category.allCases),
            gives: Urgency
        ) {
            self.severities = severities
            self.urgencies = urgencies
            self.certainties = certainties
            self.categories = categories
            self.gives = gives
        }

        /// Whether it sets no condition at all.
        public var takesEverything: Bool {
            self == Line(gives: gives)
        }

        /// Tells whether what an info says, where it says so, and a board meet every condition.
        ///
        /// Conditions on the area must hold of one and the same area.
        func fits(_ info: AlertInfo, _ board: AlertBoard) -> Bool {
            guard severities.contains(info.severity), urgencies.contains(info.urgency),
                certainties.contains(info.certainty), !categories.isDisjoint(with: info.categories),
                boards.isEmpty || boards.contains(where: board.answers)
            else { return false }
            if areaWords.isEmpty, codes.isEmpty, !isInside { return true }
            return info.areas.contains { area in
                (areaWords.isEmpty || areaWords.contains { area.description.contains($0) })
                    && (codes.isEmpty || codes.contains { $0.isOne(of: area.codes) })
                    && (!isInside || board.location.map(area.contains) ?? false)
            }
        }
    }

    /// The table; for each board the first line that fits counts, and what fits none is not shown.
    public var lines: [Line]
    /// Area codes of this place; empty takes every area.
    public var areaCodes: [AreaCode]
    /// The languages preferred, best first; a whole beginning is enough, so `zh` takes `zh-CN`.
    public var languages: [String]
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
        areaCodes: [AreaCode] = [],
        languages: [String] = ["zh"],
        hoursWithoutEnd: Int = 24,
        senders: Set<String>? = nil
    ) {
        self.lines = lines
        self.areaCodes = areaCodes
        self.languages = languages
        self.hoursWithoutEnd = hoursWithoutEnd
        self.senders = senders
    }

    /// What a board gets of an info; nil when no line speaks of it.
    public func urgency(of info: AlertInfo, on board: AlertBoard) -> Urgency? {
        // What is over asks for nothing.
        guard info.urgency != .past else { return nil }
        return lines.first { $0.fits(info, board) }?.gives
    }

    /// Tells whether an info is about this place; one that names no area is about every place.
    public func concerns(_ info: AlertInfo) -> Bool {
        if areaCodes.isEmpty || info.areas.isEmpty { return true }
        return info.areas.contains { area in areaCodes.contains { $0.isOne(of: area.codes) } }
    }

    /// How much a language is preferred: 0 is best, and the number of languages is not at all.
    func rank(of language: String) -> Int {
        let language = language.lowercased()
        return languages.firstIndex { wanted in
            let wanted = wanted.lowercased()
            return language == wanted || language.hasPrefix(wanted + "-")
        } ?? languages.count
    }
}

/// A code of an area as a rule names it: `520326`, `GB2260:520326` or, for all that begins so,
/// `5203*`.
public struct AreaCode: Sendable, Hashable {
    /// The system; nil takes any.
    public let system: String?
    /// The code, or its beginning.
    public let value: String
    /// Whether a beginning is enough.
    public let isBeginning: Bool

    /// Reads a code; nil when nothing or more than one star stands in it.
    public init?(_ text: String) {
        let colon = text.firstIndex(of: ":")
        system = colon.map { String(text[..<$0]) }
        let value = colon.map { text[text.index(after: $0)...] } ?? text[...]
        isBeginning = value.hasSuffix("*")
        self.value = String(isBeginning ? value.dropLast() : value)
        if self.value.isEmpty || self.value.contains("*") || system == "" { return nil }
    }

    /// Tells whether it is one of an area's codes.
    func isOne(of codes: [AlertInfo.Code]) -> Bool {
        codes.contains { code in
            (system ?? code.system) == code.system
                && (isBeginning ? code.value.hasPrefix(value) : code.value == value)
        }
    }
}

/// What a rule asks of a board.
public struct AlertBoard: Sendable, Hashable {
    /// Before a name that is a tag.
    public static let tagPrefix = "tag:"
    /// Before a name that is a unit's code.
    public static let unitPrefix = "unit:"

    /// Its id.
    public var id: String
    /// Its tags.
    public var tags: Set<String>
    /// The unit whose items it shows and all units above that; empty for a board of every unit.
    public var units: Set<String>
    /// Where it stands; nil when nobody has said.
    public var location: GeoPoint?

    /// Makes a board.
    public init(
        id: String,
        tags: Set<String> = [],
        units: Set<String> = [],
        location: GeoPoint? = nil
    ) {
        self.id = id
        self.tags = tags
        self.units = units
        self.location = location
    }

    /// Tells whether a name of a rule means this board: its id, a tag of it, or a unit that it
    /// belongs to or stands below.
    public func answers(to name: String) -> Bool {
        if name.hasPrefix(Self.unitPrefix) {
            return units.contains(String(name.dropFirst(Self.unitPrefix.count)))
        }
        if name.hasPrefix(Self.tagPrefix) {
            return tags.contains(String(name.dropFirst(Self.tagPrefix.count)))
        }
        return name == id || tags.contains(name)
    }
}
