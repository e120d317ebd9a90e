/// What a datagram does to the lamps of a board.
public struct PixelPatch: Sendable, Hashable {
    /// The first lamp byte that changes.
    public let offset: Int
    /// The lamp bytes from there on.
    public let data: [UInt8]
    /// Whether the frame is whole with it.
    public let isLast: Bool

    /// Makes a patch.
    public init(offset: Int, data: [UInt8], isLast: Bool) {
        self.offset = offset
        self.data = data
        self.isLast = isLast
    }
}

extension BoardWiring {
    /// What a datagram does to this board, or nothing when it is damaged or for another one.
    public func patch(from datagram: [UInt8]) -> PixelPatch? {
        let patch = boardProtocol.format.patch(datagram, self)
        let lamps = mapping.count * PacketSegment.bytesPerPixel
        guard let patch, patch.offset <= lamps else { return nil }
        return PixelPatch(
            offset: patch.offset,
            data: Array(patch.data.prefix(lamps - patch.offset)),
            isLast: patch.isLast
        )
    }

    /// The place of a universe among the board's, when it is one of them.
    func patch(universe: Int, data: [UInt8]) -> PixelPatch? {
        let total = mapping.count
        let each = UniverseSplit.pixelsPerUniverse
        let count = (total + each - 1) / each
        let index = universe - Int(self.universe)
        guard (0..<count).contains(index) else { return nil }
        let pixels = min(each, total - index * each)
        return PixelPatch(
            offset: index * each * PacketSegment.bytesPerPixel,
            data: Array(data.prefix(pixels * PacketSegment.bytesPerPixel)),
            isLast: index == count - 1
        )
    }
}

/// Boards over universes of 512 slots: 170 whole pixels each, the last two slots unused.
enum UniverseSplit {
    static let slots = 512
    static let pixelsPerUniverse = slots / PacketSegment.bytesPerPixel

    /// The stretches of a board with the universe of each.
    static func stretches(
        pixelCount: Int,
        first: UInt16,
        last: Int,
        in boardProtocol: BoardProtocol
    ) throws(PacketError) -> [(universe: UInt16, places: Range<Int>)] {
        let needed = (pixelCount + pixelsPerUniverse - 1) / pixelsPerUniverse
        guard Int(first) + needed - 1 <= last else {
            throw PacketError(
                .universes(first: Int(first), needed: needed, last: last),
                in: boardProtocol
            )
        }
        return (0..<needed).map { part in
            let from = part * pixelsPerUniverse
            return (first + UInt16(part), from..<min(pixelCount, from + pixelsPerUniverse))
        }
    }
}
