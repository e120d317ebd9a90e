import CLinux
import Glibc

/// The signals this program knows what to do with.
public enum Signal: CaseIterable, Sendable, Hashable {
    /// SIGINT: the operator pressed Ctrl-C.
    case interrupt
    /// SIGTERM: the service manager asks to stop.
    case terminate
    /// SIGHUP: the terminal is gone, or "read your configuration again".
    case hangUp
    /// SIGUSR1: free for the program's use.
    case user1
    /// SIGCHLD: a child process ended.
    case child
    /// SIGWINCH: the terminal changed its size.
    case windowChanged
    /// SIGPIPE: wrote to a pipe that nobody reads.
    case brokenPipe
    /// SIGKILL: for ending child processes; it cannot be caught.
    case kill

    var number: CInt {
        switch self {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangUp: SIGHUP
        case .user1: SIGUSR1
        case .child: SIGCHLD
        case .windowChanged: SIGWINCH
        case .brokenPipe: SIGPIPE
        case .kill: SIGKILL
        }
    }

    /// Lets writes to broken pipes fail with EPIPE instead of ending the process.
    public static func ignoreBrokenPipes() {
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
    }

    /// Tells whether whoever started the program wants the signal ignored, as `nohup` does.
    public var isIgnored: Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        // SIG_IGN is the address 1 (signal.h).
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Sends the signal to the calling thread.
    public func raise() {
        Glibc.raise(number)
    }
}

/// Signals as something to read, instead of an interruption at any instruction (signalfd).
///
/// Make it before any other thread starts: threads inherit the blocked set, and one thread that
/// does not block the signal would take it, with the default effect of ending the process.
public struct SignalDescriptor: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor

    /// Blocks the signals on the calling thread and collects them here.
    public init(_ signals: [Signal]) throws(SystemError) {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for signal in signals {
            unsafe sigaddset(&set, signal.number)
        }
        let blocked = set
        try SystemCall.numbered("pthread_sigmask") {
            var blocked = blocked
            return unsafe pthread_sigmask(SIG_BLOCK, &blocked, nil)
        }
        let flags = CInt(SFD_NONBLOCK) | CInt(SFD_CLOEXEC)
        descriptor = Descriptor(
            adopting: try SystemCall.run("signalfd") {
                var blocked = blocked
                return unsafe signalfd(-1, &blocked, flags)
            }
        )
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Takes the next signal, or nil when none waits.
    public func next() throws(SystemError) -> Signal? {
        let number = descriptor.number
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        let result = try SystemCall.transfer("read") { unsafe Glibc.read(number, &info, size) }
        guard result == .moved(size) else { return nil }
        let arrived = CInt(bitPattern: info.ssi_signo)
        return Signal.allCases.first { $0.number == arrived }
    }
}
