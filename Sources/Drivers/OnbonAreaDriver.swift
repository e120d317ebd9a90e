public import Controllers
import Packets
import Raster
public import Session

/// Onbon cards with dynamic picture areas: each rectangle of a spread is an area in the card's
/// working memory, leased where the board shall not outlive its computer.
public struct OnbonAreaDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "onbon",
        title: "Onbon dynamic areas",
        models: OnbonModel.allCases.map(\.label),
        addresses: 1...0x7FFF
    ) { settings throws(ControllerError) in
        try OnbonAreaDriver(settings)
    }

    /// Hundredths of a second a pixel for one step of the card's speed; an estimate, as the maker
    /// does not say.
    private static let millisecondsPerSpeedStep = 10
    private static let slowestSpeed = 24
    /// The tag of requests under the header for areas; others have their message number.
    private static let areaTag = -1

    /// What the card can do.
    public let sheet: ControllerSheet

    private let settings: ControllerSettings
    private let model: OnbonModel
    private let pixels: OnbonPixels
    private let screen: UInt16
    private var receiver = OnbonReceiver()
    private var sequence: UInt16 = 0
    /// The areas that the card holds for sure; nil when it may hold anything.
    private var held: [OnbonArea]?
    /// What it will hold when the task under way is taken.
    private var wanted: [OnbonArea] = []

    init(_ settings: ControllerSettings) throws(ControllerError) {
        let word = settings.model ?? OnbonModel.sixE2.label
        guard let model = OnbonModel.allCases.first(where: { $0.label == word }) else {
            throw ControllerError(
                "Onbon",
                "there is no card “\(word)” with dynamic areas",
                remedy: "read the model from the card's label, as 6E2; font cards are onbon-font"
            )
        }
        let lamps = settings.lamps.onbon
        guard let pixels = model.pixels(for: lamps) else {
            throw ControllerError(
                "Onbon",
                "the card \(word) has no \(lamps.rawValue) lamps",
                remedy: "take rgb for Q cards, one or two colours for E cards"
            )
        }
        guard !settings.isSerial || model.takesSerialAreas else {
            throw ControllerError(
                "Onbon",
                "the card \(word) takes no dynamic areas over a serial line",
                remedy: "connect it by network: tcp://address:\(OnbonLimits.defaultPort)"
            )
        }
        self.settings = settings
        self.model = model
        self.pixels = pixels
        screen = UInt16(clamping: settings.address ?? Int(OnbonLimits.defaultScreen))
        sheet = OnbonLimits.pictureSheet(model)
    }

    /// Bytes that belong to no frame.
    public var garbageByteCount: Int {
        receiver.strayByteCount + receiver.brokenFrameCount + receiver.refusedFrameCount
    }

    /// Forgets half a frame and what the card held.
    public mutating func linkOpened() {
        receiver = OnbonReceiver()
        held = nil
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        case .greet:
            return [try graphic("who are you", .ping, toAny: true)]
        case .show(let spread, let renews):
            wanted = try areas(of: spread)
            return try update(renews: renews)
        case .darken:
            wanted = []
            return [try area("remove all areas", .removeAll)]
        case .ping: return [try area("are you there", .ping)]
        case .clock(let time): return [try graphic("set the clock", .clock(time))]
        case .brightness(let percent):
            let level = (min(max(percent, 0), 100) * Int(OnbonBrightness.brightest) + 50) / 100
            guard let brightness = OnbonBrightness(level: UInt8(level)) else { return [] }
            return [try area("set the brightness", .brightness(brightness))]
        case .power(let isOn):
            return [try graphic(isOn ? "light the screen" : "darken the screen", .power(isOn))]
        }
    }

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var frames: [OnbonFrame] = []
        receiver.feed(bytes) { frames.append($0) }
        guard let request else { return nil }
        let replies = frames.filter {
            Self.answers($0, request) && (!settings.sharesLine || $0.source == screen)
        }.compactMap(\.reply)
        return replies.last.map(answer)
    }

    /// Notes what the card holds now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken: held = wasTaken ? wanted : nil
        case .greet, .ping, .clock, .brightness, .power: break
        }
    }

    // MARK: Requests

    private func area(
        _ title: String,
        _ command: OnbonCommand,
        pauseMilliseconds: Int64 = 0
    ) throws(ControllerError) -> BoardRequest {
        let frame = try OnbonDynamicFrame(command, to: model, screen: screen)
        return BoardRequest(
            title,
            frame.bytes,
            pauseMilliseconds: pauseMilliseconds,
            tag: Self.areaTag
        )
    }

    private mutating func graphic(
        _ title: String,
        _ command: OnbonCommand,
        toAny: Bool = false
    ) throws(ControllerError) -> BoardRequest {
        sequence = (sequence + 1) & 0x7FFF
        let frame = try OnbonGraphicFrame(
            command,
            to: toAny ? nil : model,
            generation: model.generation,
            screen: screen,
            isForAny: toAny && !settings.sharesLine,
            isSerial: settings.isSerial,
            sequence: sequence
        )
        return BoardRequest(title, frame.bytes, tag: Int(sequence))
    }

    /// What changes the card from what it holds to what is wanted.
    private func update(renews: Bool) throws(ControllerError) -> [BoardRequest] {
        var requests: [BoardRequest] = []
        if let held {
            let ids = Set(wanted.map(\.id))
            let surplus = held.map(\.id).filter { !ids.contains($0) }
            if !surplus.isEmpty { requests.append(try area("remove areas", .remove(surplus))) }
        } else {
            // Whatever an earlier computer left must not show beside ours.
            requests.append(try area("remove all areas", .removeAll))
        }
        let due = wanted.filter { area in
            renews || !(held ?? []).contains(area)
        }
        // Nothing to send is still a reason to ask whether the card is there.
        if due.isEmpty, requests.isEmpty { return [try area("are you there", .ping)] }
        if model.generation == .sixth {
            if !due.isEmpty { requests.append(try area("show areas", .show(due))) }
            return requests
        }
        for (index, one) in due.enumerated() {
            let pause = index == 0 ? 0 : sheet.minimumGapMilliseconds
            requests.append(
                try area("show area \(one.id)", .show([one]), pauseMilliseconds: pause)
            )
        }
        return requests
    }

    private func areas(of spread: Spread) throws(ControllerError) -> [OnbonArea] {
        var made: [OnbonArea] = []
        let lease = settings.leaseSeconds(for: spread)
        for (index, area) in spread.areas.enumerated() {
            guard area.x >= 0, area.y >= 0, area.x + area.width <= settings.width,
                area.y + area.height <= settings.height
            else {
                throw ControllerError(
                    "Onbon",
                    "the picture is larger than the board",
                    remedy: "give the layout the board's size"
                )
            }
            var next = OnbonArea(
                id: UInt8(clamping: index),
                x: UInt16(area.x),
                y: UInt16(area.y),
                width: UInt16(area.width),
                height: UInt16(area.height),
                pages: pages(of: area)
            )
            switch settings.onLoss {
            case .hold: break
            case .blank: next = next.leased(seconds: UInt16(clamping: lease))
            case .notice:
                next = next.leased(seconds: UInt16(clamping: lease))
                if let notice = spread.notice {
                    // The card holds the last page of an area that nobody renews.
                    next.runMode = .leaseThenHold
                    next.pages.append(page(of: notice, under: area))
                }
            }
            made.append(next)
        }
        return made
    }

    /// The part of a notice that lies under an area.
    ///
    /// Whether cards also show it in turn with the other pages is not documented, so it stays as
    /// short as a page may.
    private func page(of notice: Frame, under area: Spread.Area) -> OnbonPage {
        var canvas = Canvas(width: area.width, height: area.height)
        for y in 0..<area.height {
            for x in 0..<area.width {
                canvas[x, y] = notice.pixels[(area.y + y) * notice.width + area.x + x]
            }
        }
        return OnbonPage(
            Frame(canvas: canvas, palette: notice.palette),
            x: UInt16(area.x),
            as: pixels,
            stayCentiseconds: 1
        )
    }

    private func pages(of area: Spread.Area) -> [OnbonPage] {
        let x = UInt16(area.x)
        switch area.content {
        case .pages(let pages):
            return pages.map { page in
                OnbonPage(
                    page.frame,
                    x: x,
                    as: pixels,
                    stayCentiseconds: UInt16(clamping: max(1, page.milliseconds / 10))
                )
            }
        case .running(let line, let pace):
            let speed = min(pace / Self.millisecondsPerSpeedStep, Self.slowestSpeed)
            return OnbonPage.scrolling(
                line,
                width: UInt16(area.width),
                x: x,
                as: pixels,
                speed: UInt8(speed)
            )
        }
    }

    // MARK: Answers

    /// Whether a frame answers a request: the same header, and there the same number.
    private static func answers(_ frame: OnbonFrame, _ request: BoardRequest) -> Bool {
        switch frame {
        case .dynamic: request.tag == areaTag
        case .graphic(let frame): Int(frame.sequence & 0x7FFF) == request.tag
        case .font: false
        }
    }

    private func answer(_ reply: OnbonReply) -> BoardAnswer {
        if !reply.isGood {
            if reply.error == .busy { return .busy(reply.error.entry) }
            return reply.error.isPassing
                ? .damaged(reply.error.entry) : .refused(reply.error.entry)
        }
        return reply.report.flatMap(mismatch).map(BoardAnswer.refused) ?? .taken
    }

    /// What the card says of itself and the configuration does not.
    private func mismatch(_ report: OnbonCardReport) -> FaultEntry? {
        if report.deviceType != model.rawValue {
            let name = OnbonModel(rawValue: report.deviceType)?.label ?? "an unknown model"
            return FaultEntry(
                "another card",
                "the card is \(name) and the configuration says \(model.label)",
                "set the board's model to \(name), if the right board answers"
            )
        }
        if Int(report.width) != settings.width || Int(report.height) != settings.height {
            return FaultEntry(
                "another size",
                "the card drives \(report.width)x\(report.height) pixels and the configuration "
                    + "says \(settings.width)x\(settings.height)",
                "correct the board's size, or set the screen in the card with the maker's tool"
            )
        }
        if let lamps = report.lamps, lamps != settings.lamps.onbon {
            return FaultEntry(
                "other lamps",
                "the card drives \(lamps.rawValue) lamps and the configuration says "
                    + settings.lamps.rawValue,
                "correct the board's colours, or set them in the card with the maker's tool"
            )
        }
        return nil
    }
}

extension BoardLamps {
    var onbon: OnbonLamps {
        switch self {
        case .single: .single
        case .dual: .dual
        case .full: .full
        }
    }
}
