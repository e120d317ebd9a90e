import BoardSimulator
import Disclosure
import Drivers
import Links
import POSIX
import Packets
import Raster
import Session
import TestKit
import Testing

/// A picture with words, as a scene gives both to a sign that takes both.
struct PicturedWords: FrameSource {
    let id: UInt64
    let frame: Frame
    var isUrgent = false
    var palette: Palette { frame.palette }

    func draw(at instant: Instant, into canvas: inout Canvas) { canvas.pixels = frame.pixels }
    func nextChange(after instant: Instant) -> Instant? { nil }

    func writing(at instant: Instant) -> Spread {
        var spread = Spread(areas: [], validUntil: nil)
        spread.words = Spread.Words(
            [Spread.Words.Paragraph("政务", .red)],
            isUrgent: isUrgent,
            milliseconds: 3_000
        )
        return spread
    }
}

/// Alpha signs: Latin as text, Chinese as pictures of dots, urgent words over all.
@Suite(.timeLimit(.minutes(10)))
struct AlphaDriverTests {
    static let kinds: [TextHall.Kind] = [
        .init(word: "alpha", model: "1.0", card: .alpha, proof: .readBack),
        .init(word: "alpha", model: "2.0", card: .alpha, proof: .acknowledged),
        .init(word: "alpha", model: "one-way", card: .alpha, proof: .sent),
    ]

    static func hall(_ kind: TextHall.Kind, faults: BoardFaults = BoardFaults()) throws -> TextHall
    {
        try TextHall(kind, width: 96, height: 16, faults: faults)
    }

    @Test("Latin words go as text, with what is known of it", arguments: kinds)
    func latin(kind: TextHall.Kind) throws {
        let hall = try Self.hall(kind)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "ROOM 301"))
        #expect(eventually { hall.card.words() == ["ROOM 301"] })
        #expect(try hall.takes(1))
        #expect(try hall.status.lastSent?.confirmation == kind.proof)
        #expect(try hall.status.garbageBytes == 0 && hall.card.counts.garbageBytes == 0)
    }

    @Test("Chinese goes as pictures, dot for dot", arguments: kinds)
    func pictures(kind: TextHall.Kind) throws {
        let hall = try Self.hall(kind)
        defer { hall.loop.stop(blank: false) }
        let frame = OnbonHall.picture(96, 16, .dual)
        try hall.loop.post(scene: PicturedWords(id: 1, frame: frame), for: "hall")
        #expect(try hall.takes(1, withinSeconds: 30))
        #expect(try hall.status.lastSent?.confirmation == kind.proof)
        // A sign that does not answer may still be busy with what it was sent.
        #expect(
            eventually {
                let picture = hall.card.picture()
                return (0..<16).allSatisfy { y in
                    (0..<96).allSatisfy { picture[$0, y] == frame[$0, y] }
                }
            }
        )
        // The plan of files stays: a second picture needs no setting up.
        let start = MonotonicTime.now
        let other = frame.darkened(x: 0..<20, y: 0..<16)
        try hall.loop.post(scene: PicturedWords(id: 2, frame: other), for: "hall")
        #expect(try hall.takes(2, withinSeconds: 30))
        #expect(hall.card.picture()[0, 0] == .black)
        #expect(MonotonicTime.now.nanoseconds(since: start) < 8_000_000_000)
    }

    @Test("urgent and dark cover what shows within a second, and give way", arguments: kinds)
    func urgent(kind: TextHall.Kind) throws {
        let hall = try Self.hall(kind)
        defer { hall.loop.stop(blank: false) }
        try hall.post(WordsSource(1, "ROOM 301"))
        #expect(try hall.takes(1))
        try hall.post(WordsSource(2, "LEAVE NOW", isUrgent: true))
        #expect(eventually(withinSeconds: 1) { hall.card.words() == ["LEAVE NOW"] })
        #expect(try hall.takes(2))
        try hall.post(WordsSource(3, [], isUrgent: true))
        #expect(eventually(withinSeconds: 1) { hall.card.picture().isDark })
        #expect(try hall.takes(3))
        try hall.post(WordsSource(4, "ROOM 302"))
        #expect(eventually { hall.card.words() == ["ROOM 302"] })
    }

    @Test("a packet that was lost without a word is found out by reading and sent again")
    func lost() throws {
        var faults = BoardFaults()
        faults.seed = 3
        faults.lossesPerThousand = 150
        faults.flipsPerThousand = 100
        let hall = try Self.hall(Self.kinds[0], faults: faults)
        defer { hall.loop.stop(blank: false) }
        for round in 1...6 {
            try hall.post(WordsSource(UInt64(round), "ROOM \(round)"))
            #expect(try hall.takes(UInt64(round), withinSeconds: 60))
            #expect(hall.card.words() == ["ROOM \(round)"], "round \(round)")
        }
        #expect(hall.card.counts.faults > 0)
    }
}

