import Packets
import Raster

/// Where boards of one size are drawn and encoded, one after the other.
///
/// A frame is drawn whole each time, so nothing of another board shows in it, and most links take
/// its packet whole at once: a thousand boards of one size need one canvas and one buffer. A board
/// whose link takes only a part keeps the buffer until the rest is through; the next board makes
/// another.
final class Easel {
    /// What boards that share an easel have in common.
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

    var canvas: Canvas
    /// The buffer that waits for the next packet; empty while a board has it.
    var packet: [UInt8] = []

    init(_ size: Size) {
        canvas = Canvas(width: size.width, height: size.height)
    }
}
