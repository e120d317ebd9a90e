/// How large a font may be; whatever is larger is refused before it costs memory.
public enum FontLimits {
    /// The largest glyph, in dots each way: a row is one 64-bit word.
    public static let glyphDots = 64
    /// The largest font file, in bytes; the largest in use, a full BDF at 48 dots, has 24 MB.
    public static let fileBytes = 128 << 20
    /// The most glyphs in one face; the largest character set in use has 88,115.
    public static let glyphs = 200_000
    /// The longest line of a text font, in bytes.
    public static let lineBytes = 1024
    /// The longest name of a face, in bytes of UTF-8.
    public static let nameBytes = 255
}
