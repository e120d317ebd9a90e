public import Disclosure
public import Raster

/// A scene is what boards show.
extension Scene: FrameSource {
    /// The act of the instant, its lanes told apart where the board can take that.
    public func spread(
        at instant: Instant,
        areaLimit: Int,
        on canvas: inout Canvas
    ) -> Spread {
        spread(at: instant, areaLimit: areaLimit)
    }
}
