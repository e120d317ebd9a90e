/// What a board that draws by itself can do, as planning, sessions and pages need to know it.
public struct ControllerSheet: Sendable, Hashable {
    /// How an item gets onto the board.
    public enum Content: Sendable, Hashable {
        /// As pixels drawn here: any character can be shown.
        case pictures
        /// As text drawn by the board: only characters of its font can be shown.
        case text
        /// Latin letters as text, all else as pixels.
        case textAndPictures
    }

    /// How an item gets onto the board.
    public let content: Content
    /// Whether the board answers that it took a command.
    public let acknowledges: Bool
    /// Whether the board can be told to blank an item when nobody renews it.
    public let leases: Bool
    /// The most areas, windows or files at once.
    public let maximumAreas: Int
    /// The most bytes of one area or text.
    public let maximumByteCount: Int
    /// The least pause between two updates.
    public let minimumGapMilliseconds: Int64
    /// How long an answer is waited for.
    public let replyMilliseconds: Int64
    /// How often content is sent again to boards that cannot answer, or nothing.
    public let repairMilliseconds: Int64?

    /// Makes a sheet.
    public init(
        content: Content,
        acknowledges: Bool,
        leases: Bool = false,
        maximumAreas: Int,
        maximumByteCount: Int,
        minimumGapMilliseconds: Int64,
        replyMilliseconds: Int64,
        repairMilliseconds: Int64?
    ) {
        self.content = content
        self.acknowledges = acknowledges
        self.leases = leases
        self.maximumAreas = maximumAreas
        self.maximumByteCount = maximumByteCount
        self.minimumGapMilliseconds = minimumGapMilliseconds
        self.replyMilliseconds = replyMilliseconds
        self.repairMilliseconds = repairMilliseconds
    }
}
