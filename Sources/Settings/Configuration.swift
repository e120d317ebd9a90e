public import Alerts
public import Disclosure
public import Drivers
public import Layout
public import Links
public import Packets
public import Planning
public import Session

/// Everything an office sets up, read from one JSON5 file.
public struct Configuration: Sendable, Equatable {
    /// The office's name, as idle boards and the kiosk's header show it.
    public var office: String
    /// The zone in which windows open and clocks run.
    public var zone: Zone
    /// Path of the store.
    public var store: String
    /// Folder of the layout documents.
    public var layouts: String
    /// Folder of the compiled faces.
    public var fonts: String
    /// The kiosk's address; nil turns the kiosk off.
    public var kiosk: KioskSettings?
    /// The boards, in the order given.
    public var boards: [BoardConfiguration]
    /// What the office asks of its disclosures.
    public var disclosure = DisclosureSettings()
    /// Who may sign what on the command line; nobody listed leaves it to the store's own rules.
    public var people = People()
    /// Where dated copies of the store go, and how many stay.
    public var backups = BackupSettings(folder: "backups")

    /// How long a board may be in trouble before an alert is raised, in seconds.
    public var alertAfterSeconds = 60

    /// Makes a configuration from its parts.
    public init(
        office: String,
        zone: Zone,
        store: String,
        layouts: String,
        fonts: String,
        kiosk: KioskSettings?,
        boards: [BoardConfiguration]
    ) {
        self.office = office
        self.zone = zone
        self.store = store
        self.layouts = layouts
        self.fonts = fonts
        self.kiosk = kiosk
        self.boards = boards
    }
}

/// One board: what it may show, what it is made of and how it is reached.
public struct BoardConfiguration: Sendable, Equatable {
    /// What the planner knows of it: id, name, scope, kinds.
    public var board: Board
    /// Its pixels.
    public var size: PixelSize
    /// What its LEDs can show.
    public var colours: BoardColours
    /// Name of its layout document, without folder and ending.
    public var layout: String
    /// What it speaks, with all that the language asks for.
    public var language: BoardLanguage
    /// When it is lit and how bright it is; empty for always and as bright as it is.
    public var routine: BoardRoutine
    /// How it is reached.
    public var link: LinkAddress
    /// Frames a second while something moves, 1 to 60.
    public var framesPerSecond: Int
    /// Millimetres from lamp to lamp; nil when nobody has measured it.
    public var pitchMillimetres: Double?
    /// The pace its readers need; nil leaves it to the layout.
    public var pace: ReadingPace?
    /// What stays on it when nobody speaks to it any more; nil leaves it dark.
    public var notice: String?
    /// What a stop and the supervisor after a crash leave on a board of frames: darkness or its
    /// notice; nil leaves the notice, if it has one, at a stop and darkness after a crash.
    public var whenLost: LossContent?
    /// Where it stands, for alerts with an area; nil when nobody has said.
    public var location: GeoPoint?

    /// The wiring of a board that is sent frames.
    public var wiring: BoardWiring? {
        language.wiring
    }

    /// Makes a board's configuration from its parts.
    public init(
        board: Board,
        size: PixelSize,
        colours: BoardColours,
        layout: String,
        language: BoardLanguage,
        link: LinkAddress,
        framesPerSecond: Int = 28,
        pitchMillimetres: Double? = nil,
        pace: ReadingPace? = nil,
        routine: BoardRoutine = BoardRoutine(zone: .china),
        notice: String? = nil
    ) {
        self.notice = notice
        self.board = board
        self.size = size
        self.colours = colours
        self.layout = layout
        self.language = language
        self.link = link
        self.framesPerSecond = framesPerSecond
        self.pitchMillimetres = pitchMillimetres
        self.pace = pace
        self.routine = routine
    }

    /// Makes the configuration of a board that is sent frames.
    public init(
        board: Board,
        size: PixelSize,
        colours: BoardColours,
        layout: String,
        wiring: BoardWiring,
        link: LinkAddress,
        framesPerSecond: Int = 28
    ) {
        self.init(
            board: board,
            size: size,
            colours: colours,
            layout: layout,
            language: .frames(wiring),
            link: link,
            framesPerSecond: framesPerSecond
        )
    }
}
