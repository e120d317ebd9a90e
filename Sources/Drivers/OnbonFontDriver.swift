public import Controllers
import Raster
public import Session

/// Onbon cards with fonts of their own (BX-5K, BX-6K): the words of an act fill one text area in
/// the card's working memory, leased where the board shall not outlive its computer.
public struct OnbonFontDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "onbon-font",
        title: "Onbon font cards",
        models: ["6K", "5K"],
        addresses: 1...0x7FFF
    ) { settings throws(ControllerError) in
        try OnbonFontDriver(settings)
    }

    private static let name = "Onbon font card"
    private static let slowestSpeed = 24
    /// An estimate of one step of the card's speed, in milliseconds a pixel.
    private static let millisecondsPerStep = 10
    private static let heights = [16, 24, 32]

    /// What the card can do.
    public let sheet: ControllerSheet

    private let settings: ControllerSettings
    private let limits: OnbonFontLimits
    private let screen: UInt16
    private let font: Int
    private var receiver = OnbonReceiver()
    /// What the card shows for sure; nil when it may show anything.
    private var held: OnbonTextArea??
    private var wanted: OnbonTextArea?

    init(_ settings: ControllerSettings) throws(ControllerError) {
        self.settings = settings
        limits = settings.model == "5K" ? .fiveK : .sixK
        sheet = OnbonLimits.fontSheet(limits)
        screen = UInt16(clamping: settings.address ?? Int(OnbonLimits.defaultScreen))
        font = try settings.font(of: Self.heights)
        if limits == .fiveK, settings.width % 8 != 0 {
            throw ControllerError(
                Self.name,
                "the card 5K places areas in steps of 8 pixels, the board is \(settings.width) wide",
                remedy: "give the board a width that divides by 8"
            )
        }
    }

    /// The card's character set; a card may look for its escapes byte by byte.
    public var letters: GlyphGate? {
        let gate = settings.letters.gate
        return GlyphGate(gate.name) { character in
            if character == "\\" { return [0xA3, 0xDC] }
            return gate.bytes(of: character).flatMap { $0.contains(0x5C) ? nil : $0 }
        }
    }

    /// Cards with dynamic picture areas do not know the header of font cards at all.
    public var silenceRemedy: String {
        "check power, address, speed and cable; a card with E or Q on its label is a graphic card: "
            + "set protocol onbon"
    }

    /// Bytes that belong to no frame.
    public var garbageByteCount: Int {
        receiver.strayByteCount + receiver.brokenFrameCount + receiver.refusedFrameCount
    }

    /// Forgets half a frame and what the card showed.
    public mutating func linkOpened() {
        receiver = OnbonReceiver()
        held = nil
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        case .greet: return [try request("who is there", .ping)]
        case .ping: return [try request("are you there", .ping)]
        case .show(let spread, let renews):
            guard let words = spread.words, !words.paragraphs.isEmpty else { return try darken() }
            let area = try area(of: words)
            if held == .some(.some(area)), !renews {
                return [try request("are you there", .ping)]
            }
            wanted = area
            let show = OnbonFontCommand.show([area], removing: [], wipes: true)
            // Whatever an earlier computer left must not show beside ours.
            let first = held == nil ? [try request("remove all areas", .removeAll)] : []
            return first + [try request("show the text", show)]
        case .darken: return try darken()
        case .clock(let time): return [try request("set the clock", .clock(time))]
        case .brightness(let percent):
            let level = (min(max(percent, 0), 100) * Int(OnbonBrightness.brightest) + 50) / 100
            return [try request("set the brightness", .brightness(UInt8(level)))]
        case .power(let isOn):
            return [try request(isOn ? "light the screen" : "darken the screen", .power(isOn))]
        }
    }

    private mutating func darken() throws(ControllerError) -> [BoardRequest] {
        wanted = nil
        return [try request("remove all areas", .removeAll)]
    }

    private func request(
        _ title: String,
        _ command: OnbonFontCommand
    ) throws(ControllerError) -> BoardRequest {
        // Areas lie above stored programs, which would show beside them otherwise.
        let frame = try OnbonFontFrame(command, limits: limits, screen: screen, covers: true)
        return BoardRequest(title, frame.bytes)
    }

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var frames: [OnbonFrame] = []
        receiver.feed(bytes) { frames.append($0) }
        if settings.sharesLine { frames.removeAll { $0.source != screen } }
        guard request != nil, let frame = frames.last else { return nil }
        guard case .font = frame else { return .refused(Self.otherGeneration) }
        guard let reply = frame.reply else { return nil }
        if reply.isGood { return .taken }
        if reply.error == .busy { return .busy(reply.error.entry) }
        return reply.error.isPassing
            ? .damaged(reply.error.entry) : .refused(reply.error.entry)
    }

    private static let otherGeneration = FaultEntry(
        "another generation",
        "the card answers as a graphic card, not as a font card",
        "set protocol onbon and the model on the card's label"
    )

    /// Notes what the card shows now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken: held = wasTaken ? .some(wanted) : nil
        case .greet, .ping, .clock, .brightness, .power: break
        }
    }

    // MARK: Text

    private func area(of words: Spread.Words) throws(ControllerError) -> OnbonTextArea {
        let setting = TextSetting(
            words,
            width: settings.width,
            height: settings.height,
            font: font
        )
        var area = OnbonTextArea(
            id: 0,
            width: UInt16(settings.width),
            height: UInt16(settings.height),
            text: try text(setting)
        )
        let pace = setting.pace(words, width: settings.width, font: font)
        switch setting {
        case .pages(let pages):
            // Lines are broken here, so that the card and the mirror agree on them.
            area.isSingleLine = false
            area.mode = pages.count > 1 ? .pages : .still
            area.alignment = pages.count > 1 ? 0 : 0b1010
            area.stayHalfSeconds = UInt8(clamping: max(2, pace / 500))
        case .running:
            area.mode = .left
            let step = max(1, 2 * pace / font) / Self.millisecondsPerStep
            area.speed = UInt8(min(step, Self.slowestSpeed))
            area.stayHalfSeconds = 0
        }
        if settings.onLoss != .hold {
            area.runMode = .lease
            area.timeoutSeconds = UInt16(clamping: settings.leaseSeconds)
        }
        return area
    }

    private func text(_ setting: TextSetting) throws(ControllerError) -> OnbonText {
        let size = OnbonText.Size(rawValue: UInt8((font - 16) / 8))
        let gate = settings.letters.gate
        switch setting {
        case .pages(let pages):
            return try OnbonText(
                lines: pages.flatMap(\.self).map { ($0.text, $0.colour.onbon) },
                divider: "\n",
                through: gate,
                size: size
            )
        case .running(let line):
            return try OnbonText(
                lines: line.map { ($0.text, $0.colour.onbon) },
                divider: "  ",
                through: gate,
                size: size
            )
        }
    }
}

extension Colour {
    /// The nearest of the colours that escapes name.
    fileprivate var onbon: OnbonText.Colour {
        switch bits {
        case 2: .green
        case 3: .yellow
        case 4: .blue
        case 6: .cyan
        case 5: .magenta
        case 7: .white
        default: .red
        }
    }
}
