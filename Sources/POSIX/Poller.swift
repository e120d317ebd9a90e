import CLinux
import Glibc

/// What a descriptor is ready for.
public struct Readiness: OptionSet, Sendable, Hashable {
    /// The bits as epoll gives them.
    public let rawValue: UInt32

    /// Makes a set from epoll's bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Something can be read, or the end of the stream.
    public static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    /// Something can be written.
    public static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// Both sides of the connection are shut, or the device is gone; always reported.
    public static let hungUp = Readiness(rawValue: EPOLLHUP.rawValue)
    /// An error waits to be read; always reported.
    public static let failed = Readiness(rawValue: EPOLLERR.rawValue)
    /// The peer has shut its writing side.
    public static let peerClosed = Readiness(rawValue: EPOLLRDHUP.rawValue)
    /// Interest only: report changes, not states.
    public static let edge = Readiness(rawValue: EPOLLET.rawValue)
}

/// One answer of a poller.
public struct PollEvent: Sendable, Hashable {
    /// The token given when the descriptor was added.
    public let token: UInt64
    /// What it is ready for.
    public let readiness: Readiness
}

/// The caller's room for answers, used again for every wait.
@safe public struct PollEvents: ~Copyable {
    var storage: [epoll_event]
    /// How many answers the last wait left.
    public internal(set) var count = 0

    /// Makes room for `capacity` answers a wait.
    public init(capacity: Int) {
        precondition(capacity > 0, "a poller needs room for one event")
        unsafe storage = unsafe Array(repeating: epoll_event(), count: capacity)
    }

    /// The answer at `index`, below `count`.
    public subscript(index: Int) -> PollEvent {
        precondition(index < count, "no such event")
        let event = unsafe storage[index]
        return unsafe PollEvent(
            token: event.data.u64,
            readiness: Readiness(rawValue: event.events)
        )
    }
}

/// Waits for many descriptors at once (epoll); waiting allocates nothing.
public struct Poller: ~Copyable, Sendable {
    private let descriptor: Descriptor

    /// Makes a poller that watches nothing yet.
    public init() throws(SystemError) {
        descriptor = Descriptor(
            adopting: try SystemCall.run("epoll_create1") {
                epoll_create1(CInt(EPOLL_CLOEXEC))
            }
        )
    }

    /// Starts watching; `token` comes back with each event.
    public func add(
        _ pollable: borrowing some Pollable & ~Copyable,
        token: UInt64,
        interest: Readiness
    ) throws(SystemError) {
        try control(EPOLL_CTL_ADD, pollable.handle, token, interest)
    }

    /// Changes what is watched for.
    public func modify(
        _ pollable: borrowing some Pollable & ~Copyable,
        token: UInt64,
        interest: Readiness
    ) throws(SystemError) {
        try control(EPOLL_CTL_MOD, pollable.handle, token, interest)
    }

    /// Stops watching; closing a descriptor does the same by itself.
    public func remove(_ pollable: borrowing some Pollable & ~Copyable) throws(SystemError) {
        try control(EPOLL_CTL_DEL, pollable.handle, 0, [])
    }

    /// Waits for events; nil waits for ever, 0 only looks.
    ///
    /// The count is also the result.
    @discardableResult
    public func wait(
        milliseconds: Int?,
        into events: inout PollEvents
    ) throws(SystemError) -> Int {
        let poller = descriptor.number
        let deadline = milliseconds.map { MonotonicTime.now.advanced(byMilliseconds: $0) }
        events.count = 0
        let count = try unsafe events.storage.withUnsafeMutableBufferPointer {
            buffer throws(SystemError) in
            let start = buffer.baseAddress
            let capacity = CInt(clamping: buffer.count)
            return try SystemCall.run("epoll_wait") {
                let left = deadline.map { max(0, $0.millisecondsRoundedUp(since: .now)) } ?? -1
                return unsafe epoll_wait(poller, start, capacity, CInt(clamping: left))
            }
        }
        events.count = Int(count)
        return events.count
    }

    private func control(
        _ operation: CInt,
        _ handle: DescriptorHandle,
        _ token: UInt64,
        _ interest: Readiness
    ) throws(SystemError) {
        let poller = descriptor.number
        try SystemCall.run("epoll_ctl") {
            var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data(u64: token))
            return unsafe epoll_ctl(poller, operation, handle.number, &event)
        }
    }
}

extension Poller: Pollable {
    /// The poller's own handle, so that pollers can be nested.
    public var handle: DescriptorHandle { descriptor.handle }
}
