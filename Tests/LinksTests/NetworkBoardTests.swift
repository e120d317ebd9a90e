import Disclosure
import Links
import POSIX
import Session
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct NetworkBoardTests {
    @Test func aBoardIsDarkUntilASceneIsPostedAndShowsItAtOnce() throws {
        let wall = try TestWall(count: 1)
        let loop = try BoardLoop([networkBoard("hall", port: wall.ports[0])])
        #expect(wall.await(0) { $0.last == .black })
        try loop.post(scene: PatternSource(id: 7, step: 3, rate: 0), for: "hall")
        #expect(wall.await(0) { $0.last == .pattern(first: 1, step: 3) })
        #expect(eventually { (try? loop.status(of: "hall").lastSent?.sceneID) == 7 })
        let status = try loop.status(of: "hall")
        #expect(status.state == .ok)
        #expect(status.postLatency.count == 1)
        try loop.post(scene: nil, for: "hall")
        #expect(wall.await(0) { $0.last == .black })
        #expect(wall.record(0).torn == 0)
    }

    @Test func manyBoardsOpenOneAfterTheOtherAndShareNoPicture() throws {
        let wall = try TestWall(count: 100)
        let begin = MonotonicTime.now
        let loop = try BoardLoop(
            (0..<100).map { try networkBoard("b\($0)", port: wall.ports[$0]) }
        )
        #expect(wall.await(99) { $0.connections == 1 })
        // A step of 1 ms before each board but the first.
        #expect(MonotonicTime.now.nanoseconds(since: begin) >= 99_000_000)
        for number in 0..<100 {
            let source = PatternSource(id: 1, step: UInt8(2 * number + 1), rate: 0)
            try loop.post(scene: source, for: "b\(number)")
        }
        for number in 0..<100 {
            let step = UInt8(2 * number + 1)
            #expect(wall.await(number) { $0.last == .pattern(first: 1, step: step) })
            #expect(wall.record(number).torn == 0)
        }
    }

    @Test("a board that talks nonsense wakes the thread ten times a second, not at each word")
    func babbling() throws {
        let wall = try TestWall(count: 2)
        let loop = try BoardLoop(
            (0..<2).map { try networkBoard("b\($0)", port: wall.ports[$0]) }
        )
        for board in 0..<2 {
            try loop.post(scene: PatternSource(id: 1, rate: 0), for: "b\(board)")
            #expect(wall.await(board) { $0.last == .pattern(first: 1, step: 1) })
        }
        let before = loop.pulse()
        for _ in 0..<300 {
            wall.order(.say(0, [0x5A, 0x5A]))
            Clocks.sleep(milliseconds: 2)
        }
        let rounds = loop.pulse() - before
        #expect(rounds < 150, "\(rounds) rounds for 300 words")
        // Nothing of it is lost, and the board is served as before.
        #expect(eventually { (try? loop.status(of: "b0").garbageBytes) == 600 })
        try loop.post(scene: PatternSource(id: 2, step: 3, rate: 0), for: "b0")
        #expect(wall.await(0) { $0.last == .pattern(first: 1, step: 3) })
        wall.order(.say(0, [0x5A]))
        wall.order(.drop(0))
        #expect(wall.await(0) { $0.connections == 2 })
    }

    @Test func theMirrorCanRedrawExactlyTheFrameThatWasSent() throws {
        let wall = try TestWall(count: 1)
        let loop = try BoardLoop([networkBoard("hall", port: wall.ports[0])])
        let source = PatternSource(id: 9, step: 5)
        try loop.post(scene: source, for: "hall")
        #expect(wall.await(0) { $0.frames > 5 })
        loop.stop(blank: false)
        #expect(wall.await(0) { $0.endings == 1 })
        let sent = try #require(try loop.status(of: "hall").lastSent)
        let first = UInt8(truncatingIfNeeded: source.number(at: sent.instant))
        #expect(sent.sceneID == 9)
        #expect(wall.record(0).last == .pattern(first: first, step: 5))
    }

    @Test func stoppingMakesTheBoardDarkAndClosesTheLink() throws {
        let wall = try TestWall(count: 2)
        let loop = try BoardLoop([
            networkBoard("a", port: wall.ports[0]), networkBoard("b", port: wall.ports[1]),
        ])
        try loop.post(scene: PatternSource(id: 1), for: "a")
        try loop.post(scene: PatternSource(id: 2), for: "b")
        #expect(wall.await(0) { $0.frames > 3 } && wall.await(1) { $0.frames > 3 })
        loop.stop(blank: true)
        for board in 0...1 {
            #expect(wall.await(board) { $0.endings == 1 })
            #expect(wall.record(board).last == .black)
            #expect(wall.record(board).torn == 0)
        }
        #expect(loop.status().map(\.state) == [.blank, .blank])
        loop.stop(blank: true)
    }

    @Test func stoppingWithoutBlankLeavesTheLastFrame() throws {
        let wall = try TestWall(count: 1)
        let loop = try BoardLoop([networkBoard("a", port: wall.ports[0])])
        try loop.post(scene: PatternSource(id: 1, rate: 0), for: "a")
        #expect(wall.await(0) { $0.last == .pattern(first: 1, step: 1) })
        loop.stop(blank: false)
        #expect(wall.await(0) { $0.endings == 1 })
        #expect(wall.record(0).last == .pattern(first: 1, step: 1))
    }

    @Test func aDroppedBoardIsReachedAgainAndGetsAWholeFrame() throws {
        let wall = try TestWall(count: 2)
        let loop = try BoardLoop([
            networkBoard("a", port: wall.ports[0]), networkBoard("b", port: wall.ports[1]),
        ])
        for id in ["a", "b"] {
            try loop.post(scene: PatternSource(id: 1), for: id)
        }
        #expect(wall.await(0) { $0.frames > 3 } && wall.await(1) { $0.frames > 3 })
        wall.order(.drop(0))
        #expect(eventually { (try? loop.status(of: "a").state) == .offline })
        #expect(try loop.status(of: "a").lastFault?.isEmpty == false)
        let others = wall.record(1).frames
        #expect(wall.await(0) { $0.connections == 2 })
        let before = wall.record(0).frames
        #expect(wall.await(0) { $0.frames > before + 3 })
        #expect(wall.record(1).frames > others)
        #expect(wall.record(1).connections == 1)
        #expect(wall.record(0).torn == 0)
    }

    /// The reader stops; the kernel's buffers fill up in the middle of a frame.
    ///
    /// When it reads
    /// again, the frame under way is finished from the right byte, and the next one is the newest
    /// scene: none of those posted in between is sent.
    @Test("L05: after a stall the frame is finished, and the newest follows")
    func afterAStallTheFrameIsFinishedAndTheNewestFollows() throws {
        let wall = try TestWall(count: 2, receiveBufferBytes: 4_096)
        var large = try networkBoard("slow", port: wall.ports[0], width: 128, height: 64)
        large.framesPerSecond = 100
        let loop = try BoardLoop([large, networkBoard("other", port: wall.ports[1])])
        try loop.post(scene: PatternSource(id: 1, step: 1, rate: 100), for: "slow")
        try loop.post(scene: PatternSource(id: 1, step: 1), for: "other")
        #expect(wall.await(0) { $0.frames > 3 })
        wall.order(.stall(0))
        #expect(eventually { (try? loop.status(of: "slow").framesReplaced) ?? 0 > 20 })
        let others = wall.record(1).frames
        for step in UInt8(2)...30 {
            try loop.post(scene: PatternSource(id: UInt64(step), step: step), for: "slow")
        }
        try loop.post(scene: PatternSource(id: 99, step: 31, rate: 0), for: "slow")
        // The other board goes on meanwhile.
        #expect(wall.await(1) { $0.frames > others + 5 })
        wall.order(.resume(0))
        #expect(wall.await(0) { $0.last == .pattern(first: 1, step: 31) })
        let record = wall.record(0)
        #expect(record.torn == 0)
        let between = record.history.filter { frame in
            if case .pattern(_, let step) = frame { (2...30).contains(step) } else { false }
        }
        #expect(between == [])
    }

    @Test func aBoardThatTakesNothingCannotHoldUpStopping() throws {
        let wall = try TestWall(count: 2, receiveBufferBytes: 4_096)
        var large = try networkBoard("stuck", port: wall.ports[0], width: 128, height: 64)
        large.framesPerSecond = 100
        let loop = try BoardLoop([large, networkBoard("other", port: wall.ports[1])])
        try loop.post(scene: PatternSource(id: 1, rate: 100), for: "stuck")
        try loop.post(scene: PatternSource(id: 1), for: "other")
        #expect(wall.await(0) { $0.frames > 3 } && wall.await(1) { $0.frames > 3 })
        wall.order(.stall(0))
        #expect(eventually { (try? loop.status(of: "stuck").framesReplaced) ?? 0 > 20 })
        let start = MonotonicTime.now
        loop.stop(blank: true, withinMilliseconds: 200)
        #expect(MonotonicTime.now.nanoseconds(since: start) < 20_000_000_000)
        #expect(wall.await(1) { $0.last == .black && $0.endings == 1 })
        // What it gets, when it reads again, is cut off but never mixed up.
        wall.order(.resume(0))
        #expect(wall.await(0) { $0.endings == 1 })
        #expect(wall.record(0).torn == 0)
    }

    @Test("L02: a board that takes nothing for too long is tried again")
    func aBoardThatTakesNothingForTooLongIsTriedAgain() throws {
        let wall = try TestWall(count: 1, receiveBufferBytes: 4_096)
        var setup = try networkBoard("stuck", port: wall.ports[0], width: 128, height: 64)
        setup.framesPerSecond = 100
        setup.session.stallDeadline = SessionSettings.second / 5
        let loop = try BoardLoop([setup])
        try loop.post(scene: PatternSource(id: 1, rate: 100), for: "stuck")
        #expect(wall.await(0) { $0.frames > 3 })
        wall.order(.stall(0))
        #expect(wall.await(0) { $0.connections >= 2 })
        #expect(try loop.status(of: "stuck").lastFault?.contains("takes no more bytes") == true)
    }

    @Test func aRefusedBoardIsReportedAndHarmsNobody() throws {
        let wall = try TestWall(count: 1)
        var closedPort: UInt16 = 0
        do {
            let passing = try ListeningSocket(on: .loopback(port: 0))
            closedPort = passing.port
        }
        let loop = try BoardLoop([
            networkBoard("closed", port: closedPort), networkBoard("open", port: wall.ports[0]),
        ])
        try loop.post(scene: PatternSource(id: 1), for: "open")
        #expect(wall.await(0) { $0.frames > 5 })
        #expect(eventually { (try? loop.status(of: "closed").state) == .refused })
        let fault = try #require(try loop.status(of: "closed").lastFault)
        #expect(fault.contains("127.0.0.1:\(closedPort)") && fault.contains("ECONNREFUSED"))
        loop.stop(blank: true)
        #expect(wall.await(0) { $0.last == .black })
    }

    @Test func aNameIsLookedUpWithoutHoldingUpTheOthers() throws {
        let wall = try TestWall(count: 2)
        var named = try networkBoard("named", port: wall.ports[0])
        // Not a whole numeric address, so the resolver is asked, which knows the short form.
        named.address = try LinkAddress.read("tcp://127.1:\(wall.ports[0])")
        var lost = try networkBoard("lost", port: 1)
        lost.address = try LinkAddress.read("tcp://no-such-host.invalid:7890")
        let loop = try BoardLoop([lost, named, networkBoard("open", port: wall.ports[1])])
        try loop.post(scene: PatternSource(id: 1), for: "open")
        #expect(wall.await(1) { $0.frames > 3 })
        #expect(eventually { (try? loop.status(of: "lost").lastFault) != nil })
        let fault = try #require(try loop.status(of: "lost").lastFault)
        #expect(fault.contains("no-such-host.invalid"))
        #expect(wall.await(0) { $0.connections == 1 })
    }

    @Test func aTalkerOfGarbageIsCountedAndOtherwiseIgnored() throws {
        let wall = try TestWall(count: 2)
        let loop = try BoardLoop([
            networkBoard("loud", port: wall.ports[0]), networkBoard("quiet", port: wall.ports[1]),
        ])
        for id in ["loud", "quiet"] {
            try loop.post(scene: PatternSource(id: 1), for: id)
        }
        #expect(wall.await(0) { $0.frames > 2 })
        let noise = [UInt8](repeating: 0x55, count: 20_000)
        wall.order(.say(0, noise))
        #expect(eventually { (try? loop.status(of: "loud").garbageBytes) ?? 0 >= 20_000 })
        let before = (wall.record(0).frames, wall.record(1).frames)
        #expect(wall.await(0) { $0.frames > before.0 + 3 })
        #expect(wall.await(1) { $0.frames > before.1 + 3 })
        #expect(wall.record(0).torn == 0)
    }

    @Test("L13: a hundred boards each get their own frames whole")
    func aHundredBoardsEachGetTheirOwnFramesWhole() throws {
        let count = 100
        let wall = try TestWall(count: count)
        let setups = try (0..<count).map { try networkBoard("\($0)", port: wall.ports[$0]) }
        let loop = try BoardLoop(setups)
        for index in 0..<count {
            let source = PatternSource(id: UInt64(index), step: UInt8(2 * index + 1))
            try loop.post(scene: source, for: "\(index)")
        }
        for index in 0..<count {
            #expect(wall.await(index) { $0.frames > 10 })
        }
        loop.stop(blank: true)
        for index in 0..<count {
            #expect(wall.await(index) { $0.endings == 1 })
            let record = wall.record(index)
            let strangers = record.history.filter { frame in
                switch frame {
                case .black: false
                case .torn: true
                case .pattern(_, let step): step != UInt8(2 * index + 1)
                }
            }
            #expect(strangers.isEmpty && record.last == .black && !record.isInsideMessage)
        }
    }

    @Test func wrongNamesAreRefused() throws {
        let board = try networkBoard("a", port: 1)
        #expect(throws: LinkError.self) { try BoardLoop([board, board]) }
        let loop = try BoardLoop([board])
        #expect {
            try loop.post(scene: nil, for: "b")
        } throws: { "\($0)" == "b: there is no such board. Known are a" }
    }

    @Test func startingAndStoppingLeavesNoDescriptorOpen() async {
        await #expect(processExitsWith: .success) {
            let wall = try TestWall(count: 3)
            let before = Host.openDescriptorCount()
            for _ in 0..<20 {
                let setups = try (0..<3).map { try networkBoard("\($0)", port: wall.ports[$0]) }
                let loop = try BoardLoop(setups)
                try loop.post(scene: PatternSource(id: 1), for: "1")
                try #require(eventually { loop.status().allSatisfy { $0.framesSent > 0 } })
                loop.stop(blank: true)
            }
            // Each round opens six; the runtime may keep a few of its own.
            try #require(eventually { Host.openDescriptorCount() - before < 20 })
        }
    }
}
