import CLinux
import Glibc

/// An alarm on the steady clock that a poller can watch (timerfd).
public struct TimerDescriptor: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor

    /// Makes a disarmed timer.
    public init() throws(SystemError) {
        let flags = CInt(TFD_NONBLOCK) | CInt(TFD_CLOEXEC)
        descriptor = Descriptor(
            adopting: try SystemCall.run("timerfd_create") {
                timerfd_create(CLOCK_MONOTONIC, flags)
            }
        )
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Arms the alarm for an absolute time; a time in the past rings at once.
    public func arm(at time: MonotonicTime) throws(SystemError) {
        // Zero would disarm.
        try set(nanoseconds: max(1, time.nanoseconds))
    }

    /// Disarms the alarm.
    public func disarm() throws(SystemError) {
        try set(nanoseconds: 0)
    }

    /// Takes the ring off, so that the poller is quiet again; true when the alarm had rung.
    @discardableResult
    public func acknowledge() throws(SystemError) -> Bool {
        let number = descriptor.number
        var rings: UInt64 = 0
        let result = try SystemCall.transfer("read") { unsafe Glibc.read(number, &rings, 8) }
        return result == .moved(8)
    }

    private func set(nanoseconds: Int64) throws(SystemError) {
        let number = descriptor.number
        let absolute = CInt(TFD_TIMER_ABSTIME)
        try SystemCall.run("timerfd_settime") {
            var value = itimerspec()
            value.it_value.tv_sec = Int(nanoseconds / 1_000_000_000)
            value.it_value.tv_nsec = Int(nanoseconds % 1_000_000_000)
            return unsafe timerfd_settime(number, absolute, &value, nil)
        }
    }
}
