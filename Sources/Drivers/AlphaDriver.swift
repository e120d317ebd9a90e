public import Controllers
import Raster
public import Session
import Signs

/// Alpha signs: Latin words as a text, all else as pictures of dots in a text; urgent words as the
/// priority text, which covers all others.
///
/// Signs of 1.0 acknowledge nothing: what they hold is read back. One-way lines leave the grade at
/// “sent”; all is sent again every quarter of an hour.
public struct AlphaDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "alpha",
        title: "Alpha signs",
        models: ["1.0", "2.0", "one-way"],
        addresses: 1...255
    ) { settings throws(ControllerError) in
        try AlphaDriver(settings)
    }

    /// How a sign tells what became of a packet.
    enum Manner: Sendable, Hashable {
        case readsBack
        case acknowledges
        case silent
    }

    /// What the sign can do.
    public let sheet: ControllerSheet

    let settings: ControllerSettings
    let manner: Manner
    private let sign: UInt8
    private var receiver = AlphaReceiver()
    /// Bytes that came outside packets: acknowledgements are two of them.
    private var loose: [UInt8] = []
    private var held = AlphaContent()
    private var wanted = AlphaContent()
    /// The plan of files that the sign has; nil when it is not known.
    private var plan: [UInt8]?
    /// Whether the priority text covers all others; nil when it may.
    private var isCovered: Bool?
    private var wantsCovered = false
    /// What an answer to each question must be, by the tag of the question.
    private var expected: [Int: [UInt8]] = [:]
    /// The plan that the task under way sets up.
    private var nextPlan: [UInt8]?

    init(_ settings: ControllerSettings) throws(ControllerError) {
        self.settings = settings
        sign = UInt8(clamping: settings.address ?? 0)
        manner =
            switch settings.model {
            case "2.0": .acknowledges
            case "one-way": .silent
            default: .readsBack
            }
        guard settings.height <= AlphaContent.mostRows else {
            throw ControllerError(
                "Alpha",
                "pictures have \(AlphaContent.mostRows) rows and the board \(settings.height)",
                remedy: "give the board the height of one sign"
            )
        }
        sheet = AlphaLimits.sheet(acknowledges: manner == .acknowledges)
    }

    /// Old signs and one-way lines never answer.
    public var silenceRemedy: String {
        "check power, address, and 7E1, 7E2 or 8N1 on the line; set model \"one-way\" where no "
            + "answer can come back"
    }

    /// Bytes that belong to no packet.
    public var garbageByteCount: Int {
        manner == .acknowledges ? 0 : receiver.garbageByteCount
    }

    /// Forgets half a packet and what the sign showed; what files it has is asked again.
    public mutating func linkOpened() {
        receiver = AlphaReceiver()
        loose = []
        held = AlphaContent()
        isCovered = nil
        plan = nil
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        expected = [:]
        nextPlan = nil
        switch task {
        case .greet:
            switch manner {
            case .silent: return []
            case .acknowledges:
                return [
                    try packet("say whether packets arrive", .acknowledge(true), isAnswered: false),
                    try question("who is there", .ask, pause: AlphaDriver.gap),
                    try question("which files are there", .askMemory, pause: AlphaDriver.gap),
                ]
            case .readsBack:
                return [
                    try question("who is there", .ask),
                    try question("which files are there", .askMemory, pause: AlphaDriver.gap),
                ]
            }
        case .ping: return manner == .silent ? [] : [try question("are you there", .ask)]
        case .show(let spread, let renews):
            let content = try AlphaContent(spread, width: settings.width, height: settings.height)
            guard let content else { return try darken() }
            return try show(content, renews: renews)
        case .darken: return try darken()
        case .clock(let time):
            return [
                try packet("set the clock", .time(hour: time.hour, minute: time.minute)),
                try packet(
                    "set the day",
                    .weekday(time.weekday % 7 + 1),
                    pause: AlphaDriver.gap
                ),
            ]
        // Only solar signs dim, and none can be switched off.
        case .brightness, .power: return []
        }
    }

    private static let gap = AlphaLimits.packetGapMilliseconds

    private mutating func show(
        _ content: AlphaContent,
        renews: Bool
    ) throws(ControllerError) -> [BoardRequest] {
        if content == held, !renews, isCovered == content.isUrgent {
            return manner == .silent ? [] : [try question("are you there", .ask)]
        }
        wanted = content
        wantsCovered = content.isUrgent
        var requests = try configure(for: content)
        for (label, rows) in content.pictures.sorted(by: { $0.key < $1.key })
        where renews || held.pictures[label] != rows {
            requests += try picture(label, rows)
        }
        requests.append(try packet("write the text", content.command, pause: Self.gap))
        if !content.isUrgent, isCovered != false {
            requests.append(try packet("uncover the text", .endPriority, pause: Self.gap))
        }
        // What is urgent shall not wait for the proof that it is there.
        if !content.isUrgent, manner == .readsBack {
            for label in content.pictures.keys.sorted() {
                requests.append(
                    try question("which picture", .askPicture(label: label), pause: Self.gap)
                )
            }
            requests.append(try question("which text", .askText(label: "A"), pause: Self.gap))
        }
        return requests
    }

    /// Sets up the sign's memory, where its plan of files has no room for the pictures.
    private mutating func configure(
        for content: AlphaContent
    ) throws(ControllerError) -> [BoardRequest] {
        guard !content.pictures.isEmpty else { return [] }
        let memory = AlphaCommand.memory(content.files)
        let wish = Array(try AlphaPacket(memory).body.dropFirst(2))
        if let plan, plan.count >= wish.count, plan.starts(with: wish) { return [] }
        nextPlan = wish
        held = AlphaContent()
        let deaf = AlphaLimits.clearMilliseconds
        return [
            try packet("clear the memory", .clearMemory),
            try packet("set up the memory", memory, pause: deaf),
            try packet("show text A", .sequence(["A"]), pause: deaf),
        ]
    }

    private func picture(
        _ label: Character,
        _ rows: [[UInt8]]
    ) throws(ControllerError) -> [BoardRequest] {
        let packet = try AlphaPacket(.picture(label: label, rows: rows), to: sign)
        let parts = packet.parts
        return parts.enumerated().map { index, bytes in
            BoardRequest(
                index == 0 ? "begin picture \(label)" : "write picture \(label)",
                bytes,
                isAnswered: manner == .acknowledges,
                isBeginning: index < parts.count - 1,
                pauseMilliseconds: index == 0 ? Self.gap : AlphaLimits.pictureGapMilliseconds
            )
        }
    }

    /// An empty priority text makes the sign dark at once; then the text under it goes too.
    private mutating func darken() throws(ControllerError) -> [BoardRequest] {
        wanted = AlphaContent()
        wantsCovered = true
        return [
            try packet("cover all texts", .text(label: "0", mode: "b", bytes: [])),
            try packet(
                "empty the text",
                .text(label: "A", mode: "b", bytes: []),
                pause: Self.gap
            ),
        ]
    }

    private func packet(
        _ title: String,
        _ command: AlphaCommand,
        isAnswered: Bool = true,
        pause: Int64 = 0
    ) throws(ControllerError) -> BoardRequest {
        BoardRequest(
            title,
            try AlphaPacket(command, to: sign).bytes,
            isAnswered: isAnswered && manner == .acknowledges,
            pauseMilliseconds: pause
        )
    }

    /// A question; tags from 1 on tell questions from commands.
    private mutating func question(
        _ title: String,
        _ command: AlphaCommand,
        pause: Int64 = 0
    ) throws(ControllerError) -> BoardRequest {
        let packet = try AlphaPacket(command, to: sign)
        let tag = expected.count + 1
        expected[tag] = AlphaContent.answerHead(to: packet.body)
        return BoardRequest(title, packet.bytes, pauseMilliseconds: pause, tag: tag)
    }

    // MARK: Answers

    /// Finds the answer among the bytes.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        var packets: [AlphaPacket] = []
        receiver.feed(bytes) { packets.append($0) }
        guard let request else {
            loose = []
            return nil
        }
        if request.tag == 0 { return acknowledgement(bytes) }
        guard let head = expected[request.tag] else { return nil }
        let answers = packets.filter { $0.isAnswer && $0.body.starts(with: head) }
        return answers.last.map { answer($0, head) }
    }

    private mutating func acknowledgement(_ bytes: ArraySlice<UInt8>) -> BoardAnswer? {
        loose = Array((loose + bytes).suffix(8))
        guard let start = loose.firstIndex(where: { $0 == 0x06 || $0 == 0x15 }),
            let answer = AlphaAnswer(Array(loose[start...]))
        else { return nil }
        loose = []
        switch answer {
        case .taken: return .taken
        case .refused(let faults):
            let fault = faults.last ?? AlphaContent.unknownRefusal
            return AlphaContent.isPassing(fault) ? .damaged(fault) : .refused(fault)
        }
    }

    private mutating func answer(_ packet: AlphaPacket, _ head: [UInt8]) -> BoardAnswer {
        switch head.first {
        case UInt8(ascii: "A"):
            return packet.body == wanted.textBody ? .readBack : .lost(AlphaContent.otherText)
        case UInt8(ascii: "I"):
            let label = Character(Unicode.Scalar(head[1]))
            return packet.body == wanted.pictureBody(label)
                ? .readBack : .lost(AlphaContent.otherPicture)
        default:
            if head == Array("E$".utf8) { plan = Array(packet.body.dropFirst(2)) }
            guard head == Array("E\"".utf8), AlphaReport(packet) == nil else { return .taken }
            return .refused(AlphaContent.unknownReport)
        }
    }

    /// Notes what the sign shows now.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        switch task {
        case .show, .darken:
            held = wasTaken ? wanted : AlphaContent()
            isCovered = wasTaken ? wantsCovered : nil
            if let nextPlan { plan = wasTaken ? nextPlan : nil }
        case .greet, .ping, .clock, .brightness, .power: break
        }
    }
}
