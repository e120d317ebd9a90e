/// Where a drawn picture lies among all pixels of a stage.
struct Patch: Sendable, Hashable {
    /// Place of its first pixel, or, of a packed one, of its first byte among the packed rows.
    let offset: Int
    let width: Int
    let height: Int
    /// The palette number that its bits stand for, or the first of several; 0 when it is not
    /// packed.
    var ink: UInt8 = 0
    /// The stretches of a packed one that has several inks, among those of its stage; else empty.
    var stretches = 0..<0
    /// Whether the stretches are of columns; else of rows.
    var isHorizontal = true

    /// Bytes of a packed row.
    var packedRowBytes: Int { (width + 7) / 8 }

    /// A picture without pixels.
    static let none = Patch(offset: 0, width: 0, height: 0)
}

/// Columns, or rows, of a packed picture that have one ink.
struct InkStretch: Sendable, Hashable {
    /// The first column or row behind it; it begins where the one before it ends.
    var end: Int
    let ink: UInt8
}

/// One rectangle to copy onto the board, or to darken when it has no source.
///
/// A frame is a handful of these whatever the length of its texts; drawing does nothing else.
struct Copy: Sendable, Hashable {
    /// The patch that is copied; nil darkens.
    var source: Patch?
    /// Column and row of the patch that come to the rectangle's corner.
    var sourceX = 0
    var sourceY = 0
    /// The rectangle on the board.
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}
