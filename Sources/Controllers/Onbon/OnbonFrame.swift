public import Packets

/// Why the content between the marks is no frame.
public enum OnbonFault: Error, Sendable, Hashable {
    /// It ends before its header does.
    case short
    /// It announces another length than it has.
    case length(announced: Int, found: Int)
    /// A check does not agree.
    case checksum
}

/// One frame of any Onbon card.
public enum OnbonFrame: Sendable, Hashable {
    /// Dynamic areas of graphic cards: protocol version `F0`.
    case dynamic(OnbonDynamicFrame)
    /// Graphic cards: protocol version 5 or 7.
    case graphic(OnbonGraphicFrame)
    /// Font cards: protocol version 2 at another place.
    case font(OnbonFontFrame)

    /// Reads what stood between the marks.
    public init(content: [UInt8]) throws(OnbonFault) {
        var reader = FieldReader(content)
        switch Self.read(&reader) {
        case .success(let frame): self = frame
        case .failure(let fault): throw fault
        }
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        switch self {
        case .dynamic(let frame): frame.bytes
        case .graphic(let frame): frame.bytes
        case .font(let frame): frame.bytes
        }
    }

    /// Who speaks.
    public var source: UInt16 {
        switch self {
        case .dynamic(let frame): frame.source
        case .graphic(let frame): frame.source
        case .font(let frame): frame.source
        }
    }

    /// What a card answered, or nothing when the frame asks.
    public var reply: OnbonReply? {
        switch self {
        case .dynamic(let frame): OnbonReply(frame.data, isFontCard: false)
        case .graphic(let frame): OnbonReply(frame.body, isFontCard: false)
        case .font(let frame): frame.isReply ? OnbonReply(frame.data, isFontCard: true) : nil
        }
    }

    /// Reads a frame of any kind; a noting reader leaves an explanation behind.
    static func read(_ reader: inout FieldReader) -> Result<OnbonFrame, OnbonFault> {
        let at = reader.position
        guard reader.remaining >= 14 else { return .failure(.short) }
        switch (reader.content[at + 4], reader.content[at + 5]) {
        case (0xF0, _): return OnbonDynamicFrame.read(&reader).map(OnbonFrame.dynamic)
        case (0x05, 0...1), (0x07, 0...1):
            return OnbonGraphicFrame.read(&reader).map(OnbonFrame.graphic)
        default: return OnbonFontFrame.read(&reader).map(OnbonFrame.font)
        }
    }

    static func title(ofAddress address: Int) -> String {
        switch address {
        case 0xFFFF: "all, none answers"
        case 0xFFFE: "any"
        case 0x8000...0xDFFF: "the computer"
        default: "screen \(address)"
        }
    }

    static func title(ofDevice type: Int) -> String {
        if type == 0xFFFE { return "any" }
        return OnbonModel(rawValue: UInt16(type)).map { "\($0)" } ?? "not in the table"
    }

    /// Explains a captured frame of any Onbon card.
    public static func explanation(of wire: [UInt8]) -> PacketExplanation {
        OnbonLimits.framing.explanation(of: wire, format: "onbon") { _ = read(&$0) }
    }
}

/// Finds the frames of Onbon cards in a stream.
public struct OnbonReceiver: Sendable {
    /// Frames whose marks were right and whose content was not.
    public private(set) var refusedFrameCount = 0
    /// Why the last of them was refused.
    public private(set) var lastFault: OnbonFault?

    private var receiver = EscapedFrameReceiver(OnbonLimits.framing)

    /// Waits for the first frame.
    public init() {}

    /// Bytes outside frames.
    public var strayByteCount: Int { receiver.strayByteCount }
    /// Frames given up before their end.
    public var brokenFrameCount: Int { receiver.brokenFrameCount }

    /// Takes bytes in and hands over each frame that they complete, in order.
    public mutating func feed(_ bytes: ArraySlice<UInt8>, _ take: (OnbonFrame) -> Void) {
        var refused: [OnbonFault] = []
        receiver.feed(bytes) { content in
            var reader = FieldReader(content)
            switch OnbonFrame.read(&reader) {
            case .success(let frame): take(frame)
            case .failure(let fault): refused.append(fault)
            }
        }
        refusedFrameCount += refused.count
        lastFault = refused.last ?? lastFault
    }
}
