public import Disclosure
import Glyphs
import Pictures
public import Planning

/// Lays programmes out for one board.
public struct Composer: Sendable {
    /// The widest strip, in pixels: about 16,000 characters of 16 pixels.
    public static let maximumStripWidth = 262_144
    /// How long a title that moves holds at its beginning and end, in milliseconds.
    static let revealHoldMilliseconds = 1_500

    /// The layout.
    public let layout: LayoutDocument
    /// The board's colours.
    public let colours: BoardColours
    /// The zone of the board's clock.
    public let zone: Zone
    /// Frames in a second.
    public let framesPerSecond: Int
    let faces: FaceLibrary
    let directory: OfficeDirectory
    let pace: ReadingPace
    let script: BoardScript?
    let notice: String?
    /// The colours of the layout's pictures.
    let inks: [PicturePoint]

    /// Makes a composer, with the layout's pace unless the board has its own; with a script, acts
    /// also have words.
    ///
    /// - Throws: `LayoutError` when a face that the layout names is not in the library.
    public init(
        layout: LayoutDocument,
        colours: BoardColours,
        faces: FaceLibrary,
        zone: Zone = .china,
        framesPerSecond: Int = 28,
        directory: OfficeDirectory,
        pace: ReadingPace? = nil,
        script: BoardScript? = nil,
        notice: String? = nil
    ) throws(LayoutError) {
        self.layout = layout
        self.colours = colours
        self.faces = faces
        self.zone = zone
        self.framesPerSecond = max(1, framesPerSecond)
        self.directory = directory
        self.script = script
        self.notice = notice
        self.pace = pace ?? layout.pace ?? .standard
        self.inks = Inks.needed(by: layout, on: colours)
        for (index, zone) in layout.zones.enumerated() {
            if let key = zone.source.style?.face, faces.chain(for: key) == nil {
                let known = faces.keys.map(\.description).joined(separator: ", ")
                throw LayoutError(
                    layout: layout.name,
                    position: nil,
                    path: "$.zones[\(index)].face",
                    problem: "the zone \(zone.id) wants the face \(key), which is not there",
                    remedy: "build or name that face; there are \(known.isEmpty ? "none" : known)"
                )
            }
        }
    }

    /// Lays a programme out.
    public func compose(_ programme: Programme) -> Composition {
        compose(programme.slots)
    }

    /// Lays a programme out, taking over the acts of items that the last one showed as well.
    public func compose(_ programme: Programme, memory: inout ActMemory) -> Composition {
        compose(programme.slots, memory: &memory)
    }

    /// Lays slots out in their order; without any item, the board shows office, date and clock.
    public func compose(_ slots: [Slot]) -> Composition {
        var memory = ActMemory()
        return compose(slots, memory: &memory)
    }

    private func compose(_ slots: [Slot], memory: inout ActMemory) -> Composition {
        var work = Composing(composer: self, slots: slots)
        memory.begin(directory)
        let emergencies = slots.filter(\.isEmergency)
        let notices = slots.filter(\.isNotice)
        let items = slots.filter { $0.item != nil }
        let acts: [Act]
        var sharesAnAct = false
        if slots.contains(where: \.isDark) {
            acts = [work.darkAct]
        } else if !emergencies.isEmpty {
            acts = emergencies.flatMap { work.emergencyActs($0) }
        } else if items.isEmpty {
            acts = notices.isEmpty ? work.idleWords() : notices.flatMap { work.emergencyActs($0) }
        } else {
            // Where items share the board, a notice cannot come between them.
            var seen = Set<Slot>()
            let once = notices.filter { seen.insert($0).inserted }
            // A board that writes has no room for several items at once.
            let shared = script == nil ? work.overviewActs(items, memory: &memory) : nil
            let overview = shared.map { acts in
                once.flatMap { work.emergencyActs($0) } + acts
            }
            sharesAnAct = overview != nil
            acts = overview ?? work.turns(slots, memory: &memory)
        }
        memory.end(showingShared: sharesAnAct)
        return Composition(
            size: layout.size,
            colours: colours,
            zone: zone,
            framesPerSecond: framesPerSecond,
            acts: acts,
            pace: pace,
            inks: inks,
            notice: slots.contains(where: \.isDark) ? nil : work.noticeAct(),
            warnings: work.warnings,
            origin: notices.first?.order?.start
        )
    }

    /// Frames that a stretch of time fills.
    func frames(milliseconds: Int) -> Int {
        max(1, (milliseconds * framesPerSecond + 999) / 1_000)
    }
}

extension ZoneSource {
    /// Face and role, for sources that write.
    var style: TextStyle? {
        switch self {
        case .text(let text): text.style
        case .clock(let clock): clock.style
        case .table(let table): table.style
        case .countdown(let countdown): countdown.style
        case .pageMarks(let marks): marks.style
        case .badge(let badge): badge.style
        case .lamp, .bar, .rule, .image: nil
        }
    }
}

extension Slot {
    /// Whether it takes the whole board.
    fileprivate var isEmergency: Bool {
        rank == .emergency || item?.urgency == .emergency
    }

    fileprivate var isDark: Bool { if case .dark = content { true } else { false } }

    fileprivate var isNotice: Bool { if case .notice = content { true } else { false } }
}
