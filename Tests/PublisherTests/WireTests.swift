import Disclosure
import Packets
import Raster
import TestKit
import Testing

@testable import Publisher

@Suite("Previews and packets are the same, dot for dot")
struct WireTests {
    /// The film that `placard preview` writes, beside what an OPC board decodes at each instant.
    @Test("a film shows what the packets of its instants say", arguments: ["still", "ticker"])
    func dotForDot(layout: String) throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口田中日月山口"))
        let board = try office.board("a", "tcp://127.0.0.1:9", layout: layout)
        let scene = try #require(try office.scene(for: board))
        let lamps = LampScene(scene)
        var encoder = try FrameEncoder(try #require(board.wiring))
        var decoder = OpenPixelControlDecoder()
        var packet: [UInt8] = []
        var ready = [UInt8](repeating: 0xAA, count: lamps.byteCount + 4)
        var instant = Instant(seconds: 1_795_225_260)
        for shot in Film(scene, from: instant, milliseconds: 3_000).shots {
            encoder.encode(scene.frame(at: instant), into: &packet)
            var messages: [OpenPixelControlMessage] = []
            decoder.feed(packet[...]) { messages.append($0) }
            #expect(messages.map(\.data) == [shot.frame.lamps])
            // The scene that holds three bytes a pixel writes the same behind a header.
            lamps.draw(at: instant, into: &ready, from: 4)
            #expect(Array(ready[4...]) == shot.frame.lamps)
            #expect(ready[..<4] == [0xAA, 0xAA, 0xAA, 0xAA])
            instant = instant.advanced(byMilliseconds: Int64(shot.milliseconds))
        }
    }
}
