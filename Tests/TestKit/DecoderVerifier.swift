/// Feeds a streaming decoder the same bytes in every cut, because a stream may arrive in any.
///
/// Returns a sentence for each cut whose messages differ from what was expected, so that an empty
/// list means that the decoder is right.
public struct DecoderVerifier<Decoder, Message: Equatable>: Sendable {
    private let make: @Sendable () -> Decoder
    private let feed: @Sendable (inout Decoder, ArraySlice<UInt8>, (Message) -> Void) -> Void

    /// Names the decoder: how to make a fresh one and how to feed it.
    public init(
        make: @escaping @Sendable () -> Decoder,
        feed: @escaping @Sendable (inout Decoder, ArraySlice<UInt8>, (Message) -> Void) -> Void
    ) {
        self.make = make
        self.feed = feed
    }

    /// Compares the messages decoded from cases of (bytes, message) in every cut.
    ///
    /// With garbage given, it is also put before, between and after the messages.
    public func faults(
        in cases: [(bytes: [UInt8], message: Message)],
        garbage: [UInt8] = []
    ) -> [String] {
        var faults: [String] = []
        for (number, item) in cases.enumerated() {
            expect([item.message], from: [item.bytes], "case \(number) whole", &faults)
            let single = item.bytes.map { [$0] }
            expect([item.message], from: single, "case \(number) byte by byte", &faults)
            for cut in 1..<max(2, min(item.bytes.count, 64)) {
                let parts = [Array(item.bytes.prefix(cut)), Array(item.bytes.dropFirst(cut))]
                expect([item.message], from: parts, "case \(number) cut at \(cut)", &faults)
            }
        }
        let messages = cases.map(\.message)
        let glued = cases.flatMap(\.bytes)
        expect(messages, from: [glued], "all glued", &faults)
        expect(messages, from: glued.map { [$0] }, "all glued, byte by byte", &faults)
        for size in [2, 3, 5, 7, 64] {
            expect(messages, from: chunks(glued, size), "all glued, \(size) at a time", &faults)
        }
        if !garbage.isEmpty {
            let dirty = cases.flatMap { garbage + $0.bytes } + garbage
            expect(messages, from: [dirty], "with garbage between", &faults)
            expect(messages, from: dirty.map { [$0] }, "with garbage, byte by byte", &faults)
            expect(messages, from: chunks(dirty, 5), "with garbage, 5 at a time", &faults)
        }
        return faults
    }

    /// The messages that a fresh decoder finds in bytes that come in these parts.
    public func messages(in parts: [[UInt8]]) -> [Message] {
        var decoder = make()
        var found: [Message] = []
        for part in parts {
            feed(&decoder, part[...]) { found.append($0) }
        }
        return found
    }

    private func expect(
        _ messages: [Message],
        from parts: [[UInt8]],
        _ cut: String,
        _ faults: inout [String]
    ) {
        let found = self.messages(in: parts)
        if found != messages {
            faults.append("\(cut): expected \(messages), found \(found)")
        }
    }

    private func chunks(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: size).map {
            Array(bytes[$0..<min($0 + size, bytes.count)])
        }
    }
}
