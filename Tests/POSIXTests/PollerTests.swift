import TestKit
import Testing

@testable import POSIX

@Suite struct PollerTests {
    @Test func theTokenOfTheReadyOneComesBack() throws {
        let poller = try Poller()
        let first = try WakeDescriptor()
        let second = try WakeDescriptor()
        var events = PollEvents(capacity: 4)
        try poller.add(first, token: 11, interest: .readable)
        try poller.add(second, token: UInt64.max, interest: .readable)
        #expect(try poller.wait(milliseconds: 0, into: &events) == 0)
        second.ring()
        #expect(try poller.wait(milliseconds: nil, into: &events) == 1)
        #expect(events[0] == PollEvent(token: UInt64.max, readiness: .readable))
    }

    @Test func aRemovedOneIsSilent() throws {
        let poller = try Poller()
        let wake = try WakeDescriptor()
        var events = PollEvents(capacity: 1)
        try poller.add(wake, token: 1, interest: .readable)
        wake.ring()
        try poller.remove(wake)
        #expect(try poller.wait(milliseconds: 0, into: &events) == 0)
    }

    @Test func aTimerRingsAtItsTimeAndOnlyOnce() throws {
        let timer = try TimerDescriptor()
        let due = MonotonicTime.now.advanced(byMilliseconds: 5)
        try timer.arm(at: due)
        #expect(try timer.waitReadable(milliseconds: 20_000))
        #expect(MonotonicTime.now >= due)
        #expect(try timer.acknowledge())
        #expect(try timer.acknowledge() == false)
    }

    @Test func aTimeInThePastRingsAtOnceAndDisarmingSilences() throws {
        let timer = try TimerDescriptor()
        try timer.arm(at: MonotonicTime(nanoseconds: 0))
        #expect(try timer.waitReadable(milliseconds: 20_000))
        try timer.disarm()
        #expect(try timer.waitReadable(milliseconds: 0) == false)
    }

    @Test func aSignalIsReadInsteadOfInterrupting() throws {
        // On a thread of its own: the test runner's threads must not get the blocked signal.
        let seen = Locked<[Signal?]>([])
        let thread = try Thread.start(name: "signals") {
            guard let signals = try? SignalDescriptor([.user1, .hangUp]) else { return }
            seen.with { $0.append(try? signals.next()) }
            Signal.user1.raise()
            seen.with { $0.append(try? signals.next()) }
            Signal.hangUp.raise()
            seen.with { $0.append(try? signals.next()) }
        }
        thread.join()
        #expect(seen.with { $0 } == [nil, .user1, .hangUp])
    }

    @Test func threadsCarryTheirNameAndCanBeJoinedTwice() throws {
        let name = Locked("")
        let thread = try Thread.start(name: "a-name-longer-than-fifteen") {
            let comm = try? Files.read("/proc/thread-self/comm")
            name.with { $0 = String(decoding: comm ?? [], as: UTF8.self) }
        }
        thread.join()
        thread.join()
        #expect(name.with { $0 } == "a-name-longer-t\n")
    }

    @Test func processorTimeGrowsWithWork() {
        let thread = CPUClock.threadNanoseconds()
        let process = CPUClock.processNanoseconds()
        while CPUClock.threadNanoseconds() == thread {}
        #expect(CPUClock.processNanoseconds() > process)
    }
}
