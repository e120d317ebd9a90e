/// A picture as rows of points, read from a file that an office supplies.
public struct Picture: Sendable, Hashable {
    /// Points in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// The points, row by row from the top left; the count is always `width * height`.
    public let points: [PicturePoint]

    /// The most points in a row or column.
    public static let maximumSide = 2_048
    /// The most bytes of a file.
    public static let maximumFileBytes = 1_048_576
}

/// One point of a picture.
public struct PicturePoint: Sendable, Hashable {
    /// Red, 0 dark to 255 full.
    public var red: UInt8
    /// Green, 0 dark to 255 full.
    public var green: UInt8
    /// Blue, 0 dark to 255 full.
    public var blue: UInt8

    /// Makes a point from its three channels.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Unlit.
    public static let black = PicturePoint(red: 0, green: 0, blue: 0)
    /// Full white, and what the ink of a bitmap is.
    public static let white = PicturePoint(red: 255, green: 255, blue: 255)

    static func grey(_ level: UInt8) -> PicturePoint {
        PicturePoint(red: level, green: level, blue: level)
    }
}

/// Why a file is no picture for a board: where, what, and what to do.
public struct PictureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Bytes before the fault.
    public let offset: Int
    /// What is wrong, as a clause.
    public let problem: String
    /// What to do about it, as a clause.
    public let remedy: String

    init(_ offset: Int, _ problem: String, remedy: String = PictureError.saveAgain) {
        self.offset = offset
        self.problem = problem
        self.remedy = remedy
    }

    static let saveAgain = "save the picture again as a plain PNG or PBM"

    /// The whole sentence.
    public var description: String { "byte \(offset): \(problem); \(remedy)." }
}

/// Reads pictures of the sorts that boards can show.
public enum PictureReader {
    /// Reads a PBM file (P1 or P4) or a PNG file, told apart by their first bytes.
    ///
    /// PNG: grey and indexed of 1, 2, 4 or 8 bits, true colour of 8, not interlaced. What is more
    /// than half transparent is unlit.
    public static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture {
        guard bytes.count <= Picture.maximumFileBytes else {
            throw PictureError(
                Picture.maximumFileBytes,
                "the file has more than \(Picture.maximumFileBytes) bytes",
                remedy: "make the picture smaller; a board has few dots"
            )
        }
        if bytes.starts(with: PNGReader.signature) { return try PNGReader.read(bytes) }
        if bytes.starts(with: [0x50, 0x31]) || bytes.starts(with: [0x50, 0x34]) {
            return try PBMReader.read(bytes)
        }
        throw PictureError(0, "this is neither PBM (P1, P4) nor PNG")
    }

    static func checkSides(_ width: Int, _ height: Int, at offset: Int) throws(PictureError) {
        let sides = 1...Picture.maximumSide
        guard sides.contains(width), sides.contains(height) else {
            throw PictureError(
                offset,
                "\(width) by \(height) points are outside 1 to \(Picture.maximumSide)",
                remedy: "draw the picture in the size of its zone"
            )
        }
    }
}
