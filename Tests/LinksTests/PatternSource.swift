import Disclosure
import Links
import Raster

/// A picture in which every pixel tells the frame and the source it belongs to.
///
/// Pixel i of frame n is grey n + i * step, so one glance at a received frame shows whether it is
/// whole, which frame it is, and which source drew it.
struct PatternSource: FrameSource {
    let id: UInt64
    /// Odd, so that no source draws an even grey field.
    let step: UInt8
    /// Frames a second; 0 for a still picture.
    let rate: Int64

    let palette = Palette(
        (0...255).map { Colour(red: UInt8($0), green: UInt8($0), blue: UInt8($0)) }
    )

    init(id: UInt64, step: UInt8 = 1, rate: Int64 = 28) {
        self.id = id
        self.step = step
        self.rate = rate
    }

    func number(at instant: Instant) -> Int64 {
        rate == 0 ? 1 : instant.milliseconds * rate / 1_000
    }

    func draw(at instant: Instant, into canvas: inout Canvas) {
        let first = UInt8(truncatingIfNeeded: number(at: instant))
        for index in canvas.pixels.indices {
            canvas.pixels[index] = first &+ UInt8(truncatingIfNeeded: index) &* step
        }
    }

    func nextChange(after instant: Instant) -> Instant? {
        guard rate > 0 else { return nil }
        let next = number(at: instant) + 1
        return Instant(milliseconds: (next * 1_000 + rate - 1) / rate)
    }
}

/// What a received frame is.
enum ReceivedFrame: Equatable {
    case black
    case pattern(first: UInt8, step: UInt8)
    case torn

    init(_ data: [UInt8]) {
        if data.allSatisfy({ $0 == 0 }) {
            self = .black
            return
        }
        guard data.count >= 6 else {
            self = .torn
            return
        }
        let first = data[0]
        let step = data[3] &- first
        for index in data.indices
        where data[index] != first &+ UInt8(truncatingIfNeeded: index / 3) &* step {
            self = .torn
            return
        }
        self = .pattern(first: first, step: step)
    }
}
