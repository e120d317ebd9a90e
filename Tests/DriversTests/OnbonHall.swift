import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Links
import POSIX
import Raster
import Session

/// A picture that depends on nothing.
struct StillSource: FrameSource {
    let id: UInt64
    let frame: Frame

    var palette: Palette { frame.palette }

    func draw(at instant: Instant, into canvas: inout Canvas) {
        canvas.pixels = frame.pixels
    }

    func nextChange(after instant: Instant) -> Instant? { nil }
}

/// A spread as it is given.
struct SpreadSource: FrameSource {
    let id: UInt64
    let spread: Spread
    let palette = Palette([.black])

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.darken() }
    func nextChange(after instant: Instant) -> Instant? { spread.validUntil }
    func spread(at instant: Instant, areaLimit: Int, on canvas: inout Canvas) -> Spread { spread }
}

/// One virtual card and the loop that drives it.
struct OnbonHall {
    /// Cards of every layout of pixels.
    static let models: [(model: String, type: UInt16, lamps: BoardLamps)] = [
        ("5E1", 0x0154, .single), ("5E2", 0x0254, .dual),
        ("5Q1+", 0x1156, .full), ("6E2", 0x0274, .single),
        ("6E3", 0x0374, .dual), ("6Q2", 0x0266, .full),
    ]

    let hall: BoardHall
    let card: VirtualBoard
    let loop: BoardLoop

    init(
        _ model: String,
        type: UInt16,
        lamps: BoardLamps,
        width: Int = 40,
        height: Int = 16,
        cardWidth: Int? = nil,
        faults: BoardFaults = BoardFaults(),
        replyMilliseconds: Int64 = 400,
        change: (inout ControllerSettings) -> Void = { _ in },
        session: (inout BoardSetup) -> Void = { _ in }
    ) throws {
        hall = try BoardHall()
        let lights: VirtualCardKind.Lights =
            lamps == .single ? .single : lamps == .dual ? .dual : .full
        card = try hall.add(
            VirtualBoardSettings(
                name: model,
                attachment: .tcp(port: 0),
                card: .onbon(type: type, lamps: lights),
                width: cardWidth ?? width,
                height: height,
                faults: faults
            )
        )
        var settings = ControllerSettings(
            family: ControllerFamily.all[0],
            width: width,
            height: height,
            lamps: lamps
        )
        settings.model = model
        change(&settings)
        var setup = try Self.setup(settings, port: card.tcpPort ?? 0, replyMilliseconds)
        session(&setup)
        loop = try BoardLoop([setup])
    }

    /// The board as the loop needs it, with pauses that fit into a test.
    private static func setup(
        _ settings: ControllerSettings,
        port: UInt16,
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
            address: try LinkAddress.read("tcp://127.0.0.1:\(port)"),
            driver: driver,
            width: settings.width,
            height: settings.height,
            conversation: talk,
            seed: 1
        )
        setup.session.minimumGap = 20 * SessionSettings.millisecond
        return setup
    }

    var status: BoardStatus {
        get throws { try loop.status(of: "hall") }
    }

    /// A picture in which red, green and yellow stand where they can be told apart.
    static func picture(_ width: Int, _ height: Int, _ lamps: BoardLamps) -> Frame {
        var canvas = Canvas(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width where (x * 7 + y * 3) % 5 < 2 {
                canvas[x, y] = lamps == .single ? 1 : UInt8(1 + (x + y) % (lamps == .full ? 4 : 3))
            }
        }
        return Frame(canvas: canvas, palette: Palette([.black, .red, .green, .yellow, .white]))
    }

    /// Whether the card shows just this picture.
    func shows(_ frame: Frame) -> Bool {
        let picture = card.picture()
        for y in 0..<frame.height {
            for x in 0..<frame.width where picture[x, y] != frame[x, y] { return false }
        }
        return true
    }
}
