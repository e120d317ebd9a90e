/// Walks through a packet field by field; on request it notes what it saw.
///
/// Parsers and explanations are the same code: a parser that runs over a noting reader leaves an
/// explanation behind. Reading past the end gives zeros and is remembered.
public struct FieldReader: Sendable {
    /// The packet with its escapes undone.
    public let content: [UInt8]
    /// Where the next field begins in the content.
    public private(set) var position = 0
    /// Where reading ends for now, in the content.
    public private(set) var end: Int
    /// Whether a field reached past the end.
    public private(set) var ranOut = false
    /// What was seen, when noting.
    public private(set) var fields: [PacketField] = []
    /// Whether fields are noted.
    public let isNoting: Bool

    private var notedEnd = false
    private let wire: [UInt8]
    /// For each content byte where it begins on the wire, and the end; nothing when nothing was
    /// escaped.
    private let places: [Int]?

    /// Reads bytes that hold no escapes.
    public init(_ bytes: [UInt8], isNoting: Bool = false) {
        content = bytes
        wire = bytes
        places = nil
        end = bytes.count
        self.isNoting = isNoting
    }

    /// Reads a captured packet of which one range is escaped; always notes.
    public init(_ wire: [UInt8], escapes: EscapeTable, within range: Range<Int>) {
        var content: [UInt8] = []
        var places: [Int] = []
        var at = 0
        while at < wire.count {
            places.append(at)
            if range.contains(at), range.contains(at + 1), at + 1 < wire.count,
                let byte = escapes.byte(wire[at], wire[at + 1])
            {
                content.append(byte)
                at += 2
            } else {
                content.append(wire[at])
                at += 1
            }
        }
        places.append(wire.count)
        self.content = content
        self.wire = wire
        self.places = places
        end = content.count
        isNoting = true
    }

    /// Bytes left to read.
    public var remaining: Int { end - position }
    /// The next byte, without taking it.
    public var next: UInt8? { position < end ? content[position] : nil }

    /// The bytes from a place up to where the reader stands.
    public func passed(since start: Int) -> ArraySlice<UInt8> { content[start..<position] }

    /// Takes so many bytes.
    @discardableResult
    public mutating func bytes(
        _ count: Int,
        _ name: String,
        _ meaning: (([UInt8]) -> String)? = nil
    ) -> [UInt8] {
        take(count, name, meaning) { _ in nil }
    }

    /// Takes a number, low byte first.
    @discardableResult
    public mutating func little(
        _ count: Int,
        _ name: String,
        _ meaning: ((Int) -> String)? = nil
    ) -> Int {
        let value: ([UInt8]) -> Int = { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
        return value(bytes(count, name) { meaning?(value($0)) ?? "\(value($0))" })
    }

    /// Takes a number, high byte first.
    @discardableResult
    public mutating func big(
        _ count: Int,
        _ name: String,
        _ meaning: ((Int) -> String)? = nil
    ) -> Int {
        let value: ([UInt8]) -> Int = { $0.reduce(0) { $0 << 8 | Int($1) } }
        return value(bytes(count, name) { meaning?(value($0)) ?? "\(value($0))" })
    }

    /// Takes one byte.
    @discardableResult
    public mutating func byte(_ name: String, _ meaning: ((UInt8) -> String)? = nil) -> UInt8 {
        UInt8(
            truncatingIfNeeded: big(1, name) { value in
                meaning?(UInt8(value)) ?? "\(value)"
            }
        )
    }

    /// Takes bytes that can only be these, and tells whether they are.
    @discardableResult
    public mutating func expect(
        _ expected: [UInt8],
        _ name: String,
        _ meaning: String = ""
    ) -> Bool {
        take(expected.count, name) { _ in
            meaning
        } verdict: {
            $0 == expected ? .right : .wrong(expected: expected)
        } == expected
    }

    /// Takes all that is left, if anything is.
    @discardableResult
    public mutating func rest(
        _ name: String,
        _ meaning: (([UInt8]) -> String)? = nil
    ) -> [UInt8] {
        remaining > 0 ? bytes(remaining, name, meaning) : []
    }

    /// Reads a part that ends after so many bytes, or where the whole ends; what the part leaves
    /// is noted as not understood.
    public mutating func part<Result>(
        _ count: Int,
        _ read: (inout FieldReader) -> Result
    ) -> Result {
        let outer = end
        if count > remaining { ranOut = true }
        end = min(end, position + max(0, count))
        let result = read(&self)
        rest("surplus") { _ in "not understood" }
        end = outer
        return result
    }

    private mutating func take(
        _ count: Int,
        _ name: String,
        _ meaning: (([UInt8]) -> String)?,
        verdict: ([UInt8]) -> PacketField.Verdict?
    ) -> [UInt8] {
        let count = max(0, count)
        let upper = min(end, position + min(count, content.count))
        var taken = Array(content[position..<upper])
        let isShort = taken.count < count
        if isShort { ranOut = true }
        // Where a capture ends is noted once, at the first field that is missing.
        if isNoting, !taken.isEmpty || (isShort && !notedEnd) {
            notedEnd = notedEnd || isShort
            let from = places?[position] ?? position
            let to = places?[upper] ?? upper
            fields.append(
                PacketField(
                    offset: from,
                    wire: Array(wire[from..<to]),
                    content: taken,
                    name: name,
                    meaning: isShort ? "" : meaning?(taken) ?? "",
                    verdict: isShort ? .cutShort : verdict(taken)
                )
            )
        }
        position = upper
        // A count beyond any packet is damage: its zeros are nobody's memory.
        if isShort, count <= 64 {
            taken.append(contentsOf: repeatElement(0, count: count - taken.count))
        }
        return taken
    }
}
