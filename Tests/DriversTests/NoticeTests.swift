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

/// Words with others for that time.
private struct NoticedWords: FrameSource {
    let id: UInt64
    let words: WordsSource
    let left: WordsSource
    var palette: Palette { words.palette }
    var notice: Spread? { left.writing(at: Instant(milliseconds: 0)) }

    init(_ id: UInt64, _ text: String, left: String, isUrgent: Bool = false) {
        self.id = id
        words = WordsSource(id, text, isUrgent: isUrgent)
        self.left = WordsSource(0, left)
    }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.darken() }
    func nextChange(after instant: Instant) -> Instant? { nil }
    func writing(at instant: Instant) -> Spread { words.writing(at: instant) }
}

/// What stays on a board when nobody speaks to it any more.
@Suite(.timeLimit(.minutes(10)))
struct NoticeTests {
    private let frame = OnbonHall.picture(40, 16, .single)
    private var left: Frame { frame.darkened(x: 0..<20, y: 0..<16) }

    @Test("a stop leaves the notice, where the board has one")
    func stop() throws {
        let hall = try OnbonHall("6E2", type: 0x0274, lamps: .single)
        try hall.loop.post(scene: NoticedSource(id: 1, frame: frame, left: left), for: "hall")
        #expect(eventually { hall.shows(frame) })
        hall.loop.stop(
            blank: true,
            withinMilliseconds: BoardLoop.defaultStopMilliseconds * slowness
        )
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

    private static let sign = TextHall.Kind(
        word: "jetfile",
        model: "binary",
        card: .jetFile(address: 1)
    )

    @Test(
        "a sign with an emergency text leases all its content, where it is said what is to be left",
        arguments: [LossContent.notice, .blank]
    )
    func leased(onLoss: LossContent) throws {
        let hall = try TextHall(Self.sign) { settings in
            settings.leaseSeconds = 3
            settings.onLoss = onLoss
        }
        defer { hall.loop.stop(blank: false) }
        func post(_ id: UInt64, _ text: String, isUrgent: Bool = false) throws {
            let source = NoticedWords(id, text, left: "信息更新中", isUrgent: isUrgent)
            try hall.loop.post(scene: source, for: "hall")
        }
        try post(1, "平常的话")
        #expect(try hall.takes(1))
        #expect(hall.card.words() == ["平常的话"])
        // It is renewed before its time is over.
        Clocks.sleep(milliseconds: 4_000)
        #expect(hall.card.words() == ["平常的话"])
        try post(2, "【紧急】停电", isUrgent: true)
        #expect(try hall.takes(2))
        try hall.loop.post(scene: nil, for: "hall")
        #expect(eventually { hall.card.picture().isDark })
        try post(3, "平常的话")
        #expect(eventually { hall.card.words() == ["平常的话"] })
        hall.loop.stop(blank: false)
        let left = onLoss == .notice ? ["信息更新中"] : []
        #expect(eventually { hall.card.words() == left })
        #expect(hall.card.counts.garbageBytes == 0)
    }

    @Test("where nothing is said, content stays as it always did")
    func unsaid() throws {
        let hall = try TextHall(Self.sign) { $0.leaseSeconds = 1 }
        try hall.post(WordsSource(1, "平常的话"))
        #expect(try hall.takes(1))
        hall.loop.stop(blank: false)
        Clocks.sleep(milliseconds: 1_500)
        #expect(hall.card.words() == ["平常的话"])
    }
}
