public import Raster

/// Turns canvases into the packets of one board.
///
/// Mapping, gamma, brightness and colour order are worked out once: the mapping when the encoder is
/// made, the rest when the palette changes. What is left for each frame is one table look-up and
/// one store a pixel into a buffer that keeps its size.
public struct FrameEncoder: Sendable {
    /// The board that the packets are for.
    public let wiring: BoardWiring
    /// Bytes of every packet, or of all datagrams of a frame.
    public let packetByteCount: Int

    private let segments: [PacketSegment]
    /// Nothing when wire order is visible order.
    private let visibleIndices: [Int32]?
    private var palette: Palette?
    /// What the lamps get for each palette number: first byte lowest, the highest byte unused.
    private var lampWords: [UInt32]

    /// Prepares for one board.
    ///
    /// - Throws: `PacketError` when the protocol cannot carry so many pixels.
    public init(_ wiring: BoardWiring) throws(PacketError) {
        self.wiring = wiring
        segments = try wiring.boardProtocol.format.segments(wiring)
        packetByteCount = segments.reduce(0) { $0 + $1.byteCount }
        visibleIndices = wiring.mapping.isIdentity ? nil : wiring.mapping.visibleIndices
        lampWords = [UInt32](repeating: 0, count: Palette.capacity)
    }

    /// How the buffer is cut into datagrams, for protocols that are sent in them.
    public var datagrams: Datagrams? {
        wiring.boardProtocol.format.sequences.map { Datagrams(segments, sequences: $0) }
    }

    /// Replaces the buffer's content by the packet of a canvas.
    ///
    /// Parts of the board outside the canvas show colour 0, parts of the canvas outside the board
    /// are not sent. A buffer that already held a packet of this board is reused as it is.
    public mutating func encode(_ canvas: Canvas, palette: Palette, into buffer: inout [UInt8]) {
        prepare(palette)
        prepare(&buffer)
        if canvas.width == wiring.mapping.width, canvas.height == wiring.mapping.height,
            canvas.pixels.count == wiring.mapping.count
        {
            write(canvas.pixels, into: &buffer)
        } else {
            write(fitted(canvas), into: &buffer)
        }
    }

    /// Replaces the buffer's content by the packet of a frame.
    public mutating func encode(_ frame: Frame, into buffer: inout [UInt8]) {
        guard frame.width == wiring.mapping.width, frame.height == wiring.mapping.height else {
            var canvas = Canvas(width: frame.width, height: frame.height)
            canvas.pixels = frame.pixels
            encode(canvas, palette: frame.palette, into: &buffer)
            return
        }
        prepare(frame.palette)
        prepare(&buffer)
        write(frame.pixels, into: &buffer)
    }

    /// Replaces the buffer's content by the packet that makes the board dark.
    public func encodeBlank(into buffer: inout [UInt8]) {
        buffer.removeAll(keepingCapacity: true)
        for segment in segments {
            buffer.append(contentsOf: segment.header)
            let dark = segment.places.count * PacketSegment.bytesPerPixel
            buffer.append(contentsOf: repeatElement(0, count: dark))
            buffer.append(contentsOf: segment.trailer)
        }
    }

    private mutating func prepare(_ palette: Palette) {
        guard palette != self.palette else { return }
        self.palette = palette
        for index in 0..<Palette.capacity {
            let lamps = wiring.light.lamps(for: palette[UInt8(index)])
            let (first, second, third) = wiring.colourOrder.bytes(of: lamps)
            lampWords[index] = UInt32(first) | UInt32(second) << 8 | UInt32(third) << 16
        }
    }

    private func prepare(_ buffer: inout [UInt8]) {
        if buffer.count != packetByteCount {
            buffer.removeAll(keepingCapacity: true)
            buffer.append(contentsOf: repeatElement(0, count: packetByteCount))
        }
        var offset = 0
        for segment in segments {
            for (place, byte) in segment.header.enumerated() {
                buffer[offset + place] = byte
            }
            offset += segment.byteCount
            for (place, byte) in segment.trailer.enumerated() {
                buffer[offset - segment.trailer.count + place] = byte
            }
        }
    }

    private func write(_ pixels: [UInt8], into buffer: inout [UInt8]) {
        var offset = 0
        for segment in segments {
            LampWriter.write(
                pixels,
                at: segment.places,
                through: visibleIndices,
                lampWords: lampWords,
                into: &buffer,
                from: offset + segment.header.count
            )
            offset += segment.byteCount
        }
    }

    /// Cuts or fills up a canvas of another size.
    private func fitted(_ canvas: Canvas) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: wiring.mapping.count)
        for y in 0..<min(canvas.height, wiring.mapping.height) {
            for x in 0..<min(canvas.width, wiring.mapping.width) {
                pixels[y * wiring.mapping.width + x] = canvas[x, y]
            }
        }
        return pixels
    }
}
