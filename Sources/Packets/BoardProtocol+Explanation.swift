extension BoardProtocol {
    /// Explains a captured packet, or a whole captured datagram, field by field.
    public func explanation(of bytes: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(bytes, isNoting: true)
        format.read(&reader)
        reader.rest("surplus") { _ in "not understood" }
        return PacketExplanation(format: rawValue, reader)
    }
}

extension FlipDotPanel {
    /// Explains a captured command field by field.
    public static func explanation(of bytes: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(bytes, isNoting: true)
        read(&reader)
        reader.rest("surplus") { _ in "not understood" }
        return PacketExplanation(format: "flipdot", reader)
    }
}
