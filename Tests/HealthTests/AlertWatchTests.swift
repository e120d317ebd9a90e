import Disclosure
import Session
import Testing

@testable import Health

@Suite("When somebody is told of a board")
struct AlertWatchTests {
    /// Each row: how the board is, one character a second, and what is told in that second.
    ///
    /// `.` well, `o` offline, `~` degraded, `?` unknown, capital `O` offline while planned off;
    /// told: `!` raised, `c` cleared.
    static let timelines: [(name: String, delay: Int64, board: String, told: String)] = [
        ("a well board is no news", 3, ".......", "       "),
        ("trouble is told after the delay, once", 3, "..ooooooo", "     !   "),
        ("a short trouble is not told", 3, ".ooo.ooo.", "         "),
        ("the end of what was told is told", 3, "ooooo...", "   ! c  "),
        ("what was not told is not cleared", 3, "oo......", "        "),
        ("a link that comes and goes is one trouble", 3, "o~o~o~..", "   !  c "),
        ("a board that nobody has seen yet is in trouble", 3, "?????", "   ! "),
        ("without a delay at once", 0, ".o.o.", " !c!c"),
        ("planned off: nothing is told", 3, "OOOOOOOO", "        "),
        ("the delay begins when the hours do", 3, "OOOOOOooooo", "        !  "),
        ("what was told stays told at night", 3, "ooooOOOO.", "   !    c"),
        ("a second trouble is told again", 2, "ooo.ooo.", "  !c  !c"),
    ]

    private static let fault = FaultCatalogue.fault("link-unreachable")

    private func reading(_ mark: Character, at now: Instant) -> BoardReading {
        let state: BoardState =
            switch mark {
            case ".": .ok
            case "~": .degraded
            case "?": .unknown
            default: .offline
            }
        return BoardReading(
            board: "hall",
            state: state,
            since: now,
            fault: state == .offline ? Self.fault : nil,
            detail: state == .offline ? "no route" : nil,
            isPlannedOff: mark == "O"
        )
    }

    @Test("over time", arguments: timelines)
    func timeline(name: String, delay: Int64, board: String, told: String) {
        var watch = AlertWatch(delayMilliseconds: delay * 1_000)
        var heard = ""
        for (second, mark) in board.enumerated() {
            let now = Instant(milliseconds: Int64(second) * 1_000)
            let notices = watch.follow([reading(mark, at: now)], at: now)
            switch notices.first {
            case nil: heard += " "
            case .raised: heard += "!"
            case .cleared: heard += "c"
            }
            #expect(notices.count <= 1)
        }
        #expect(heard == told, "\(name)")
    }

    @Test("a notice names the fault, and since when")
    func content() {
        var watch = AlertWatch(delayMilliseconds: 2_000)
        func at(_ second: Int64) -> Instant { Instant(milliseconds: second * 1_000) }
        _ = watch.follow([reading("o", at: at(10))], at: at(10))
        #expect(watch.alerted.isEmpty)
        let raised = watch.follow([reading("o", at: at(12))], at: at(12))
        #expect(
            raised == [.raised(board: "hall", fault: Self.fault, detail: "no route", since: at(10))]
        )
        #expect(watch.alerted == ["hall"])
        // What it had last is what is over, also when the way back led through another state.
        _ = watch.follow([reading("~", at: at(13))], at: at(13))
        let cleared = watch.follow([reading(".", at: at(14))], at: at(14))
        #expect(cleared == [.cleared(board: "hall", fault: Self.fault, since: at(10))])
        #expect(watch.alerted.isEmpty)
    }

    @Test("a clock that was set back does not put the alert off for as long")
    func setBack() {
        var watch = AlertWatch(delayMilliseconds: 5_000)
        let late = Instant(milliseconds: 1_000_000)
        _ = watch.follow([reading("o", at: late)], at: late)
        let early = Instant(milliseconds: 0)
        #expect(watch.follow([reading("o", at: early)], at: early).isEmpty)
        let then = Instant(milliseconds: 5_000)
        #expect(watch.follow([reading("o", at: then)], at: then).count == 1)
    }

    @Test("boards are told of each by itself, and one that left the configuration no more")
    func several() {
        var watch = AlertWatch(delayMilliseconds: 0)
        let now = Instant(milliseconds: 0)
        func board(_ id: String, _ state: BoardState) -> BoardReading {
            BoardReading(board: id, state: state, since: now)
        }
        let notices = watch.follow(
            [board("a", .offline), board("b", .ok), board("c", .refused)],
            at: now
        )
        #expect(notices.count == 2)
        #expect(watch.alerted == ["a", "c"])
        #expect(watch.follow([board("b", .ok), board("c", .refused)], at: now).isEmpty)
        #expect(watch.alerted == ["c"])
    }
}
