/// The figures of Adalight.
///
/// Source: Adafruit's Adalight receiver sketch `LEDstream.pde` (serial header, time-outs).
public enum AdalightLimits {
    /// Bytes before the pixels of a frame.
    public static let headerByteCount = 6
    /// The most pixels that the two count bytes can say, as they hold the count less one.
    public static let maximumPixels = 65_536
    /// The speed of the line unless set otherwise, in baud.
    public static let defaultBaud = 115_200
    /// What a board prints when it starts and each second while it waits.
    public static let greeting: [UInt8] = [0x41, 0x64, 0x61, 0x0A]
    /// How often a waiting board prints its greeting, in milliseconds.
    public static let greetingMilliseconds: Int64 = 1_000

    /// What such a board can do.
    ///
    /// The first firmware goes dark after 15 s of silence, WLED falls
    /// back to its own effects after 2.5 s, so a frame is repeated well within that.
    public static let capabilities = Capabilities(
        maximumPixels: maximumPixels,
        bitsPerChannel: 8,
        acknowledges: false,
        leaseMilliseconds: 15_000,
        keepAliveMilliseconds: 1_000,
        minimumGapMilliseconds: 0
    )
}
