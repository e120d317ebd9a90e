import POSIX

/// One link that always has a next frame, for the bench: the same socket, writes and waits as a
/// board of the service has, and no pause between two frames.
package enum LinkFlood {
    private static let patienceMilliseconds = 10_000

    /// Sends frames to a port of this machine for a while, and counts them.
    ///
    /// `make` may put another frame of the same size into the packet before each.
    package static func frames(
        to port: UInt16,
        milliseconds: Int,
        packet: inout [UInt8],
        make: (inout [UInt8]) -> Void
    ) throws -> Int {
        let link = try Link.connect(
            to: .loopback(port: port),
            packetByteCount: packet.count,
            token: 0
        )
        let poller = try Poller()
        try link.register(with: poller)
        var events = PollEvents(capacity: 1)
        while try link.progress() != .open { try wait(poller, &events, port) }
        try link.watchWriting(false, with: poller)
        let end = MonotonicTime.now.advanced(byMilliseconds: milliseconds)
        var frames = 0
        while MonotonicTime.now < end {
            make(&packet)
            var offset = 0
            while offset < packet.count {
                switch try link.write(packet, offset..<packet.count) {
                case .moved(let count): offset += count
                case .wouldBlock:
                    try link.watchWriting(true, with: poller)
                    try wait(poller, &events, port)
                    // As in the service, which asks for room only while it has none.
                    try link.watchWriting(false, with: poller)
                case .ended: throw failure(port, "the other end hung up")
                }
            }
            frames += 1
        }
        return frames
    }

    private static func wait(
        _ poller: borrowing Poller,
        _ events: inout PollEvents,
        _ port: UInt16
    ) throws {
        try poller.wait(milliseconds: patienceMilliseconds, into: &events)
        if events.count == 0 { throw failure(port, "the other end takes nothing") }
    }

    private static func failure(_ port: UInt16, _ problem: String) -> LinkError {
        LinkError(subject: "port \(port)", problem: problem, remedy: "Start the bench anew")
    }
}
