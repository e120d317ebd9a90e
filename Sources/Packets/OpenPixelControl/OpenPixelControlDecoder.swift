/// Takes a stream of Open Pixel Control bytes apart, however it was cut.
///
/// The protocol has no mark by which a lost reader could find back: every byte counts. Messages
/// that do not set 8-bit pixels are stepped over without being kept. Memory is bounded by the
/// longest message.
public struct OpenPixelControlDecoder: Sendable {
    /// Messages stepped over: system exclusive, 16-bit pixels and commands that nobody defined.
    public private(set) var skippedMessageCount = 0

    private var header: [UInt8] = []
    private var data: [UInt8] = []
    private var missing = 0

    /// Makes a decoder that stands before the first message.
    public init() {
        header.reserveCapacity(OpenPixelControlLimits.headerByteCount)
    }

    /// Whether the bytes so far end inside a message.
    public var isInsideMessage: Bool { !header.isEmpty }

    /// Takes bytes in and hands over each message that they complete, in order.
    public mutating func feed(
        _ bytes: ArraySlice<UInt8>,
        _ take: (OpenPixelControlMessage) -> Void
    ) {
        var rest = bytes
        while let first = rest.first {
            guard header.count == OpenPixelControlLimits.headerByteCount else {
                header.append(first)
                rest.removeFirst()
                if header.count == OpenPixelControlLimits.headerByteCount {
                    missing = Int(header[2]) << 8 | Int(header[3])
                    finishIfComplete(take)
                }
                continue
            }
            let part = rest.prefix(missing)
            if setsPixels {
                data.append(contentsOf: part)
            }
            missing -= part.count
            rest = rest.dropFirst(part.count)
            finishIfComplete(take)
        }
    }

    private var setsPixels: Bool { header[1] == OpenPixelControlMessage.Command.setPixels }

    private mutating func finishIfComplete(_ take: (OpenPixelControlMessage) -> Void) {
        guard missing == 0 else { return }
        if setsPixels, let message = OpenPixelControlMessage(channel: header[0], data: data) {
            take(message)
        } else {
            skippedMessageCount += 1
        }
        data.removeAll(keepingCapacity: true)
        header.removeAll(keepingCapacity: true)
    }
}
