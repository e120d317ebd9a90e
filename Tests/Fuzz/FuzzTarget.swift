import POSIX

/// A decoder and what must hold of it, whatever bytes it is given.
///
/// A new decoder gets its line in `all`; `make fuzz` runs every one.
struct FuzzTarget: Sendable {
    let name: String
    let body: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = boards + controllers + documents

    static let chosen: FuzzTarget? = {
        let wanted = Host.environment("FUZZ_TARGET")
        return all.first { $0.name == wanted }
    }()

    /// A decoder of a stream must find the same in one piece, in two, and byte by byte.
    static func stream<Decoder, Message: Equatable & SendableMetatype>(
        _ name: String,
        _ make: @escaping @Sendable () -> Decoder,
        _ feed: @escaping @Sendable (inout Decoder, ArraySlice<UInt8>, (Message) -> Void) -> Void,
        check: @escaping @Sendable (Message) -> Void = { _ in }
    ) -> FuzzTarget {
        FuzzTarget(name: name) { bytes in
            func found(_ pieces: [ArraySlice<UInt8>]) -> [Message] {
                var decoder = make()
                var messages: [Message] = []
                for piece in pieces { feed(&decoder, piece) { messages.append($0) } }
                return messages
            }
            let whole = found([bytes[...]])
            // The first byte says where the stream is cut, so that the fuzzer can choose.
            let cut = bytes.isEmpty ? 0 : Int(bytes[0]) % (bytes.count + 1)
            precondition(found([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)")
            precondition(found(bytes.indices.map { bytes[$0...$0] }) == whole, "byte by byte")
            for message in whole { check(message) }
        }
    }
}
