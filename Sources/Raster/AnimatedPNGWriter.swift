/// Writes animated PNG files: one palette, and after the first picture only what changes.
///
/// The chunks are those of the PNG specification, third edition, section 11.3.6 (acTL, fcTL, fdAT).
public enum AnimatedPNGWriter {
    /// The animation of a film, one pixel a dot.
    public static func png(of film: Film) -> [UInt8] {
        guard let first = film.shots.first?.frame else { return [] }
        var animation = PNGAnimation(
            width: first.width,
            height: first.height,
            colours: first.palette.colours
        )
        for shot in film.shots { animation.add(shot.frame.pixels, shot.milliseconds) }
        return animation.png
    }

    /// The animation of a film with every LED as a dot, `pitch` pixels from dot to dot.
    public static func png(of film: Film, pitch: Int) -> [UInt8] {
        guard let first = film.shots.first?.frame else { return [] }
        let picture = DotPicture(first, pitch: pitch)
        var animation = PNGAnimation(
            width: picture.width,
            height: picture.height,
            colours: picture.colours
        )
        for shot in film.shots {
            animation.add(DotPicture(shot.frame, pitch: pitch).pixels, shot.milliseconds)
        }
        return animation.png
    }
}

/// An animation in the making.
struct PNGAnimation {
    /// A changed rectangle, packed.
    private struct Change {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let data: [UInt8]
        var milliseconds: Int
    }

    private let width: Int
    private let height: Int
    private let colours: [Colour]
    private var changes: [Change] = []
    private var shown: [UInt8] = []

    /// The greatest count of a delay's fraction.
    private static let greatestDelay = 65_535
    /// Delays are thousandths of a second, or tenths when they are longer than 65 s.
    private static let thousandths = 1_000
    private static let tenths = 10

    init(width: Int, height: Int, colours: [Colour]) {
        self.width = width
        self.height = height
        self.colours = colours.isEmpty ? [.black] : colours
    }

    /// Shows a picture for a time; only what differs from the one before it is stored.
    mutating func add(_ pixels: [UInt8], _ milliseconds: Int) {
        guard pixels.count == width * height, !pixels.isEmpty else { return }
        guard !changes.isEmpty else {
            shown = pixels
            return append(0, 0, width, height, milliseconds)
        }
        let rows = (0..<height).filter { y in
            pixels[(y * width)..<(y * width + width)] != shown[(y * width)..<(y * width + width)]
        }
        guard let top = rows.first, let bottom = rows.last else {
            changes[changes.count - 1].milliseconds += milliseconds
            return
        }
        var (left, right) = (width, 0)
        for y in rows {
            let row = y * width
            if let first = (0..<width).first(where: { pixels[row + $0] != shown[row + $0] }) {
                left = min(left, first)
            }
            if let last = (0..<width).last(where: { pixels[row + $0] != shown[row + $0] }) {
                right = max(right, last + 1)
            }
        }
        shown = pixels
        append(left, top, right - left, bottom + 1 - top, milliseconds)
    }

    private mutating func append(
        _ x: Int,
        _ y: Int,
        _ columns: Int,
        _ rows: Int,
        _ milliseconds: Int
    ) {
        var raw: [UInt8] = []
        raw.reserveCapacity((columns + 1) * rows)
        for row in y..<(y + rows) {
            raw.append(0)  // No filter, as in still pictures.
            for column in x..<(x + columns) {
                let index = shown[row * width + column]
                raw.append(Int(index) < colours.count ? index : 0)
            }
        }
        changes.append(
            Change(
                x: x,
                y: y,
                width: columns,
                height: rows,
                data: Deflate.zlib(raw),
                milliseconds: milliseconds
            )
        )
    }

    /// The file; a single picture makes an ordinary PNG file with a delay.
    var png: [UInt8] {
        var file = PNGChunks(width: width, height: height)
        let endless = 0
        file.append("acTL", PNGChunks.word(changes.count) + PNGChunks.word(endless))
        file.append("PLTE", colours.flatMap { [$0.red, $0.green, $0.blue] })
        var sequence = 0
        for (index, change) in changes.enumerated() {
            file.append("fcTL", control(change, sequence))
            sequence += 1
            if index == 0 {
                file.append("IDAT", change.data)
            } else {
                file.append("fdAT", PNGChunks.word(sequence) + change.data)
                sequence += 1
            }
        }
        file.append("IEND", [])
        return file.bytes
    }

    private func control(_ change: Change, _ sequence: Int) -> [UInt8] {
        let isLong = change.milliseconds > PNGAnimation.greatestDelay
        let unit = isLong ? PNGAnimation.tenths : PNGAnimation.thousandths
        let delay = change.milliseconds * unit / 1_000
        let leaveAndReplace: [UInt8] = [0, 0]
        return [sequence, change.width, change.height, change.x, change.y]
            .flatMap(PNGChunks.word)
            + PNGChunks.half(min(delay, PNGAnimation.greatestDelay)) + PNGChunks.half(unit)
            + leaveAndReplace
    }
}
