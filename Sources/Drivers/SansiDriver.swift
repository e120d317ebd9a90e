public import Controllers
import Raster
public import Session
import Signs

/// Sansi road signs: the words of an act are a play list, one item a page, and the sign is asked
/// afterwards what it shows.
public struct SansiDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "sansi",
        title: "Sansi road signs",
        models: [],
        addresses: 0...99
    ) { settings throws(ControllerError) in
        try SansiDriver(settings)
    }

    private static let heights = [16, 24, 32, 48, 64]
    private static let brightest = 31
    /// A sign needs a moment to switch to a new play list before it says what it shows.
    private static let settleMilliseconds: Int64 = 300
    /// What tells a question for what is shown from others.
    private static let currentTag = 1

    /// What the sign can do.
    public let sheet = SansiLimits.sheet

    private let settings: ControllerSettings
    private let sign: UInt8
    private let font: Int
    private var receiver = EscapedFrameReceiver(SansiFrame.framing)
    private var brokenCount = 0
    /// What the sign shows for sure; nil when it may show anything.
    private var held: [SansiItem]?
    private var wanted: [SansiItem] = []

    init(_ settings: ControllerSettings) throws(ControllerError) {
        self.settings = settings
        sign = UInt8(clamping: settings.address ?? 0)
        font = try settings.font(of: Self.heights)
    }

    /// The sign's character set without what it would take for a media code.
    public var letters: GlyphGate? {
        let gate = settings.letters.gate
        return GlyphGate(gate.name) { character in
            if character == "\\" { return [0xA3, 0xDC] }
            return gate.bytes(of: character).flatMap { $0.contains(0x5C) ? nil : $0 }
        }
    }

    /// Bytes that belong to no packet.
    public var garbageByteCount: Int {
        receiver.strayByteCount + receiver.brokenFrameCount + brokenCount
    }

    /// Forgets half a packet and what the sign showed.
    public mutating func linkOpened() {
        receiver = EscapedFrameReceiver(SansiFrame.framing)
        held = nil
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        // The sign has no greeting: a question that any of them answers.
        case .greet: return [try request("how bright are you", .askBrightness)]
        case .ping: return [try request("what do you show", .current, tag: Self.currentTag)]
        case .show(let spread, let renews):
            let items = try spread.words.map(items) ?? []
            wanted = items.isEmpty ? try blank() : items
            if held == wanted, !renews {
                return [try request("what do you show", .current, tag: Self.currentTag)]
            }
            return try upload()
        case .darken:
            wanted = try blank()
            return try upload()
        case .brightness(let percent):
            let level = (min(max(percent, 0), 100) * Self.brightest + 50) / 100
            return [try request("set the brightness", .brightness(UInt8(level)))]
        // The protocol knows neither: a dark sign is an empty play list.
        case .clock, .power: return []
        }
    }

    /// Uploading a play list of its name shows it at once; then the sign says what it shows.
    private mutating func upload() throws(ControllerError) -> [BoardRequest] {
        held = nil
        return [
            try request("show the play list", .show(wanted)),
            try request(
                "what do you show",
                .current,
                pauseMilliseconds: Self.settleMilliseconds,
                tag: Self.currentTag
            ),
        ]
    }

    private func blank() throws(ControllerError) -> [SansiItem] {
        [try SansiItem(" ", through: .ascii)]
    }

    private func request(
        _ title: String,
        _ request: SansiRequest,
        pauseMilliseconds: Int64 = 0,
        tag: Int = 0
    ) throws(ControllerError) -> BoardRequest {
        let frame = try SansiFrame(request, sign: sign)
        return BoardRequest(
            title,
            frame.bytes,
            pauseMilliseconds: pauseMilliseconds,
            tag: tag
        )
    }

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var frames: [SansiFrame] = []
        var broken = 0
        receiver.feed(bytes) { content in
            if let frame = SansiFrame(content: content), frame.hasDigitAddress {
                frames.append(frame)
            } else {
                broken += 1
            }
        }
        brokenCount += broken
        // Answers carry no kind: a short one cannot be what is shown, and the other way round.
        guard let request, let frame = frames.last(where: { isFor(request, $0) }) else {
            return nil
        }
        if request.tag == Self.currentTag { return comparison(with: frame.body) }
        if frame.brightness != nil { return .taken }
        switch frame.result {
        case .taken: return .taken
        case .failed, .unknown: return .refused(frame.result.entry)
        }
    }

    private func isFor(_ request: BoardRequest, _ frame: SansiFrame) -> Bool {
        let isLong = frame.body.count >= SansiReading.headByteCount
        return isLong == (request.tag == Self.currentTag)
    }

    /// What the sign shows is one of the items it was given, or somebody else's.
    private func comparison(with body: [UInt8]) -> BoardAnswer {
        guard let text = SansiReading(body)?.media else {
            return .refused(SansiResult.unknown.entry)
        }
        if wanted.contains(where: { text == SansiItem.media($0) }) { return .readBack }
        return .refused(Self.foreign)
    }

    private static let foreign = FaultEntry(
        "other content",
        "the sign shows something that was not sent from here",
        "look at the sign, find out who else sends to it, and keep it on a network of its own"
    )

    /// Notes what the sign shows now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken: held = wasTaken ? wanted : nil
        case .ping: if !wasTaken { held = nil }
        case .greet, .clock, .brightness, .power: break
        }
    }

    // MARK: Text

    private func items(of words: Spread.Words) throws(ControllerError) -> [SansiItem] {
        // No code for a running line is known: long words turn pages on any sign.
        let setting = TextSetting(
            words,
            width: settings.width,
            height: settings.height,
            font: font,
            canRun: false
        )
        guard case .pages(let pages) = setting else { return [] }
        let stay = setting.pace(words, width: settings.width, font: font) / 10
        var items: [SansiItem] = []
        for page in pages {
            let text = page.map(\.text).joined(separator: "\n")
            var item = try SansiItem(text, through: settings.letters.gate)
            item.stayCentiseconds = UInt16(min(max(stay, 100), 30_000))
            item.size = UInt8(font)
            let long = page.map(\.halfCells).max() ?? 0
            item.x = UInt16(max(0, (settings.width - long * font / 2) / 2))
            item.y = UInt16(max(0, (settings.height - page.count * font) / 2))
            if let colour = page.first?.colour {
                item.colour = [colour.red, colour.green, colour.blue]
            }
            items.append(item)
        }
        return items
    }
}
