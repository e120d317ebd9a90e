/// Takes a stream of Adalight bytes apart, however it was cut, as a board does.
///
/// ```
///            magic and check fit            last pixel byte
///  hunting ─────────────────────► pixels ───────────────────► hunting
///     │▲
///     └┘ anything else: one byte further
/// ```
/// Bytes that begin no frame are counted and stepped over. A frame that lost bytes on the way
/// swallows the beginning of the next one; the hunt then ends at the one after that.
public struct AdalightDecoder: Sendable {
    /// Bytes that belonged to no frame.
    public private(set) var garbageByteCount = 0
    /// Headers with the right magic whose check byte was wrong or whose count was too large.
    public private(set) var badHeaderCount = 0

    private let maximumPixels: Int
    private var header: [UInt8] = []
    private var data: [UInt8] = []
    private var missing = 0

    /// Makes a decoder for a board of so many pixels; larger frames are not taken for frames.
    public init(maximumPixels: Int = AdalightLimits.maximumPixels) {
        self.maximumPixels = maximumPixels
        header.reserveCapacity(AdalightLimits.headerByteCount)
    }

    /// Whether the bytes so far end inside a frame or inside what may be a header.
    public var isInsideFrame: Bool { !header.isEmpty }

    /// Forgets a frame of which only a part came, as boards do after a silence.
    public mutating func abandonFrame() {
        garbageByteCount += header.count + data.count
        header.removeAll(keepingCapacity: true)
        data.removeAll(keepingCapacity: true)
        missing = 0
    }

    /// Takes bytes in and hands over each frame that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (AdalightFrame) -> Void) {
        var rest = bytes
        while let first = rest.first {
            guard missing > 0 else {
                rest.removeFirst()
                hunt(first)
                continue
            }
            let part = rest.prefix(missing)
            data.append(contentsOf: part)
            missing -= part.count
            rest = rest.dropFirst(part.count)
            if missing == 0 {
                if let frame = AdalightFrame(data: data) {
                    take(frame)
                }
                data.removeAll(keepingCapacity: true)
                header.removeAll(keepingCapacity: true)
            }
        }
    }

    private mutating func hunt(_ byte: UInt8) {
        header.append(byte)
        while !header.isEmpty, !canBeHeader {
            header.removeFirst()
            garbageByteCount += 1
        }
        if header.count == AdalightLimits.headerByteCount {
            missing = announcedPixelCount * PacketSegment.bytesPerPixel
        }
    }

    private var announcedPixelCount: Int { (Int(header[3]) << 8 | Int(header[4])) + 1 }

    /// Tells whether a header may begin with what was collected; counts what only looked like one.
    private var canBeHeader: Bool {
        mutating get {
            let magic = AdalightEncoder.magic
            guard zip(header, magic).allSatisfy({ $0 == $1 }) else { return false }
            guard header.count == AdalightLimits.headerByteCount else { return true }
            let check = AdalightEncoder.check(high: header[3], low: header[4])
            if header[5] == check, announcedPixelCount <= maximumPixels { return true }
            badHeaderCount += 1
            return false
        }
    }
}
