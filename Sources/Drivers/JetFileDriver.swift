public import Controllers
import Raster
public import Session
import Signs

/// JetFile II signs: the words of an act as one text in working memory; urgent ones as the sign's
/// emergency text, which ends by itself.
///
/// Texts go in the simplified form, all else in the binary one; a sign that has the simplified form
/// alone is named so and does without clock, black screen and emergency text.
///
/// An emergency text is the one thing that ends by itself. Where the configuration says what is to
/// be left when nobody speaks to the sign any more, all content is such a text, renewed in time,
/// and what is to be left stands below it as the common one.
public struct JetFileDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "jetfile",
        title: "JetFile II signs",
        models: ["binary", "simple"],
        addresses: 1...99
    ) { settings throws(ControllerError) in
        try JetFileDriver(settings)
    }

    private static let heights = [16, 24, 32]
    /// The letters of Chinese faces by height.
    private static let fonts: [Character] = ["5", "7", "9"]
    /// What tells an answer to a text from those of the binary form.
    private static let textTag = -1
    /// An emergency text that is over is replaced by one that ends after so many seconds.
    private static let endSeconds: UInt16 = 1

    /// What the sign can do.
    public let sheet: ControllerSheet

    private let settings: ControllerSettings
    private let isSimple: Bool
    /// Whether all content is leased.
    private let leasesAll: Bool
    private let sign: UInt8
    private let font: Int
    private var receiver = JetFileReceiver()
    private var number: UInt16 = 0
    /// The last byte of what came, for an `OK` in two pieces.
    private var last: UInt8 = 0
    private var strayCount = 0
    private var held: JetFileText?
    private var wanted: JetFileText?
    /// The common text below leased content.
    private var base: JetFileText?
    private var wantedBase: JetFileText?
    private var isBlack: Bool?
    private var isUrgent = false
    private var wantsBlack = false
    private var wantsUrgent = false

    init(_ settings: ControllerSettings) throws(ControllerError) {
        self.settings = settings
        isSimple = settings.model == "simple"
        leasesAll = !isSimple && settings.leavesByItself
        sheet = JetFileLimits.sheet(leases: leasesAll)
        font = try settings.font(of: Self.heights)
        sign = UInt8(clamping: settings.address ?? 1)
        guard (1...99).contains(sign) else {
            throw ControllerError(
                "JetFile II",
                "a sign answers only under an address of its own",
                remedy: "set address to 1 to 99"
            )
        }
    }

    /// GB2312 alone: bytes from 80 to A0 are commands of the sign.
    public var letters: GlyphGate? {
        let gate = settings.letters.gate
        return GlyphGate(gate.name) { character in
            let bytes = gate.bytes(of: character)
            return bytes?.allSatisfy { $0 < 0x80 || $0 >= 0xA1 } == true ? bytes : nil
        }
    }

    /// A sign with the simplified form alone does not answer the binary ping.
    public var silenceRemedy: String {
        "check power, address, speed and cable; set model \"simple\" if the sign has texts alone"
    }

    /// Bytes that belong to no packet.
    public var garbageByteCount: Int { strayCount }

    /// Forgets half a packet and what the sign showed.
    public mutating func linkOpened() {
        receiver = JetFileReceiver()
        last = 0
        held = nil
        base = nil
        isBlack = nil
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        case .greet: return isSimple ? [] : [try binary("are you there", .ping)]
        case .ping:
            guard isSimple else { return [try binary("are you there", .ping)] }
            return try held.map { (text) throws(ControllerError) in [try self.text(text)] } ?? []
        case .show(let spread, let renews):
            guard let words = spread.words, !words.paragraphs.isEmpty else { return try darken() }
            return leasesAll
                ? try lease(words, of: spread, renews: renews) : try show(words, renews: renews)
        case .darken: return try darken()
        case .clock(let time):
            return isSimple ? [] : [try binary("set the clock", .clock(time, zone: 0))]
        case .power(let isOn):
            return isSimple
                ? [] : [try binary(isOn ? "end the black screen" : "black screen", .black(!isOn))]
        // Its protocol text has none that all models obey.
        case .brightness: return []
        }
    }

    private mutating func show(
        _ words: Spread.Words,
        renews: Bool
    ) throws(ControllerError) -> [BoardRequest] {
        let text = try text(of: words)
        let isEmergency = words.isUrgent && !isSimple
        if held == text, isBlack != true, isUrgent == isEmergency, !renews {
            return isSimple
                ? [try self.text(text)] : [try binary("are you there", .ping)]
        }
        (wanted, wantsBlack, wantsUrgent) = (text, false, isEmergency)
        var requests: [BoardRequest] = []
        if isEmergency {
            let seconds = UInt16(clamping: settings.leaseSeconds)
            requests.append(
                try binary("show the emergency text", .emergency(text, seconds: seconds))
            )
        } else {
            requests.append(try self.text(text))
            if isUrgent {
                // The sign knows no end of an emergency text but its time.
                requests.append(
                    try binary(
                        "end the emergency text",
                        .emergency(text, seconds: Self.endSeconds)
                    )
                )
            }
        }
        if !isSimple, isBlack != false {
            requests.append(try binary("end the black screen", .black(false)))
        }
        return requests
    }

    /// Shows words as an emergency text for the time of the lease, over what is to be left.
    private mutating func lease(
        _ words: Spread.Words,
        of spread: Spread,
        renews: Bool
    ) throws(ControllerError) -> [BoardRequest] {
        let text = try text(of: words)
        var below = try JetFileText(" ", through: .ascii)
        if settings.onLoss == .notice, let left = spread.noticeWords, !left.paragraphs.isEmpty {
            below = try self.text(of: left)
        }
        (wanted, wantedBase, wantsBlack, wantsUrgent) = (text, below, false, true)
        if held == text, base == below, isBlack != true, !renews {
            return [try binary("are you there", .ping)]
        }
        let seconds = UInt16(clamping: settings.leaseSeconds(for: spread))
        var requests = base == below ? [] : [try self.text(below)]
        requests.append(try binary("show the leased text", .emergency(text, seconds: seconds)))
        if isBlack != false { requests.append(try binary("end the black screen", .black(false))) }
        return requests
    }

    private mutating func darken() throws(ControllerError) -> [BoardRequest] {
        (wanted, wantsBlack, wantsUrgent) = (nil, true, false)
        if isSimple {
            return [try text(try JetFileText(" ", through: .ascii))]
        }
        return [try binary("black screen", .black(true))]
    }

    private func text(_ text: JetFileText) throws(ControllerError) -> BoardRequest {
        var text = text
        text.sign = sign
        return BoardRequest("show the text", try text.packet(), tag: Self.textTag)
    }

    private mutating func binary(
        _ title: String,
        _ request: JetFileRequest
    ) throws(ControllerError) -> BoardRequest {
        number = number % 0x7FFF + 1
        let frame = try JetFileFrame(request, group: 0, unit: sign, number: number)
        return BoardRequest(title, frame.bytes, tag: Int(number))
    }

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var frames: [JetFileFrame] = []
        let before = receiver.garbageByteCount
        receiver.feed(bytes) { frames.append($0) }
        let isTaken = hasOK(bytes)
        let stray = receiver.garbageByteCount - before
        strayCount += max(0, stray - (isTaken ? JetFileText.taken.count : 0))
        guard let request else { return nil }
        if request.tag == Self.textTag { return isTaken ? .taken : nil }
        guard let status = frames.last(where: { Int($0.number) == request.tag })?.status else {
            return nil
        }
        switch status {
        case .taken: return .taken
        case .checksum: return .damaged(status.entry)
        case .inUse: return .busy(status.entry)
        default: return .refused(status.entry)
        }
    }

    /// Whether the two letters that answer a text have come.
    private mutating func hasOK(_ bytes: ArraySlice<UInt8>) -> Bool {
        var found = false
        for byte in bytes {
            if last == JetFileText.taken[0], byte == JetFileText.taken[1] { found = true }
            last = byte
        }
        return found
    }

    /// Notes what the sign shows now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken:
            held = wasTaken ? wanted : nil
            base = wasTaken ? wantedBase ?? base : nil
            wantedBase = nil
            isBlack = wasTaken ? wantsBlack : nil
            // Until the contrary is known an emergency text must be ended.
            isUrgent = wasTaken ? wantsUrgent || (wantsBlack && isUrgent) : isUrgent || wantsUrgent
        case .greet, .ping, .clock, .brightness, .power: break
        }
    }

    // MARK: Text

    private func text(of words: Spread.Words) throws(ControllerError) -> JetFileText {
        let setting = TextSetting(
            words,
            width: settings.width,
            height: settings.height,
            font: font
        )
        let pace = setting.pace(words, width: settings.width, font: font)
        let font = Self.fonts[(font - 16) / 8]
        let line = { (line: SetLine) in (line.text, line.colour.jetFile) }
        switch setting {
        case .pages(let pages):
            return try JetFileText(
                pages: pages.map { $0.map(line) },
                through: settings.letters.gate,
                font: font,
                pauseSeconds: UInt8(min(max(pace / 1_000, 1), 99))
            )
        case .running(let lines):
            let joined = lines.map(\.text).joined(separator: "  ")
            return try JetFileText(
                pages: [[(joined, lines.first?.colour.jetFile ?? 1)]],
                through: settings.letters.gate,
                font: font,
                pauseSeconds: 0,
                runs: true
            )
        }
    }
}

extension Colour {
    /// Red, green or amber.
    fileprivate var jetFile: UInt8 {
        switch bits & 3 {
        case 2: 2
        case 3: 3
        default: bits == 4 ? 2 : 1
        }
    }
}
