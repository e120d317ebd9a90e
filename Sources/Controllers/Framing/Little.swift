/// Numbers as bytes, low byte first.
public enum Little {
    /// Two bytes.
    public static func two(_ value: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }

    /// Four bytes.
    public static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(truncatingIfNeeded: value)) + two(UInt16(truncatingIfNeeded: value >> 16))
    }
}

/// Numbers as bytes, high byte first.
public enum Big {
    /// Two bytes.
    public static func two(_ value: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
}
