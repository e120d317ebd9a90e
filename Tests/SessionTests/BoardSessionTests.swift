import Packets
import Session
import TestKit
import Testing

@Suite("A session with a frame board")
struct BoardSessionTests {
    @Test("opens, sends a whole frame, and repeats it while nothing changes")
    func ordinaryLife() {
        var trace = SessionTrace()
        trace.at(0, .newScene)
        trace.at(0, .start)
        trace.at(100, .linkOpened)
        trace.at(200, .drained)
        trace.at(300, .frameDue(changed: false))
        trace.at(400, .frameDue(changed: true))
        trace.at(500, .drained)
        trace.at(1_500, .timer)
        #expect(
            trace.text == """
                0.0 newScene: -
                0.0 start: open [5.0]
                0.1 linkOpened: send frame [2.1]
                0.2 drained: ok [1.2]
                0.3 frameDue: - [1.2]
                0.4 frameDue+: send frame [2.4]
                0.5 drained: - [1.5]
                1.5 timer: send frame [3.5]
                """
        )
    }

    @Test("L11: keeps one packet under way; changes meanwhile become one newest frame")
    func newestWins() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_033, .frameDue(changed: true))
        trace.at(1_066, .frameDue(changed: true))
        trace.at(1_100, .drained)
        trace.at(1_200, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.0 frameDue+: - [3.0]
                1.0 frameDue+: - [3.0]
                1.1 drained: send frame [3.1]
                1.2 drained: - [2.2]
                """
        )
    }

    @Test("leaves the maker's pause between packets")
    func minimumGap() {
        var trace = Self.serving { $0.minimumGap = 500 * SessionSettings.millisecond }
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .drained)
        trace.at(1_200, .frameDue(changed: true))
        trace.at(1_600, .timer)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 drained: - [2.1]
                1.2 frameDue+: - [1.6]
                1.6 timer: send frame [3.6]
                """
        )
    }

    @Test("lets what is dark or urgent pass the maker's pause, once in each")
    func pressed() {
        var trace = Self.serving { $0.minimumGap = 500 * SessionSettings.millisecond }
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .drained)
        trace.press(1_200)
        trace.at(1_200, .newScene)
        trace.at(1_300, .drained)
        trace.press(1_400)
        trace.at(1_400, .newScene)
        trace.at(1_800, .timer)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 drained: - [2.1]
                1.2 newScene: send frame [3.2]
                1.3 drained: - [2.3]
                1.4 newScene: - [1.8]
                1.8 timer: send frame [3.8]
                """
        )
    }

    @Test("lets the first urgent content pass the pause, whatever went out before it")
    func pressedFirst() {
        var trace = Self.serving { $0.minimumGap = 500 * SessionSettings.millisecond }
        trace.press(200)
        trace.at(200, .newScene)
        #expect(trace.text == "0.2 newScene: send frame [2.2]")
    }

    @Test("is refused while the board will not take the content, and well with the next")
    func declined() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .declined)
        trace.at(1_200, .frameDue(changed: false))
        trace.at(1_300, .newScene)
        trace.at(1_400, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 declined: refused [31.1]
                1.2 frameDue: - [31.1]
                1.3 newScene: send frame [3.3]
                1.4 drained: ok [2.4]
                """
        )
    }

    @Test("asks a board that declined again after half a minute, or at once when news waited")
    func declinedLater() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .declined)
        trace.at(31_100, .timer)
        trace.at(31_200, .newScene)
        trace.at(31_300, .declined)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 declined: refused [31.1]
                31.1 timer: send frame [33.1]
                31.2 newScene: - [33.1]
                31.3 declined: send frame [33.3]
                """
        )
    }

    @Test("forgets with a stop that the board would not take the content")
    func declinedAndStopped() {
        var trace = Self.serving { $0.blanksOnStop = false }
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .declined)
        trace.at(1_200, .stop)
        trace.at(1_300, .start)
        trace.at(1_400, .linkOpened)
        trace.at(1_500, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 declined: refused [31.1]
                1.2 stop: close, unknown
                1.3 start: open [6.3]
                1.4 linkOpened: send frame [3.4]
                1.5 drained: ok [2.5]
                """
        )
    }

    @Test("keeps the age of a state whose fault alone is another")
    func age() {
        var trace = SessionTrace()
        func since() -> Int64 { trace.session.status.since / SessionSettings.millisecond }
        trace.at(0, .newScene)
        trace.at(0, .start)
        trace.at(100, .linkFailed(.unreachable))
        #expect(since() == 100)
        trace.at(1_100, .timer)
        trace.at(1_200, .linkFailed(.timedOut))
        #expect(trace.session.status.fault == .timedOut)
        #expect(since() == 100)
        trace.at(3_200, .timer)
        trace.at(3_300, .linkOpened)
        trace.at(3_400, .drained)
        #expect(trace.session.status.state == .ok)
        #expect(since() == 3_400)
    }

    @Test("knows nothing of a dark board after its link was lost")
    func darkAndLost() {
        var trace = Self.serving()
        trace.at(1_000, .sceneWithdrawn)
        trace.at(1_100, .drained)
        trace.at(1_200, .linkLost(.hungUp))
        trace.at(1_300, .stop)
        #expect(
            trace.text == """
                1.0 sceneWithdrawn: send blank [3.0]
                1.1 drained: blank [2.1]
                1.2 linkLost(hungUp): offline/hungUp [2.2]
                1.3 stop: unknown
                """
        )
    }

    @Test("tries again after 1, 2, 4 … 60 seconds and says why the board is away")
    func backOff() {
        var trace = SessionTrace()
        trace.at(0, .start)
        trace.at(0, .linkFailed(.unreachable))
        trace.at(1_000, .timer)
        trace.at(1_000, .linkFailed(.refused))
        trace.at(3_000, .timer)
        trace.at(8_000, .timer)
        trace.at(12_000, .timer)
        trace.at(12_000, .linkFailed(.timedOut))
        #expect(
            trace.text == """
                0.0 start: open [5.0]
                0.0 linkFailed(unreachable): offline/unreachable [1.0]
                1.0 timer: open [6.0]
                1.0 linkFailed(refused): refused/refused [3.0]
                3.0 timer: open [8.0]
                8.0 timer: close, offline/timedOut [12.0]
                12.0 timer: open [17.0]
                12.0 linkFailed(timedOut): - [20.0]
                """
        )
    }

    @Test("sends a whole frame after a reconnect and stays degraded until the link has held")
    func reconnect() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(1_100, .linkLost(.hungUp))
        trace.at(1_500, .frameDue(changed: true))
        trace.at(2_100, .timer)
        trace.at(2_200, .linkOpened)
        trace.at(2_300, .drained)
        trace.at(32_200, .timer)
        trace.at(32_300, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                1.1 linkLost(hungUp): offline/hungUp [2.1]
                1.5 frameDue+: - [2.1]
                2.1 timer: open [7.1]
                2.2 linkOpened: send frame [4.2]
                2.3 drained: degraded [3.3]
                32.2 timer: send frame, ok [34.2]
                32.3 drained: - [33.3]
                """
        )
    }

    @Test("sends a whole frame at once on a new link, however long unchanged content may stay")
    func reconnectAtOnce() {
        var trace = Self.serving { $0.keepAlive = 60 * SessionSettings.second }
        trace.at(500, .linkLost(.hungUp))
        trace.at(1_500, .timer)
        trace.at(1_600, .linkOpened)
        #expect(
            trace.text == """
                0.5 linkLost(hungUp): offline/hungUp [1.5]
                1.5 timer: open [6.5]
                1.6 linkOpened: send frame [3.6]
                """
        )
    }

    @Test("is degraded after a stall until the link has held")
    func degradedByStall() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(11_000, .timer)
        trace.at(12_000, .timer)
        trace.at(12_100, .linkOpened)
        trace.at(12_200, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                11.0 timer: close, offline/stalled [12.0]
                12.0 timer: open [17.0]
                12.1 linkOpened: send frame [14.1]
                12.2 drained: degraded [13.2]
                """
        )
    }

    @Test("L02: calls a board late that is slow, and lost when it takes nothing at all")
    func stall() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(3_000, .timer)
        trace.at(4_000, .progressed)
        trace.at(14_000, .timer)
        trace.at(15_000, .timer)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                3.0 timer: late [11.0]
                4.0 progressed: - [14.0]
                14.0 timer: close, offline/stalled [15.0]
                15.0 timer: open [20.0]
                """
        )
    }

    @Test("is well again as soon as a late packet is through")
    func lateThenOk() {
        var trace = Self.serving()
        trace.at(1_000, .frameDue(changed: true))
        trace.at(3_500, .timer)
        trace.at(4_000, .drained)
        #expect(
            trace.text == """
                1.0 frameDue+: send frame [3.0]
                3.5 timer: late [11.0]
                4.0 drained: ok [5.0]
                """
        )
    }

    @Test("makes the board dark when there is nothing to show")
    func withdrawal() {
        var trace = Self.serving()
        trace.at(1_000, .sceneWithdrawn)
        trace.at(1_100, .drained)
        trace.at(1_200, .frameDue(changed: true))
        trace.at(2_100, .timer)
        trace.at(2_100, .drained)
        trace.at(2_200, .newScene)
        trace.at(2_300, .drained)
        #expect(
            trace.text == """
                1.0 sceneWithdrawn: send blank [3.0]
                1.1 drained: blank [2.1]
                1.2 frameDue+: - [2.1]
                2.1 timer: send blank [4.1]
                2.1 drained: - [3.1]
                2.2 newScene: send frame [4.2]
                2.3 drained: ok [3.3]
                """
        )
    }

    @Test("makes a board dark that was opened before there is a scene")
    func opensDark() {
        var trace = SessionTrace()
        trace.at(0, .start)
        trace.at(100, .linkOpened)
        trace.at(200, .drained)
        #expect(
            trace.text == """
                0.0 start: open [5.0]
                0.1 linkOpened: send blank [2.1]
                0.2 drained: blank [1.2]
                """
        )
    }

    @Test("sends again to a board that says it has just started")
    func greeting() {
        var trace = Self.serving()
        trace.at(600, .received(byteCount: 4, note: .greeting))
        trace.at(700, .received(byteCount: 9, note: .garbage))
        trace.at(800, .drained)
        #expect(
            trace.text == """
                0.6 received(greeting): send frame [2.6]
                0.7 received(garbage): - [2.6]
                0.8 drained: - [1.8]
                """
        )
        #expect(trace.session.garbageByteCount == 9)
        #expect(trace.session.lastHeard == 700 * SessionSettings.millisecond)
    }

    static func serving(_ change: (inout SessionSettings) -> Void = { _ in }) -> SessionTrace {
        var trace = SessionTrace(change)
        trace.at(0, .newScene)
        trace.at(0, .start)
        trace.at(0, .linkOpened)
        trace.at(0, .drained)
        trace.forget()
        return trace
    }
}
