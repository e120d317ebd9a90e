import Disclosure
import Glyphs
import Pictures
import Planning
import Typesetting

/// One composition in the making: what the composer knows, and the warnings gathered so far.
struct Composing {
    let composer: Composer
    private(set) var warnings: [LayoutWarning] = []
    private var seen = Set<LayoutWarning>()
    /// The pictures of pieces of text, by item; most items have none.
    private let pictures: [String: [TextPicture]]

    init(composer: Composer, slots: [Slot] = []) {
        self.composer = composer
        var pictures: [String: [TextPicture]] = [:]
        for case let item? in slots.map(\.item) where !item.pictures.isEmpty {
            // The highest that fits is taken.
            pictures[item.id] = item.pictures.sorted { $0.height > $1.height }
        }
        self.pictures = pictures
    }

    /// The same work with no warning yet.
    var alone: Composing {
        var alone = self
        alone.warnings = []
        alone.seen = []
        return alone
    }

    var layout: LayoutDocument { composer.layout }

    mutating func warn(_ warning: LayoutWarning) {
        if seen.insert(warning).inserted { warnings.append(warning) }
    }

    /// The text flow of a face; an empty chain when the library has no face at all.
    func flow(_ key: FaceKey) -> TextFlow {
        TextFlow(key: key, chain: composer.faces.chain(for: key) ?? FaceChain([]))
    }

    /// The cells of a text, with a warning for every character that its face lacks.
    mutating func cells(_ text: StyledText, _ flow: TextFlow, item: String) -> [Cell] {
        var found: [LayoutWarning] = []
        let pictured = (pictures[item] ?? []).enumerated().compactMap {
            PicturedText($1, number: $0, for: flow)
        }
        let cells = flow.cells(text, pictured: pictured) { text, field in
            // The office's own words may hold its own signs, which are private characters.
            guard !ScriptCheck.isPlain(text), field != "layout", field != "divider" else {
                return []
            }
            let report = ScriptReport(text)
            if !report.warnings.isEmpty { found.append(.selectors(item: item, field: field)) }
            let faults = report.findings.filter { $0.verdict != .supported }
            found += faults.map { .script(item: item, field: field, finding: $0.description) }
            return faults.isEmpty ? [] : ScriptCheck.refused(in: text)
        } missing: { character, field in
            found.append(
                .missingGlyph(item: item, field: field, character: character, face: flow.key)
            )
        }
        for warning in found { warn(warning) }
        return cells
    }

    func filling(_ item: Item?, lamp: Lamp?) -> TemplateFilling {
        TemplateFilling(
            item: item,
            lamp: lamp,
            directory: composer.directory,
            canTellColours: composer.colours.canTellColours
        )
    }

    /// Every slot on its turn.
    mutating func turns(_ slots: [Slot], memory: inout ActMemory) -> [Act] {
        slots.flatMap { slot in
            switch slot.content {
            case .item(let revision): [act(for: revision, lamp: slot.lamp, memory: &memory)]
            case .notice: emergencyActs(slot)
            case .dark: [darkAct]
            case .filler: idleWords()
            }
        }
    }

    /// The turn of one item, taken over from the last composition if that showed it as well.
    mutating func act(
        for revision: ApprovedRevision,
        lamp: Lamp?,
        memory: inout ActMemory
    ) -> Act {
        let made = memory.turns.recall(ItemKey(revision, lamp: lamp)) {
            var alone = self.alone
            let act = alone.act(for: revision, lamp: lamp)
            return Laid(value: act, warnings: alone.warnings)
        }
        for warning in made.warnings { warn(warning) }
        return made.value
    }

    /// The turn of one item.
    mutating func act(for revision: ApprovedRevision, lamp: Lamp?) -> Act {
        let filling = filling(revision.item, lamp: lamp)
        let lanes = lanes(ZoneCondition(of: revision.item), filling)
        // What stands is read in one go; what moves or turns takes its own time beside it.
        let standing = lanes.map(\.standingText).joined(separator: " ")
        let reading = composer.frames(milliseconds: composer.pace.pageMilliseconds(standing))
        let act = ActTiming.act(lanes, atLeast: reading, shows: [ShownRevision(revision)])
        return worded(act, [(revision.item, lamp)])
    }

    /// The lanes of all zones that are there on a condition; page marks follow the pages.
    mutating func lanes(
        _ condition: ZoneCondition,
        _ filling: TemplateFilling,
        entries: [TableEntry] = []
    ) -> [LaidLane] {
        let zones = layout.zones.filter { !$0.isTicker && $0.condition.meets(condition) }
        var laid: [(zone: String, lane: LaidLane)] = []
        for zone in zones {
            let lane =
                if case .table(let table) = zone.source {
                    tableLane(zone, table, filling, entries)
                } else {
                    lane(for: zone, filling)
                }
            if let lane { laid.append((zone.id, lane)) }
        }
        for zone in zones {
            if case .pageMarks(let marks) = zone.source,
                let lane = pageMarksLane(zone.room, marks, beside: laid)
            {
                laid.append((zone.id, lane))
            }
        }
        return laid.map(\.lane)
    }

