import Packets

/// A frame about dynamic areas of graphic cards.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 2 | destination: 1 unless set, `FFFE` any |
/// | 2 | 2 | source, `8000` |
/// | 4 | 1 | `F0` |
/// | 5 | 1 | reserved |
/// | 6 | 2 | device type, `FFFE` any |
/// | 8 | 4 | reserved |
/// | 12 | 4 | bytes of data |
/// | 16 | n | data |
/// | 16 + n | 2 | CRC-16/ARC over all before |
///
/// Source: the maker's manuals on dynamic areas of the fifth and sixth generation.
public struct OnbonDynamicFrame: Sendable, Hashable {
    static let version: UInt8 = 0xF0

    /// Who shall act.
    public let destination: UInt16
    /// Who speaks.
    public let source: UInt16
    /// The card's type.
    public let deviceType: UInt16
    /// What is said.
    public let data: [UInt8]

    init(destination: UInt16, source: UInt16, deviceType: UInt16, data: [UInt8]) {
        self.destination = destination
        self.source = source
        self.deviceType = deviceType
        self.data = data
    }

    /// Makes a request to a card.
    ///
    /// With `statesLength` the length word of area commands is filled in, as some clients do.
    ///
    /// - Throws: `ControllerError` when the card cannot be told this under this header.
    public init(
        _ command: OnbonCommand,
        to model: OnbonModel,
        screen: UInt16 = OnbonLimits.defaultScreen,
        statesLength: Bool = false
    ) throws(ControllerError) {
        guard command.isForAreas || command.isForBothHeaders else {
            throw OnbonLimits.error(
                "\(command) is no command of dynamic areas",
                "send it under the graphic header"
            )
        }
        let data = try command.data(model.generation, statesLength: statesLength)
        self.init(
            destination: screen,
            source: OnbonLimits.ownAddress,
            deviceType: model.rawValue,
            data: data
        )
    }

    /// The question whether any card is there.
    public static let pingAny = OnbonDynamicFrame(
        destination: OnbonLimits.anyScreen,
        source: OnbonLimits.ownAddress,
        deviceType: 0xFFFE,
        data: [1, 0xA2, 0, 0, 0]
    )

    /// A card's answer to this request, as a simulator gives it.
    public func answer(_ reply: OnbonReply) -> OnbonDynamicFrame {
        OnbonDynamicFrame(
            destination: source,
            source: destination,
            deviceType: deviceType,
            data: reply.graphicData
        )
    }

    /// What the card was told, or nothing for what this program never sends.
    public var command: OnbonCommand? {
        var reader = FieldReader(data)
        let command = OnbonCommand.read(
            &reader,
            OnbonModel.Generation(deviceType: deviceType)
        )
        return reader.remaining == 0 ? command : nil
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        var content = Little.two(destination) + Little.two(source) + [Self.version, 0]
        content += Little.two(deviceType) + [0, 0, 0, 0]
        content += Little.four(UInt32(clamping: data.count)) + data
        content += Little.two(CyclicCheck.arc.value(of: content))
        return OnbonLimits.framing.framed(content)
    }

    static func read(_ reader: inout FieldReader) -> Result<OnbonDynamicFrame, OnbonFault> {
        let start = reader.position
        let destination = reader.little(2, "destination", OnbonFrame.title(ofAddress:))
        let source = reader.little(2, "source", OnbonFrame.title(ofAddress:))
        reader.byte("protocol") { _ in "dynamic areas of graphic cards" }
        reader.byte("reserved")
        let device = reader.little(2, "device type", OnbonFrame.title(ofDevice:))
        reader.bytes(4, "reserved")
        let announced = reader.little(4, "data length") { "\($0) bytes" }
        let found = max(0, reader.remaining - 2)
        let first = reader.position
        reader.part(found) { reader in
            guard reader.isNoting else { return }
            if reader.next == 0 {
                OnbonReply.note(&reader, isFontCard: false)
            } else {
                let generation = OnbonModel.Generation(deviceType: UInt16(device))
                _ = OnbonCommand.read(&reader, generation)
            }
        }
        let data = Array(reader.passed(since: first))
        let check = CyclicCheck.arc.value(of: reader.passed(since: start))
        let isRight = reader.expect(Little.two(check), "check", CyclicCheck.arc.name)
        if reader.ranOut { return .failure(.short) }
        if announced != found { return .failure(.length(announced: announced, found: found)) }
        guard isRight else { return .failure(.checksum) }
        return .success(
            OnbonDynamicFrame(
                destination: UInt16(destination),
                source: UInt16(source),
                deviceType: UInt16(device),
                data: data
            )
        )
    }
}
