/// One stretch of a packet: fixed bytes, then three bytes for each of a range of wire places.
struct PacketSegment: Sendable, Hashable {
    var header: [UInt8]
    var places: Range<Int>

    static let bytesPerPixel = 3

    var byteCount: Int { header.count + places.count * Self.bytesPerPixel }
}
