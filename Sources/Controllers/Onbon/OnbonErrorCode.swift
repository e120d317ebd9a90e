/// The error codes of all Onbon cards.
///
/// Source: the maker's protocol text for BX-K cards (0 to 16), its manuals on dynamic areas (17 to
/// 19) and its client library (20 to 29).
public struct OnbonErrorCode: Sendable, Hashable, RawRepresentable {
    /// The number on the wire.
    public let rawValue: Int

    /// Takes a number, known or not.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The command was taken.
    public static let none = OnbonErrorCode(rawValue: 0)
    /// The card has no such command.
    public static let command = OnbonErrorCode(rawValue: 2)
    /// The card works on something else.
    public static let busy = OnbonErrorCode(rawValue: 3)
    /// The packet arrived damaged.
    public static let checksum = OnbonErrorCode(rawValue: 5)

    /// Whether sending the same again may help.
    public var isPassing: Bool { self == .busy || self == .checksum }

    /// The code in words.
    public var entry: FaultEntry {
        Self.table[rawValue]
            ?? FaultEntry(
                "unknown error \(rawValue)",
                "the card's firmware is newer than what is known here",
                "ask the maker what error \(rawValue) means and send the packet that caused it"
            )
    }

    private static let shorten = "shorten the text or use fewer pages"
    private static let files = "program files are not written by this program: look who else does"
    private static let secret = "clear the card's password with the maker's tool"

    private static let table: [Int: FaultEntry] = [
        0: FaultEntry("taken", "the card took the command", "nothing"),
        1: FaultEntry(
            "unknown command group",
            "the card is of another family or generation",
            "probe the card and set its model"
        ),
        2: FaultEntry(
            "unknown command",
            "the card's firmware lacks the command, or the card is of another generation",
            "probe the card and set its model, or update its firmware"
        ),
        3: FaultEntry("busy", "the card works on something else", "wait a second and send again"),
        4: FaultEntry("out of memory", "the content is larger than the card's memory", shorten),
        5: FaultEntry(
            "packet checksum",
            "the packet arrived damaged",
            "send again; if it happens often check cable, earth and baud rate"
        ),
        6: FaultEntry("no such file", "a stored program is missing", files),
        7: FaultEntry("flash access", "the card's memory fails or is worn out", "replace the card"),
        8: FaultEntry("download", "a file was sent out of order", files),
        9: FaultEntry("file name", "a file has a name the card refuses", files),
        10: FaultEntry("file type", "a file is of a kind the card refuses", files),
        11: FaultEntry("file checksum", "a file arrived damaged", files),
        12: FaultEntry(
            "font missing",
            "the card holds no font of the size or script that was asked for",
            "choose another size, or load the font with the maker's tool"
        ),
        13: FaultEntry(
            "wrong firmware",
            "the firmware is for another card",
            "load the card's own firmware"
        ),
        14: FaultEntry(
            "date or time",
            "the card refuses the clock reading",
            "check this computer's clock"
        ),
        15: FaultEntry("file exists", "a stored program is in the way", files),
        16: FaultEntry("block number", "a file was sent out of order", files),
        17: FaultEntry(
            "wrong controller type",
            "the packet was made for another model",
            "probe the card and set its model"
        ),
        18: FaultEntry(
            "screen parameter",
            "an area reaches past the screen, or the card's screen size is not set",
            "compare the board's size with the size the card reports"
        ),
        19: FaultEntry(
            "controller id",
            "the card has another address",
            "set the address the card reports"
        ),
        20: FaultEntry("password", "the card wants a password", secret),
        21: FaultEntry("old password", "the card has another password", secret),
        22: FaultEntry("no password", "the card has no password", secret),
        23: FaultEntry("has a password", "the card has a password already", secret),
        24: FaultEntry("clock chip", "the card's clock has stopped", "replace the card's battery"),
        25: FaultEntry(
            "command parameter",
            "a value is out of the card's range",
            "probe the card, set its model and size, and report the packet"
        ),
        26: FaultEntry("cascade", "a chained card does not answer", "check the chain's cables"),
        27: FaultEntry("no such battle area", "the program has no such area", files),
        28: FaultEntry("no such time area", "the program has no such area", files),
        29: FaultEntry(
            "logic chip",
            "the card's logic chip fails",
            "restart, then replace the card"
        ),
    ]
}
