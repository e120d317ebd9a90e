import BoardSimulator
import Disclosure
import Links
import POSIX
import Packets
import Raster
import Session
import TestKit
import Testing

@testable import Drivers

/// A picture for boards that take pictures.
private struct DotsSource: FrameSource {
    let id: UInt64
    let palette = Palette([.black, .yellow])
    func draw(at instant: Instant, into canvas: inout Canvas) {
        canvas.darken()
        canvas[Int(id) % 28, 3] = 1
    }
    func nextChange(after instant: Instant) -> Instant? { nil }
}

/// Several boards on one RS-485 line.
@Suite(.timeLimit(.minutes(10)))
struct SharedLineTests {
    @Test("cards of three families on one line show each its own, and go dark at a stop")
    func threeFamilies() throws {
        let line = try LineHall(LineHall.three)
        try line.loop.post(scene: WordsSource(1, "ONE"), for: "gate")
        try line.loop.post(scene: WordsSource(2, "TWO"), for: "road")
        try line.loop.post(scene: DotsSource(id: 3), for: "dots")
        #expect(line.takes(1, "gate") && line.takes(2, "road") && line.takes(3, "dots"))
        #expect(line.cards[0].words() == ["ONE"] && line.cards[1].words() == ["TWO"])
        #expect(line.cards[2].picture()[3, 3] != .black)
        // The device is exclusive, so that one opening served all.
        #expect(line.loop.status().allSatisfy { $0.connections == 1 && $0.lastFault == nil })
        line.loop.stop(blank: true, withinMilliseconds: 3_000)
        #expect(line.cards[0].words() == [] && line.cards[1].words().allSatisfy { $0 == " " })
        #expect(line.cards[2].picture()[3, 3] == .black)
    }

    @Test("two cards of one family heed each its own address")
    func twoOfOneFamily() throws {
        let members = [1, 2].map {
            LineHall.Member(
                id: "card-\($0)",
                word: "onbon-font",
                card: .onbonFont(isFifth: false),
                address: $0
            )
        }
        let line = try LineHall(members)
        for round in 0..<10 {
            for number in 1...2 {
                let source = WordsSource(UInt64(10 * round + number), "N\(number) R\(round)")
                try line.loop.post(scene: source, for: "card-\(number)")
            }
            #expect(line.takes(UInt64(10 * round + 1), "card-1"))
            #expect(line.takes(UInt64(10 * round + 2), "card-2"))
            #expect(line.cards[0].words() == ["N1 R\(round)"])
            #expect(line.cards[1].words() == ["N2 R\(round)"])
        }
        #expect(line.loop.status().allSatisfy { $0.refusals == 0 && $0.connections == 1 })
    }

    @Test("a mute board costs its time-out, once, and the others go on")
    func mute() throws {
        let line = try LineHall(LineHall.three, replyMilliseconds: 600)
        line.cards[0].setMood(.mute)
        try line.loop.post(scene: WordsSource(1, "ONE"), for: "gate")
        try line.loop.post(scene: WordsSource(2, "TWO"), for: "road")
        #expect(line.takes(2, "road"))
        #expect(eventually { (try? line.loop.status(of: "gate").state) == .offline })
        let fault = try line.loop.status(of: "gate").lastFault ?? ""
        #expect(fault.contains("no answer: 3 times"), "\(fault)")
        // Once it is known to be mute it is asked only now and then, for half a second.
        for number in 3..<23 {
            let source = WordsSource(UInt64(number), "W\(number)", isUrgent: true)
            try line.loop.post(scene: source, for: "road")
            #expect(line.takes(UInt64(number), "road", withinSeconds: 2))
        }
        #expect(line.cards[1].words() == ["W22"])
        #expect(try line.loop.status(of: "road").connections == 1)
        line.cards[0].setMood(.well)
        #expect(line.takes(1, "gate", withinSeconds: 20))
        #expect(line.cards[0].words() == ["ONE"])
    }

    @Test("a line that is unplugged takes all its boards along, and brings all back")
    func unplugged() throws {
        let line = try LineHall(LineHall.three)
        try line.loop.post(scene: WordsSource(1, "ONE"), for: "gate")
        try line.loop.post(scene: WordsSource(2, "TWO"), for: "road")
        #expect(line.takes(1, "gate") && line.takes(2, "road"))
        line.cards[0].unplug()
        #expect(eventually { line.loop.status().allSatisfy { $0.state == .offline } })
        for card in line.cards { card.reboot() }
        try line.cards[0].plugIn()
        #expect(eventually { line.cards[0].words() == ["ONE"] && line.cards[1].words() == ["TWO"] })
    }

    @Test("who cannot share a line is refused by name")
    func refused() throws {
        let setups = try LineHall.three.prefix(2).enumerated().map { index, member in
            try LineHall.setup(member, "pty:/nowhere?baud=\(index == 0 ? 9_600 : 57_600)", 100)
        }
        let error = #expect(throws: LinkError.self) { try BoardLoop(setups) }
        #expect(error?.subject == "gate, road")
        #expect(error?.problem.contains("baud=9600") == true)
        let frames = BoardSetup(
            id: "frames",
            address: try LinkAddress.read("pty:/nowhere?baud=9600"),
            wiring: BoardWiring(
                boardProtocol: .adalight,
                mapping: try PanelMapping(width: 8, height: 8)
            ),
            seed: 1
        )
        let other = #expect(throws: LinkError.self) { try BoardLoop([setups[0], frames]) }
        #expect(other?.problem.contains("frames have no address") == true)
    }
}
