public import Controllers
import Packets
import Raster
public import Session

/// Panels of flipping dots on a bus: the picture of the moment, in commands for the panels of
/// which a column changed.
public struct FlipDotDriver: BoardDriver {
    static let family = ControllerFamily(
        word: "flipdot",
        title: "Flip-dot panels",
        models: [],
        addresses: 0...127
    ) { settings throws(ControllerError) in
        try FlipDotDriver(settings)
    }

    /// Dots take their time to turn, and wear.
    private static let gapMilliseconds: Int64 = 100
    /// A panel that lost its power is repaired after so long.
    private static let repairMilliseconds: Int64 = 60_000
    /// Addresses that panels can have.
    private static let addresses = 0...254

    /// What the panels can do.
    public let sheet: ControllerSheet

    private let settings: ControllerSettings
    private var encoder: FlipDotEncoder

    init(_ settings: ControllerSettings) throws(ControllerError) {
        let columns = settings.width / FlipDotPanel.width
        let rows = settings.height / FlipDotPanel.height
        guard settings.width == columns * FlipDotPanel.width,
            settings.height == rows * FlipDotPanel.height
        else {
            throw ControllerError(
                "Flip-dot",
                "\(settings.width)x\(settings.height) is no whole number of panels",
                remedy: "give the board a size in panels of 28x7"
            )
        }
        let first = settings.address ?? 1
        guard Self.addresses.contains(first + columns * rows - 1) else {
            throw ControllerError(
                "Flip-dot",
                "\(columns * rows) panels from address \(first) on",
                remedy: "use addresses 0 to 254"
            )
        }
        self.settings = settings
        encoder = FlipDotEncoder(
            (0..<columns * rows).map { index in
                FlipDotPanel(
                    address: UInt8(first + index),
                    x: index % columns * FlipDotPanel.width,
                    y: index / columns * FlipDotPanel.height
                )
            }
        )
        sheet = ControllerSheet(
            content: .pictures,
            acknowledges: false,
            maximumAreas: 1,
            maximumByteCount: settings.width * settings.height,
            minimumGapMilliseconds: Self.gapMilliseconds,
            replyMilliseconds: 1_000,
            repairMilliseconds: Self.repairMilliseconds
        )
    }

    /// Whatever the bus says: panels never do.
    public private(set) var garbageByteCount = 0

    /// Forgets what the panels show.
    public mutating func linkOpened() {
        encoder.forget()
    }

    /// The packets of a task.
    public mutating func requests(
        for task: BoardTask
    ) throws(ControllerError) -> [BoardRequest] {
        switch task {
        case .show(let spread, let renews):
            if renews { encoder.forget() }
            var canvas = Canvas(width: settings.width, height: settings.height)
            var palette = Palette([.black])
            if let area = spread.areas.first, case .pages(let pages) = area.content,
                let frame = pages.first?.frame, frame.width == canvas.width,
                frame.height == canvas.height
            {
                canvas.pixels = frame.pixels
                palette = frame.palette
            }
            return requests(for: Frame(canvas: canvas, palette: palette))
        case .darken:
            let canvas = Canvas(width: settings.width, height: settings.height)
            return requests(for: Frame(canvas: canvas, palette: Palette([.black])))
        // Dots need no light, no clock and no power to stay.
        case .greet, .ping, .clock, .brightness, .power: return []
        }
    }

    /// One packet for all: panels hold until the last command, so the picture never tears.
    private mutating func requests(for frame: Frame) -> [BoardRequest] {
        let bytes = encoder.commands(for: frame).flatMap(\.self)
        guard !bytes.isEmpty else { return [] }
        return [BoardRequest("turn the dots", bytes, isAnswered: false)]
    }

    /// Nothing is ever answered.
    public mutating func take(
        _ bytes: ArraySlice<UInt8>,
        awaiting request: BoardRequest?
    ) -> BoardAnswer? {
        garbageByteCount += bytes.count
        return nil
    }

    /// What was not sent to its end is sent again.
    public mutating func finished(_ task: BoardTask, wasTaken: Bool) {
        if !wasTaken { encoder.forget() }
    }
}
