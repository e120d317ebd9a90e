public import Raster

extension Scene: FrameSource {}
