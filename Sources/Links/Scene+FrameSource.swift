public import Raster

/// A scene is what boards show.
extension Scene: FrameSource {}
