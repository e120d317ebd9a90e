/// One datagram of Art-Net 4.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 8 | `Art-Net` and a zero |
/// | 8 | 2 | operation, low byte first: `5000` data, `5200` sync, `2000` poll, `2100` answer |
/// | 10 | 2 | version 14, high byte first; absent in answers |
/// | 12 | 1 | data: sequence 1 to 255, 0 unused |
/// | 13 | 1 | data: physical port, for the eye alone |
/// | 14 | 2 | data: universe of 15 bits, low byte first |
/// | 16 | 2 | data: length, even, 2 to 512, high byte first |
/// | 18 | n | data |
///
/// Art-Net(TM) Designed by and Copyright Artistic Licence. Source: the Art-Net 4 specification.
/// Nodes that saw a sync hold data until the next one and forget it after 4 s.
public enum ArtNetPacket: Sendable, Hashable {
    /// The slots of one universe.
    case data(universe: UInt16, sequence: UInt8, slots: [UInt8])
    /// Shows what was held.
    case sync
    /// Asks nodes to answer.
    case poll(flags: UInt8, priority: UInt8)
    /// What a node says of itself.
    case answer(ArtNetNode)

    static let magic = Array("Art-Net".utf8) + [0]

    /// Reads a datagram, or nothing when it is none of these.
    public init?(_ bytes: [UInt8]) {
        var reader = FieldReader(bytes)
        guard let packet = Self.read(&reader) else { return nil }
        self = packet
    }

    /// The bytes on the wire; answers are only read.
    public var bytes: [UInt8]? {
        switch self {
        case .data(let universe, let sequence, let slots):
            guard universe <= ArtNetLimits.lastUniverse, (1...512).contains(slots.count)
            else { return nil }
            let even = slots + (slots.count % 2 == 0 ? [] : [0])
            return Self.dataHeader(universe: universe, sequence: sequence, count: even.count) + even
        case .sync: return Self.magic + [0x00, 0x52, 0, 14, 0, 0]
        case .poll(let flags, let priority):
            return Self.magic + [0x00, 0x20, 0, 14, flags, priority]
        case .answer: return nil
        }
    }

    private static func dataHeader(universe: UInt16, sequence: UInt8, count: Int) -> [UInt8] {
        magic + [
            0x00, 0x50, 0, 14, sequence, 0,
            UInt8(truncatingIfNeeded: universe), UInt8(universe >> 8),
            UInt8(count >> 8), UInt8(count & 255),
        ]
    }

    static func segments(_ wiring: BoardWiring) throws(PacketError) -> [PacketSegment] {
        let stretches = try UniverseSplit.stretches(
            pixelCount: wiring.mapping.count,
            first: wiring.universe,
            last: Int(ArtNetLimits.lastUniverse),
            in: .artNet
        )
        var segments = stretches.map { universe, places in
            let count = places.count * PacketSegment.bytesPerPixel
            return PacketSegment(
                header: dataHeader(universe: universe, sequence: 0, count: count + count % 2),
                places: places,
                trailer: [UInt8](repeating: 0, count: count % 2),
                sequencePlace: 12
            )
        }
        if wiring.synchronises, let sync = ArtNetPacket.sync.bytes {
            segments.append(PacketSegment(header: sync, places: 0..<0))
        }
        return segments
    }

    func patch(for wiring: BoardWiring) -> PixelPatch? {
        guard case .data(let universe, _, let slots) = self else { return nil }
        return wiring.patch(universe: Int(universe), data: slots)
    }

