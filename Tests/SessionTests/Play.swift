import Controllers
import Disclosure
import Raster

@testable import Session

/// A language in which every request is one byte and `.` takes, `b` is busy, `n` refuses.
struct PlainDriver: BoardDriver {
    var sheet = ControllerSheet.plain()
    var garbageByteCount = 0
    /// How many requests content is sent in.
    var parts = 1
    /// The least pause between two of them, in milliseconds.
    var pause: Int64 = 0
    var isAnswered = true
    /// Letters of tasks for which there is nothing to send.
    var empty: Set<Character> = []
    /// Letters of tasks that cannot be told to the board.
    var impossible: Set<Character> = []
    /// What became of each task.
    var ends: [String] = []

    mutating func linkOpened() {}

    private static func letter(_ task: BoardTask) -> Character {
        switch task {
        case .greet: "g"
        case .show(_, let renews): renews ? "S" : "s"
        case .darken: "d"
        case .ping: "p"
        case .clock: "c"
        case .brightness: "b"
        case .power(let isOn): isOn ? "1" : "0"
        }
    }

    mutating func requests(for task: BoardTask) throws(ControllerError) -> [BoardRequest] {
        let letter = Self.letter(task)
        if impossible.contains(letter) {
            throw ControllerError("Plain", "no \(letter)", remedy: "")
        }
        if empty.contains(letter) { return [] }
        return (0..<("sS".contains(letter) ? parts : 1)).map { number in
            BoardRequest(
                "\(letter)",
                Array("\(letter)".utf8),
                isAnswered: isAnswered,
                pauseMilliseconds: number == 0 ? 0 : pause
            )
        }
    }

    mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        switch bytes.last {
        case UInt8(ascii: "."): return .taken
        case UInt8(ascii: "="): return .readBack
        case UInt8(ascii: "b"): return .busy(FaultEntry("busy", "", ""))
        case UInt8(ascii: "x"): return .damaged(FaultEntry("damaged", "", ""))
        case UInt8(ascii: "l"): return .lost(FaultEntry("lost", "", ""))
        case UInt8(ascii: "n"): return .refused(FaultEntry("no", "", ""))
        default: return nil
        }
    }

    mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        ends.append("\(Self.letter(task))\(wasTaken ? "+" : "-")")
    }
}

/// Plays a conversation in virtual time and writes down what happens.
///
/// A script is words: `show`, `dark`, `<.` bytes from the board, `500` milliseconds pass.
struct Play {
    var conversation: Conversation
    var now: Int64 = 0
    var trace: [String] = []
    var timer: Int64?
    let start: Instant
    static let picture = Spread(
        Frame(canvas: Canvas(width: 1, height: 1), palette: Palette([.black]))
    )

    init(
        _ driver: PlainDriver = PlainDriver(),
        at start: Instant = Instant(seconds: 1_795_225_260),
        _ change: (inout ConversationSettings) -> Void = { _ in }
    ) {
        var settings = ConversationSettings(
            driver.sheet,
            renewal: 60 * SessionSettings.second,
            routine: BoardRoutine(zone: .china)
        )
        change(&settings)
        conversation = Conversation(driver, settings: settings)
        self.start = start
    }

    var wall: Instant { start.advanced(byMilliseconds: now / 1_000_000) }

    mutating func take(_ reaction: Conversation.Reaction) {
        timer = reaction.timer
        if let trouble = reaction.trouble { trace.append("(\(trouble.title))") }
        switch reaction.outcome {
        case .taken(let proof): trace.append("shown:\(proof)")
        case .refused(let fault): trace.append("refused:\(fault.title)")
        case .silent: trace.append("silent")
        case .overtaken: trace.append("overtaken")
        case nil: break
        }
        if let bytes = reaction.write {
            trace.append(String(decoding: bytes, as: UTF8.self))
            take(conversation.written(at: now, wall: wall))
        }
    }

    mutating func run(_ script: String) -> String {
        trace = []
        for word in script.split(separator: " ") {
            switch word {
            case "open": take(conversation.opened(at: now, wall: wall))
            case "show": take(conversation.begin(Self.picture, at: now, wall: wall))
            case "dark": take(conversation.begin(nil, at: now, wall: wall))
            case "close": conversation.closed()
            case "hurry": conversation.hurry()
            default:
                if let milliseconds = Int64(word) {
                    pass(milliseconds)
                } else {
                    let bytes = Array(word.dropFirst().utf8)
                    take(conversation.received(bytes[...], at: now, wall: wall))
                }
            }
        }
        return trace.joined(separator: " ")
    }

    /// Lets time pass, and rings whenever it was asked for.
    private mutating func pass(_ milliseconds: Int64) {
        let end = now + milliseconds * 1_000_000
        while let due = timer, due <= end {
            now = max(now, due)
            take(conversation.timer(at: now, wall: wall))
        }
        now = end
    }
}

extension ControllerSheet {
    /// A board of pictures that does what it is told; times in milliseconds.
    static func plain(
        acknowledges: Bool = true,
        gap: Int64 = 0,
        reply: Int64 = 1_000
    ) -> ControllerSheet {
        ControllerSheet(
            content: .pictures,
            acknowledges: acknowledges,
            leases: true,
            maximumAreas: 1,
            maximumByteCount: 100,
            minimumGapMilliseconds: gap,
            replyMilliseconds: reply,
            repairMilliseconds: nil
        )
    }
}
