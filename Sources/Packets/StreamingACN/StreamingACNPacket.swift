/// Who sends a stream, as receivers tell senders apart.
public struct StreamingACNSource: Sendable, Hashable {
    /// Sixteen bytes that no other sender on the network has, the same for ever.
    public let component: [UInt8]
    /// A name for people, at most 63 bytes of UTF-8.
    public let name: String
    /// 0 to 200; of two senders the higher is shown.
    public let priority: UInt8

    /// Makes a sender, or nothing when a part is out of range.
    public init?(component: [UInt8], name: String, priority: UInt8 = 100) {
        guard component.count == 16, name.utf8.count < 64, priority <= 200 else { return nil }
        self.component = component
        self.name = name
        self.priority = priority
    }

    private init() {
        component = Array("Placard displays".utf8)
        name = "Placard"
        priority = 100
    }

    /// The sender of an installation that is alone on its network.
    public static let alone = StreamingACNSource()
}

/// One datagram of Streaming ACN (ANSI E1.31): the slots of a universe, or a sync.
///
/// | offset | bytes | field, numbers with the high byte first |
/// |---|---|---|
/// | 0 | 2 2 12 | `0010`, `0000`, `ASC-E1.17` and zeros |
/// | 16 | 2 4 16 | `7000` or-ed with the bytes from here, 4 data or 8 sync, component |
/// | 38 | 2 4 | length again, 2 data or 1 sync |
/// | 44 | 64 1 | data: name of the source, priority |
/// | 109 | 2 1 1 | data: sync universe, sequence, options: `80` preview, `40` ended, `20` forced |
/// | 113 | 2 | data: universe 1 to 63999 |
/// | 115 | 2 1 1 2 2 2 | data: length again, `02`, `A1`, 0, 1, slots + 1 |
/// | 125 | 1 n | data: start code 0, slots |
/// | 44 | 1 2 2 | sync: sequence, sync universe, reserved |
///
/// Source: ANSI E1.31-2018. Receivers drop a packet that is older than the last by less than 20.
public enum StreamingACNPacket: Sendable, Hashable {
    /// The slots of one universe.
    case data(StreamingACNData)
    /// Shows what was held for a sync universe.
    case sync(universe: UInt16, sequence: UInt8)

    static let preamble: [UInt8] = [0x00, 0x10, 0, 0] + Array("ASC-E1.17".utf8) + [0, 0, 0]
    static let dataHeaderByteCount = 126

    /// Reads a datagram, or nothing when it is neither, or its start code is not 0.
    public init?(_ bytes: [UInt8]) {
        var reader = FieldReader(bytes)
        guard let packet = Self.read(&reader) else { return nil }
        self = packet
    }

    /// The header of a datagram with so many slots.
    static func header(
        _ source: StreamingACNSource,
        universe: UInt16,
        syncUniverse: UInt16,
        slots: Int
    ) -> [UInt8] {
        let total = dataHeaderByteCount + slots
        var bytes = preamble + length(total - 16) + [0, 0, 0, 4] + source.component
        bytes += length(total - 38) + [0, 0, 0, 2]
        let name = Array(source.name.utf8)
        bytes += name + [UInt8](repeating: 0, count: 64 - name.count)
        bytes += [source.priority] + two(Int(syncUniverse)) + [0, 0] + two(Int(universe))
        bytes += length(total - 115) + [0x02, 0xA1, 0, 0, 0, 1] + two(slots + 1) + [0]
        return bytes
    }

    static func sync(_ source: StreamingACNSource, universe: UInt16) -> [UInt8] {
        preamble + length(33) + [0, 0, 0, 8] + source.component
            + length(11) + [0, 0, 0, 1, 0] + two(Int(universe)) + [0, 0]
    }

    static func segments(_ wiring: BoardWiring) throws(PacketError) -> [PacketSegment] {
        let stretches = try UniverseSplit.stretches(
            pixelCount: wiring.mapping.count,
            first: max(1, wiring.universe),
            last: Int(StreamingACNLimits.lastUniverse),
            in: .streamingACN
        )
        let meeting = wiring.synchronises ? max(1, wiring.universe) : 0
        var segments = stretches.map { universe, places in
            PacketSegment(
                header: header(
                    wiring.source,
                    universe: universe,
                    syncUniverse: meeting,
                    slots: places.count * PacketSegment.bytesPerPixel
                ),
                places: places,
                sequencePlace: 111,
                optionPlace: 112
            )
        }
        if wiring.synchronises {
            segments.append(
                PacketSegment(
                    header: sync(wiring.source, universe: meeting),
                    places: 0..<0,
                    sequencePlace: 44
                )
            )
        }
        return segments
    }

    func patch(for wiring: BoardWiring) -> PixelPatch? {
        guard case .data(let data) = self, !data.isTerminated else { return nil }
        return wiring.patch(universe: Int(data.universe), data: data.slots)
    }

