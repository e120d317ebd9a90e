/// How the bytes of one frame are cut into datagrams, and what is set in each before it leaves.
///
/// Numbers belong to sending, not to drawing: a frame that is repeated needs new ones.
public struct Datagrams: Sendable, Hashable {
    /// Where each datagram lies in the buffer, in the order of sending.
    public let ranges: [Range<Int>]
    private let sequencePlaces: [Int]
    private let sequences: ClosedRange<UInt8>
    private let optionPlaces: [Int]
    private var last: UInt8

    init(_ segments: [PacketSegment], sequences: ClosedRange<UInt8>) {
        var offset = 0
        var ranges: [Range<Int>] = []
        var sequencePlaces: [Int] = []
        var optionPlaces: [Int] = []
        for segment in segments {
            ranges.append(offset..<offset + segment.byteCount)
            if let place = segment.sequencePlace { sequencePlaces.append(offset + place) }
            if let place = segment.optionPlace { optionPlaces.append(offset + place) }
            offset += segment.byteCount
        }
        self.ranges = ranges
        self.sequencePlaces = sequencePlaces
        self.sequences = sequences
        self.optionPlaces = optionPlaces
        last = sequences.upperBound
    }

    /// Gives the datagrams of a frame the next number, the same for all: each belongs to another
    /// stretch of the board, and each stretch counts for itself.
    public mutating func number(_ buffer: inout [UInt8]) {
        last = last == sequences.upperBound ? sequences.lowerBound : last + 1
        for place in sequencePlaces where place < buffer.count {
            buffer[place] = last
        }
    }

    /// Whether the protocol has a mark for the end of the stream.
    public var hasEndMark: Bool { !optionPlaces.isEmpty }

    /// Marks the datagrams as the end of the stream; to be sent three times, numbered each time.
    ///
    /// Does nothing where the protocol has no such mark.
    public func terminate(_ buffer: inout [UInt8]) {
        for place in optionPlaces where place < buffer.count {
            buffer[place] |= StreamingACNLimits.terminatedOption
        }
    }
}