/// Flip-dot panels: only what changed is sent.
@Suite(.timeLimit(.minutes(10)))
struct FlipDotDriverTests {
    @Test("panels show the picture; a changed panel alone is sent again")
    func shows() throws {
        let kind = TextHall.Kind(word: "flipdot", card: .flipDot(first: 1), proof: .sent)
        let hall = try TextHall(kind, width: 56, height: 14, isSerial: true)
        defer { hall.loop.stop(blank: false) }
        var canvas = Canvas(width: 56, height: 14)
        for y in 0..<14 { for x in 0..<56 where (x + 3 * y) % 4 == 0 { canvas[x, y] = 1 } }
        let palette = Palette([.black, .yellow])
        let frame = Frame(canvas: canvas, palette: palette)
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(try hall.takes(1))
        #expect(try hall.status.lastSent?.confirmation == .sent)
        let shows = { (frame: Frame) in
            eventually {
                let picture = hall.card.picture()
                return (0..<14).allSatisfy { y in
                    (0..<56).allSatisfy { (picture[$0, y] != .black) == (frame[$0, y] != .black) }
                }
            }
        }
        #expect(shows(frame))
        let before = hall.card.counts.bytes
        let other = frame.darkened(x: 30..<34, y: 8..<10)
        try hall.loop.post(scene: StillSource(id: 2, frame: other), for: "hall")
        #expect(shows(other))
        #expect(try hall.takes(2))
        // One panel of 32 bytes and the command that shows it.
        #expect(hall.card.counts.bytes - before == 35)
        hall.loop.stop(blank: true)
        #expect(eventually { hall.card.picture().isDark })
    }

    /// Every dot turns at every step, ten times a second: the bus has never less to do than it can.
    private struct Flicker: FrameSource {
        let id: UInt64
        let palette = Palette([.black, .yellow])

        func draw(at instant: Instant, into canvas: inout Canvas) {
            let step = Int(instant.milliseconds / 100)
            for place in canvas.pixels.indices {
                canvas.pixels[place] = UInt8((place + place / canvas.width + step) & 1)
            }
        }
        func nextChange(after instant: Instant) -> Instant? {
            Instant(milliseconds: (instant.milliseconds / 100 + 1) * 100)
        }
    }

    @Test("a notice and darkness are there within a second, on a bus that is full")
    func urgent() throws {
        let member = LineHall.Member(
            id: "dots",
            word: "flipdot",
            card: .flipDot(first: 1),
            address: 1,
            size: (84, 28)
        )
        // 57,600 baud: twelve panels take 67 ms.
        let hall = try LineHall([member], bytesPerSecond: 5_760)
        defer { hall.loop.stop(blank: false) }
        var canvas = Canvas(width: 84, height: 28)
        for x in 0..<84 { canvas[x, 5] = 1 }
        let notice = Frame(canvas: canvas, palette: Palette([.black, .yellow]))
        func lit() -> Int {
            let picture = hall.cards[0].picture()
            return (0..<84 * 28).count { picture[$0 % 84, $0 / 84] != .black }
        }
        try hall.loop.post(scene: Flicker(id: 1), for: "dots")
        for round in 0..<3 {
            let number = UInt64(10 * round + 2)
            #expect(eventually { lit() == 84 * 28 / 2 })
            try hall.loop.post(scene: StillSource(id: number, frame: notice), for: "dots")
            #expect(eventually(withinSeconds: 1) { lit() == 84 })
            try hall.loop.post(scene: Flicker(id: number + 1), for: "dots")
            #expect(eventually { lit() == 84 * 28 / 2 })
            try hall.loop.post(scene: nil, for: "dots")
            #expect(eventually(withinSeconds: 1) { lit() == 0 })
            try hall.loop.post(scene: Flicker(id: number + 2), for: "dots")
        }
    }

    @Test("a size that is no whole number of panels is refused")
    func size() throws {
        let family = try #require(ControllerFamily.all.first { $0.word == "flipdot" })
        let settings = ControllerSettings(family: family, width: 60, height: 14, lamps: .single)
        #expect(throws: (any Error).self) { try settings.driver() }
    }
}
