import Packets

/// The figures that all Onbon cards share.
///
/// ```
/// A5 x8 | escaped( header, data, CRC ) | 5A        font cards, dynamic areas
/// A5 x8 | escaped( header, body )      | 5A        graphic cards, CRC in the header
/// ```
/// | byte | sent as |
/// |---|---|
/// | `A5` | `A6 02` |
/// | `A6` | `A6 01` |
/// | `5A` | `5B 02` |
/// | `5B` | `5B 01` |
///
/// Lengths and checks count the bytes before escaping; numbers go low byte first. Source: the
/// maker's protocol text for BX-K cards, version 1.4, and its manuals on dynamic areas for the
/// fifth and sixth generation. In doubt: whether every card accepts fewer than eight start marks;
/// eight are sent, one is enough to be understood here.
public enum OnbonLimits {
    /// Marks, escapes and the longest frame taken: an update of 32 full areas is cut by its sender.
    public static let framing = EscapedFraming(
        start: 0xA5,
        startCount: 8,
        end: 0x5A,
        escapes: EscapeTable([
            EscapeTable.Pair(0xA5, 0xA6, 0x02), EscapeTable.Pair(0xA6, 0xA6, 0x01),
            EscapeTable.Pair(0x5A, 0x5B, 0x02), EscapeTable.Pair(0x5B, 0x5B, 0x01),
        ]),
        maximumByteCount: 1_048_576
    )
    /// The TCP port of a card unless set otherwise.
    public static let defaultPort = 5_005
    /// The speeds of a card's serial line, in baud; 8 data bits, no parity, 1 stop bit.
    public static let baudRates = [9_600, 57_600]
    /// The address of a card unless set otherwise.
    public static let defaultScreen: UInt16 = 0x0001
    /// The address that any card answers to.
    public static let anyScreen: UInt16 = 0xFFFE
    /// The address that all cards obey and none answers to.
    public static let allScreens: UInt16 = 0xFFFF
    /// The address of this side.
    public static let ownAddress: UInt16 = 0x8000
    /// The most bytes of one dynamic picture area: 300 KiB.
    public static let maximumAreaByteCount = 307_200

    /// What a card with dynamic picture areas can do.
    public static func pictureSheet(_ model: OnbonModel) -> ControllerSheet {
        ControllerSheet(
            content: .pictures,
            acknowledges: true,
            leases: true,
            maximumAreas: OnbonCommand.areaLimit(model.generation),
            maximumByteCount: maximumAreaByteCount,
            minimumGapMilliseconds: 1_000,
            replyMilliseconds: 3_000,
            repairMilliseconds: nil
        )
    }

    /// What a font card can do.
    public static func fontSheet(_ limits: OnbonFontLimits) -> ControllerSheet {
        ControllerSheet(
            content: .text,
            acknowledges: true,
            leases: true,
            maximumAreas: limits.areas,
            maximumByteCount: limits.bytes,
            minimumGapMilliseconds: 1_000,
            replyMilliseconds: 2_000,
            repairMilliseconds: nil
        )
    }

    static let name = "Onbon"

    static func error(_ problem: String, _ remedy: String) -> ControllerError {
        ControllerError(name, problem, remedy: remedy)
    }
}
