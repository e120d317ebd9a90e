public import Disclosure
public import Raster

/// Something that can be shown on a board: a picture for every instant.
///
/// The picture depends on the instant alone, so that whoever knows the source and the instant of a
/// sent frame can draw exactly that frame again.
public protocol FrameSource: Sendable {
    /// Names the source; equal ids mean equal pictures.
    var id: UInt64 { get }
    /// The colours that the canvas's numbers name.
    var palette: Palette { get }
    /// Draws the picture of an instant.
    func draw(at instant: Instant, into canvas: inout Canvas)
    /// The first instant after this one with another picture; nil when none follows.
    func nextChange(after instant: Instant) -> Instant?
    /// What a board that moves its content by itself is given, in at most so many rectangles; the
    /// canvas has the board's size and may be drawn upon.
    func spread(at instant: Instant, areaLimit: Int, on canvas: inout Canvas) -> Spread
    /// What a board that draws text by itself is given.
    func writing(at instant: Instant) -> Spread
    /// What stays when nobody speaks to the board any more; nil leaves it dark.
    var notice: Spread? { get }
}

extension FrameSource {
    /// None: the board is left dark.
    public var notice: Spread? { nil }

    /// Nothing: a picture has no words.
    public func writing(at instant: Instant) -> Spread { Spread(areas: [], validUntil: nil) }

    /// The picture of the instant, until there is another.
    public func spread(
        at instant: Instant,
        areaLimit: Int,
        on canvas: inout Canvas
    ) -> Spread {
        draw(at: instant, into: &canvas)
        return Spread(
            Frame(canvas: canvas, palette: palette),
            validUntil: nextChange(after: instant)
        )
    }
}
