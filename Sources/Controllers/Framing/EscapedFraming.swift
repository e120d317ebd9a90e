public import Packets

/// Frames between two marks that occur nowhere else, as everything between is escaped.
public struct EscapedFraming: Sendable, Hashable {
    /// The byte that begins a frame.
    public let start: UInt8
    /// How often it is sent; one is enough to be heard.
    public let startCount: Int
    /// The byte that ends a frame.
    public let end: UInt8
    /// How the bytes between are kept free of both.
    public let escapes: EscapeTable
    /// The most bytes between the marks, with escapes undone.
    public let maximumByteCount: Int

    /// Describes a framing.
    public init(
        start: UInt8,
        startCount: Int = 1,
        end: UInt8,
        escapes: EscapeTable,
        maximumByteCount: Int
    ) {
        self.start = start
        self.startCount = startCount
        self.end = end
        self.escapes = escapes
        self.maximumByteCount = maximumByteCount
    }

    /// A frame around bytes.
    public func framed(_ content: [UInt8]) -> [UInt8] {
        var bytes = [UInt8](repeating: start, count: startCount)
        bytes += escapes.escaped(content)
        bytes.append(end)
        return bytes
    }

    /// The range of the escaped part of a captured frame.
    func inside(_ wire: [UInt8]) -> Range<Int> {
        let first = wire.firstIndex { $0 != start } ?? wire.count
        let last = wire[first...].firstIndex(of: end) ?? wire.count
        return first..<last
    }

    /// Notes the marks before a frame and leaves the reader at its first byte.
    func reader(over wire: [UInt8]) -> FieldReader {
        let inside = inside(wire)
        var reader = FieldReader(wire, escapes: escapes, within: inside)
        if inside.lowerBound > 0 {
            reader.bytes(inside.lowerBound, "start") { "\($0.count) marks" }
        }
        return reader
    }

    /// Explains a captured frame whose inside a function reads.
    public func explanation(
        of wire: [UInt8],
        format: String,
        _ read: (inout FieldReader) -> Void
    ) -> PacketExplanation {
        var reader = reader(over: wire)
        let after = wire.count - inside(wire).upperBound
        reader.part(reader.remaining - after, read)
        finish(&reader)
        return PacketExplanation(format: format, reader)
    }

    /// Notes the mark after a frame and what stands behind it.
    func finish(_ reader: inout FieldReader) {
        reader.expect([end], "end")
        reader.rest("stray") { _ in "belongs to no frame" }
    }
}
