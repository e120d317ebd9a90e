import Controllers
import Disclosure
import Testing

@testable import Session

/// Questions and answers on one link, told as scripts.
struct ConversationTests {
    @Test("something urgent stops a long task between two packets, but not for ever")
    func hurry() {
        var driver = PlainDriver()
        driver.parts = 4
        var play = Play(driver)
        #expect(play.run("open <. <. show <.") == "g c S S")
        // The new content waits; the packet under way is finished, the rest is not sent.
        #expect(play.run("hurry <.") == "overtaken")
        #expect(play.run("dark <.") == "d shown:acknowledged")
        for _ in 1...3 { #expect(play.run("show <. hurry <.") == "S S overtaken") }
        #expect(play.run("show <. hurry <. <. <.") == "S S S S shown:acknowledged")
    }

    @Test(
        "what comes of a script",
        arguments: [
            // The greeting comes first, the content waits for it, the clock is set when idle.
            ("open show <. <. 1 <.", "g S shown:acknowledged c"),
            ("open <. <. show <.", "g c S shown:acknowledged"),
            // A board that tells what it shows.
            ("open <. <. show <=", "g c S shown:readBack"),
            // The newest content wins while the board thinks.
            ("open show dark <. <.", "g d shown:acknowledged"),
            // Silence: three times, then the link is useless.
            ("open 999", "g"),
            ("open 1000", "g g"),
            ("open 3000", "g g g silent"),
            ("open <. <. show 2500 <.", "g c S S S shown:acknowledged"),
            // Busy: a second later again; three times is a no.
            ("open <. <. show <b 999", "g c S"),
            ("open <. <. show <b 1000 <.", "g c S S shown:acknowledged"),
            ("open <. <. show <b 1000 <b 1000 <b 5000", "g c S S S refused:busy"),
            // Damaged on the way: at once again.
            ("open <. <. show <x <x <.", "g c S S S shown:acknowledged"),
            ("open <. <. show <x <x <x", "g c S S S refused:damaged"),
            // A refusal of content is told; one of a chore is only mentioned.
            ("open <. <. show <n", "g c S refused:no"),
            ("open <. <n show <.", "g c (no) S shown:acknowledged"),
            // A board that is not ours gets nothing, and is asked again with the next content.
            ("open show <n", "g refused:no"),
            ("open show <n show <. <.", "g refused:no g S shown:acknowledged"),
            // Nonsense, and answers that nobody waits for.
            ("open <?? <. <. <. <. show <.", "g c S shown:acknowledged"),
            // After half a minute of silence a sign of life is asked for.
            ("open <. <. show <. 30500", "g c S shown:acknowledged p"),
            ("open <. <. show <. 30500 500 3000", "g c S shown:acknowledged p p p silent"),
            // What was lost without a word is sent again from the first packet on.
            ("open <. <. show <l <l <=", "g c S S S shown:readBack"),
            ("open <. <. show 1500 <l 3500", "g c S S S S S silent"),
            ("open <. <. show <l 3000", "g c S S S S silent"),
            ("open <. <. show <l <l <l", "g c S S S refused:lost"),
            // A new link begins anew.
            ("open <. <. show close open <. <. ", "g c S g c"),
        ]
    )
    func scripts(script: String, expected: String) {
        var play = Play()
        #expect(play.run(script) == expected, "\(script)")
    }

    @Test("content goes out part by part, and a board that never answers proves only sending")
    func parts() {
        var driver = PlainDriver()
        driver.parts = 3
        var play = Play(driver)
        #expect(play.run("open <. <. show <. <. <.") == "g c S S S shown:acknowledged")
        driver.parts = 2
        var slow = Play(driver)
        // Each part is asked for three times, whatever the one before it needed; it begins when
        // the answer that the one before it still owes counts as lost.
        #expect(slow.run("open <. <. show 1500 <. 3499") == "g c S S S S S")
        #expect(slow.run("1") == "silent")
        driver.parts = 3
        driver.isAnswered = false
        var mute = Play(driver)
        #expect(mute.run("open show") == "g c S S S shown:sent")
    }

    @Test("L01: everything is sent again only when its lease has to be renewed")
    func renewal() {
        var play = Play()
        _ = play.run("open <. <. show <.")
        #expect(play.run("20000 show <.") == "s shown:acknowledged")
        #expect(play.run("20000 show <.") == "s shown:acknowledged")
        #expect(play.run("20000 show <.") == "S shown:acknowledged")
        #expect(play.run("dark <. show <.") == "d shown:acknowledged S shown:acknowledged")
    }

    @Test("brightness and lit hours follow the clock")
    func routine() {
        // 2026-11-21 09:41:00 in China.
        var play = Play { settings in
            settings.routine.dimming = [
                .init(minute: 9 * 60, percent: 80), .init(minute: 9 * 60 + 42, percent: 30),
            ]
            settings.routine.hours = [.init(from: 8 * 60, until: 9 * 60 + 43)]
            settings.pollEvery = 3_600 * SessionSettings.second
        }
        #expect(play.run("open <. <. <. <.") == "g 1 b c")
        #expect(play.run("55000") == "")
        #expect(play.run("5500 <.") == "b")
        #expect(play.run("60000 <.") == "0")
    }

    @Test("a board on a new link is told of hours, brightness and time again")
    func newLink() {
        var play = Play { settings in
            settings.routine.dimming = [.init(minute: 0, percent: 80)]
            settings.routine.hours = [.init(from: 8 * 60, until: 18 * 60)]
        }
        #expect(play.run("open <. <. <. <.") == "g 1 b c")
        #expect(play.run("close open <. <. <. <.") == "g 1 b c")
    }

    @Test("the clock is set again when its time has come, not a moment later")
    func clock() {
        var play = Play { settings in
            settings.clockEvery = 60 * SessionSettings.second
            settings.pollEvery = 3_600 * SessionSettings.second
        }
        #expect(play.run("open <. <.") == "g c")
        #expect(play.run("59999") == "")
        #expect(play.run("1 <.") == "c")
        #expect(play.run("59999") == "")
        #expect(play.run("1 <.") == "c")
    }

    @Test("a busy board is left alone as long as is set, which is no silence")
    func busy() {
        var play = Play { $0.busyPause = 300 * SessionSettings.millisecond }
        #expect(play.run("open <. <. show <b 299") == "g c S")
        #expect(play.run("1 <.") == "S shown:acknowledged")
        #expect(play.conversation.silenceCount == 0)
    }

    @Test(
        "the driver is told what became of each task",
        arguments: [
            ("open <. <. show <.", "g+ c+ S+"),
            ("open <. <n show <n", "g+ c- S-"),
            ("open 3000", "g-"),
            ("open <. <. show close", "g+ c+ S-"),
            ("open <. <. show <. dark <. show <x <x <x", "g+ c+ S+ d+ S-"),
            ("open <. <. show <. 30500 <.", "g+ c+ S+ p+"),
        ]
    )
    func ends(script: String, expected: String) {
        var play = Play()
        _ = play.run(script)
        let driver = play.conversation.driver as? PlainDriver
        #expect(driver?.ends.joined(separator: " ") == expected, "\(script)")
    }

    @Test("content that is given up for something newer was not taken")
    func overtaken() {
        var driver = PlainDriver()
        driver.parts = 2
        var play = Play(driver)
        #expect(play.run("open <. <. show hurry <.") == "g c S overtaken")
        #expect((play.conversation.driver as? PlainDriver)?.ends == ["g+", "c+", "S-"])
    }

    @Test("what was heard on the last link counts for nothing on the next")
    func heard() {
        var play = Play()
        _ = play.run("open 500 <.")
        #expect(play.conversation.lastHeard == 500 * SessionSettings.millisecond)
        _ = play.run("close open")
        #expect(play.conversation.lastHeard == nil)
    }

    @Test("a request is answered unless it says otherwise, but never its beginning alone")
    func answered() {
        #expect(BoardRequest("all", [1]).isAnswered)
        #expect(!BoardRequest("none", [1], isAnswered: false).isAnswered)
        #expect(!BoardRequest("first", [1], isBeginning: true).isAnswered)
    }

    @Test("a link that is gone waits for no answer")
    func closed() {
        var play = Play()
        #expect(play.run("open") == "g")
        #expect(play.conversation.isAwaitingAnswer)
        #expect(play.run("close 60000 show") == "")
        #expect(!play.conversation.isAwaitingAnswer)
    }

    @Test("a board that fell silent is asked once and briefly, until it answers again")
    func probe() {
        var play = Play { $0.probeDeadline = 200 * SessionSettings.millisecond }
        #expect(play.run("open 3000") == "g g g silent")
        #expect(play.run("close open 199") == "g")
        #expect(play.run("1") == "silent")
        #expect(play.run("close open <. 999") == "g c", "it has answered")
        #expect(play.run("1 <.") == "c")
        #expect(play.conversation.silenceCount == 5)
    }

    @Test(
        "hours and brightness of a minute",
        arguments: [
            (0, false, 20), (479, false, 20), (480, true, 90), (1_079, true, 90),
            (1_080, false, 20),
        ]
    )
    func table(minute: Int, isLit: Bool, percent: Int) {
        var routine = BoardRoutine(zone: .china)
        routine.hours = [.init(from: 480, until: 1_080)]
        routine.dimming = [.init(minute: 480, percent: 90), .init(minute: 1_080, percent: 20)]
        let midnight = Instant(seconds: 1_795_190_400)
        let instant = midnight.advanced(byMilliseconds: Int64(minute) * 60_000)
        #expect(routine.isLit(at: instant) == isLit)
        #expect(routine.percent(at: instant) == percent)
        routine.hours = [.init(from: 1_080, until: 480)]
        #expect(routine.isLit(at: instant) == !isLit)
    }
}
