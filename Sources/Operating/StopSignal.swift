package import POSIX

/// Ctrl-C, SIGTERM and a terminal that goes away as an event instead of an interruption.
///
/// Make it before any thread starts: threads inherit the blocked signals, so that none of them is
/// ended by a signal that the waiting thread was to take.
package final class StopSignal: Sendable {
    private let signals: SignalDescriptor
    private let reloads: Bool

    /// Collects the signals; with `reloads`, a hang-up means "read your configuration again", as
    /// service managers have it, and not that the terminal went away.
    package init(reloads: Bool = false) throws(SystemError) {
        // Boards must go dark in order, also when nobody reads the log any more.
        Signal.ignoreBrokenPipes()
        var wanted: [Signal] = [.interrupt, .terminate]
        if reloads || !Signal.hangUp.isIgnored { wanted.append(.hangUp) }
        signals = try SignalDescriptor(wanted)
        self.reloads = reloads
    }

    /// Calls `body` once, on a thread of its own, when the program is told to end.
    ///
    /// A hang-up that is to reload calls `reload`, any number of times.
    package func watch(
        reload: (@Sendable () -> Void)? = nil,
        stop body: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        let poller = try Poller()
        try poller.add(signals, token: 0, interest: .readable)
        _ = try Thread.start(name: "signals") { [self] in
            var events = PollEvents(capacity: 1)
            while true {
                guard (try? poller.wait(milliseconds: nil, into: &events)) != nil else { return }
                guard let signal = try? signals.next() else { continue }
                if signal == .hangUp, reloads {
                    reload?()
                    continue
                }
                body()
                return
            }
        }
    }
}
