/// One packet of TPM2, over a serial line or in a datagram.
///
/// | serial | net | bytes | field |
/// |---|---|---|---|
/// | 0 | 0 | 1 | `C9`, or `9C` in datagrams |
/// | 1 | 1 | 1 | `DA` data, `C0` command, `AA` request |
/// | 2 | 2 | 2 | data length, high byte first |
/// | | 4 | 1 1 | number of the packet from 1, packets of the frame |
/// | 4 | 6 | n | data |
/// | 4+n | 6+n | 1 | `36` |
///
/// Source: TPM2 protocol text of the ledstyles community; no check but the end byte. In doubt: the
/// serial reader of WLED loses the last pixel of many frames; Adalight is the better choice there.
public struct TPM2Packet: Sendable, Hashable {
    /// Number of the packet from 1, over a line always 1.
    public let number: UInt8
    /// Packets of the frame, over a line always 1.
    public let count: UInt8
    /// Red, green, blue of each pixel.
    public let data: [UInt8]

    static let end: UInt8 = 0x36

    /// Reads a datagram, or nothing when it sets no pixels.
    public init?(datagram: [UInt8]) {
        var reader = FieldReader(datagram)
        guard let packet = Self.read(&reader), datagram.first == 0x9C else { return nil }
        self = packet
    }

    init(number: UInt8 = 1, count: UInt8 = 1, data: [UInt8]) {
        self.number = number
        self.count = count
        self.data = data
    }

    /// The place of a packet is its number times the size of all but the last.
    var patch: PixelPatch {
        let each = TPM2Limits.pixelsPerDatagram * PacketSegment.bytesPerPixel
        return PixelPatch(offset: (Int(number) - 1) * each, data: data, isLast: number == count)
    }

    static func serialSegment(pixelCount: Int) throws(PacketError) -> PacketSegment {
        guard pixelCount <= TPM2Limits.maximumPixels else {
            throw PacketError(
                .size(width: pixelCount, height: 1, limit: TPM2Limits.maximumPixels),
                in: .tpm2
            )
        }
        return PacketSegment(
            header: [0xC9, 0xDA] + length(pixelCount),
            places: 0..<pixelCount,
            trailer: [end]
        )
    }

    static func segments(pixelCount: Int) throws(PacketError) -> [PacketSegment] {
        let each = TPM2Limits.pixelsPerDatagram
        let count = (pixelCount + each - 1) / each
        guard count <= 255 else {
            throw PacketError(
                .size(width: pixelCount, height: 1, limit: 255 * each),
                in: .tpm2Net
            )
        }
        return (0..<count).map { part in
            let places = part * each..<min(pixelCount, (part + 1) * each)
            let numbers = [UInt8(part + 1), UInt8(count)]
            return PacketSegment(
                header: [0x9C, 0xDA] + length(places.count) + numbers,
                places: places,
                trailer: [end]
            )
        }
    }

    private static func length(_ pixels: Int) -> [UInt8] {
        let count = pixels * PacketSegment.bytesPerPixel
        return [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
    }

    @discardableResult
    static func read(_ reader: inout FieldReader) -> TPM2Packet? {
        let isNet = reader.next == 0x9C
        let start = reader.byte("start") {
            $0 == 0xC9 ? "over a line" : $0 == 0x9C ? "in a datagram" : "unknown"
        }
        let kind = reader.byte("kind") {
            $0 == 0xDA ? "data" : $0 == 0xC0 ? "command" : $0 == 0xAA ? "request" : "unknown"
        }
        let length = reader.big(2, "data length") { "\($0) bytes" }
        let number = isNet ? reader.byte("packet") : 1
        let count = isNet ? reader.byte("packets") : 1
        let data = reader.bytes(length, "data") { "\($0.count / 3) pixels" }
        let isEnded = reader.expect([end], "end")
        let fits = !reader.ranOut && reader.remaining == 0
        reader.rest("surplus") { _ in "not understood" }
        guard fits, isEnded, start == 0xC9 || isNet, kind == 0xDA, number > 0, number <= count
        else { return nil }
        return TPM2Packet(number: number, count: count, data: data)
    }
}

/// Finds the frames of TPM2 in a serial stream.
///
/// Bytes that begin no frame are stepped over; a frame without its end byte is given up and
/// searched again from its second byte on.
public struct TPM2Decoder: Sendable {
    /// Bytes that belonged to no frame of pixels.
    public private(set) var garbageByteCount = 0

    private let maximumByteCount: Int
    private var pending: [UInt8] = []

    /// Makes a decoder for a board of so many pixels; larger frames are not taken for frames.
    public init(maximumPixels: Int = TPM2Limits.maximumPixels) {
        maximumByteCount = maximumPixels * PacketSegment.bytesPerPixel
    }

    /// Takes bytes in and hands over each frame that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (TPM2Packet) -> Void) {
        pending += bytes
        var at = 0
        while at < pending.count {
            guard pending[at] == 0xC9 else {
                at += 1
                garbageByteCount += 1
                continue
            }
            guard pending.count - at >= 4 else { break }
            let length = Int(pending[at + 2]) << 8 | Int(pending[at + 3])
            let isPlausible = pending[at + 1] == 0xDA && length <= maximumByteCount
            if isPlausible, pending.count - at < length + 5 { break }
            guard isPlausible, pending[at + 4 + length] == TPM2Packet.end else {
                at += 1
                garbageByteCount += 1
                continue
            }
            take(TPM2Packet(data: Array(pending[at + 4..<at + 4 + length])))
            at += length + 5
        }
        pending.removeFirst(at)
    }
}

/// The figures of TPM2.
public enum TPM2Limits {
    /// The UDP port of TPM2.net.
    public static let defaultPort = 65_506
    /// The most whole pixels that the two length bytes can say.
    public static let maximumPixels = 21_845
    /// Pixels of one datagram: 1440 bytes, the same in each but the last.
    public static let pixelsPerDatagram = 480

    /// What a board on a line can do; WLED falls back to its own effects after 2.5 s.
    public static let capabilities = sheet(maximumPixels: maximumPixels)
    /// What a board behind datagrams can do.
    public static let netCapabilities = sheet(maximumPixels: 255 * pixelsPerDatagram)

    private static func sheet(maximumPixels: Int) -> Capabilities {
        Capabilities(
            maximumPixels: maximumPixels,
            bitsPerChannel: 8,
            acknowledges: false,
            leaseMilliseconds: 2_500,
            keepAliveMilliseconds: 1_000,
            minimumGapMilliseconds: 0
        )
    }
}

extension WireFormat {
    /// TPM2 over a serial line.
    static let tpm2 = WireFormat.stream(
        "TPM2",
        TPM2Limits.capabilities,
        segments: { wiring throws(PacketError) in
            [try TPM2Packet.serialSegment(pixelCount: wiring.mapping.count)]
        },
        read: { TPM2Packet.read(&$0) }
    )
    /// TPM2.net.
    static let tpm2Net = WireFormat.datagrams(
        "TPM2.net",
        TPM2Limits.netCapabilities,
        sequences: 0...255,
        segments: { wiring throws(PacketError) in
            try TPM2Packet.segments(pixelCount: wiring.mapping.count)
        },
        patch: { datagram, _ in TPM2Packet(datagram: datagram)?.patch },
        read: { TPM2Packet.read(&$0) }
    )
}