    @discardableResult
    static func read(_ reader: inout FieldReader) -> ArtNetPacket? {
        let isArtNet = reader.expect(magic, "name", "Art-Net")
        let operation = reader.little(2, "operation") { title($0) }
        if operation == 0x2100 {
            let node = ArtNetNode.read(&reader)
            reader.rest("further fields") { _ in "not needed" }
            return isArtNet ? node.map(ArtNetPacket.answer) : nil
        }
        let version = reader.big(2, "version")
        guard isArtNet, version >= 14 else { return nil }
        switch operation {
        case 0x5000:
            let sequence = reader.byte("sequence") { $0 == 0 ? "unused" : "\($0)" }
            reader.byte("physical port")
            let universe = reader.little(2, "universe") {
                "\($0): net \($0 >> 8), sub-net \($0 >> 4 & 15), universe \($0 & 15)"
            }
            let count = reader.big(2, "length") { "\($0) slots" }
            let slots = reader.bytes(count, "slots") { "\($0.count)" }
            let fits = !reader.ranOut && (1...512).contains(count)
            reader.rest("surplus") { _ in "not understood" }
            guard fits, universe <= Int(ArtNetLimits.lastUniverse) else { return nil }
            return .data(universe: UInt16(universe), sequence: sequence, slots: slots)
        case 0x5200:
            reader.bytes(2, "reserved")
            reader.rest("surplus") { _ in "not understood" }
            return .sync
        case 0x2000:
            let flags = reader.byte("flags")
            let priority = reader.byte("priority") { "diagnostics from \($0)" }
            let isShort = reader.ranOut
            reader.rest("target range") { _ in "not needed" }
            return isShort ? nil : .poll(flags: flags, priority: priority)
        default: return nil
        }
    }

    private static func title(_ operation: Int) -> String {
        switch operation {
        case 0x5000: "data of a universe"
        case 0x5200: "sync"
        case 0x2000: "poll"
        case 0x2100: "answer to a poll"
        default: "other"
        }
    }
}

/// What an Art-Net node says of itself; only what finding it needs.
public struct ArtNetNode: Sendable, Hashable {
    /// The four parts of its address.
    public let address: [UInt8]
    /// Its port.
    public let port: UInt16
    /// Its name of at most 17 characters.
    public let name: String

    /// Describes a node.
    public init(address: [UInt8], port: UInt16, name: String) {
        self.address = address
        self.port = port
        self.name = name
    }

    static func read(_ reader: inout FieldReader) -> ArtNetNode? {
        let address = reader.bytes(4, "address") {
            $0.map { String($0) }.joined(separator: ".")
        }
        let port = reader.little(2, "port")
        reader.big(2, "firmware")
        reader.bytes(2, "net and sub-net")
        reader.bytes(2, "equipment kind")
        reader.byte("BIOS")
        reader.byte("state")
        reader.bytes(2, "maker")
        let name = reader.bytes(18, "short name", text)
        if reader.ranOut { return nil }
        return ArtNetNode(address: address, port: UInt16(port), name: text(name))
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(
            decoding: bytes.prefix { $0 != 0 }.filter { (0x20..<0x7F).contains($0) },
            as: UTF8.self
        )
    }
}

/// The figures of Art-Net 4.
public enum ArtNetLimits {
    /// The UDP port.
    public static let defaultPort = 6_454
    /// The last of the universes, which have 15 bits.
    public static let lastUniverse: UInt16 = 32_767

    /// What such a board can do; a universe takes at most 44 frames a second.
    public static let capabilities = Capabilities(
        maximumPixels: PanelMapping.maximumPixels,
        bitsPerChannel: 8,
        acknowledges: false,
        leaseMilliseconds: 2_500,
        keepAliveMilliseconds: 1_000,
        minimumGapMilliseconds: 22
    )
}

extension WireFormat {
    /// Art-Net 4.
    static let artNet = WireFormat.datagrams(
        "Art-Net",
        ArtNetLimits.capabilities,
        sequences: 1...255,
        segments: { wiring throws(PacketError) in try ArtNetPacket.segments(wiring) },
        patch: { datagram, wiring in ArtNetPacket(datagram)?.patch(for: wiring) },
        read: { reader in
            let _: ArtNetPacket? = ArtNetPacket.read(&reader)
        }
    )
}
