import Packets

/// Finds frames in a stream, however it was cut, and finds back after any damage.
///
/// ```
///           start          other byte         end
///  hunting ───────► ready ───────────► body ───────► hunting, content handed over
///     ▲               ▲                 │  ▲
///     │               └──── start ──────┤  │ known code
///     │                                 ▼  │
///     └──────── unknown code ───────── escape
/// ```
/// Memory is bounded by the longest frame; a longer one is dropped.
public struct EscapedFrameReceiver: Sendable {
    private enum State {
        case hunting
        case ready
        case body
        case escape(UInt8)
    }

    /// Bytes outside frames, stray end marks among them.
    public private(set) var strayByteCount = 0
    /// Frames given up: a start mark inside, an unknown escape, or too long.
    public private(set) var brokenFrameCount = 0

    private let framing: EscapedFraming
    private var state = State.hunting
    private var content: [UInt8] = []

    /// Waits for the first frame.
    public init(_ framing: EscapedFraming) {
        self.framing = framing
    }

    /// Whether the bytes so far end inside a frame.
    public var isInsideFrame: Bool { !content.isEmpty }

    /// Forgets a frame of which only a part came, as after a silence.
    public mutating func abandonFrame() {
        if isInsideFrame { brokenFrameCount += 1 }
        content.removeAll(keepingCapacity: true)
        state = .hunting
    }

    /// Takes bytes in and hands over the content of each frame that they complete.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: ([UInt8]) -> Void) {
        for byte in bytes {
            if byte == framing.start {
                if isInsideFrame { brokenFrameCount += 1 }
                content.removeAll(keepingCapacity: true)
                state = .ready
                continue
            }
            switch state {
            case .hunting: strayByteCount += 1
            case .ready, .body: receive(byte, take)
            case .escape(let lead):
                if let meant = framing.escapes.byte(lead, byte) {
                    state = .body
                    keep(meant)
                } else {
                    drop()
                }
            }
        }
    }

    private mutating func receive(_ byte: UInt8, _ take: ([UInt8]) -> Void) {
        if byte == framing.end {
            if content.isEmpty {
                strayByteCount += 1
            } else {
                take(content)
            }
            content.removeAll(keepingCapacity: true)
            state = .hunting
        } else if framing.escapes.isLead(byte) {
            state = .escape(byte)
        } else {
            state = .body
            keep(byte)
        }
    }

    private mutating func keep(_ byte: UInt8) {
        if content.count < framing.maximumByteCount {
            content.append(byte)
        } else {
            drop()
        }
    }

    private mutating func drop() {
        brokenFrameCount += 1
        content.removeAll(keepingCapacity: true)
        state = .hunting
    }
}
