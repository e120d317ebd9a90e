import Packets

/// Tells a board's greeting from noise, whatever pieces the bytes arrive in.
struct ReplyReader {
    private let greeting: [UInt8]
    private var matched = 0

    init(_ boardProtocol: BoardProtocol?) {
        greeting = boardProtocol == .adalight ? AdalightLimits.greeting : []
    }

    /// Counts the greetings that end within these bytes, and the bytes of everything else.
    mutating func feed(_ bytes: ArraySlice<UInt8>) -> (greetings: Int, garbage: Int) {
        guard !greeting.isEmpty else { return (0, bytes.count) }
        var greetings = 0
        var garbage = 0
        for byte in bytes {
            if byte == greeting[matched] {
                matched += 1
                if matched == greeting.count {
                    greetings += 1
                    matched = 0
                }
            } else {
                // No greeting byte but the first starts a greeting, so no partial match is lost.
                garbage += matched
                matched = byte == greeting[0] ? 1 : 0
                garbage += 1 - matched
            }
        }
        return (greetings, garbage)
    }
}
