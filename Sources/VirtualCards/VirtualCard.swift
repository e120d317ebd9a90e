/// What a virtual card does with the next request, besides what it is told.
public enum CardMood: Sendable, Hashable, CaseIterable {
    /// What it is told.
    case well
    /// It says that it is busy and does nothing.
    case busy
    /// It says that the request came damaged and does nothing.
    case damaged
    /// It refuses the request for good.
    case unwilling
    /// It does what it is told and says nothing.
    case mute
}

/// A board that answers, as a value: bytes in, bytes out, and what its lamps show.
///
/// Cards are written from the wire facts of the boards alone and share no code with the encoders
/// that drive them, so that an error on one side does not hide on the other.
package protocol VirtualCard: Sendable {
    /// Whole commands that changed what shows.
    var updateCount: Int { get }
    /// Bytes that meant nothing.
    var garbageByteCount: Int { get }
    /// Takes bytes and gives the answers to the requests that they complete.
    mutating func take(
        _ bytes: ArraySlice<UInt8>,
        mood: CardMood,
        at milliseconds: Int64
    ) -> [[UInt8]]
    /// Red, green and blue of each pixel, row by row, at a time.
    func lamps(at milliseconds: Int64) -> [UInt8]
    /// The lines of text that a card with letters of its own shows at a time.
    func words(at milliseconds: Int64) -> [String]
    /// What a card with letters of its own draws them with.
    var faces: CardFaces? { get set }
    /// A new client: half a request is forgotten.
    mutating func restart()
    /// The power was off for a moment: working memory is empty.
    mutating func reboot()
}

extension VirtualCard {
    /// None: it is sent pictures.
    package func words(at milliseconds: Int64) -> [String] { [] }

    /// None: it is sent pictures.
    package var faces: CardFaces? {
        get { nil }
        set { _ = newValue }
    }
}

/// The kinds of virtual cards.
public enum VirtualCardKind: Sendable, Hashable {
    /// An Onbon card with dynamic areas, by its device type, low byte lowest.
    case onbon(type: UInt16, lamps: Lights)
    /// An Onbon font card of the fifth or sixth generation.
    case onbonFont(isFifth: Bool)
    /// A C-Power card of an address.
    case cPower(address: UInt8)
    /// A JetFile II sign of an address.
    case jetFile(address: UInt8)
    /// A Sansi road sign.
    case sansi
    /// An Alpha sign; one of 2.0 and later can acknowledge.
    case alpha
    /// Flip-dot panels of 28x7, numbered row by row from an address on.
    case flipDot(first: UInt8)

    /// What lights on the panel.
    public enum Lights: Sendable, Hashable {
        /// One colour, red here.
        case single
        /// Red and green.
        case dual
        /// Red, green and blue.
        case full
    }

    /// Makes a card for a panel of a size.
    ///
    /// One with an address heeds no other number but those that mean all.
    package func card(width: Int, height: Int, address: Int? = nil) -> any VirtualCard {
        switch self {
        case .onbon(let type, let lamps):
            OnbonCard(
                type: (UInt8(truncatingIfNeeded: type), UInt8(type >> 8)),
                lamps: lamps,
                width: width,
                height: height,
                screen: address
            )
        case .onbonFont(let isFifth):
            OnbonFontCard(isFifth: isFifth, width: width, height: height, screen: address)
        case .cPower(let address): CPowerCard(address: address, width: width, height: height)
        case .jetFile(let address): JetFileCard(address: address, width: width, height: height)
        case .sansi: SansiCard(width: width, height: height, sign: address)
        case .alpha: AlphaCard(width: width, height: height)
        case .flipDot(let first): FlipDotCard(first: first, width: width, height: height)
        }
    }
}
