import Disclosure
import Layout
import Planning
import Raster
import Testing

/// Frames drawn as text: `.` off, letters for colours.
struct SceneGoldenTests {
    private static let line = "face: { height: 8 }"

    @Test func headerTitleLampAndBar() throws {
        let zones = """
            { id: 'unit', at: [0, 0, 30, 8], \(Self.line), role: 'label', text: '{unit}' },
            { id: 'clock', at: [40, 0, 24, 8], \(Self.line), show: 'clock', align: 'right',
              patterns: ['{month}-{day} {hour}:{minute}', '{hour}:{minute}'] },
            { id: 'rule', at: [0, 8, 64, 1], show: 'rule' },
            { id: 'title', at: [0, 10, 64, 8], \(Self.line), align: 'centre', text: '{title}' },
            { id: 'lamp', at: [0, 20, 8, 8], when: 'plan', show: 'lamp' },
            { id: 'bar', at: [10, 21, 40, 6], when: 'plan', show: 'bar' },
            { id: 'due', at: [52, 20, 12, 8], when: 'plan', \(Self.line), align: 'right',
              text: '{progress}' }
            """
        let slots = [Tiny.slot("山口（五）", progress: 48, lamp: .late)]
        let scene = try Tiny.scene(64, 28, zones, slots)
        Golden.check(FrameText.text(of: scene.frame(at: Tiny.morning)), "header-title-lamp-bar")
    }

    @Test(arguments: [0, 1, 50, 99, 100])
    func progressBars(percent: Int) throws {
        let zones = "{ id: 'bar', at: [0, 1, 30, 4], show: 'bar' }"
        let slots = [Tiny.slot("", progress: percent, lamp: percent == 100 ? .done : .onSchedule)]
        let scene = try Tiny.scene(32, 6, zones, slots)
        Golden.check(FrameText.text(of: scene.frame(at: Tiny.morning)), "bar-\(percent)")
    }

    @Test func tickerRunsRoundWithoutASeam() throws {
        let zones = """
            { id: 'a', at: [0, 0, 32, 8], \(Self.line), motion: 'ticker', divider: '◆',
              text: '{lamp}{title}' }
            """
        let slots = [Tiny.slot("山口", lamp: .overdue), Tiny.slot("月", lamp: .done)]
        let scene = try Tiny.scene(32, 8, zones, slots)
        let frames = (0..<5).map { index in
            FrameText.text(
                of: scene.frame(at: Instant(milliseconds: Int64(index) * 500))
            )
        }
        Golden.check(frames.joined(separator: "\n"), "ticker")
    }

    @Test func emergencyFramesTheBoard() throws {
        let zones = "{ id: 'a', at: [0, 0, 96, 8], \(Self.line), text: '{title}' }"
        let slots = [Tiny.slot("山口（二）", body: "田中", urgency: .emergency)]
        let scene = try Tiny.scene(96, 32, zones, slots)
        Golden.check(FrameText.text(of: scene.frame(at: Instant(seconds: 0))), "emergency")
    }

    @Test func idleBoardShowsOfficeDateAndClock() throws {
        let zones = "{ id: 'a', at: [0, 0, 80, 8], \(Self.line), text: '{title}' }"
        let scene = try Tiny.scene(80, 24, zones, [])
        Golden.check(FrameText.text(of: scene.frame(at: Tiny.morning)), "idle")
    }

    @Test(arguments: ["rgb", "dual", "red"])
    func coloursDegradeByRule(name: String) throws {
        let zones = """
            { id: 'a', at: [0, 0, 24, 8], \(Self.line), role: 'title', text: '{title}' },
            { id: 'b', at: [24, 0, 8, 8], show: 'lamp' }
            """
        let colours = try #require(BoardColours(name: name))
        let slots = [Tiny.slot("二", progress: 100, lamp: .done)]
        let scene = try Tiny.scene(32, 8, zones, slots, colours: colours)
        Golden.check(FrameText.text(of: scene.frame(at: Tiny.morning)), "colours-\(name)")
    }
}
