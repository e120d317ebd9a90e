/// Everything that decides how a frame becomes the bytes of one board.
public struct BoardWiring: Sendable, Hashable {
    /// What happens when a board has more pixels than one message holds.
    public enum Overflow: String, Sendable, Hashable, CaseIterable {
        /// The board is refused when it is set up.
        case refuse
        /// The rest goes out on the following channels.
        case splitOverChannels
    }

    /// The wire format.
    public var boardProtocol: BoardProtocol
    /// Size and order of the pixels.
    public var mapping: PanelMapping
    /// Order of a pixel's three bytes.
    public var colourOrder: ColourOrder
    /// Gamma and brightness.
    public var light: LightCurve
    /// The first Open Pixel Control channel, where 0 speaks to all; other protocols have none.
    public var channel: UInt8
    /// What happens to a board too large for one message.
    public var overflow: Overflow
    /// The first universe of Art-Net and Streaming ACN; other protocols have none.
    public var universe: UInt16 = 1
    /// Whether all universes of a frame are shown at once, by a sync after them.
    public var synchronises = false
    /// Who sends Streaming ACN.
    public var source = StreamingACNSource.alone

    /// Describes a board; all but protocol and mapping have the usual values.
    public init(
        boardProtocol: BoardProtocol,
        mapping: PanelMapping,
        colourOrder: ColourOrder = .rgb,
        light: LightCurve = .straight,
        channel: UInt8 = 0,
        overflow: Overflow = .refuse
    ) {
        self.boardProtocol = boardProtocol
        self.mapping = mapping
        self.colourOrder = colourOrder
        self.light = light
        self.channel = channel
        self.overflow = overflow
    }
}
