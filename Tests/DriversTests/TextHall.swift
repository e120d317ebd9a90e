import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Links
import POSIX
import Raster
import Session
import TestKit
import Testing

/// Words that depend on nothing.
struct WordsSource: FrameSource {
    let id: UInt64
    let words: Spread.Words
    let palette = Palette([.black])

    init(
        _ id: UInt64,
        _ lines: [(String, Colour)],
        isUrgent: Bool = false,
        milliseconds: Int = 3_000
    ) {
        self.id = id
        words = Spread.Words(
            lines.map { Spread.Words.Paragraph($0.0, $0.1) },
            isUrgent: isUrgent,
            milliseconds: milliseconds
        )
    }

    init(_ id: UInt64, _ text: String, isUrgent: Bool = false) {
        self.init(id, [(text, .red)], isUrgent: isUrgent)
    }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.darken() }
    func nextChange(after instant: Instant) -> Instant? { nil }

    func writing(at instant: Instant) -> Spread {
        var spread = Spread(areas: [], validUntil: nil)
        spread.words = words
        return spread
    }
}

/// One virtual card with letters of its own and the loop that drives it.
struct TextHall {
    /// A family as it is configured and the card that stands in for it.
    struct Kind: Sendable, CustomTestStringConvertible {
        let word: String
        var model: String?
        let card: VirtualCardKind
        var proof = Confirmation.acknowledged

        var testDescription: String { "\(word) \(model ?? "")" }
    }

    let hall: BoardHall
    let card: VirtualBoard
    let loop: BoardLoop

    init(
        _ kind: Kind,
        width: Int = 96,
        height: Int = 32,
        isSerial: Bool = false,
        faults: BoardFaults = BoardFaults(),
        replyMilliseconds: Int64 = 400,
        change: (inout ControllerSettings) -> Void = { _ in },
        session: (inout BoardSetup) -> Void = { _ in }
    ) throws {
        hall = try BoardHall()
        card = try hall.add(
            VirtualBoardSettings(
                name: kind.word,
                attachment: isSerial ? .pseudoTerminal(link: nil) : .tcp(port: 0),
                card: kind.card,
                width: width,
                height: height,
                faults: faults
            )
        )
        let family = try #require(ControllerFamily.all.first { $0.word == kind.word })
        var settings = ControllerSettings(
            family: family,
            width: width,
            height: height,
            lamps: .full
        )
        settings.model = kind.model
        settings.isSerial = isSerial
        change(&settings)
        let address =
            isSerial
            ? "pty:\(card.devicePath ?? "")" : "tcp://127.0.0.1:\(card.tcpPort ?? 0)"
        var setup = try Self.setup(settings, address, replyMilliseconds)
        session(&setup)
        loop = try BoardLoop([setup])
    }

    /// The board as the loop needs it, with pauses that fit into a test.
    private static func setup(
        _ settings: ControllerSettings,
        _ address: String,
        _ replyMilliseconds: Int64
    ) throws -> BoardSetup {
        let driver = try settings.driver()
        var talk = ConversationSettings(
            driver.sheet,
            renewal: settings.renewal(driver.sheet),
            routine: BoardRoutine(zone: .china)
        )
        talk.replyDeadline = replyMilliseconds * SessionSettings.millisecond
        talk.busyPause = 50 * SessionSettings.millisecond
        var setup = BoardSetup(
            id: "hall",
            address: try LinkAddress.read(address),
            driver: driver,
            width: settings.width,
            height: settings.height,
            conversation: talk,
            seed: 1
        )
        setup.session.minimumGap = 20 * SessionSettings.millisecond
        setup.session.declinedPause = 200 * SessionSettings.millisecond
        return setup
    }

    var status: BoardStatus {
        get throws { try loop.status(of: "hall") }
    }

    func post(_ source: WordsSource) throws { try loop.post(scene: source, for: "hall") }

    /// Waits until the board is known to show a source.
    func takes(_ id: UInt64, withinSeconds seconds: Int = 10) throws -> Bool {
        try eventually(withinSeconds: seconds) { try status.lastSent?.sceneID == id }
    }
}
