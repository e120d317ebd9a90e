/// How a board's lamps are wired: which visible pixel each place on the wire belongs to.
///
/// ```
/// visible      progressive   serpentine    turned by 180
/// 0 1 2        0 1 2         0 1 2         5 4 3
/// 3 4 5        3 4 5         5 4 3         2 1 0
/// ```
/// The drawings show the visible pixel sent at each wire place, row by row of the wire.
public struct PanelMapping: Sendable, Hashable {
    /// The way the wire runs through the rows.
    public enum RowOrder: String, Sendable, Hashable, CaseIterable {
        /// Every row from left to right.
        case progressive
        /// Odd rows from right to left, so that the wire never jumps back.
        case serpentine
    }

    /// The most pixels of one board that this program serves: 2048 x 512.
    public static let maximumPixels = 1_048_576

    /// Pixels in a visible row.
    public let width: Int
    /// Visible rows.
    public let height: Int
    /// The way the wire runs.
    public let rowOrder: RowOrder
    /// Whether the board hangs upside down.
    public let isTurned: Bool

    /// Makes a mapping.
    ///
    /// - Throws: `PacketError` when the board has no pixels or too many.
    public init(
        width: Int,
        height: Int,
        rowOrder: RowOrder = .progressive,
        isTurned: Bool = false
    ) throws(PacketError) {
        let limit = Self.maximumPixels
        guard width > 0, height > 0, width <= limit, height <= limit, width * height <= limit else {
            throw PacketError(.size(width: width, height: height, limit: limit))
        }
        self.width = width
        self.height = height
        self.rowOrder = rowOrder
        self.isTurned = isTurned
    }

    /// Pixels of the board.
    public var count: Int { width * height }

    /// Whether wire order is visible order.
    public var isIdentity: Bool {
        !isTurned && (rowOrder == .progressive || height == 1)
    }

    /// The place on the wire of a visible pixel.
    ///
    /// The picture is turned first, as the board hangs, and then walked in wire order.
    public func wireIndex(x: Int, y: Int) -> Int {
        let column = isTurned ? width - 1 - x : x
        let row = isTurned ? height - 1 - y : y
        let runsBack = rowOrder == .serpentine && row % 2 == 1
        return row * width + (runsBack ? width - 1 - column : column)
    }

    /// For each wire place the row-major number of the visible pixel that is sent there.
    public var visibleIndices: [Int32] {
        var table = [Int32](repeating: 0, count: count)
        for y in 0..<height {
            for x in 0..<width {
                table[wireIndex(x: x, y: y)] = Int32(y * width + x)
            }
        }
        return table
    }
}
