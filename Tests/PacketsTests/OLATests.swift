import POSIX
import Packets
import Raster
import TestKit
import Testing

@Suite(
    "Open Lighting Architecture",
    .serialized,
    .enabled(if: OLADaemon.isAvailable, "install ola and curl; root also needs the user olad")
)
struct OLATests {
    @Test("shows the pixels that the encoder sends, on the channel that they are for")
    func readsOurFrames() throws {
        let port = try OLADaemon.freePort()
        let board = "listen_127.0.0.1:\(port)_channel"
        let daemon = try OLADaemon(settings: [
            "listen = 127.0.0.1:\(port)", "\(board) = 0", "\(board) = 1",
        ])
        try daemon.patch(port: "1-I-0", universe: 10)
        try daemon.patch(port: "1-I-1", universe: 11)
        let connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
        #expect(try connection.waitWritable(milliseconds: 5_000))
        #expect(try connection.connectProgress() == .open)

        for (turn, channel) in [(1, UInt8(1)), (2, 0), (3, 1)] {
            let (packet, pixels) = try frame(seed: UInt64(turn), channel: channel)
            #expect(try connection.send(packet.span) == .moved(packet.count))
            let universe = 10 + Int(channel)
            let arrived = try eventually { try daemon.values(of: universe) == pixels }
            let seen = try daemon.values(of: universe)
            #expect(arrived, "turn \(turn): \(seen)")
        }
    }

    @Test("as a client sends what the decoder reads")
    func sendsToOurDecoder() throws {
        let listener = try ListeningSocket(on: .loopback(port: 0))
        let target = "127.0.0.1:\(listener.port)"
        let daemon = try OLADaemon(settings: [
            "target = \(target)", "target_\(target)_channel = 3",
        ])
        try daemon.patch(port: "1-O-3", universe: 1)
        let found = try receive(from: listener) {
            try daemon.set(universe: 1, to: [255, 0, 0, 0, 255, 0])
        }
        let message = try #require(found)
        #expect(message.channel == 3)
        #expect(Array(message.data.prefix(6)) == [255, 0, 0, 0, 255, 0])
    }

    /// Accepts one client, repeats an action, and decodes until a lit message comes.
    private func receive(
        from listener: borrowing ListeningSocket,
        _ act: () throws -> Void
    ) throws -> OpenPixelControlMessage? {
        guard try listener.waitReadable(milliseconds: 10_000),
            let connection = try listener.accept()
        else { return nil }
        var decoder = OpenPixelControlDecoder()
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var lit: OpenPixelControlMessage?
        for _ in 0..<100 where lit == nil {
            try act()
            _ = try connection.waitReadable(milliseconds: 200)
            if case .moved(let count) = try connection.receive(into: &buffer) {
                decoder.feed(buffer[..<count]) { message in
                    if message.data.contains(where: { $0 > 0 }) { lit = message }
                }
            }
        }
        return lit
    }

    /// A frame as large as the daemon can keep, with the bytes that its lamps should get.
    private func frame(seed: UInt64, channel: UInt8) throws -> (packet: [UInt8], pixels: [UInt8]) {
        var random = SplitMix64(seed: seed)
        let (canvas, palette) = DrawnCanvas.random(width: 17, height: 10, &random)
        #expect(canvas.pixels.count == OLADaemon.pixelLimit)
        var encoder = try FrameEncoder(
            BoardWiring(
                boardProtocol: .openPixelControl,
                mapping: PanelMapping(width: 17, height: 10),
                channel: channel
            )
        )
        var packet: [UInt8] = []
        encoder.encode(canvas, palette: palette, into: &packet)
        let pixels = canvas.pixels.flatMap { number in
            [palette[number].red, palette[number].green, palette[number].blue]
        }
        return (packet, pixels)
    }
}