    @discardableResult
    static func read(_ reader: inout FieldReader) -> StreamingACNPacket? {
        var isRight = reader.expect(preamble, "preamble", "ACN over UDP")
        isRight = expectLength(&reader, "root length") && isRight
        let root = reader.big(4, "root kind") { $0 == 4 ? "data" : $0 == 8 ? "sync" : "other" }
        let component = reader.bytes(16, "component")
        isRight = expectLength(&reader, "frame length") && isRight
        let kind = reader.big(4, "frame kind")
        if root == 8, kind == 1 {
            let sequence = reader.byte("sequence")
            let universe = reader.big(2, "sync universe")
            reader.bytes(2, "reserved")
            let fits = !reader.ranOut && reader.remaining == 0
            reader.rest("surplus") { _ in "not understood" }
            return isRight && fits ? .sync(universe: UInt16(universe), sequence: sequence) : nil
        }
        guard root == 4, kind == 2 else { return nil }
        let name = reader.bytes(64, "source", text)
        let priority = reader.byte("priority")
        let meeting = reader.big(2, "sync universe") { $0 == 0 ? "none" : "\($0)" }
        let sequence = reader.byte("sequence")
        let options = reader.byte("options") {
            $0 & 0x40 != 0 ? "ended" : $0 & 0x80 != 0 ? "preview" : "none"
        }
        let universe = reader.big(2, "universe")
        isRight = expectLength(&reader, "slots length") && isRight
        isRight = reader.expect([0x02, 0xA1, 0, 0, 0, 1], "slots kind", "set slots") && isRight
        let count = reader.big(2, "slot count") { "\($0 - 1) and the start code" }
        let start = reader.byte("start code") { $0 == 0 ? "lamp levels" : "other" }
        let slots = reader.bytes(max(0, count - 1), "slots") { "\($0.count)" }
        let fits = !reader.ranOut && reader.remaining == 0
        reader.rest("surplus") { _ in "not understood" }
        guard isRight, fits, start == 0, (1...513).contains(count), universe > 0 else { return nil }
        return .data(
            StreamingACNData(
                component: component,
                name: text(name),
                priority: priority,
                syncUniverse: UInt16(meeting),
                sequence: sequence,
                isTerminated: options & StreamingACNLimits.terminatedOption != 0,
                universe: UInt16(universe),
                slots: slots
            )
        )
    }

    private static func expectLength(_ reader: inout FieldReader, _ name: String) -> Bool {
        let meaning = reader.isNoting ? "\(reader.remaining) bytes to the end" : ""
        return reader.expect(length(reader.remaining), name, meaning)
    }

    private static func length(_ count: Int) -> [UInt8] { two(0x7000 | count & 0x0FFF) }

    private static func two(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}

/// The slots of one universe of Streaming ACN.
public struct StreamingACNData: Sendable, Hashable {
    /// Who sends, for machines.
    public let component: [UInt8]
    /// Who sends, for people.
    public let name: String
    /// 0 to 200.
    public let priority: UInt8
    /// The universe whose sync shows it, or 0.
    public let syncUniverse: UInt16
    /// Counts the datagrams of this universe.
    public let sequence: UInt8
    /// Whether the sender ends.
    public let isTerminated: Bool
    /// 1 to 63999.
    public let universe: UInt16
    /// At most 512 levels.
    public let slots: [UInt8]
}

/// The figures of Streaming ACN.
public enum StreamingACNLimits {
    /// The UDP port.
    public static let defaultPort = 5_568
    /// The last universe for data.
    public static let lastUniverse: UInt16 = 63_999
    /// The option that says that a stream ends; it is sent three times.
    public static let terminatedOption: UInt8 = 0x40

    /// What such a board can do; data is lost after 2.5 s, and repeated every 0.8 to 1 s.
    public static let capabilities = Capabilities(
        maximumPixels: PanelMapping.maximumPixels,
        bitsPerChannel: 8,
        acknowledges: false,
        leaseMilliseconds: 2_500,
        keepAliveMilliseconds: 800,
        minimumGapMilliseconds: 22
    )

    /// The multicast group of a universe.
    public static func group(of universe: UInt16) -> String {
        "239.255.\(universe >> 8).\(universe & 255)"
    }
}

extension WireFormat {
    /// Streaming ACN.
    static let streamingACN = WireFormat.datagrams(
        "Streaming ACN",
        StreamingACNLimits.capabilities,
        sequences: 0...255,
        segments: { wiring throws(PacketError) in try StreamingACNPacket.segments(wiring) },
        patch: { datagram, wiring in StreamingACNPacket(datagram)?.patch(for: wiring) },
        read: { StreamingACNPacket.read(&$0) }
    )
}
