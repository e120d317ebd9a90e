import Disclosure
import POSIX
import Packets
import Raster
import Testing

@testable import Benchmarks

/// The bench compares like with like: C must put the very bytes on the wire that Placard puts.
@Suite("The plain C sender")
struct StripRecordingTests {
    private static let fonts = ".build/fonts"

    @Test(
        "draws the packets that the encoder makes",
        .enabled(if: Files.status(fonts) != nil, "build the faces with make fonts")
    )
    func samePackets() throws {
        let scene = try ScrollingStrips(fonts: Self.fonts).scene(0)
        let recording = try StripRecording(scene)
        var encoder = try FrameEncoder(try ScrollingStrips.wiring())
        for number in [0, 1, 7, recording.frames - 1] {
            let rate = SenderReport.framesPerSecond
            let instant = Instant(milliseconds: Int64((number * 1_000 + rate - 1) / rate))
            var packet: [UInt8] = []
            encoder.encode(scene.frame(at: instant), into: &packet)
            #expect(recording.packet(number) == packet, "frame \(number)")
        }
    }

    @Test("a report survives its way through a pipe")
    func report() {
        let report = SenderReport(cpu: 200, wall: 4_000, frames: 10, lateness: 7, resident: 9)
        #expect(SenderReport(report.text) == report)
        #expect(SenderReport("200 4000 ten 7 9") == nil)
        #expect(report.percent == 5)
        #expect(report.nanosecondsPerFrame == 20)
    }
}
