/// A cyclic redundancy check of sixteen bits, by the parameters of the CRC catalogue.
///
/// Source: Greg Cook, "Catalogue of parametrised CRC algorithms", reveng.sourceforge.io, whose
/// names and check values (the check over the nine characters `123456789`) are used here.
public struct CyclicCheck: Sendable {
    /// The catalogue's name.
    public let name: String
    /// The register before the first byte.
    public let initial: UInt16
    /// What the register is combined with at the end.
    public let finalMask: UInt16
    /// Whether bytes and register run from the lowest bit.
    public let isReflected: Bool
    private let table: [UInt16]

    private init(
        _ name: String,
        polynomial: UInt16,
        initial: UInt16 = 0,
        finalMask: UInt16 = 0,
        isReflected: Bool
    ) {
        self.name = name
        self.initial = initial
        self.finalMask = finalMask
        self.isReflected = isReflected
        table = (0..<256).map { index in
            var register = isReflected ? UInt16(index) : UInt16(index) << 8
            for _ in 0..<8 {
                if isReflected {
                    register = register & 1 == 1 ? register >> 1 ^ polynomial : register >> 1
                } else {
                    register = register >> 15 == 1 ? register << 1 ^ polynomial : register << 1
                }
            }
            return register
        }
    }

    /// CRC-16/ARC: Onbon.
    public static let arc = CyclicCheck("CRC-16/ARC", polynomial: 0xA001, isReflected: true)
    /// CRC-16/XMODEM: Sansi.
    public static let xmodem = CyclicCheck("CRC-16/XMODEM", polynomial: 0x1021, isReflected: false)
    /// CRC-16/IBM-SDLC, known as X-25: message numbers of road signs.
    public static let x25 = CyclicCheck(
        "CRC-16/IBM-SDLC",
        polynomial: 0x8408,
        initial: 0xFFFF,
        finalMask: 0xFFFF,
        isReflected: true
    )

    /// The check over bytes.
    public func value(of bytes: some Sequence<UInt8>) -> UInt16 {
        // Bytes that lie side by side are walked without a call for each.
        let direct = bytes.withContiguousStorageIfAvailable {
            unsafe register(after: Span(_unsafeElements: $0))
        }
        if let direct { return direct ^ finalMask }
        return bytes.reduce(initial) { step($0, $1) } ^ finalMask
    }

    private func register(after bytes: Span<UInt8>) -> UInt16 {
        var register = initial
        for place in bytes.indices { register = step(register, bytes[place]) }
        return register
    }

    private func step(_ register: UInt16, _ byte: UInt8) -> UInt16 {
        if isReflected {
            register >> 8 ^ table[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
        } else {
            register << 8 ^ table[Int(UInt8(truncatingIfNeeded: register >> 8) ^ byte)]
        }
    }
}
