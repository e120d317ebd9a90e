/// An issuing unit; units form a tree from county to village.
public struct Unit: Sendable, Hashable {
    /// Stable code, for example `county.urban`.
    public var code: String
    /// Name as the public knows it.
    public var name: String
    /// Code of the unit above, nil at the root.
    public var parent: String?

    /// Makes a unit.
    public init(code: String, name: String, parent: String?) {
        self.code = code
        self.name = name
        self.parent = parent
    }
}

/// A step of a plan with its own due date.
public struct Milestone: Sendable, Hashable {
    /// What is to be reached.
    public var name: String
    /// The day it is due.
    public var due: CivilDate
    /// The day it was reached; nil while open.
    public var done: CivilDate?

    /// Makes a milestone.
    public init(name: String, due: CivilDate, done: CivilDate?) {
        self.name = name
        self.due = due
        self.done = done
    }
}

/// The plan of an item that carries a lamp.
public struct Plan: Sendable, Hashable {
    /// First day of the work.
    public var start: CivilDate
    /// Last day of the work.
    public var due: CivilDate
    /// Progress in percent, 0 to 100.
    public var progress: Int
    /// Who answers for it.
    public var owner: String
    /// Steps on the way, in the order given.
    public var milestones: [Milestone]

    /// Makes a plan.
    public init(
        start: CivilDate,
        due: CivilDate,
        progress: Int,
        owner: String,
        milestones: [Milestone]
    ) {
        self.start = start
        self.due = due
        self.progress = progress
        self.owner = owner
        self.milestones = milestones
    }
}

/// A table of an item: every row has as many cells as there are columns.
public struct Table: Sendable, Hashable {
    /// Column heads.
    public var columns: [String]
    /// Rows of cells.
    public var rows: [[String]]

    /// Makes a table.
    public init(columns: [String], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// When a revision may hang: from `from` (inclusive) until `until` (exclusive); nil means open.
public struct Window: Sendable, Hashable {
    /// First instant at which it may hang.
    public var from: Instant?
    /// First instant at which it may hang no longer.
    public var until: Instant?

    /// Makes a window; nil leaves that side open.
    public init(from: Instant? = nil, until: Instant? = nil) {
        self.from = from
        self.until = until
    }

    /// A window that is always open.
    public static let always = Window()

    /// Tells whether the window is open at an instant.
    public func contains(_ instant: Instant) -> Bool {
        if let from, instant < from { return false }
        if let until, instant >= until { return false }
        return true
    }
}

/// What is disclosed: the content of one revision.
public struct Item: Sendable, Hashable {
    /// Stable identifier, for example `KP-001`.
    public var id: String
    /// What sort of item it is.
    public var kind: Kind
    /// Code of the issuing unit.
    public var unit: String
    /// One line that names it.
    public var title: String
    /// The text.
    public var body: String
    /// How strongly it asks for the wall.
    public var urgency: Urgency
    /// When it may hang.
    public var window: Window
    /// Its plan, for kinds with a lamp.
    public var plan: Plan?
    /// Its table, for kinds with one.
    public var table: Table?
    /// Id of the matter of the disclosure catalogue that it belongs to.
    public var matter: String?
    /// The day on which the matter was formed or changed; its time limit counts from it.
    public var formed: CivilDate?
    /// Pieces of its texts that were drawn beforehand.
    public var pictures: [TextPicture]
    /// On which days and at which hours it may hang within its window; nil means at all times.
    public var schedule: Schedule?
    /// The boards it asks for.
    public var boards: Addressing
    /// Which goes first of items of one urgency: the higher, from -9 to 9.
    public var precedence: Int
    /// The revision whose error it corrects; nil when it corrects none.
    public var corrects: RevisionName?

    /// Makes an item.
    public init(
        id: String,
        kind: Kind,
        unit: String,
        title: String,
        body: String,
        urgency: Urgency = .routine,
        window: Window = .always,
        plan: Plan? = nil,
        table: Table? = nil,
        matter: String? = nil,
        formed: CivilDate? = nil,
        pictures: [TextPicture] = [],
        schedule: Schedule? = nil,
        boards: Addressing = .byScope,
        precedence: Int = 0,
        corrects: RevisionName? = nil
    ) {
        self.corrects = corrects
        self.id = id
        self.kind = kind
        self.unit = unit
        self.title = title
        self.body = body
        self.urgency = urgency
        self.window = window
        self.plan = plan
        self.table = table
        self.matter = matter
        self.formed = formed
        self.pictures = pictures
        self.schedule = schedule
        self.boards = boards
        self.precedence = precedence
    }
}
