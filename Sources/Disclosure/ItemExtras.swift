/// The parts of an item that most items lack.
struct ItemExtras: Sendable, Hashable {
    var window = Window.always
    var plan: Plan?
    var table: Table?
    var matter: String?
    var formed: CivilDate?
    var pictures: [TextPicture] = []
    var schedule: Schedule?
    var boards = Addressing.byScope
    var precedence = 0
    var corrects: RevisionName?

    /// An item that has none of them.
    static let none = ItemExtras()

    /// The parts behind one reference.
    final class Box: Sendable, Hashable {
        let extras: ItemExtras

        /// Nil for an item that has none of them.
        init?(_ extras: ItemExtras) {
            guard extras != .none else { return nil }
            self.extras = extras
        }

        static func == (left: Box, right: Box) -> Bool {
            left === right || left.extras == right.extras
        }

        func hash(into hasher: inout Hasher) { hasher.combine(extras) }
    }
}

extension Item {
    private var all: ItemExtras {
        get { extras?.extras ?? .none }
        set { extras = ItemExtras.Box(newValue) }
    }

    /// When it may hang.
    public var window: Window {
        get { extras?.extras.window ?? .always }
        set { all.window = newValue }
    }

    /// Its plan, for kinds with a lamp.
    public var plan: Plan? {
        get { extras?.extras.plan }
        set { all.plan = newValue }
    }

    /// Its table, for kinds with one.
    public var table: Table? {
        get { extras?.extras.table }
        set { all.table = newValue }
    }

    /// Id of the matter of the disclosure catalogue that it belongs to.
    public var matter: String? {
        get { extras?.extras.matter }
        set { all.matter = newValue }
    }

    /// The day on which the matter was formed or changed; its time limit counts from it.
    public var formed: CivilDate? {
        get { extras?.extras.formed }
        set { all.formed = newValue }
    }

    /// Pieces of its texts that were drawn beforehand.
    public var pictures: [TextPicture] {
        get { extras?.extras.pictures ?? [] }
        set { all.pictures = newValue }
    }

    /// On which days and at which hours it may hang within its window; nil means at all times.
    public var schedule: Schedule? {
        get { extras?.extras.schedule }
        set { all.schedule = newValue }
    }

    /// The boards it asks for.
    public var boards: Addressing {
        get { extras?.extras.boards ?? .byScope }
        set { all.boards = newValue }
    }

    /// Which goes first of items of one urgency: the higher, from -9 to 9.
    public var precedence: Int {
        get { extras?.extras.precedence ?? 0 }
        set { all.precedence = newValue }
    }

    /// The revision whose error it corrects; nil when it corrects none.
    public var corrects: RevisionName? {
        get { extras?.extras.corrects }
        set { all.corrects = newValue }
    }
}
