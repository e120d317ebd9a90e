/// Who may be a board that dials in.
public struct DialIn: Sendable, Hashable {
    /// The numeric addresses that it may come from; empty allows any.
    public var allowed: [String] = []
    /// What its first bytes hold, as the board's id is set in it; nil asks for none.
    public var id: String?

    /// Allows anybody.
    public init() {}

    /// Whether a caller of an address may be this board.
    package func allows(_ peer: String) -> Bool { allowed.isEmpty || allowed.contains(peer) }

    /// Whether a caller's first bytes name this board.
    package func isNamed(in heard: [UInt8]) -> Bool {
        guard let id else { return true }
        return heard.contains(Array(id.utf8))
    }
}

extension [UInt8] {
    /// Whether some bytes stand in it one after the other.
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        guard part.count <= count else { return false }
        return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
