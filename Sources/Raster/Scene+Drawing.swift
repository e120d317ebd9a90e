public import Disclosure
import Layout

extension Scene {
    /// Draws what the board shows at an instant; the canvas takes the board's size.
    ///
    /// A canvas of the right size is drawn upon in place, without any allocation. Every pixel is
    /// written, whatever stood there before; a scene that shows nothing makes all of them dark.
    public func draw(at instant: Instant, into canvas: inout Canvas) {
        if canvas.width != width || canvas.height != height
            || canvas.pixels.count != width * height
        {
            canvas = Canvas(width: width, height: height)
        }
        guard let moment = moment(at: instant) else {
            canvas.darken()
            return
        }
        let stage = drawn.acts[moment.act].stage
        draw(moment, stage, stage.pixels, depth: 1, into: &canvas.pixels, from: 0)
    }

    /// What the board shows at an instant.
    public func frame(at instant: Instant) -> Frame {
        var canvas = Canvas(width: width, height: height)
        draw(at: instant, into: &canvas)
        return Frame(canvas: canvas, palette: palette)
    }

    /// Draws from an act's pixels of `depth` bytes into a buffer that has room for the board.
    func draw(
        _ moment: Moment,
        _ stage: Stage,
        _ pixels: [UInt8],
        depth: Int,
        into buffer: inout [UInt8],
        from offset: Int
    ) {
        guard offset >= 0, buffer.count - offset >= width * height * depth else { return }
        unsafe pixels.withUnsafeBufferPointer { source in
            unsafe stage.packed.withUnsafeBufferPointer { packed in
                unsafe buffer.withUnsafeMutableBufferPointer { target in
                    guard let board = unsafe target.baseAddress?.advanced(by: offset)
                    else { return }
                    stage.forEachCopy(moment, in: drawn.zone) { copy in
                        unsafe Blit.perform(
                            copy,
                            from: source,
                            packed: packed,
                            onto: board,
                            width: width,
                            height: height,
                            depth: depth
                        )
                    }
                }
            }
        }
    }
}
