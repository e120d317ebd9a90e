import CBench
import Disclosure
import Measures
import POSIX
import Raster

/// One lane of 16 rows that moves through 128x32 boards, every frame made anew.
struct LaneBench {
    /// At least 0.8 of C's frames a second.
    private static let goalOverPlain = 1.25
    private static let goalLongOverShort = 1.05
    private static let boards = 500
    /// Frames that every board shows in one sample.
    private static let frames = 40
    /// Frames of one board in a sample of the text's length.
    private static let lengthFrames = 20_000
    private static let shortText = 60
    private static let longText = 2_000

    /// What the rounds measured, in nanoseconds a frame.
    struct Rounds {
        var indexed: [Double] = []
        var plainIndexed: [Double] = []
        var lamps: [Double] = []
        var plainLamps: [Double] = []
        var expanded: [Double] = []
        var short: [Double] = []
        var long: [Double] = []
    }

    var rounds = Rounds()
    private let scenes: [Scene]
    private let lampScenes: [LampScene]
    private let short: Scene
    private let long: Scene
    private let plain: PlainLane
    private var canvases: [Canvas]
    private var buffers: [[UInt8]]
    private var plainFrames: [[UInt8]]

    init(fonts: String) throws {
        let strips = try ScrollingStrips(fonts: fonts, cell: PlainGlyphs.rows)
        let body = BenchTexts.body(LaneBench.shortText)
        scenes = try (0..<LaneBench.boards).map { try strips.scene($0, body: body) }
        lampScenes = scenes.map { LampScene($0) }
        short = try strips.scene(1, body: body)
        long = try strips.scene(1, body: BenchTexts.body(LaneBench.longText))
        plain = try PlainLane(scenes[0], boards: LaneBench.boards)
        canvases = scenes.map { Canvas(width: $0.width, height: $0.height) }
        buffers = lampScenes.map { [UInt8](repeating: 0, count: $0.byteCount) }
        // C's expansion stores one byte past the frame.
        plainFrames = lampScenes.map { [UInt8](repeating: 0, count: $0.byteCount + 1) }
    }

    /// The first millisecond of a frame.
    static func instant(_ frame: Int) -> Instant {
        let rate = SenderReport.framesPerSecond
        return Instant(milliseconds: Int64((frame * 1_000 + rate - 1) / rate))
    }

    /// One round of everything, in turn.
    mutating func measure() {
        rounds.indexed.append(
            everyBoard { board, instant, _ in
                scenes[board].draw(at: instant, into: &canvases[board])
            }
        )
        rounds.plainIndexed.append(
            everyBoard { board, _, frame in
                plain.draw(frame, board: board, depth: 1, into: &plainFrames[board])
            }
        )
        rounds.lamps.append(
            everyBoard { board, instant, _ in
                lampScenes[board].draw(at: instant, into: &buffers[board])
            }
        )
        rounds.plainLamps.append(
            everyBoard { board, _, frame in
                plain.draw(frame, board: board, depth: 3, into: &plainFrames[board])
            }
        )
        rounds.expanded.append(
            everyBoard { board, _, frame in
                plain.expand(frame, board: board, into: &plainFrames[board])
            }
        )
        rounds.short.append(oneBoard(short))
        rounds.long.append(oneBoard(long))
    }

    /// Nanoseconds a frame when all boards take turns, each at a frame of its own.
    private func everyBoard(_ draw: (Int, Instant, Int) -> Void) -> Double {
        let time = TextBench.nanoseconds {
            for frame in 0..<LaneBench.frames {
                for board in 0..<LaneBench.boards {
                    let number = frame + board
                    draw(board, LaneBench.instant(number), number)
                }
            }
        }
        return time / Double(LaneBench.frames * LaneBench.boards)
    }

    private mutating func oneBoard(_ scene: Scene) -> Double {
        let time = TextBench.nanoseconds {
            for frame in 0..<LaneBench.lengthFrames {
                scene.draw(at: LaneBench.instant(frame), into: &canvases[0])
            }
        }
        return time / Double(LaneBench.lengthFrames)
    }

    /// The figures of all rounds.
    var figures: [Figure] {
        [
            Figure("frame 128x32, a palette number a pixel", "ns", rounds.indexed),
            Figure("the same by plain C", "ns", rounds.plainIndexed),
            Figure(
                "frame, palette numbers, Placard's time over C's",
                "",
                TextBench.ratios(rounds.indexed, over: rounds.plainIndexed),
                goal: LaneBench.goalOverPlain
            ),
            Figure("frame 128x32, RGB24", "ns", rounds.lamps),
            Figure("the same by plain C, from an RGB24 strip", "ns", rounds.plainLamps),
            Figure(
                "frame, RGB24, Placard's time over C's",
                "",
                TextBench.ratios(rounds.lamps, over: rounds.plainLamps),
                goal: LaneBench.goalOverPlain
            ),
            Figure("the same by plain C, expanding each frame", "ns", rounds.expanded),
            Figure("frame of a text of 60 characters", "ns", rounds.short),
            Figure("frame of a text of 2,000 characters", "ns", rounds.long),
            Figure(
                "frame, 2,000 characters over 60",
                "",
                TextBench.ratios(rounds.long, over: rounds.short),
                goal: LaneBench.goalLongOverShort
            ),
        ]
    }
}

/// The same lane in plain C: a strip for each board, from which frames are copied.
struct PlainLane {
    private static let rows = PlainGlyphs.rows
    private static let top = (SenderReport.height - rows) / 2

    private let strips: [[UInt8]]
    private let lampStrips: [[UInt8]]
    private let words: [UInt32]
    private let stripWidth: Int
    private let step: Int
    private let frames: Int

    /// Recovers the strip of a scene and gives every board a copy of its own.
    init(_ scene: Scene, boards: Int) throws {
        let recording = try StripRecording(scene)
        stripWidth = recording.stripWidth
        step = recording.step
        frames = recording.frames
        let first = PlainLane.top * recording.stripWidth
        let lane = recording.pixels[first..<first + PlainLane.rows * recording.stripWidth]
        let words = (0...UInt8.max).map { number -> UInt32 in
            let colour = number == 0 ? Colour.black : scene.palette[number]
            return UInt32(colour.red) | UInt32(colour.green) << 8 | UInt32(colour.blue) << 16
        }
        self.words = words
        let lamps = lane.flatMap { number -> [UInt8] in
            let word = words[Int(number)]
            return (0..<3).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
        }
        // Copied one by one, so that the boards do not share the cache.
        strips = (0..<boards).map { _ in lane.map { $0 } }
        lampStrips = (0..<boards).map { _ in lamps.map { $0 } }
    }

    /// Copies a frame of 1 or 3 bytes a pixel.
    func draw(_ frame: Int, board: Int, depth: Int, into pixels: inout [UInt8]) {
        unsafe bench_scroll(
            depth == 1 ? strips[board] : lampStrips[board],
            Int32(stripWidth),
            Int32(frame % frames * step),
            Int32(SenderReport.width),
            Int32(SenderReport.height),
            Int32(PlainLane.top),
            Int32(PlainLane.rows),
            Int32(depth),
            &pixels
        )
    }

    /// Writes a frame of 3 bytes a pixel from palette numbers, and a byte more.
    func expand(_ frame: Int, board: Int, into pixels: inout [UInt8]) {
        unsafe bench_expand(
            strips[board],
            Int32(stripWidth),
            Int32(frame % frames * step),
            Int32(SenderReport.width),
            Int32(SenderReport.height),
            Int32(PlainLane.top),
            Int32(PlainLane.rows),
            words,
            &pixels
        )
    }
}
