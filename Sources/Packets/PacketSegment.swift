/// One stretch of a packet: fixed bytes, three bytes for each wire place, fixed bytes.
///
/// A datagram is one such stretch.
struct PacketSegment: Sendable, Hashable {
    var header: [UInt8]
    var places: Range<Int>
    var trailer: [UInt8] = []
    /// Where in the header a number is set before sending.
    var sequencePlace: Int?
    /// Where in the header the end of a stream is marked.
    var optionPlace: Int?

    static let bytesPerPixel = 3

    var byteCount: Int { header.count + places.count * Self.bytesPerPixel + trailer.count }
}
