import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Links
import POSIX
import Session
import TestKit
import Testing

/// Virtual cards that hang on one pseudo-terminal, each with its address, and the loop that drives
/// them.
struct LineHall {
    /// A card on the line.
    struct Member: Sendable {
        let id: String
        let word: String
        var model: String?
        let card: VirtualCardKind
        let address: Int
        var size = (width: 96, height: 32)
    }

    static let three = [
        Member(id: "gate", word: "onbon-font", card: .onbonFont(isFifth: false), address: 1),
        Member(id: "road", word: "sansi", card: .sansi, address: 2),
        Member(
            id: "dots",
            word: "flipdot",
            card: .flipDot(first: 3),
            address: 3,
            size: (28, 14)
        ),
    ]

    let folder: TemporaryDirectory
    let hall: BoardHall
    let cards: [VirtualBoard]
    let loop: BoardLoop

    init(
        _ members: [Member],
        replyMilliseconds: Int64 = 400,
        bytesPerSecond: Int? = nil
    ) throws {
        folder = try TemporaryDirectory()
        let path = folder.file("line")
        hall = try BoardHall()
        var cards: [VirtualBoard] = []
        for (index, member) in members.enumerated() {
            var settings = try VirtualBoardSettings(
                name: member.id,
                attachment: index == 0
                    ? .pseudoTerminal(link: path) : .line(of: members[0].id),
                card: member.card,
                width: member.size.width,
                height: member.size.height,
                bytesPerSecond: bytesPerSecond
            )
            settings.address = member.address
            cards.append(try hall.add(settings))
        }
        self.cards = cards
        loop = try BoardLoop(
            members.map { try Self.setup($0, "pty:\(path)", replyMilliseconds) }
        )
    }

    static func setup(
        _ member: Member,
        _ address: String,
        _ replyMilliseconds: Int64
    ) throws -> BoardSetup {
        let family = try #require(ControllerFamily.all.first { $0.word == member.word })
        var settings = ControllerSettings(
            family: family,
            width: member.size.width,
            height: member.size.height,
            lamps: .full
        )
        settings.model = member.model
        settings.address = member.address
        settings.isSerial = true
        settings.sharesLine = true
        let driver = try settings.driver()
        var talk = ConversationSettings(
            driver.sheet,
            renewal: settings.renewal(driver.sheet),
            routine: BoardRoutine(zone: .china)
        )
        talk.replyDeadline = replyMilliseconds * SessionSettings.millisecond
        var setup = BoardSetup(
            id: member.id,
            address: try LinkAddress.read(address),
            driver: driver,
            width: settings.width,
            height: settings.height,
            conversation: talk,
            seed: 1
        )
        setup.session.minimumGap = 20 * SessionSettings.millisecond
        return setup
    }

    /// Waits until a board is known to show a source.
    func takes(_ id: UInt64, _ board: String, withinSeconds seconds: Int = 10) -> Bool {
        eventually(withinSeconds: seconds) {
            (try? loop.status(of: board).lastSent?.sceneID) == id
        }
    }
}
