/// Bytes that a frame may not hold, each with the pair that stands for it.
public struct EscapeTable: Sendable, Hashable {
    /// One forbidden byte and its pair.
    public struct Pair: Sendable, Hashable {
        /// The byte that is meant.
        public let byte: UInt8
        /// The first byte sent for it.
        public let lead: UInt8
        /// The second byte sent for it.
        public let code: UInt8

        /// Makes a pair.
        public init(_ byte: UInt8, _ lead: UInt8, _ code: UInt8) {
            self.byte = byte
            self.lead = lead
            self.code = code
        }
    }

    /// All pairs.
    public let pairs: [Pair]

    /// Makes a table.
    public init(_ pairs: [Pair]) {
        self.pairs = pairs
    }

    /// Whether a byte begins a pair.
    public func isLead(_ byte: UInt8) -> Bool { pairs.contains { $0.lead == byte } }

    /// The byte that a pair stands for, or nothing when no such pair exists.
    public func byte(_ lead: UInt8, _ code: UInt8) -> UInt8? {
        pairs.first { $0.lead == lead && $0.code == code }?.byte
    }

    /// Bytes with every forbidden one replaced by its pair.
    public func escaped(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        // A sequence is walked by a call for each byte; an array is not.
        let plain = Array(bytes)
        var escaped: [UInt8] = []
        escaped.reserveCapacity(plain.count)
        for place in plain.indices {
            let byte = plain[place]
            if let pair = pairs.first(where: { $0.byte == byte }) {
                escaped.append(pair.lead)
                escaped.append(pair.code)
            } else {
                escaped.append(byte)
            }
        }
        return escaped
    }
}
