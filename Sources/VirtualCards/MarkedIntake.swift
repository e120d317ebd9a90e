/// Cuts a stream at marks and undoes escapes, as a card does.
struct MarkedIntake: Sendable {
    private let start: UInt8
    private let end: UInt8
    private let unescape: @Sendable (_ lead: UInt8, _ code: UInt8) -> UInt8?
    private var content: [UInt8]?
    private var lead: UInt8?
    /// Bytes outside frames and in broken ones.
    private(set) var garbageByteCount = 0

    /// The longest frame a card has room for.
    private static let limit = 2 << 20

    init(
        start: UInt8,
        end: UInt8,
        unescape: @escaping @Sendable (_ lead: UInt8, _ code: UInt8) -> UInt8?
    ) {
        self.start = start
        self.end = end
        self.unescape = unescape
    }

    mutating func restart() {
        content = nil
        lead = nil
    }

    /// The contents of the frames that end within these bytes.
    mutating func feed(_ bytes: ArraySlice<UInt8>, leads: [UInt8]) -> [[UInt8]] {
        var frames: [[UInt8]] = []
        for byte in bytes {
            if byte == start {
                garbageByteCount += content?.count ?? 0
                content = []
                lead = nil
                continue
            }
            guard content != nil else {
                garbageByteCount += 1
                continue
            }
            if byte == end {
                if let whole = content, !whole.isEmpty { frames.append(whole) }
                restart()
            } else if let begun = lead {
                lead = nil
                if let meant = unescape(begun, byte) {
                    content?.append(meant)
                } else {
                    garbageByteCount += content?.count ?? 0
                    content = nil
                }
            } else if leads.contains(byte) {
                lead = byte
            } else {
                content?.append(byte)
            }
            if (content?.count ?? 0) > Self.limit { restart() }
        }
        return frames
    }
}

/// The checks of the virtual cards, worked out bit by bit.
enum Checks {
    /// CRC-16/ARC.
    static func arc(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte)) { crc, _ in
                crc & 1 == 1 ? crc >> 1 ^ 0xA001 : crc >> 1
            }
        }
    }

    /// CRC-16/XMODEM.
    static func xmodem(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte) << 8) { crc, _ in
                crc & 0x8000 != 0 ? crc << 1 ^ 0x1021 : crc << 1
            }
        }
    }
}

extension MarkedIntake {
    /// The marks and escapes of Onbon's cards, of both protocols.
    static let onbon = MarkedIntake(start: 0xA5, end: 0x5A) { lead, code in
        switch (lead, code) {
        case (0xA6, 0x02): 0xA5
        case (0xA6, 0x01): 0xA6
        case (0x5B, 0x02): 0x5A
        case (0x5B, 0x01): 0x5B
        default: nil
        }
    }
}
