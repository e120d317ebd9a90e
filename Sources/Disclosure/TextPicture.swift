public import Pictures

/// A piece of a text as a picture of one bit a dot, drawn beforehand where a bitmap face cannot
/// follow the script; the digest of the item covers both.
public struct TextPicture: Sendable, Hashable {
    /// Most pictures of an item.
    public static let maximumCount = 8
    /// Rows that fit some face: 8 to 64.
    public static let heights = 8...64
    /// Most dots in a row.
    public static let maximumWidth = 1_024
    /// Most dots of one picture.
    public static let maximumDots = 32_768

    /// What it stands for, as it is written in the title, the text or the table.
    public let text: String
    /// Dots in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Ink, row by row from the top left; the count is always `width * height`.
    public let dots: [Bool]

    /// Makes a picture; nil unless the dots are as many as the sides say and within the limits.
    public init?(text: String, width: Int, height: Int, dots: [Bool]) {
        guard !text.isEmpty, TextPicture.heights.contains(height),
            (1...TextPicture.maximumWidth).contains(width), dots.count == width * height,
            dots.count <= TextPicture.maximumDots
        else { return nil }
        self.text = text
        self.width = width
        self.height = height
        self.dots = dots
    }

    /// Takes the ink of a picture; nil when it is outside the limits.
    public init?(text: String, _ picture: Picture) {
        self.init(
            text: text,
            width: picture.width,
            height: picture.height,
            dots: picture.points.map { $0 == .white }
        )
    }

    /// The picture as a plain portable bitmap, a row a line (netpbm, pbm(5), P1): always the same
    /// text for the same dots.
    public var plainBitmap: String {
        var text = "P1\n\(width) \(height)\n"
        for row in 0..<height {
            for dot in dots[(row * width)..<((row + 1) * width)] { text.append(dot ? "1" : "0") }
            text.append("\n")
        }
        return text
    }
}
