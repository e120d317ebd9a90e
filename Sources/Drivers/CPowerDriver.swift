public import Controllers
import Raster
public import Session
import Signs

/// C-Power cards: the words of an act in one window that fills the board, drawn with the card's
/// fonts and never saved.
public struct CPowerDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "cpower",
        title: "C-Power",
        models: [],
        addresses: 1...254
    ) { settings throws(ControllerError) in
        try CPowerDriver(settings)
    }

    private static let heights = [8, 12, 16, 24, 32, 40, 48, 56]
    /// How a page appears: at once.
    private static let atOnce: UInt8 = 0
    /// How a long line moves: on and on to the left.
    private static let continuousLeft: UInt8 = 14
    /// Centred both ways.
    private static let centred: UInt8 = 0b0101
    private static let brightest = 31

    /// What the card can do.
    public let sheet = CPowerLimits.sheet

    private let settings: ControllerSettings
    private let card: UInt8
    private let font: Int
    private var serial = EscapedFrameReceiver(CPowerFrame.framing)
    private var network = CPowerNetworkReceiver()
    private var brokenCount = 0
    private var held: CPowerCommand.Text??
    private var wanted: CPowerCommand.Text?
    private var isSplit = false

    init(_ settings: ControllerSettings) throws(ControllerError) {
        self.settings = settings
        card = UInt8(clamping: settings.address ?? 1)
        font = try settings.font(of: Self.heights)
    }

    /// The card's character set.
    public var letters: GlyphGate? { settings.letters.gate }

    /// Bytes that belong to no packet.
    public var garbageByteCount: Int {
        serial.strayByteCount + serial.brokenFrameCount + brokenCount
    }

    /// Forgets half a packet and what the card showed.
    public mutating func linkOpened() {
        serial = EscapedFrameReceiver(CPowerFrame.framing)
        network = CPowerNetworkReceiver()
        held = nil
        isSplit = false
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        case .greet: return [try request("which version", .version)]
        case .ping: return [try request("are you there", .version)]
        case .show(let spread, let renews):
            guard let words = spread.words, !words.paragraphs.isEmpty else { return try blank() }
            let text = try text(of: words)
            if held == .some(.some(text)), !renews {
                return [try request("are you there", .version)]
            }
            wanted = text
            return try window() + [try request("show the text", .text(text))]
        case .darken: return try blank()
        case .clock(let time): return [try request("set the clock", .clock(time))]
        case .brightness(let percent):
            let level = (min(max(percent, 0), 100) * Self.brightest + 50) / 100
            return [try request("set the brightness", .brightness(UInt8(level)))]
        case .power(let isOn):
            return [try request(isOn ? "light the screen" : "darken the screen", .power(isOn))]
        }
    }

    /// One window that fills the board; also what takes the place of stored programs.
    private func window() throws(ControllerError) -> [BoardRequest] {
        if isSplit, held != nil { return [] }
        let window = CPowerCommand.Window(
            x: 0,
            y: 0,
            width: UInt16(settings.width),
            height: UInt16(settings.height)
        )
        return [try request("one window", .split([window]))]
    }

    /// The card has no command for an empty screen but a blank text: its stored programs would
    /// come back if the window were left.
    private mutating func blank() throws(ControllerError) -> [BoardRequest] {
        wanted = nil
        let text = try CPowerCommand.Text(" ", through: .ascii)
        return try window() + [try request("show nothing", .text(text))]
    }

    private func request(
        _ title: String,
        _ command: CPowerCommand
    ) throws(ControllerError) -> BoardRequest {
        let frame = try CPowerFrame(command, card: card)
        let bytes = settings.isSerial ? frame.serialBytes : frame.networkBytes()
        return BoardRequest(title, bytes, tag: Int(frame.command))
    }

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var frames: [CPowerFrame] = []
        if settings.isSerial {
            var broken = 0
            serial.feed(bytes) { content in
                if let frame = CPowerFrame(content: content) {
                    frames.append(frame)
                } else {
                    broken += 1
                }
            }
            brokenCount += broken
        } else {
            network.feed(bytes) { frames.append($0) }
            // The stream has no marks to find back by: what follows is read afresh.
            if network.isBroken {
                network = CPowerNetworkReceiver()
                brokenCount += bytes.count
            }
        }
        guard let request else { return nil }
        let answers = frames.filter {
            $0.isAnswer && Int($0.command) == request.tag
                && (!settings.sharesLine || $0.card == card)
        }
        return answers.last.map { answer($0, request) }
    }

    private func answer(_ frame: CPowerFrame, _ request: BoardRequest) -> BoardAnswer {
        // Only calls from outside say what became of them in the packet's head.
        guard request.tag == CPowerFrame.externalCall else {
            return frame.data.first == 0 && request.tag != CPowerFrame.versionCall
                ? .refused(Self.refusal) : .taken
        }
        switch frame.result {
        case .taken: return .taken
        case .checksum, .order: return .damaged((frame.result ?? .unknown).entry)
        case .unknown, nil:
            return .refused(CPowerResult.entry(ofCode: frame.flag))
        }
    }

    private static let refusal = FaultEntry(
        "refused",
        "the card would not set its clock, brightness or power",
        "compare the card's firmware with the maker's; content is not touched by this"
    )

    /// Notes what the card shows now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken:
            held = wasTaken ? .some(wanted) : nil
            isSplit = wasTaken
        case .greet, .ping, .clock, .brightness, .power: break
        }
    }

    // MARK: Text

    private func text(of words: Spread.Words) throws(ControllerError) -> CPowerCommand.Text {
        let setting = TextSetting(
            words,
            width: settings.width,
            height: settings.height,
            font: font
        )
        let divider: String
        var isStill = false
        switch setting {
        case .pages(let pages):
            divider = "\n"
            isStill = pages.count <= 1
        case .running: divider = "  "
        }
        let joined = setting.lines.map(\.text).joined(separator: divider)
        var text = try CPowerCommand.Text(joined, through: settings.letters.gate)
        let pace = setting.pace(words, width: settings.width, font: font)
        if case .running = setting {
            text.effect = Self.continuousLeft
            // 1 the fastest to 100; the maker gives no unit, a step is taken for a millisecond.
            text.speed = UInt8(min(max(1, 2 * pace / font), 100))
            text.staySeconds = 0
        } else {
            text.effect = Self.atOnce
            text.staySeconds = UInt16(clamping: max(1, pace / 1_000))
        }
        text.alignment = isStill ? Self.centred : 0
        text.font = UInt8(Self.heights.firstIndex(of: font) ?? 2)
        let colour = setting.lines.first?.colour ?? .red
        text.colour = [colour.red, colour.green, colour.blue]
        return text
    }
}
