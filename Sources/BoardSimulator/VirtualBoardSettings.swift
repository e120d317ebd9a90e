public import Packets

/// What a virtual board is and how it misbehaves.
public struct VirtualBoardSettings: Sendable, Hashable {
    /// How the board is reached.
    public enum Attachment: Sendable, Hashable {
        /// A serial line without hardware; `link` is a stable path that leads to the device.
        case pseudoTerminal(link: String?)
        /// A TCP port of this machine; 0 takes a free one. One client at a time is served.
        case tcp(port: UInt16)
        /// A UDP port of this machine, for protocols that go in datagrams; 0 takes a free one.
        case udp(port: UInt16)
        /// The line of another board of the hall, by its name, which is behind a pseudo-terminal.
        case line(of: String)
    }

    /// The name by which people know it.
    public var name: String
    /// How it is reached.
    public var attachment: Attachment
    /// What a board of frames speaks, its size and its wiring; gamma and brightness are not undone.
    ///
    /// A board that answers has its size from it, and nothing else.
    public var wiring: BoardWiring
    /// What a board that answers is; nil for a board of frames.
    public private(set) var card: VirtualCardKind?
    /// The number by which a card is spoken to; nil lets it take what is meant for any.
    public var address: Int?
    /// What a card with letters of its own draws them with; without, each letter is its code.
    public var faces: CardFaces?
    /// The most bytes a second that it takes; nothing takes what comes.
    ///
    /// A pseudo-terminal knows no baud rate: a tenth of the baud rate here stands for it (8N1).
    public var bytesPerSecond: Int?
    /// The silence after which the board goes dark by itself; nothing holds for ever.
    public var leaseMilliseconds: Int64?
    /// What goes wrong by itself.
    public var faults: BoardFaults

    /// Describes a board; its lease is the protocol's.
    public init(
        name: String,
        attachment: Attachment,
        wiring: BoardWiring,
        bytesPerSecond: Int? = nil,
        faults: BoardFaults = BoardFaults()
    ) {
        self.name = name
        self.attachment = attachment
        self.wiring = wiring
        self.bytesPerSecond = bytesPerSecond
        leaseMilliseconds = wiring.boardProtocol.capabilities.leaseMilliseconds
        self.faults = faults
    }

    /// Describes a board that answers; it keeps its leases itself.
    ///
    /// - Throws: `PacketError` when there is no such size.
    public init(
        name: String,
        attachment: Attachment,
        card: VirtualCardKind,
        width: Int,
        height: Int,
        bytesPerSecond: Int? = nil,
        faults: BoardFaults = BoardFaults()
    ) throws {
        self.init(
            name: name,
            attachment: attachment,
            wiring: BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: try PanelMapping(width: width, height: height)
            ),
            bytesPerSecond: bytesPerSecond,
            faults: faults
        )
        self.card = card
        leaseMilliseconds = nil
    }
}
