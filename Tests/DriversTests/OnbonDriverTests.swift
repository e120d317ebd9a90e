import BoardSimulator
import Disclosure
import Drivers
import Links
import POSIX
import Raster
import Session
import TestKit
import Testing

/// Onbon cards with dynamic areas, driven by the board thread over loopback.
///
/// The virtual card shares no code with the encoder: what it shows was understood from the wire.
@Suite(.timeLimit(.minutes(10)))
struct OnbonDriverTests {
    @Test("every kind of card shows the picture, and says so", arguments: 0..<6)
    func shows(index: Int) throws {
        let (model, type, lamps) = OnbonHall.models[index]
        let hall = try OnbonHall(model, type: type, lamps: lamps)
        defer { hall.loop.stop(blank: false) }
        let frame = OnbonHall.picture(40, 16, lamps)
        try hall.loop.post(scene: StillSource(id: 7, frame: frame), for: "hall")
        #expect(eventually { hall.shows(frame) })
        #expect(try eventually { try hall.status.lastSent?.sceneID == 7 })
        let status = try hall.status
        #expect(status.state == .ok)
        #expect(status.lastSent?.confirmation == .acknowledged)
        #expect(status.lastAnswerAt != nil)
        #expect(status.garbageBytes == 0 && hall.card.counts.garbageBytes == 0)
    }

    @Test("areas of a spread stand side by side at odd columns", arguments: 0..<6)
    func areas(index: Int) throws {
        let (model, type, lamps) = OnbonHall.models[index]
        let hall = try OnbonHall(model, type: type, lamps: lamps)
        defer { hall.loop.stop(blank: false) }
        let whole = OnbonHall.picture(40, 16, lamps)
        let areas = [(0, 0, 13, 16), (13, 0, 20, 7), (13, 7, 27, 9)].map { x, y, width, height in
            Spread.Area(
                x: x,
                y: y,
                width: width,
                height: height,
                content: .pages([.init(frame: whole.part(x, y, width, height), milliseconds: 0)])
            )
        }
        let spread = Spread(areas: areas, validUntil: nil)
        try hall.loop.post(scene: SpreadSource(id: 1, spread: spread), for: "hall")
        let dark = whole.darkened(x: 33..<40, y: 0..<7)
        #expect(eventually { hall.shows(dark) })
    }

    @Test("a line runs through on the card without a gap")
    func line() throws {
        let hall = try OnbonHall("6E3", type: 0x0374, lamps: .dual, width: 16, height: 8)
        defer { hall.loop.stop(blank: false) }
        let line = OnbonHall.picture(45, 8, .dual)
        let area = Spread.Area(
            x: 0,
            y: 0,
            width: 16,
            height: 8,
            content: .running(line: line, millisecondsPerPixel: 10)
        )
        let spread = Spread(areas: [area], validUntil: nil)
        try hall.loop.post(scene: SpreadSource(id: 1, spread: spread), for: "hall")
        var seen: Set<Int> = []
        let isWhole = eventually {
            let picture = hall.card.picture()
            for start in 0..<45 {
                let fits = (0..<16).allSatisfy { x in
                    (0..<8).allSatisfy { picture[x, $0] == line[(start + x) % 45, $0] }
                }
                if fits { seen.insert(start) }
            }
            return seen.count > 30
        }
        #expect(isWhole, "\(seen.count) of 45 places were seen")
    }

    @Test("a card of another model, size or colour is refused by name and shows nothing")
    func mismatch() throws {
        let cases: [(String, UInt16, BoardLamps, Int, String)] = [
            ("6E1", 0x0274, .single, 40, "another card: the card is 6E2"),
            ("6E2", 0x0274, .single, 64, "another size: the card drives 64x16"),
        ]
        for (model, type, lamps, cardWidth, fault) in cases {
            let hall = try OnbonHall(model, type: type, lamps: lamps, cardWidth: cardWidth)
            defer { hall.loop.stop(blank: false) }
            let frame = OnbonHall.picture(40, 16, lamps)
            try hall.loop.post(scene: StillSource(id: 7, frame: frame), for: "hall")
            #expect(try eventually { try hall.status.state == .refused })
            #expect(try hall.status.lastFault?.hasPrefix(fault) == true)
            #expect(hall.card.picture().isDark)
            #expect(try hall.status.lastSent == nil)
        }
    }

    @Test("a busy card is asked again; one that refuses is named and keeps its state")
    func moods() throws {
        let hall = try OnbonHall("6E2", type: 0x0274, lamps: .single)
        defer { hall.loop.stop(blank: false) }
        let frame = OnbonHall.picture(40, 16, .single)
        #expect(try eventually { try hall.status.state == .blank })
        hall.card.setMood(.busy)
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        Clocks.sleep(milliseconds: 60)
        hall.card.setMood(.well)
        #expect(eventually { hall.shows(frame) })
        #expect(try eventually { try hall.status.lastSent?.sceneID == 1 })
        hall.card.setMood(.unwilling)
        let other = OnbonHall.picture(40, 16, .single).darkened(x: 0..<20, y: 0..<16)
        try hall.loop.post(scene: StillSource(id: 2, frame: other), for: "hall")
        #expect(try eventually { try hall.status.state == .refused })
        #expect(try hall.status.lastFault?.hasPrefix("flash access") == true)
        #expect(try hall.status.lastSent?.sceneID == 1)
        #expect(hall.shows(frame))
    }

