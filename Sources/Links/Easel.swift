import Packets
import Raster

/// Where boards of one size and wiring are drawn and encoded, one after the other.
///
/// A frame is drawn whole each time, so nothing of another board shows in it, and most links take
/// its packet whole at once: a thousand boards of one size need one canvas and the buffers of one
/// round. A board whose link takes only a part keeps its buffer until the rest is through; the next
/// board makes another.
final class Easel {
    /// Pixels of a board.
    struct Size: Hashable {
        let width: Int
        let height: Int

        init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }

        init(_ mapping: PanelMapping) {
            width = mapping.width
            height = mapping.height
        }
    }

    /// What boards that share an easel have in common: for boards of frames all of their wiring.
    struct Key: Hashable {
        let size: Size
        let wiring: BoardWiring?
    }

    @safe @exclusivity(unchecked) var canvas: Canvas
    /// How frames become bytes; nil for boards that answer.
    ///
    /// Shared, since what it has worked out for one board's colours serves the next.
    @safe @exclusivity(unchecked) var encoder: FrameEncoder?
    /// The palettes in use, so that equal ones are one: telling that two are the same is then a
    /// look at an address, not at 256 colours for every frame.
    private var palettes: Set<Palette> = []
    /// The most palettes kept.
    private static let mostPalettes = 16

    /// The buffers that wait for the next packets, the one used last on top, since it may still
    /// lie in the cache.
    @safe @exclusivity(unchecked) private var packets: [[UInt8]] = []
    /// The most buffers kept: those of one round.
    private let mostPackets: Int

    init(_ size: Size, _ encoder: FrameEncoder?) {
        self.encoder = encoder
        mostPackets = TurnPlan.frames(inRoundOf: encoder?.packetByteCount ?? .max)
        packets.reserveCapacity(mostPackets)
        canvas = Canvas(width: size.width, height: size.height)
    }

    /// The palette itself, or the equal one that another board's scene has brought.
    func shared(_ palette: Palette) -> Palette {
        if palettes.count >= Self.mostPalettes { palettes = [] }
        return palettes.insert(palette).memberAfterInsert
    }

    /// A buffer for a packet: one that was used before, or none with room yet.
    func lend() -> [UInt8] { packets.popLast() ?? [] }

    /// Takes a buffer back for the next board.
    func take(back packet: consuming [UInt8]) {
        if packets.count < mostPackets, !packet.isEmpty { packets.append(packet) }
    }

    /// Makes the packet of what is drawn.
    func encode(_ palette: Palette, into packet: inout [UInt8]) {
        encoder?.encode(canvas, palette: palette, into: &packet)
    }
}
