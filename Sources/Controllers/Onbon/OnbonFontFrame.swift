import Packets

/// A frame of font cards, BX-5K and BX-6K.
///
/// | offset | bytes | field |
/// |---|---|---|
/// | 0 | 2 | destination: 1 unless set, `FFFE` any, `FFFF` all without answer |
/// | 2 | 2 | source, `8000` |
/// | 4 | 3 | reserved |
/// | 7 | 1 | option, 0 |
/// | 8 | 1 | kind of check: 0 CRC |
/// | 9 | 1 | areas beside stored programs (0) or above them (1) |
/// | 10 | 1 | device type, `FE` any |
/// | 11 | 1 | protocol version, `02` |
/// | 12 | 2 | bytes of data |
/// | 14 | n | data |
/// | 14 + n | 2 | CRC-16/ARC over all before |
///
/// Source: the maker's protocol text for BX-K cards, version 1.4. The two other kinds of check
/// (plain sum, none) are never sent and are refused.
public struct OnbonFontFrame: Sendable, Hashable {
    /// Who shall act.
    public let destination: UInt16
    /// Who speaks.
    public let source: UInt16
    /// Whether areas lie above stored programs.
    public let covers: Bool
    /// The card's type, `FE` for any.
    public let deviceType: UInt8
    /// What is said.
    public let data: [UInt8]

    init(
        destination: UInt16,
        source: UInt16,
        covers: Bool = false,
        deviceType: UInt8,
        data: [UInt8]
    ) {
        self.destination = destination
        self.source = source
        self.covers = covers
        self.deviceType = deviceType
        self.data = data
    }

    /// Whether a card speaks.
    public var isReply: Bool { (0x8000...0xDFFF).contains(destination) }

    /// A card's answer to this request, as a simulator gives it.
    public func answer(_ reply: OnbonReply) -> OnbonFontFrame {
        OnbonFontFrame(
            destination: source,
            source: destination,
            deviceType: deviceType,
            data: reply.fontData
        )
    }

    /// The bytes on the wire.
    public var bytes: [UInt8] {
        var content = Little.two(destination) + Little.two(source) + [0, 0, 0, 0, 0]
        content += [covers ? 1 : 0, deviceType, 2]
        content += Little.two(UInt16(clamping: data.count)) + data
        content += Little.two(CyclicCheck.arc.value(of: content))
        return OnbonLimits.framing.framed(content)
    }

    static func read(_ reader: inout FieldReader) -> Result<OnbonFontFrame, OnbonFault> {
        let start = reader.position
        let destination = reader.little(2, "destination", OnbonFrame.title(ofAddress:))
        let source = reader.little(2, "source", OnbonFrame.title(ofAddress:))
        reader.bytes(3, "reserved")
        reader.byte("option") { $0 & 1 == 0 ? "none" : "a bar code follows" }
        reader.byte("kind of check") { $0 == 0 ? "CRC" : $0 == 1 ? "sum" : "none" }
        let covers = reader.byte("areas") {
            $0 == 0 ? "beside stored programs" : "above stored programs"
        }
        let device = reader.byte("device type") { $0 == 0xFE ? "any" : Hexadecimal.text($0) }
        let version = reader.byte("protocol") { $0 == 2 ? "font cards" : "unknown" }
        let announced = reader.little(2, "data length") { "\($0) bytes" }
        let found = max(0, reader.remaining - 2)
        let first = reader.position
        reader.part(found) { reader in
            guard reader.isNoting else { return }
            if (0x8000...0xDFFF).contains(destination) {
                OnbonReply.note(&reader, isFontCard: true)
            } else {
                _ = OnbonFontCommand.read(&reader)
            }
        }
        let data = Array(reader.passed(since: first))
        let check = CyclicCheck.arc.value(of: reader.passed(since: start))
        let isRight = reader.expect(Little.two(check), "check", CyclicCheck.arc.name)
        if reader.ranOut || version != 2 { return .failure(.short) }
        if announced != found { return .failure(.length(announced: announced, found: found)) }
        guard isRight else { return .failure(.checksum) }
        return .success(
            OnbonFontFrame(
                destination: UInt16(destination),
                source: UInt16(source),
                covers: covers == 1,
                deviceType: device,
                data: data
            )
        )
    }
}
