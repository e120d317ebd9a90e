import Controllers
import Disclosure
import Testing

@testable import Session

@Suite("At the edges of a conversation")
struct ConversationEdgeTests {
    @Test(
        "scripts of one part",
        arguments: [
            // Before the link is open nothing is said.
            ("show 60000", ""),
            // A link that opens again begins anew, also in the middle of a question.
            ("open open", "g g"),
            ("open <. open", "g c g"),
            ("open show open <. <.", "g g c"),
            ("open <. <. show <. close open <. <. show <.", "g c S shown g c S shown"),
            // What a board says while it is left alone counts for nothing.
            ("open <. <. show <b <. 1000 <.", "g c S S shown"),
            // Content that waited while other content was refused is asked for anew.
            ("open <. <. show dark <n 5000", "g c S refused:no"),
            // The sign of life is asked for when its time has come, not a moment later.
            ("open <. <. 29999", "g c"),
            ("open <. <. 30000", "g c p"),
        ]
    )
    func scripts(script: String, expected: String) {
        var play = Play()
        let trace = play.run(script).replacing("shown:acknowledged", with: "shown")
        #expect(trace == expected, "\(script)")
    }

    @Test(
        "scripts of two parts with a pause between them",
        arguments: [
            ("show <. 299", "S"),
            ("show <. 300 <.", "S S shown:acknowledged"),
            // All of it proves no more than its weakest part.
            ("show <= 300 <.", "S S shown:acknowledged"),
            ("show <. 300 <=", "S S shown:readBack"),
            // What is lost is sent from the first part on, after the same pause.
            ("show <. 300 <l 299", "S S"),
            ("show <. 300 <l 300 <. 300 <.", "S S S S shown:acknowledged"),
            // Something newer need not wait for the pause.
            ("show <. hurry 300", "S overtaken"),
        ]
    )
    func paused(script: String, expected: String) {
        var driver = PlainDriver()
        (driver.parts, driver.pause) = (2, 300)
        var play = Play(driver)
        _ = play.run("open <. <.")
        #expect(play.run(script) == expected, "\(script)")
    }

    @Test(
        "an answer that is late is not taken for one to the next request",
        arguments: [
            // Asked twice, answered twice: the second answer ends the wait for it.
            ("show 1000 <. show 999", "S S shown"),
            ("show 1000 <. show 200 <. 5", "S S shown s"),
            ("show 1000 <. 200 <. show 5", "S S shown s"),
            // A copy that is never answered is waited for as long as for any answer.
            ("show 1000 400 <. show 599", "S S shown"),
            ("show 1000 400 <. show 600 <.", "S S shown s shown"),
            // Asked three times, it owes two answers.
            ("show 2000 <. show <. 999", "S S S shown"),
            ("show 2000 <. show <. <.", "S S S shown s"),
            // Nor is what a board says late heard as its word on something else.
            ("show 1000 <. dark <n 5 <.", "S S shown d shown"),
            ("show 1000 <b 1000 <.", "S S S shown"),
            // What must not wait is sent at once, and again if its answer cannot be told.
            ("show 1000 <. dark 5", "S S shown d"),
            ("show 1000 <. dark <. <.", "S S shown d shown"),
            ("show 1000 <. dark <. <n", "S S shown d refused:no"),
            ("show 1000 <. dark 999", "S S shown d"),
            ("show 1000 <. dark <. 1000 <.", "S S shown d d shown"),
            ("show 1000 <. dark 1000 <. show", "S S shown d d shown S"),
            ("show 1000 <x 5 <. 5 <.", "S S S shown"),
            // What was given up in the meantime is not sent.
            ("show 1000 <. show hurry 100 <. 5", "S S shown overtaken"),
            ("show 1000 <. show hurry 1000", "S S shown overtaken"),
            // A new link owes nothing.
            ("show 1000 <. close open", "S S shown g"),
        ]
    )
    func late(script: String, expected: String) {
        var play = Play()
        _ = play.run("open <. <.")
        let trace = play.run(script).replacing("shown:acknowledged", with: "shown")
        #expect(trace == expected, "\(script)")
    }

    @Test("what needs no packet is done at once")
    func nothingToSend() {
        var driver = PlainDriver()
        driver.empty = ["c"]
        var still = Play(driver)
        #expect(still.run("open <. 20000") == "g")
        driver.parts = 0
        var play = Play(driver)
        #expect(play.run("open <. show") == "g shown:acknowledged")
        driver.sheet = .plain(acknowledges: false)
        var mute = Play(driver)
        #expect(mute.run("open <. show") == "g shown:sent")
    }

    @Test("what the board cannot be told is said once: content is refused, a chore mentioned")
    func impossible() {
        var driver = PlainDriver()
        driver.impossible = ["c", "d"]
        var play = Play(driver)
        #expect(play.run("open <. 20000") == "g (no c)")
        #expect(play.run("dark 5000") == "refused:no d")
        #expect(play.run("show <.") == "S shown:acknowledged")
        var pressed = Play(driver)
        #expect(pressed.run("open show <. <. 1") == "g S shown:acknowledged (no c)")
    }
}

@Suite("Times of a session")
struct SessionTimesTests {
    @Test(
        "of a board that answers leave room for its answers, and are never shorter than usual",
        arguments: [
            (500 as Int64, 2_500 as Int64, 10_000 as Int64, 5_000 as Int64),
            (1_000, 3_000, 12_000, 5_000), (4_000, 6_000, 48_000, 8_000),
        ]
    )
    func times(reply: Int64, late: Int64, stall: Int64, stop: Int64) {
        let millisecond = SessionSettings.millisecond
        let settings = SessionSettings(
            .plain(gap: 250, reply: reply),
            renewal: 7 * SessionSettings.second,
            seed: 5
        )
        #expect(settings.keepAlive == 7 * SessionSettings.second)
        #expect(settings.minimumGap == 250 * millisecond)
        #expect(settings.lateAfter == late * millisecond)
        #expect(settings.stallDeadline == stall * millisecond)
        #expect(settings.stopDeadline == stop * millisecond)
        #expect(settings.backOff == BackOff(seed: 5))
    }

    @Test("the age of a state grows from nothing")
    func age() {
        let report = StateReport(state: .ok, since: 100)
        #expect([90, 100, 107].map { report.age(at: $0) } == [0, 0, 7])
    }

    @Test("hours that end when they begin never are")
    func noHours() {
        var routine = BoardRoutine(zone: .china)
        routine.hours = [.init(from: 480, until: 480)]
        let midnight = Instant(seconds: 1_795_190_400)
        for minute in [0, 479, 480, 481] as [Int64] {
            #expect(!routine.isLit(at: midnight.advanced(byMilliseconds: minute * 60_000)))
        }
    }
}
