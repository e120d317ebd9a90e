public import Raster

/// One panel of flipping dots on a bus, AlfaZeta XY5: 28 columns of 7 dots.
///
/// | bytes | field |
/// |---|---|
/// | 1 | `80` |
/// | 1 | `83` 28 columns and show, `84` 28 columns and hold, `82` show all held |
/// | 1 | address, `FF` all; absent in `82` |
/// | 28 | columns from the left, bit 0 the top dot |
/// | 1 | `8F` |
///
/// Source: AlfaZeta's controller sheet of August 2018. In doubt: an older table gives `81` and `82`
/// to panels of 112 bytes. Nothing is answered. A command carries a whole panel: the smallest piece
/// that can be sent is one panel, so panels without a changed column are left out.
public struct FlipDotPanel: Sendable, Hashable {
    /// Dots across.
    public static let width = 28
    /// Dots down.
    public static let height = 7
    /// The speed of the bus unless set otherwise, in baud.
    public static let defaultBaud = 57_600
    /// Shows what all panels hold.
    public static let showAll: [UInt8] = [0x80, 0x82, 0x8F]

    /// Address on the bus, 0 to 254.
    public let address: UInt8
    /// Left edge in the picture.
    public let x: Int
    /// Top edge in the picture.
    public let y: Int

    /// Places a panel.
    public init(address: UInt8, x: Int, y: Int) {
        self.address = address
        self.x = x
        self.y = y
    }

    /// One byte for each column; any colour but black turns a dot.
    public func columns(of frame: Frame) -> [UInt8] {
        (0..<Self.width).map { column in
            (0..<Self.height).reduce(UInt8(0)) { byte, row in
                frame[x + column, y + row] == .black ? byte : byte | 1 << UInt8(row)
            }
        }
    }

    /// The command that gives the panel its columns.
    public func command(columns: [UInt8], shows: Bool) -> [UInt8] {
        precondition(columns.count == Self.width)
        return [0x80, shows ? 0x83 : 0x84, address] + columns.map { $0 & 0x7F } + [0x8F]
    }

    @discardableResult
    static func read(_ reader: inout FieldReader) -> FlipDotCommand? {
        let isStart = reader.expect([0x80], "start")
        let kind = reader.byte("command") { kind in
            switch kind {
            case 0x82: "show all held"
            case 0x83: "28 columns, show"
            case 0x84: "28 columns, hold"
            default: "other"
            }
        }
        if kind == 0x82 {
            let isEnd = reader.expect([0x8F], "end")
            return isStart && isEnd && !reader.ranOut ? .showAll : nil
        }
        let address = reader.byte("address") { $0 == 0xFF ? "all" : "\($0)" }
        let columns = reader.bytes(max(0, reader.remaining - 1), "columns") { "\($0.count)" }
        let isEnd = reader.expect([0x8F], "end")
        guard isStart, isEnd, kind == 0x83 || kind == 0x84, columns.count == width,
            columns.allSatisfy({ $0 < 0x80 })
        else { return nil }
        return .columns(address: address, columns, shows: kind == 0x83)
    }
}

/// What a panel of flipping dots is told.
public enum FlipDotCommand: Sendable, Hashable {
    /// Its columns, shown at once or held.
    case columns(address: UInt8, [UInt8], shows: Bool)
    /// Show what is held.
    case showAll
}

/// Turns pictures into the fewest commands: panels whose columns did not change are left out.
public struct FlipDotEncoder: Sendable {
    /// The panels of the board.
    public let panels: [FlipDotPanel]
    private var shown: [[UInt8]?]

    /// Begins with nothing known of what the panels show.
    public init(_ panels: [FlipDotPanel]) {
        self.panels = panels
        shown = panels.map { _ in nil }
    }

    /// The commands that make the board show a picture; empty when it does already.
    ///
    /// Changed panels are told to hold, then all show at once, so that the picture never tears.
    public mutating func commands(for frame: Frame) -> [[UInt8]] {
        var commands: [[UInt8]] = []
        for (index, panel) in panels.enumerated() {
            let columns = panel.columns(of: frame)
            guard shown[index] != columns else { continue }
            shown[index] = columns
            commands.append(panel.command(columns: columns, shows: false))
        }
        return commands.isEmpty ? [] : commands + [FlipDotPanel.showAll]
    }

    /// Forgets what the panels show, as after a loss of power.
    public mutating func forget() {
        shown = panels.map { _ in nil }
    }
}

/// Finds commands on a bus of flipping dots; no byte of a column reaches `80`.
public struct FlipDotDecoder: Sendable {
    /// Bytes that belonged to no command.
    public private(set) var garbageByteCount = 0
    private var pending: [UInt8] = []

    /// Waits for the first command.
    public init() {}

    /// Takes bytes in and hands over each command that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (FlipDotCommand) -> Void) {
        for byte in bytes {
            if byte == 0x80 || pending.count > FlipDotPanel.width + 4 {
                garbageByteCount += pending.count
                pending.removeAll(keepingCapacity: true)
            }
            if pending.isEmpty, byte != 0x80 {
                garbageByteCount += 1
                continue
            }
            pending.append(byte)
            guard byte == 0x8F, pending.count > 2 else { continue }
            var reader = FieldReader(pending)
            if let command = FlipDotPanel.read(&reader) {
                take(command)
            } else {
                garbageByteCount += pending.count
            }
            pending.removeAll(keepingCapacity: true)
        }
    }
}
