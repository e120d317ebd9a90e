import Packets

/// A frame of the common header of graphic cards, fifth and sixth generation.
///
/// | fifth | sixth | bytes | field |
/// |---|---|---|---|
/// | 0 | 0 | 2 2 | destination, source |
/// | 4 | 4 | 1 1 | version `05` or `07`; kind: 0, or 1 for 6Q |
/// | 6 | 6 | 2 1 1 | device type, line (0 serial, 1 TCP), reserved |
/// | 10 | 10 | 2 | number of the message; a card answers with bit 15 set |
/// | 13 | 12 | 1 or 2 | longest frame, in units of 16 bytes |
/// | 14 | 14 | 1 1 6 | encryption (`96` none), a random byte, secret |
/// | 22 | 22 | 2 2 | bytes of the body, CRC-16/ARC over the body |
/// | 26 | 27 | 1 | exclusive or of all header bytes before |
/// | 27 | 28 | n | body |
///
/// Source: message descriptions in the maker's client libraries and frames of those clients; no
/// prose text of the maker was found, so that the meaning of reserved bytes is unknown.
public struct OnbonGraphicFrame: Sendable, Hashable {
    /// Who shall act.
    public let destination: UInt16
    /// Who speaks.
    public let source: UInt16
    /// Which layout the header has.
    public let generation: OnbonModel.Generation
    /// 1 for 6Q cards under the sixth generation's header, otherwise 0.
    public let kind: UInt8
    /// The card's type.
    public let deviceType: UInt16
    /// 0 over a serial line, 1 over TCP.
    public let line: UInt8
    /// The number of the message.
    public let sequence: UInt16
    /// A byte that may be anything.
    public let random: UInt8
    /// What is said.
    public let body: [UInt8]

    init(
        destination: UInt16,
        source: UInt16,
        generation: OnbonModel.Generation,
        kind: UInt8,
        deviceType: UInt16,
        line: UInt8,
        sequence: UInt16,
        random: UInt8,
        body: [UInt8]
    ) {
        self.destination = destination
        self.source = source
        self.generation = generation
        self.kind = kind
        self.deviceType = deviceType
        self.line = line
        self.sequence = sequence
        self.random = random
        self.body = body
    }

    /// Makes a request to a card, or, without a model, to any card of a generation.
    ///
    /// `isForAny`: whether screens of all numbers are meant, usually those of an unknown model.
    ///
    /// - Throws: `ControllerError` when the card cannot be told this under this header.
    public init(
        _ command: OnbonCommand,
        to model: OnbonModel?,
        generation: OnbonModel.Generation = .sixth,
        screen: UInt16 = OnbonLimits.defaultScreen,
        isForAny: Bool? = nil,
        isSerial: Bool = false,
        sequence: UInt16,
        random: UInt8 = 0
    ) throws(ControllerError) {
        guard !command.isForAreas else {
            throw OnbonLimits.error(
                "\(command) is a command of dynamic areas",
                "send it under the header for areas"
            )
        }
        let generation = model?.generation ?? generation
        self.init(
            destination: isForAny ?? (model == nil) ? OnbonLimits.anyScreen : screen,
            source: OnbonLimits.ownAddress,
            generation: generation,
            kind: generation == .sixth && model?.isFullColour ?? true ? 1 : 0,
            deviceType: model?.rawValue ?? 0xFFFE,
            line: isSerial ? 0 : 1,
            sequence: sequence & 0x7FFF,
            random: random,
            body: try command.data(generation)
        )
    }

    /// A card's answer to this request, as a simulator gives it.
    public func answer(_ reply: OnbonReply) -> OnbonGraphicFrame {
        OnbonGraphicFrame(
            destination: source,
            source: destination,
            generation: generation,
            kind: 0,
            deviceType: deviceType,
            line: 0,
            sequence: sequence | 0x8000,
            random: random,
            body: reply.graphicData
        )
    }

    /// What the card was told, or nothing for what this program never sends.
    public var command: OnbonCommand? {
        var reader = FieldReader(body)
        let command = OnbonCommand.read(&reader, generation)
        return reader.remaining == 0 ? command : nil
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        var header = Little.two(destination) + Little.two(source)
        header += [generation == .fifth ? 5 : 7, kind] + Little.two(deviceType) + [line, 0]
        header += Little.two(sequence)
        header += generation == .fifth ? [0, 0x90] : [0x90, 0x01]
        header += [0x96, random, 0, 0, 0, 0, 0, 0]
        header += Little.two(UInt16(clamping: body.count))
        header += Little.two(CyclicCheck.arc.value(of: body))
        if generation == .sixth { header.append(0) }
        header.append(ByteSum.exclusiveOr(header))
        return OnbonLimits.framing.framed(header + body)
    }

    static func read(_ reader: inout FieldReader) -> Result<OnbonGraphicFrame, OnbonFault> {
        let start = reader.position
        let destination = reader.little(2, "destination", OnbonFrame.title(ofAddress:))
        let source = reader.little(2, "source", OnbonFrame.title(ofAddress:))
        let isFifth = reader.next == 5
        reader.byte("protocol") { _ in "graphic cards, generation \(isFifth ? 5 : 6)" }
        let kind = reader.byte("kind") { $0 == 1 ? "6Q" : "5, 6E or 6M" }
        let device = reader.little(2, "device type", OnbonFrame.title(ofDevice:))
        let line = reader.byte("line") { $0 == 0 ? "serial" : $0 == 1 ? "TCP" : "GPRS" }
        reader.byte("reserved")
        let sequence = reader.little(2, "message") {
            "number \($0 & 0x7FFF)\($0 & 0x8000 == 0 ? "" : ", answered")"
        }
        if isFifth { reader.byte("reserved") }
        reader.little(isFifth ? 1 : 2, "longest frame") { "\($0 * 16) bytes" }
        reader.byte("encryption") { $0 == 0x96 ? "none" : "unknown" }
        let random = reader.byte("random")
        reader.bytes(6, "secret")
        let announced = reader.little(2, "body length") { "\($0) bytes" }
        let headerLeft = isFifth ? 3 : 4
        let bodyStart = min(reader.end, reader.position + headerLeft)
        let bodyCheck = CyclicCheck.arc.value(of: reader.content[bodyStart..<reader.end])
        let bodyIsRight = reader.expect(Little.two(bodyCheck), "body check", "CRC-16/ARC")
        if !isFifth { reader.byte("reserved") }
        let header = ByteSum.exclusiveOr(reader.passed(since: start))
        let headerIsRight = reader.expect([header], "header check", "exclusive or")
        let found = reader.remaining
        let first = reader.position
        reader.part(found) { reader in
            guard reader.isNoting else { return }
            if reader.next == 0 || sequence & 0x8000 != 0 {
                OnbonReply.note(&reader, isFontCard: false)
            } else {
                _ = OnbonCommand.read(&reader, isFifth ? .fifth : .sixth)
            }
        }
        if reader.ranOut { return .failure(.short) }
        if announced != found { return .failure(.length(announced: announced, found: found)) }
        guard bodyIsRight, headerIsRight else { return .failure(.checksum) }
        return .success(
            OnbonGraphicFrame(
                destination: UInt16(destination),
                source: UInt16(source),
                generation: isFifth ? .fifth : .sixth,
                kind: kind,
                deviceType: UInt16(device),
                line: line,
                sequence: UInt16(sequence),
                random: random,
                body: Array(reader.passed(since: first))
            )
        )
    }
}
