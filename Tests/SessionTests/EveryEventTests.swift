import Packets
import Session
import Testing

/// A phase, how it is reached, and the events that mean something in it.
struct PhaseAnswers: Sendable, CustomTestStringConvertible {
    let name: String
    /// Events at 0.9 s that lead into the phase.
    let path: [BoardSession.Event]
    /// The timer that stays as it is when an event means nothing.
    let timer: String
    /// Answers at 1.0 s; every other event is answered by doing nothing.
    let answers: [String: String]

    var testDescription: String { name }
}

@Suite("Every event in every phase")
struct EveryEventTests {
    static let events: [BoardSession.Event] = [
        .start, .linkOpened, .linkFailed(.unreachable), .linkLost(.hungUp),
        .frameDue(changed: false), .frameDue(changed: true), .newScene, .sceneWithdrawn,
        .progressed, .drained, .received(byteCount: 4, note: .greeting),
        .received(byteCount: 4, note: .garbage), .timer, .stop, .dialledIn, .declined, .overtaken,
    ]

    static let phases = [
        PhaseAnswers(
            name: "stopped",
            path: [.newScene],
            timer: "",
            answers: ["start": "open [6.0]"]
        ),
        PhaseAnswers(
            name: "opening",
            path: [.newScene, .start],
            timer: " [5.9]",
            answers: [
                "linkOpened": "send frame [3.0]",
                "linkFailed(unreachable)": "offline/unreachable [2.0]",
                "stop": "close",
                "dialledIn": "send frame [3.0]",
            ]
        ),
        PhaseAnswers(
            name: "waiting",
            path: [.newScene, .start, .linkFailed(.timedOut)],
            timer: " [1.9]",
            answers: ["stop": "unknown", "dialledIn": "send frame [3.0]"]
        ),
        PhaseAnswers(
            name: "serving, nothing under way",
            path: [.newScene, .start, .linkOpened, .drained],
            timer: " [1.9]",
            answers: [
                "linkLost(hungUp)": "offline/hungUp [2.0]",
                "frameDue+": "send frame [3.0]",
                "newScene": "send frame [3.0]",
                "sceneWithdrawn": "send blank [3.0]",
                "received(greeting)": "send frame [3.0]",
                "stop": "send blank [6.0]",
                "dialledIn": "send frame [3.0]",
                "declined": "refused [31.0]",
            ]
        ),
        PhaseAnswers(
            name: "serving, a packet under way",
            path: [.newScene, .start, .linkOpened],
            timer: " [2.9]",
            answers: [
                "linkLost(hungUp)": "offline/hungUp [2.0]",
                "drained": "ok [2.0]",
                "stop": "- [6.0]",
                "dialledIn": "send frame [3.0]",
                "declined": "refused [31.0]",
                "overtaken": "send frame [3.0]",
            ]
        ),
        PhaseAnswers(
            name: "closing",
            path: [.newScene, .start, .linkOpened, .drained, .stop],
            timer: " [5.9]",
            answers: [
                "linkLost(hungUp)": "unknown",
                "drained": "close, blank",
                "declined": "close, unknown",
                "overtaken": "send blank [5.9]",
            ]
        ),
    ]

    @Test("has one written answer", arguments: phases)
    func answers(phase: PhaseAnswers) {
        for event in Self.events {
            var trace = SessionTrace()
            for step in phase.path { trace.at(900, step) }
            trace.forget()
            trace.at(1_000, event)
            let name = SessionTrace.name(event)
            let answer = phase.answers[name] ?? "-" + phase.timer
            #expect(trace.text == "1.0 \(name): \(answer)", "\(phase.name)")
        }
        #expect(Set(phase.answers.keys).isSubset(of: Self.events.map(SessionTrace.name)))
    }
}