    @Test("a card that takes everything and says nothing is lost, and found again")
    func silence() throws {
        let hall = try OnbonHall(
            "6E2",
            type: 0x0274,
            lamps: .single,
            replyMilliseconds: 60
        )
        defer { hall.loop.stop(blank: false) }
        let frame = OnbonHall.picture(40, 16, .single)
        #expect(try eventually { try hall.status.state == .blank })
        hall.card.setMood(.mute)
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(try eventually { try hall.status.state == .offline })
        #expect(try hall.status.lastFault?.hasPrefix("no answer: 3 times") == true)
        #expect(try hall.status.lastSent?.sceneID == nil)
        hall.card.setMood(.well)
        #expect(try eventually { try hall.status.lastSent?.sceneID == 1 })
        #expect(hall.shows(frame))
    }

    @Test("a restarted card gets everything again")
    func reboot() throws {
        let hall = try OnbonHall("5E2", type: 0x0254, lamps: .dual)
        defer { hall.loop.stop(blank: false) }
        let frame = OnbonHall.picture(40, 16, .dual)
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(eventually { hall.shows(frame) })
        hall.card.reboot()
        #expect(hall.card.picture().isDark)
        #expect(eventually { hall.shows(frame) })
    }

    @Test("when the computer dies the card hides its content at the end of the lease")
    func lease() throws {
        let frame = OnbonHall.picture(40, 16, .single)
        let hall = try OnbonHall(
            "6E2",
            type: 0x0274,
            lamps: .single,
            change: { $0.leaseSeconds = 1 }
        )
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(eventually { hall.shows(frame) })
        // Renewed at a third of it, the content outlives the lease.
        Clocks.sleep(milliseconds: 1_500)
        #expect(hall.shows(frame))
        hall.loop.stop(blank: false)
        #expect(hall.shows(frame))
        #expect(eventually { hall.card.picture().isDark })
    }

    @Test("a stop makes the card dark, and so do the hours in which it is not lit")
    func dark() throws {
        let frame = OnbonHall.picture(40, 16, .single)
        let hall = try OnbonHall("6E2", type: 0x0274, lamps: .single)
        try hall.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(eventually { hall.shows(frame) })
        hall.loop.stop(blank: true)
        #expect(hall.card.picture().isDark)
        let night = try OnbonHall("6E2", type: 0x0274, lamps: .single) { _ in
        } session: { setup in
            // Lit in no minute of any day.
            setup.routine?.hours = [.init(from: 0, until: 0)]
        }
        defer { night.loop.stop(blank: false) }
        try night.loop.post(scene: StillSource(id: 1, frame: frame), for: "hall")
        #expect(try eventually { try night.status.state == .blank })
        Clocks.sleep(milliseconds: 200)
        #expect(night.card.picture().isDark)
        #expect(try night.status.lastSent?.sceneID == nil)
    }

    @Test(
        "whatever goes wrong by itself, the card ends up with the newest picture",
        arguments: 1...6
    )
    func faults(seed: Int) throws {
        var faults = BoardFaults()
        faults.seed = UInt64(seed)
        faults.dropsPerThousand = 30
        faults.flipsPerThousand = 60
        faults.busyPerThousand = 80
        faults.refusalsPerThousand = 80
        faults.silencesPerThousand = 60
        faults.doublesPerThousand = 100
        faults.delaysPerThousand = 60
        faults.delayMilliseconds = 30
        faults.lossesPerThousand = 20
        let (model, type, lamps) = OnbonHall.models[seed - 1]
        let hall = try OnbonHall(
            model,
            type: type,
            lamps: lamps,
            faults: faults,
            replyMilliseconds: 60
        ) { _ in
        } session: { setup in
            setup.session.declinedPause = 200 * SessionSettings.millisecond
        }
        defer { hall.loop.stop(blank: false) }
        let whole = OnbonHall.picture(40, 16, lamps)
        for round in 1...12 {
            let frame = whole.darkened(x: 0..<round, y: 0..<16)
            try hall.loop.post(scene: StillSource(id: UInt64(round), frame: frame), for: "hall")
            let isThere = try eventually(withinSeconds: 60) {
                try hall.status.lastSent?.sceneID == UInt64(round)
            }
            let fault = try hall.status.lastFault ?? ""
            #expect(isThere, "round \(round): \(fault)")
            #expect(hall.shows(frame), "round \(round)")
        }
        #expect(hall.card.counts.faults > 0)
    }
}

extension Frame {
    func part(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Frame {
        var canvas = Canvas(width: width, height: height)
        for row in 0..<height {
            for column in 0..<width {
                canvas[column, row] = pixels[(y + row) * self.width + x + column]
            }
        }
        return Frame(canvas: canvas, palette: palette)
    }

    func darkened(x: Range<Int>, y: Range<Int>) -> Frame {
        var canvas = Canvas(width: width, height: height)
        canvas.pixels = pixels
        for row in y { for column in x { canvas[column, row] = 0 } }
        return Frame(canvas: canvas, palette: palette)
    }
}
