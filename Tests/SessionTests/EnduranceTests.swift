import Packets
import Testing

@testable import Session

/// Three days of a board whose link comes and goes, in a moment.
struct EnduranceTests {
    /// What the world answers, drawn from a seed.
    private struct Weather {
        var random: UInt64

        mutating func draw(_ range: Range<Int64>) -> Int64 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int64(random >> 33) % (range.upperBound - range.lowerBound)
        }
    }

    /// Counts of what happened.
    private struct Tally {
        var events = 0
        var opened = 0
        var ended = 0
        var sent = 0
        var states: Set<BoardState> = []
    }

    private static let second = SessionSettings.second
    private static let hours: Int64 = 72

    /// The link layer's side: at most one link, at most one packet, at most one timer.
    private struct World {
        var session: BoardSession
        var weather: Weather
        var tally = Tally()
        var isOpen = false
        var timer: Int64?
        /// What comes next from outside, and when.
        var coming: (at: Int64, event: BoardSession.Event)?

        mutating func take(_ event: BoardSession.Event, at now: Int64) {
            tally.events += 1
            let reaction = session.handle(event, at: now)
            tally.states.insert(session.status.state)
            timer = reaction.timer
            if let timer { #expect(timer > now, "a timer in the past is a busy loop") }
            if let action = reaction.link {
                if isOpen { tally.ended += 1 }
                isOpen = false
                coming = nil
                if action == .open { coming = (now + weather.draw(0..<8 * second), dialled()) }
            }
            if reaction.send != nil {
                #expect(isOpen, "nothing is sent without a link")
                tally.sent += 1
                coming = (now + weather.draw(1_000_000..<3 * second), fate())
            } else if isOpen, coming == nil {
                coming = (now + weather.draw(second..<60 * second), fate())
            }
        }

        private mutating func dialled() -> BoardSession.Event {
            switch weather.draw(0..<10) {
            case 0...4: .linkOpened
            case 5...6: .linkFailed(.refused)
            case 7: .linkFailed(.unreachable)
            default: .linkFailed(.timedOut)
            }
        }

        /// Most packets get through; others end the link, or are never heard of again.
        private mutating func fate() -> BoardSession.Event {
            switch weather.draw(0..<20) {
            case 0...1: .linkLost(.hungUp)
            case 2: .received(byteCount: 7, note: .garbage)
            case 3: .newScene
            case 4: .frameDue(changed: true)
            default: .drained
            }
        }

        mutating func run(until end: Int64) {
            take(.start, at: 0)
            while true {
                let due = min(timer ?? .max, coming?.at ?? .max)
                guard due < end else { return }
                if let next = coming, next.at <= due {
                    coming = nil
                    switch next.event {
                    case .linkOpened:
                        isOpen = true
                        tally.opened += 1
                    case .linkLost where isOpen:
                        isOpen = false
                        tally.ended += 1
                    default: break
                    }
                    take(next.event, at: due)
                } else {
                    take(.timer, at: due)
                }
            }
        }
    }

    @Test("72 hours of flapping leave one link and one timer, and no busy loop", arguments: 1...8)
    func threeDays(seed: UInt64) {
        var settings = SessionSettings(BoardProtocol.openPixelControl.capabilities, seed: seed)
        settings.keepAlive = 4 * Self.second
        var world = World(
            session: BoardSession(settings: settings, at: 0),
            weather: Weather(random: seed)
        )
        _ = world.session.handle(.newScene, at: 0)
        world.run(until: Self.hours * 3_600 * Self.second)
        let tally = world.tally
        #expect(
            tally.opened - tally.ended == (world.isOpen ? 1 : 0),
            "every link opened was closed"
        )
        #expect(tally.opened > 1_000, "it flapped: \(tally)")
        #expect(world.timer != nil, "it goes on")
        #expect(tally.states.isSuperset(of: [.ok, .degraded, .offline, .refused, .late]))
        // Three events a second would be a loop that does not wait.
        #expect(tally.events < Int(Self.hours) * 3_600 * 3, "\(tally)")
        // Back-off never grows beyond its limit, however long the trouble.
        var backOff = world.session.settings.backOff
        #expect(backOff.next() <= BackOff.longest)
    }
}
