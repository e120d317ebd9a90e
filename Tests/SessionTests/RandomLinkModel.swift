import Packets
import Session
import TestKit

/// A link layer that obeys a session, throws random events at it, and notes every broken promise.
struct RandomLinkModel {
    enum Link { case closed, opening, open }

    private(set) var session: BoardSession
    private(set) var complaints: [String] = []
    private(set) var sentCount = 0
    private var random: SplitMix64
    private var now: Int64 = 0
    private var link = Link.closed
    private var underWay: BoardSession.SendAction?
    private var timer: Int64?
    private var hasScene = false
    private var isStarted = false
    private var stoppedAt: Int64?
    private let settings: SessionSettings

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let sheet = BoardProtocol.openPixelControl.capabilities
        var settings = SessionSettings(sheet, seed: seed)
        settings.minimumGap = Int64.random(in: 0...50, using: &random) * 1_000_000
        settings.blanksOnStop = Bool.random(using: &random)
        self.settings = settings
        session = BoardSession(settings: settings, at: 0)
    }

    mutating func run(steps: Int) {
        for _ in 0..<steps where complaints.isEmpty {
            let pause =
                Int64.random(in: 0...3, using: &random)
                * Int64.random(
                    in: 1...1_000_000_000,
                    using: &random
                )
            if let timer, timer <= now + pause {
                now = timer
                give(.timer)
            } else {
                now += pause
                give(randomEvent())
            }
        }
    }

    /// A link that works from now on: after the longest pause the newest content
    /// is delivered, and after the time for which a link must hold all is forgiven.
    mutating func recover() {
        give(.start)
        give(.newScene)
        let end = now + BackOff.longest + settings.steadyAfter + 10 * SessionSettings.second
        let before = session.deliveredCount
        while now < end, complaints.isEmpty {
            if underWay != nil {
                give(.drained)
            } else if link == .opening {
                give(.linkOpened)
            } else if let timer {
                now = timer
                give(.timer)
            } else {
                give(.start)
                give(.newScene)
            }
        }
        if complaints.isEmpty, session.deliveredCount == before || session.status.state != .ok {
            complaints.append("did not recover: \(session.status)")
        }
    }

    private mutating func randomEvent() -> BoardSession.Event {
        let fault = LinkFault.allCases.randomElement(using: &random) ?? .failed
        switch Int.random(in: 0..<16, using: &random) {
        case 0: return .start
        case 1: return Int.random(in: 0..<8, using: &random) == 0 ? .stop : .start
        case 2: return .newScene
        case 3: return .sceneWithdrawn
        case 4: return .received(byteCount: 4, note: .greeting)
        case 5: return .received(byteCount: 4, note: .garbage)
        case 6: return .timer
        case 7 where link == .open: return .linkLost(fault)
        case 8 where link == .opening: return .linkFailed(fault)
        case 9,
            10 where link == .opening:
            return .linkOpened
        case 11 where underWay != nil: return .progressed
        case 12,
            13 where underWay != nil:
            return .drained
        default: return .frameDue(changed: Bool.random(using: &random))
        }
    }

    private mutating func give(_ event: BoardSession.Event) {
        note(event)
        let before = session.status
        let reaction = session.handle(event, at: now)
        check(reaction, event)
        if let report = reaction.report {
            expect(report != before && report == session.status, "a report without news", event)
            expect(report.since <= now, "a state that begins in the future", event)
        } else {
            expect(before == session.status, "a state changed without report", event)
        }
        timer = reaction.timer
        if let timer {
            expect(timer > now, "a timer in the past", event)
        } else {
            expect(link == .closed, "an open link without a timer", event)
        }
    }

    /// Keeps the model in step with what it is about to tell.
    private mutating func note(_ event: BoardSession.Event) {
        switch event {
        case .linkOpened where link == .opening: link = .open
        case .linkFailed, .linkLost:
            link = .closed
            underWay = nil
        case .drained: underWay = nil
        case .newScene: hasScene = true
        case .sceneWithdrawn: hasScene = false
        case .stop where isStarted:
            if stoppedAt == nil { stoppedAt = now }
        default: break
        }
    }

    private mutating func check(_ reaction: BoardSession.Reaction, _ event: BoardSession.Event) {
        switch reaction.link {
        case .open:
            expect(link == .closed, "opens a link that is not closed", event)
            link = .opening
            isStarted = true
            stoppedAt = nil
        case .close:
            expect(link != .closed, "closes a closed link", event)
            link = .closed
            underWay = nil
        case nil: break
        }
        if link != .closed, let stopped = stoppedAt {
            expect(now < stopped + settings.stopDeadline, "stops too late", event)
        }
        guard let send = reaction.send else { return }
        sentCount += 1
        expect(link == .open, "sends without a link", event)
        expect(underWay == nil, "a second packet under way", event)
        let wanted = hasScene && stoppedAt == nil ? BoardSession.SendAction.frame : .blank
        expect(send == wanted, "sends \(send)", event)
        if let lastDelivery = session.lastDelivery {
            expect(now >= lastDelivery + settings.minimumGap, "breaks the pause", event)
        }
        underWay = send
    }

    private mutating func expect(_ fine: Bool, _ what: String, _ event: BoardSession.Event) {
        if !fine {
            complaints.append("\(what) at \(now) ns after \(event)")
        }
    }
}
