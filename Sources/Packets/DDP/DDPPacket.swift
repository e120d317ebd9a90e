/// One datagram of DDP, the Distributed Display Protocol.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 1 | flags: `40` version 1, `10` time code, `04` reply, `02` query, `01` push |
/// | 1 | 1 | sequence 1 to 15 in the low half, 0 unused |
/// | 2 | 1 | kind of data: `0B` RGB of 8 bits, older senders 0 or 1 |
/// | 3 | 1 | destination: 1 the display, 251 state |
/// | 4 | 4 | offset in bytes, high byte first |
/// | 8 | 2 | data length, high byte first |
/// | 10 | 4 | time code, only when flagged |
/// | 10 or 14 | n | data |
///
/// Source: 3waylabs, "DDP, the Distributed Display Protocol". In doubt: whether numbers count
/// packets (the text) or frames (two senders); frames are counted here, as receivers that skip old
/// packets would else drop parts of a frame. The text names TCP too, but no rule for a stream.
public struct DDPPacket: Sendable, Hashable {
    /// Whether the display changes with it.
    public let isPush: Bool
    /// 1 to 15, or 0.
    public let sequence: UInt8
    /// What it is for.
    public let destination: UInt8
    /// The first byte of the frame buffer that changes.
    public let offset: Int
    /// The bytes from there on.
    public let data: [UInt8]

    /// Reads a datagram, or nothing when it sets no pixels: a query, an answer or damage.
    public init?(_ bytes: [UInt8]) {
        var reader = FieldReader(bytes)
        guard let packet = Self.read(&reader) else { return nil }
        self = packet
    }

    /// What the datagram does to the lamps.
    var patch: PixelPatch { PixelPatch(offset: offset, data: data, isLast: isPush) }

    static func header(offset: Int, byteCount: Int, isPush: Bool) -> [UInt8] {
        let place = UInt32(clamping: offset)
        return [
            isPush ? 0x41 : 0x40, 0, 0x0B, 1,
            UInt8(truncatingIfNeeded: place >> 24), UInt8(truncatingIfNeeded: place >> 16),
            UInt8(truncatingIfNeeded: place >> 8), UInt8(truncatingIfNeeded: place),
            UInt8(truncatingIfNeeded: byteCount >> 8), UInt8(truncatingIfNeeded: byteCount),
        ]
    }

    static func segments(pixelCount: Int) -> [PacketSegment] {
        let each = DDPLimits.pixelsPerPacket
        return stride(from: 0, to: pixelCount, by: each).map { from in
            let places = from..<min(pixelCount, from + each)
            return PacketSegment(
                header: header(
                    offset: from * PacketSegment.bytesPerPixel,
                    byteCount: places.count * PacketSegment.bytesPerPixel,
                    isPush: places.upperBound == pixelCount
                ),
                places: places,
                sequencePlace: 1
            )
        }
    }

    @discardableResult
    static func read(_ reader: inout FieldReader) -> DDPPacket? {
        let flags = reader.byte("flags") { flags in
            let names = [(0x10, "time code"), (0x08, "storage"), (0x04, "reply"), (0x02, "query")]
            let set = names.filter { Int(flags) & $0.0 != 0 }.map(\.1)
            let push = flags & 1 == 0 ? [] : ["push"]
            return (["version \(flags >> 6)"] + set + push).joined(separator: ", ")
        }
        let sequence = reader.byte("sequence") { $0 & 15 == 0 ? "unused" : "\($0 & 15)" } & 15
        reader.byte("kind of data") { $0 == 0x0B ? "RGB, 8 bits" : "other or unsaid" }
        let destination = reader.byte("destination") { $0 == 1 ? "display" : "number \($0)" }
        let offset = reader.big(4, "offset") { "byte \($0), pixel \($0 / 3)" }
        let count = reader.big(2, "data length") { "\($0) bytes" }
        if flags & 0x10 != 0 { reader.bytes(4, "time code") }
        let data = reader.bytes(count, "data") { "\($0.count / 3) pixels" }
        let fits = !reader.ranOut && reader.remaining == 0
        reader.rest("surplus") { _ in "not understood" }
        guard fits, flags >> 6 == 1, flags & 0x06 == 0, data.count == count,
            ![246, 250, 251].contains(destination)
        else { return nil }
        return DDPPacket(
            isPush: flags & 1 == 1,
            sequence: sequence,
            destination: destination,
            offset: offset,
            data: data
        )
    }

    private init(
        isPush: Bool,
        sequence: UInt8,
        destination: UInt8,
        offset: Int,
        data: [UInt8]
    ) {
        self.isPush = isPush
        self.sequence = sequence
        self.destination = destination
        self.offset = offset
        self.data = data
    }
}

/// The figures of DDP.
///
/// Source: 3waylabs' text; the repetition within 2.5 s is asked for by WLED, which else falls back
/// to its own effects.
public enum DDPLimits {
    /// The UDP port.
    public static let defaultPort = 4_048
    /// Pixels of one datagram: 1440 bytes.
    public static let pixelsPerPacket = 480

    /// What such a board can do.
    public static let capabilities = Capabilities(
        maximumPixels: PanelMapping.maximumPixels,
        bitsPerChannel: 8,
        acknowledges: false,
        leaseMilliseconds: 2_500,
        keepAliveMilliseconds: 1_000,
        minimumGapMilliseconds: 0
    )
}

extension WireFormat {
    /// DDP.
    static let ddp = WireFormat.datagrams(
        "DDP",
        DDPLimits.capabilities,
        sequences: 1...15,
        segments: { DDPPacket.segments(pixelCount: $0.mapping.count) },
        patch: { datagram, _ in DDPPacket(datagram)?.patch },
        read: { DDPPacket.read(&$0) }
    )
}
