import Disclosure
import Links
import Raster

/// A picture of one colour that is another one at every tick: torn frames show, and drawing costs
/// next to nothing.
struct TickSource: FrameSource {
    let id: UInt64
    let ticksPerSecond: Int64
    let width: Int
    let height: Int
    let palette = Palette(
        (0..<250).map { Colour(red: UInt8($0 + 1), green: UInt8($0), blue: UInt8(250 - $0)) }
    )

    func draw(at instant: Instant, into canvas: inout Canvas) {
        let colour = UInt8(truncatingIfNeeded: instant.milliseconds * ticksPerSecond / 1_000 % 250)
        for index in canvas.pixels.indices { canvas.pixels[index] = colour }
    }

    func nextChange(after instant: Instant) -> Instant? {
        let tick = instant.milliseconds * ticksPerSecond / 1_000 + 1
        return Instant(milliseconds: (tick * 1_000 + ticksPerSecond - 1) / ticksPerSecond)
    }
}
