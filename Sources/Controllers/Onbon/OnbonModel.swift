/// A graphic card that has dynamic areas; the number is the device type on the wire.
///
/// Source: the maker's manuals on dynamic areas, tables of controller types.
public enum OnbonModel: UInt16, Sendable, Hashable, CaseIterable {
    /// BX-5E1.
    case fiveE1 = 0x0154
    /// BX-5E2.
    case fiveE2 = 0x0254
    /// BX-5E3.
    case fiveE3 = 0x0354
    /// BX-5Q0+.
    case fiveQ0 = 0x1056
    /// BX-5Q1+.
    case fiveQ1 = 0x1156
    /// BX-5Q2+.
    case fiveQ2 = 0x1256
    /// BX-6E1.
    case sixE1 = 0x0174
    /// BX-6E2.
    case sixE2 = 0x0274
    /// BX-6E3.
    case sixE3 = 0x0374
    /// BX-6E1X.
    case sixE1X = 0x0474
    /// BX-6E2X.
    case sixE2X = 0x0574
    /// BX-6Q1.
    case sixQ1 = 0x0166
    /// BX-6Q2.
    case sixQ2 = 0x0266
    /// BX-6Q3.
    case sixQ3 = 0x0366
    /// BX-6Q2L.
    case sixQ2L = 0x0466
    /// BX-6Q3L.
    case sixQ3L = 0x0566
    /// BX-6QL.
    case sixQL = 0x0066

    /// Which layout of frames a card understands.
    public enum Generation: Sendable, Hashable {
        /// BX-5: one area in a command.
        case fifth
        /// BX-6: several areas in a command, pixels at its end.
        case sixth
    }

    /// Which layout of frames the card understands.
    public var generation: Generation {
        Generation(deviceType: rawValue) ?? .sixth
    }

    /// What stands on the card behind "BX-", as 6E2.
    public var label: String {
        switch self {
        case .fiveE1: "5E1"
        case .fiveE2: "5E2"
        case .fiveE3: "5E3"
        case .fiveQ0: "5Q0+"
        case .fiveQ1: "5Q1+"
        case .fiveQ2: "5Q2+"
        case .sixE1: "6E1"
        case .sixE2: "6E2"
        case .sixE3: "6E3"
        case .sixE1X: "6E1X"
        case .sixE2X: "6E2X"
        case .sixQ1: "6Q1"
        case .sixQ2: "6Q2"
        case .sixQ3: "6Q3"
        case .sixQ2L: "6Q2L"
        case .sixQ3L: "6Q3L"
        case .sixQL: "6QL"
        }
    }

    /// Whether the card takes dynamic areas over a serial line.
    public var takesSerialAreas: Bool { generation == .fifth && !isFullColour }

    /// Whether the card drives full-colour lamps.
    public var isFullColour: Bool { rawValue & 0xFF == 0x56 || rawValue & 0xFF == 0x66 }

    /// How the card takes pixels for lamps of this kind, or nothing when it has no such lamps.
    public func pixels(for lamps: OnbonLamps) -> OnbonPixels? {
        switch (generation, lamps) {
        case (.fifth, .single): isFullColour ? nil : .bytes(planes: 1)
        case (.fifth, .dual): isFullColour ? nil : .bytes(planes: 2)
        case (.sixth, .single): isFullColour ? nil : .words(planes: 1)
        case (.sixth, .dual): isFullColour ? nil : .words(planes: 2)
        case (.fifth, .full): isFullColour ? .rgb565 : nil
        case (.sixth, .full): isFullColour ? .rgb888 : nil
        }
    }
}

extension OnbonModel.Generation {
    /// The generation that a device type belongs to, or nothing when it is none of ours.
    init?(deviceType: UInt16) {
        switch deviceType & 0xFF {
        case 0x51...0x58: self = .fifth
        case 0x61...0x78: self = .sixth
        default: return nil
        }
    }
}

/// The lamps of a panel.
public enum OnbonLamps: String, Sendable, Hashable, CaseIterable {
    /// One colour.
    case single
    /// Red and green, both for yellow.
    case dual
    /// Red, green and blue.
    case full
}
