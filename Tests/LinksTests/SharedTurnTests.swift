import Disclosure
import POSIX
import Packets
import Session
import Synchronization
import TestKit
import Testing

@testable import Links

/// Boards of one turn: the thread wakes up once for all, and each has its frame at its place.
struct SharedTurnTests {
    /// A clock that goes on by a step at each look, as time passes with each frame.
    private final class WorkingClock: Sendable {
        let nanoseconds = Atomic<Int64>(5_000_000_000)
        let step: Int64

        init(step: Int64) {
            self.step = step
        }

        var source: TimeSource {
            TimeSource(
                monotonic: { [self] in
                    let now = nanoseconds.add(step, ordering: .relaxed).newValue
                    return MonotonicTime(nanoseconds: now)
                },
                wallNanoseconds: { [self] in
                    nanoseconds.load(ordering: .relaxed) + 1_700_000_000_000_000_000
                }
            )
        }

        func advance(to time: Int64) {
            nanoseconds.store(
                max(time, nanoseconds.load(ordering: .relaxed)),
                ordering: .relaxed
            )
        }
    }

    private final class Wall {
        let clock: WorkingClock
        let core: LoopCore
        let statuses: StatusBoard
        let mailbox: Mailbox
        private let socket: UDPSocket
        private(set) var wakes = 0

        init(count: Int, nanosecondsPerFrame step: Int64) throws {
            socket = try UDPSocket(on: .loopback(port: 0))
            let wiring = BoardWiring(
                boardProtocol: .ddp,
                mapping: try PanelMapping(width: 17, height: 10)
            )
            let address = try LinkAddress.read("udp://127.0.0.1:\(socket.address.port)")
            let entries = try (0..<count).map {
                (
                    setup: BoardSetup(id: "b\($0)", address: address, wiring: wiring, seed: 1),
                    encoder: Optional(try FrameEncoder(wiring))
                )
            }
            clock = WorkingClock(step: step)
            mailbox = try Mailbox(boardCount: count)
            let since = Instant(milliseconds: 0)
            statuses = StatusBoard(entries.map { BoardStatus(id: $0.setup.id, since: since) })
            core = try LoopCore(
                entries,
                mailbox: mailbox,
                published: statuses,
                time: clock.source
            )
            core.begin()
            for board in 0..<count {
                let scene = PatternSource(id: 1, rate: 28)
                mailbox.post(Mailbox.Letter(scene: scene, postedAt: 0), for: board)
            }
        }

        /// Goes from deadline to deadline.
        func run(milliseconds: Int64, _ look: () -> Void = {}) throws {
            let now = clock.nanoseconds.load(ordering: .relaxed)
            let end = now + milliseconds * 1_000_000
            wakes = 0
            while clock.nanoseconds.load(ordering: .relaxed) < end {
                try core.takeEvents(within: 0)
                #expect(core.round())
                wakes += 1
                look()
                clock.advance(to: core.deadlines.earliest)
            }
        }
    }

    @Test(
        "frames come when they are planned, or later by what they take longer than planned",
        arguments: [(2_000, 5_000), (5_000, 40_000), (7_000, 320_000)]
    )
    func lateness(nanosecondsPerFrame: Int64, latest: Int64) throws {
        let wall = try Wall(count: 300, nanosecondsPerFrame: nanosecondsPerFrame)
        try wall.run(milliseconds: 1_500)
        let before = wall.statuses.read()
        try wall.run(milliseconds: 2_000)
        var lateness = LatencyHistogram()
        for (now, then) in zip(wall.statuses.read(), before) {
            lateness.add(now.lateness, since: then.lateness)
            // None left out, none twice: 28 a second.
            #expect((55...57).contains(now.framesSent - then.framesSent))
            #expect(now.framesReplaced == 0)
        }
        // A step of the histogram is a fifth.
        #expect(lateness.percentile99 <= max(1_000, latest * 6 / 5))
        // Two turns a period, and hardly a wake-up besides.
        #expect((110...125).contains(wall.wakes))
    }

    @Test("a frame drawn ahead of its place shows what belongs there: no picture is left out")
    func pictures() throws {
        let wall = try Wall(count: 300, nanosecondsPerFrame: 2_000)
        try wall.run(milliseconds: 1_500)
        let source = PatternSource(id: 1, rate: 28)
        var seen: [[Int64]] = Array(repeating: [], count: 300)
        try wall.run(milliseconds: 1_000) {
            for (board, status) in wall.statuses.read().enumerated() {
                guard let instant = status.lastSent?.instant else { continue }
                let number = source.number(at: instant)
                if seen[board].last != number { seen[board].append(number) }
            }
        }
        for numbers in seen {
            #expect(numbers.count >= 27)
            #expect(zip(numbers.dropFirst(), numbers).allSatisfy { $0 - $1 == 1 })
        }
    }

    @Test("a posted scene does not wait for the end of a long turn")
    func mailBetweenRounds() throws {
        let wall = try Wall(count: 150, nanosecondsPerFrame: 5_000)
        try wall.run(milliseconds: 1_500)
        let before = wall.statuses.read().map(\.framesSent)
        let urgent = PatternSource(id: 9, step: 3, rate: 0)
        // It comes while the turn is under way: the mail was just taken.
        wall.clock.advance(to: wall.core.deadlines.earliest)
        try wall.core.takeEvents(within: 0)
        wall.mailbox.post(Mailbox.Letter(scene: urgent, postedAt: 0), for: 149)
        wall.core.meetDeadlines()
        let sent = zip(wall.core.boards, before).count { $0.status.framesSent > $1 }
        #expect(sent == TurnPlan.roundFrames)
        #expect(wall.core.round())
        #expect(wall.core.boards[149].status.lastSent?.sceneID == 9)
        #expect(wall.core.boards.allSatisfy { !$0.isGathered })
    }

    @Test("no frame of a scene is dated before the scene was posted")
    func dates() throws {
        let wall = try Wall(count: 300, nanosecondsPerFrame: 2_000)
        try wall.run(milliseconds: 1_500)
        // Its turn comes late in the period, so its own time is behind by half a period.
        let board = 299
        let posted = wall.clock.nanoseconds.load(ordering: .relaxed)
        let scene = PatternSource(id: 9, rate: 28)
        wall.mailbox.post(Mailbox.Letter(scene: scene, postedAt: posted), for: board)
        var instants: [Int64] = []
        try wall.run(milliseconds: 500) {
            let frame = wall.core.boards[board].status.lastSent
            guard let frame, frame.sceneID == 9 else { return }
            instants.append(frame.instant.milliseconds)
        }
        let first = (posted + 1_700_000_000_000_000_000) / 1_000_000
        #expect(instants.min() == first)
        #expect(Set(instants).count >= 13, "time goes on")
    }
}