    /// What a zone shows for an item; nil when it has nothing to show.
    mutating func lane(for zone: LayoutZone, _ filling: TemplateFilling) -> LaidLane? {
        switch zone.source {
        case .text(let text):
            return textLane(zone, text, filling)
        case .lamp:
            return lampLane(zone.room, filling)
        case .bar:
            guard let plan = filling.item?.plan else { return nil }
            let marks = ProgressBar.marks(
                percent: plan.progress,
                size: zone.room,
                role: filling.lamp?.role ?? .text
            )
            return LaidLane(zone.room, .still(marks))
        case .rule(let role):
            return LaidLane(zone.room, .still(Mark.rule(in: zone.room, role: role)))
        case .clock(let clock):
            return clockLane(zone.room, clock, zone.placement)
        case .image(let image):
            return imageLane(zone, image)
        case .countdown(let countdown):
            return countdownLane(zone, countdown, filling)
        case .badge(let badge):
            return badgeLane(zone, badge, filling)
        case .table, .pageMarks:
            // They need what stands beside them; see `lanes`.
            return nil
        }
    }

    /// A lamp's sign in the largest face that the zone has room for.
    private mutating func lampLane(
        _ area: PixelRectangle,
        _ filling: TemplateFilling
    ) -> LaidLane? {
        guard let lamp = filling.lamp,
            let height = composer.faces.heights.first(where: { $0 <= area.height })
        else { return nil }
        var text = StyledText()
        text.runs.append(.sign(lamp))
        let flow = flow(FaceKey(height: height))
        var laid = stillLane(area, cells(text, flow, item: filling.item?.id ?? ""), flow, .centre)
        laid.standingText = ""
        return laid
    }

    /// A clock in the first of its patterns that fits.
    mutating func clockLane(
        _ area: PixelRectangle,
        _ clock: ZoneClock,
        _ placement: VerticalAlignment = .middle
    ) -> LaidLane? {
        let flow = flow(clock.style.face)
        guard let pattern = clock.patterns.first(where: { width($0, flow) <= area.width })
        else { return nil }
        let lane = ClockLane(
            pattern: pattern,
            glyphs: clockGlyphs(pattern.characters, flow),
            alignment: clock.alignment,
            y: placement.start(of: flow.chain.cellHeight, in: area.height),
            role: clock.style.role
        )
        return LaidLane(area, .clock(lane))
    }

    /// The width that a pattern may take at most.
    func width(_ pattern: ClockPattern, _ flow: TextFlow) -> Int {
        pattern.widestText.reduce(0) { $0 + (flow.chain.glyph(for: $1)?.width ?? 0) }
    }

    /// The glyphs of characters that come and go, with a warning for each that is missing.
    mutating func clockGlyphs(
        _ characters: Set<Character>,
        _ flow: TextFlow
    ) -> [Character: Glyph] {
        var glyphs: [Character: Glyph] = [:]
        for character in characters.sorted() {
            glyphs[character] = flow.chain.glyph(for: character)
            if glyphs[character] == nil {
                let face = flow.key
                warn(.missingGlyph(item: "", field: "clock", character: character, face: face))
            }
        }
        return glyphs
    }
}

/// A lane with the time it needs and the text that stands in it.
struct LaidLane {
    var lane: Lane
    /// Frames of one pass; 1 when it only stands.
    var frames = 1
    var standingText = ""

    init(_ area: PixelRectangle, _ content: LaneContent, frames: Int = 1, standing: String = "") {
        lane = Lane(area: area, content: content)
        self.frames = frames
        standingText = standing
    }
}

/// Draws progress as a bar with a cap where 100% is.
enum ProgressBar {
    /// The marks of a bar that fills `size`, drawn from its own corner.
    static func marks(percent: Int, size: PixelRectangle, role: Role) -> [Mark] {
        let percent = min(max(percent, 0), 100)
        let cap = PixelRectangle(x: size.width - 1, y: 0, width: 1, height: size.height)
        // Only a finished plan touches the cap, so that 99% is seen not to be all.
        let room = max(0, size.width - 3)
        var lit = percent == 100 ? size.width : (room * percent + 50) / 100
        // Whatever has begun shows at least one column.
        if percent > 0 { lit = max(1, lit) }
        var marks: [Mark] = [.fill(cap, role: role)]
        if lit > 0 {
            let bar = PixelRectangle(x: 0, y: 0, width: lit, height: size.height)
            marks.append(.fill(bar, role: role))
        }
        let rest = size.width - 2 - lit - 1
        if percent < 100, rest > 0 {
            for row in Set([0, size.height - 1]).sorted() {
                marks.append(.dots(x: lit + 1, y: row, length: rest, role: .track))
            }
        }
        return marks
    }
}
