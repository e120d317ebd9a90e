/// One event of an event stream (the EventSource part of the HTML standard).
public struct ServerEvent: Sendable, Hashable {
    /// What sort of event it is; the script listens for it by this name.
    public var name: String
    /// Its data, usually compact JSON.
    public var data: String
    /// Whether a stream that was cut should get it when it comes back.
    public var isResumable: Bool

    /// Makes an event; line ends split data into lines and are dropped from the name.
    public init(name: String, data: String, isResumable: Bool = false) {
        self.name = name
        self.data = data
        self.isResumable = isResumable
    }

    /// The event as it goes on the wire.
    public var bytes: [UInt8] {
        var text = "event: "
        text.unicodeScalars.append(contentsOf: name.unicodeScalars.filter { !isLineEnd($0) })
        text += "\n"
        let lines = data.unicodeScalars.split(
            omittingEmptySubsequences: false,
            whereSeparator: isLineEnd
        )
        for line in lines {
            text += "data: "
            text.unicodeScalars.append(contentsOf: line)
            text += "\n"
        }
        text += "\n"
        return Array(text.utf8)
    }

    /// A comment line that keeps a quiet stream from looking dead to whatever stands between.
    static let keepAlive = Array(": still here\n\n".utf8)
    /// Sent first: how many milliseconds a client waits before it connects again.
    static let opening = Array("retry: 3000\n\n".utf8)
}

private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r"
}
