/// The figures of Open Pixel Control.
///
/// Source: openpixelcontrol.org, "Open Pixel Control", message format.
public enum OpenPixelControlLimits {
    /// Bytes before the data of a message.
    public static let headerByteCount = 4
    /// The most data bytes that the two length bytes can say.
    public static let maximumDataByteCount = 65_535
    /// The most whole pixels in one message: 65,535 / 3.
    public static let maximumPixels = 21_845
    /// The last channel; channel 0 speaks to all.
    public static let lastChannel = 255
    /// The TCP port that boards listen on unless set otherwise.
    public static let defaultPort = 7_890

    /// What such a board can do.
    ///
    /// It answers nothing and holds the last frame for ever; the
    /// repetition each second is this program's choice, the protocol asks for none.
    public static let capabilities = Capabilities(
        maximumPixels: maximumPixels,
        bitsPerChannel: 8,
        acknowledges: false,
        leaseMilliseconds: nil,
        keepAliveMilliseconds: 1_000,
        minimumGapMilliseconds: 0
    )
}
