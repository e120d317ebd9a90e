import Packets
import Session
import Testing

@Suite("Stopping a session")
struct StopTests {
    @Test("makes the board dark, then closes")
    func blankThenClose() {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .stop)
        trace.at(1_100, .newScene)
        trace.at(1_200, .drained)
        trace.at(1_300, .timer)
        #expect(
            trace.text == """
                1.0 stop: send blank [6.0]
                1.1 newScene: - [6.0]
                1.2 drained: close, blank
                1.3 timer: -
                """
        )
    }

    @Test("lets a packet under way finish first, so that no frame is torn")
    func finishesPacket() {
        var trace = BoardSessionTests.serving()
        trace.at(900, .frameDue(changed: true))
        trace.at(1_000, .stop)
        trace.at(1_100, .drained)
        trace.at(1_200, .drained)
        #expect(
            trace.text == """
                0.9 frameDue+: send frame [2.9]
                1.0 stop: - [6.0]
                1.1 drained: send blank [6.0]
                1.2 drained: close, blank
                """
        )
    }

    @Test("gives up at the deadline and then knows nothing of the board")
    func deadline() {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .stop)
        trace.at(6_000, .timer)
        #expect(
            trace.text == """
                1.0 stop: send blank [6.0]
                6.0 timer: close, unknown
                """
        )
    }

    @Test("ends at once when the link is lost on the way")
    func lostWhileClosing() {
        var trace = BoardSessionTests.serving()
        trace.at(1_000, .stop)
        trace.at(1_100, .linkLost(.hungUp))
        #expect(
            trace.text == """
                1.0 stop: send blank [6.0]
                1.1 linkLost(hungUp): unknown
                """
        )
    }

    @Test("keeps the picture where that is wished, but tears no frame")
    func hold() {
        var trace = BoardSessionTests.serving { $0.blanksOnStop = false }
        trace.at(900, .frameDue(changed: true))
        trace.at(1_000, .stop)
        trace.at(1_100, .drained)
        #expect(
            trace.text == """
                0.9 frameDue+: send frame [2.9]
                1.0 stop: - [6.0]
                1.1 drained: close, unknown
                """
        )
    }

    @Test("closes a link that is just being opened, and one not open at all")
    func withoutLink() {
        var opening = SessionTrace()
        opening.at(0, .start)
        opening.at(100, .stop)
        #expect(opening.text == "0.0 start: open [5.0]\n0.1 stop: close")

        var waiting = SessionTrace()
        waiting.at(0, .start)
        waiting.at(0, .linkFailed(.refused))
        waiting.at(100, .stop)
        waiting.at(200, .start)
        #expect(
            waiting.text == """
                0.0 start: open [5.0]
                0.0 linkFailed(refused): refused/refused [1.0]
                0.1 stop: unknown
                0.2 start: open [5.2]
                """
        )
    }
}
