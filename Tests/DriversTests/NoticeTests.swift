import BoardSimulator
import Disclosure
import Drivers
import Links
import POSIX
import Raster
import TestKit
import Testing

/// A picture with a notice for the time when nobody speaks to the board any more.
private struct NoticedSource: FrameSource {
    let id: UInt64
    let frame: Frame
    let left: Frame
    var palette: Palette { frame.palette }
    var notice: Spread? { Spread(left) }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.pixels = frame.pixels }
    func nextChange(after instant: Instant) -> Instant? { nil }
}

/// What stays on a board when nobody speaks to it any more.
@Suite(.timeLimit(.minutes(2)))
struct NoticeTests {
    private let frame = OnbonHall.picture(40, 16, .single)
    private var left: Frame { frame.darkened(x: 0..<20, y: 0..<16) }

    @Test("a stop leaves the notice, where the board has one")
    func stop() throws {
        let hall = try OnbonHall("6E2", type: 0x0274, lamps: .single)
        try hall.loop.post(scene: NoticedSource(id: 1, frame: frame, left: left), for: "hall")
        #expect(eventually { hall.shows(frame) })
        hall.loop.stop(blank: true)
        #expect(hall.shows(left))
    }

    @Test("a card that is left alone shows the notice at the end of its lease")
    func alone() throws {
        let hall = try OnbonHall("6E2", type: 0x0274, lamps: .single) { settings in
            settings.leaseSeconds = 1
            settings.onLoss = .notice
        }
        try hall.loop.post(scene: NoticedSource(id: 1, frame: frame, left: left), for: "hall")
        #expect(eventually { hall.shows(frame) })
        hall.loop.stop(blank: false)
        #expect(eventually { hall.shows(left) })
        Clocks.sleep(milliseconds: 300)
        #expect(hall.shows(left))
    }
}
