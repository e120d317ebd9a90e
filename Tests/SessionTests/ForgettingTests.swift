import Session
import Testing

/// What a session carries over from one packet, link or start to the next.
@Suite("What a session forgets, and what it does not")
struct ForgettingTests {
    @Test("a start after a stop knows nothing of the last link's troubles")
    func freshStart() {
        var trace = SessionTrace { $0.keepAlive = 60 * SessionSettings.second }
        trace.at(0, .newScene)
        trace.at(0, .start)
        trace.at(100, .linkFailed(.unreachable))
        trace.at(200, .stop)
        trace.at(300, .start)
        trace.at(400, .linkOpened)
        trace.at(500, .drained)
        #expect(
            trace.text == """
                0.0 newScene: -
                0.0 start: open [5.0]
                0.1 linkFailed(unreachable): offline/unreachable [1.1]
                0.2 stop: unknown
                0.3 start: open [5.3]
                0.4 linkOpened: send frame [2.4]
                0.5 drained: ok [60.5]
                """
        )
        #expect(trace.session.deliveredCount == 1)
    }

    @Test("a fault ends with a stop, on whatever way that comes")
    func faults() {
        var opening = SessionTrace()
        opening.at(0, .newScene)
        opening.at(0, .start)
        opening.at(0, .linkFailed(.unreachable))
        opening.at(1_000, .timer)
        var closing = opening
        opening.forget()
        opening.at(1_100, .stop)
        #expect(opening.text == "1.1 stop: close, unknown")
        closing.at(1_100, .linkOpened)
        closing.at(1_200, .stop)
        closing.forget()
        closing.at(1_300, .linkLost(.hungUp))
        #expect(closing.text == "1.3 linkLost(hungUp): unknown")
    }

    @Test("a packet under way does not outlive its link", arguments: [true, false])
    func flights(isLost: Bool) {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .stop)
        if isLost { trace.at(1_100, .linkLost(.hungUp)) } else { trace.at(6_000, .timer) }
        trace.at(7_000, .start)
        trace.forget()
        trace.at(7_100, .linkOpened)
        #expect(trace.text == "7.1 linkOpened: send frame [9.1]")
    }

    @Test(
        "a board that was dark is unknown when its last word was not heard",
        arguments: [true, false]
    )
    func darkness(isLost: Bool) {
        var trace = BoardSessionTests.serving()
        trace.at(500, .sceneWithdrawn)
        trace.at(600, .drained)
        trace.at(1_000, .stop)
        trace.forget()
        if isLost { trace.at(1_100, .linkLost(.hungUp)) } else { trace.at(6_000, .timer) }
        #expect(trace.text.hasSuffix(isLost ? ": unknown" : ": close, unknown"))
    }

    @Test("news that went out is no reason to ask a board again at once")
    func oldNews() {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .newScene)
        trace.at(1_200, .drained)
        trace.forget()
        trace.at(1_300, .declined)
        #expect(trace.text == "1.3 declined: refused [31.3]")
    }

    @Test("a board that would not take the content is not refused on its next link")
    func declined() {
        var lost = BoardSessionTests.serving()
        lost.at(1_000, .frameDue(changed: true))
        lost.at(1_100, .declined)
        var called = lost
        lost.at(1_200, .linkLost(.hungUp))
        lost.at(2_200, .timer)
        lost.forget()
        lost.at(2_300, .linkOpened)
        #expect(lost.text == "2.3 linkOpened: send frame [4.3]")
        called.at(2_000, .dialledIn)
        called.forget()
        called.at(4_000, .timer)
        #expect(called.text == "4.0 timer: late [12.0]")
    }

    @Test("a board that dials in again was lost before, and is late until something is through")
    func calls() {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .dialledIn)
        trace.at(1_100, .drained)
        trace.at(2_000, .frameDue(changed: true))
        trace.at(4_000, .timer)
        trace.at(4_500, .overtaken)
        #expect(
            trace.text == """
                1.0 dialledIn: send frame [3.0]
                1.1 drained: degraded [2.1]
                2.0 frameDue+: send frame [4.0]
                4.0 timer: late [12.0]
                4.5 overtaken: send frame [6.5]
                """
        )
    }

    @Test("the maker's pause goes before the repetition, and ends in its last moment")
    func pauses() {
        var slow = BoardSessionTests.serving { $0.minimumGap = 3 * SessionSettings.second }
        slow.at(500, .frameDue(changed: false))
        slow.at(3_000, .timer)
        #expect(
            slow.text == """
                0.5 frameDue: - [3.0]
                3.0 timer: send frame [5.0]
                """
        )
        var pressed = BoardSessionTests.serving {
            $0.minimumGap = 500 * SessionSettings.millisecond
        }
        pressed.press(1_200)
        pressed.at(1_200, .newScene)
        pressed.at(1_600, .drained)
        pressed.press(1_699)
        pressed.at(1_699, .newScene)
        pressed.press(1_700)
        pressed.forget()
        pressed.at(1_700, .newScene)
        #expect(pressed.text == "1.7 newScene: send frame [3.7]")
    }
}
