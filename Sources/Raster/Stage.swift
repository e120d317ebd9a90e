import Disclosure
import Layout

/// Everything that an act draws, made beforehand: all pixels in one array, all else plain values.
///
/// Plain values and one array mean that a frame touches no reference count and allocates nothing.
struct Stage: Sendable {
    var pixels: [UInt8] = []
    /// Rows of one bit a pixel, the leftmost highest: strips, an eighth as large.
    ///
    /// A thousand boards with a strip each read them from the processor's cache and not from
    /// memory. Words that follow each other in several colours are as many stretches of one.
    var packed: [UInt8] = []
    /// The stretches of packed strips that have several inks.
    var stretches: [InkStretch] = []
    /// What is drawn, in its order.
    var lanes: [DrawnLane] = []
    var pages: [DrawnPage] = []
    var clockPieces: [DrawnClock.Piece] = []
    /// Patches that belong together: the ten digits, then the seven weekdays.
    var clockPatches: [Patch] = []

    /// The rhythm of everything that flashes.
    var flash = Flash(framesPerSecond: 1)

    /// Keeps the picture of a strip, packed when no column, or row of an upright one, has two
    /// colours.
    mutating func keepStrip(_ tile: Tile, isHorizontal: Bool) -> Patch {
        guard let found = tile.inkStretches(ofColumns: isHorizontal), !found.isEmpty
        else { return keep(tile) }
        return keep(tile.packedRows, found, tile.width, tile.height, isHorizontal: isHorizontal)
    }

    /// Keeps a strip of words.
    mutating func keep(_ strip: PackedStrip) -> Patch {
        keep(strip.rows, strip.stretches, strip.width, strip.height, isHorizontal: true)
    }

    private mutating func keep(
        _ rows: [UInt8],
        _ found: [InkStretch],
        _ width: Int,
        _ height: Int,
        isHorizontal: Bool
    ) -> Patch {
        // What a window reads at once may reach past the last row.
        if packed.isEmpty { packed = [UInt8](repeating: 0, count: Blit.packedSlack) }
        var patch = Patch(
            offset: packed.count - Blit.packedSlack,
            width: width,
            height: height,
            ink: found[0].ink
        )
        if found.count > 1 {
            patch.stretches = stretches.count..<stretches.count + found.count
            patch.isHorizontal = isHorizontal
            stretches += found
        }
        packed.removeLast(Blit.packedSlack)
        packed.reserveCapacity(packed.count + rows.count + Blit.packedSlack)
        packed += rows
        packed += [UInt8](repeating: 0, count: Blit.packedSlack)
        return patch
    }

    /// The palette number of a pixel of a patch.
    func pixel(of patch: Patch, x: Int, y: Int) -> UInt8 {
        guard patch.ink != 0 else { return pixels[patch.offset + y * patch.width + x] }
        let byte = packed[patch.offset + y * patch.packedRowBytes + x / 8]
        guard byte & (0x80 >> UInt8(x % 8)) != 0 else { return 0 }
        if patch.stretches.isEmpty { return patch.ink }
        let line = patch.isHorizontal ? x : y
        return stretches[stretch(of: line, in: patch.stretches)].ink
    }

    /// The stretch that a column or row belongs to.
    @inline(__always)
    func stretch(of line: Int, in range: Range<Int>) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound &- 1)
        while low < high {
            let middle = (low &+ high) / 2
            if stretches[middle].end > line { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    /// The same stage with all pictures one byte a pixel.
    var unpacked: Stage {
        guard !packed.isEmpty else { return self }
        var stage = self
        stage.packed = []
        for (index, lane) in lanes.enumerated() {
            guard case .strip(var strip) = lane.content, strip.patch.ink != 0 else { continue }
            let patch = strip.patch
            let start = stage.pixels.count
            for y in 0..<patch.height {
                for x in 0..<patch.width { stage.pixels.append(pixel(of: patch, x: x, y: y)) }
            }
            strip.patch = Patch(offset: start, width: patch.width, height: patch.height)
            stage.lanes[index] = DrawnLane(
                area: lane.area,
                isFlashing: lane.isFlashing,
                content: .strip(strip)
            )
        }
        return stage
    }

    /// Keeps a picture.
    mutating func keep(_ tile: Tile) -> Patch {
        let patch = Patch(offset: pixels.count, width: tile.width, height: tile.height)
        pixels += tile.pixels
        return patch
    }
}

/// An act, drawn; every scene that shows the act shares it.
final class DrawnAct: Sendable {
    /// Whose drawing it is.
    let identity: ActIdentity
    /// The board's size.
    let size: PixelSize
    let frames: Int
    let stage: Stage

    init(_ identity: ActIdentity, size: PixelSize, frames: Int, stage: Stage) {
        self.identity = identity
        self.size = size
        self.frames = frames
        self.stage = stage
    }
}

/// A lane that changes within its act, or a band of rows that stand.
struct DrawnLane: Sendable {
    let area: PixelRectangle
    let isFlashing: Bool
    let content: Content

    enum Content: Sendable {
        /// Rows that nothing else covers; nil when they are dark.
        case standing(Patch?)
        case strip(DrawnStrip)
        case pages(Range<Int>, total: Int)
        case clock(DrawnClock)
    }

    /// Whether it draws every pixel of its area in every frame.
    var covers: Bool {
        if case .clock = content { false } else { true }
    }

    /// Whether the frames of its act move it on.
    var isTimed: Bool {
        switch content {
        case .standing, .clock: false
        case .strip, .pages: true
        }
    }
}

/// A page, drawn.
struct DrawnPage: Sendable {
    let patch: Patch
    let frames: Int
    let entrance: Transition
    let exit: Transition
}
