import BoardSimulator
import Disclosure
import POSIX
import Packets
import Planning
import TestKit
import Testing

@testable import Publisher

@Suite("One bad board harms no other", .timeLimit(.minutes(10)))
struct BoardTroubleTests {
    @Test("L13: boards that are not there or say no are explained; the good one is served")
    func absent() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let nobody = try ListeningSocket(on: .loopback(port: 0)).port
        let running = try RunningOffice(
            office,
            others: [
                try office.board("closed", "tcp://127.0.0.1:\(nobody)"),
                try office.board(
                    "unplugged",
                    "serial:///dev/no-such-port",
                    boardProtocol: .adalight
                ),
                try office.board(
                    "gone",
                    "pty:\(office.folder.file("none"))",
                    boardProtocol: .adalight
                ),
            ]
        )
        #expect(try running.showsTheStore())
        for (place, state, reason) in [
            (1, "refused", "refused"), (2, "offline", "/dev/no-such-port does not exist"),
            (3, "offline", "does not exist"),
        ] {
            #expect(eventually { running.status(place).state == state })
            // Who uses a device is found out on a thread of its own, and told a little later.
            #expect(
                eventually { running.status(place).fault?.contains(reason) == true },
                "\(running.status(place))"
            )
            let id = running.configurations[place].board.id
            #expect(
                eventually { running.book.count(of: "msg=\"board state\" board=\(id)") > 0 },
                "the log tells of \(id): \(running.book.lines)"
            )
        }
        #expect(eventually { ["ok", "degraded"].contains(running.status(0).state) })
    }

    @Test("a board whose layout is broken is refused; the others are served")
    func brokenLayout() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        _ = try office.folder.write("{ schema: \"placard.layout/1\", ", to: "layouts/cut.json5")
        let running = try RunningOffice(office, ["cut": "cut", "good": "still"])
        #expect(try running.showsTheStore(1))
        #expect(running.boards[0].picture().isDark)
        #expect(running.book.count(of: "msg=\"board cannot be laid out\" board=cut") == 1)
    }

    @Test("L01: a board that was away shows the present content when it is back")
    func away() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office, ["away": "still", "here": "still"])
        for place in 0...1 { #expect(try running.showsTheStore(place)) }
        running.boards[0].unplug()
        #expect(eventually { ["offline", "refused"].contains(running.status(0).state) })
        try office.put(TestOffice.item("N-2", "日月"))
        try office.withdraw("N-1")
        #expect(try running.showsTheStore(1))
        try running.boards[0].plugIn()
        #expect(try running.showsTheStore(0))
        #expect(eventually { ["ok", "degraded"].contains(running.status(0).state) })
    }

    @Test("somebody is told of a board that stays away, once, and when it is back")
    func alert() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(
            office,
            ["away": "still", "here": "still"],
            alertAfterSeconds: 1
        )
        for place in 0...1 { #expect(try running.showsTheStore(place)) }
        running.boards[0].unplug()
        let raised = "msg=\"alert raised\" board=away fault=link-"
        #expect(eventually { running.book.count(of: raised) == 1 }, "\(running.book.lines)")
        let line = try #require(running.book.lines.first { $0.contains(raised) })
        #expect(line.contains("level=error") && line.contains(" next=\""), "\(line)")
        #expect(running.book.count(of: "board state\" board=away state=refused fault=link-") <= 2)
        try running.boards[0].plugIn()
        let cleared = "level=info msg=\"alert cleared\" board=away fault="
        #expect(eventually(withinSeconds: 50) { running.book.count(of: cleared) == 1 })
        #expect(running.book.count(of: raised) == 1)
        #expect(running.book.count(of: "alert raised\" board=here") == 0)
    }

    @Test("a board that stops reading keeps nobody from changing or stopping")
    func stalled() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口"))
        let running = try RunningOffice(office, ["stalled": "still", "good": "still"])
        #expect(try running.showsTheStore(0))
        running.boards[0].stall()
        try office.withdraw("N-1")
        try office.put(TestOffice.item("N-2", "日月"))
        #expect(try running.showsTheStore(1))
        running.end()
        #expect(eventually { running.boards[1].picture().isDark })
    }

    @Test("a kiosk port that is taken is told before anything starts, with the next step")
    func portInUse() throws {
        let office = try TestOffice()
        let taken = try ListeningSocket(on: .loopback(port: 0))
        let settings = KioskSettings(port: taken.port)
        let error = #expect(throws: PublisherError.self) {
            _ = try PublisherService(office.configuration([], kiosk: settings), log: .silent)
        }
        #expect(error?.subject == .system)
        #expect(error?.problem.contains("\(taken.port)") == true, "\(error as Any)")
        #expect(error?.remedy.contains("kiosk.port") == true)
    }

    @Test("faces that cannot be read end the start with their name")
    func brokenFace() throws {
        let office = try TestOffice()
        _ = try office.folder.write("rubbish", to: "fonts/han8.face")
        let error = #expect(throws: PublisherError.self) {
            _ = try PublisherService(office.configuration([]), log: .silent)
        }
        #expect(error?.problem.contains("fonts/han8.face") == true)
    }
}
