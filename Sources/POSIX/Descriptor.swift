import Glibc

/// An opaque name of an open descriptor, good only for registering it with a poller.
public struct DescriptorHandle: Sendable, Hashable {
    let number: CInt
}

/// Anything a `Poller` can watch.
public protocol Pollable: ~Copyable {
    /// The handle to register.
    var handle: DescriptorHandle { get }
}

/// An open file descriptor with one owner: it closes exactly once, at the end of its life.
public struct Descriptor: ~Copyable, Sendable, Pollable {
    let number: CInt

    init(adopting number: CInt) {
        precondition(number >= 0, "a descriptor is never negative")
        self.number = number
    }

    deinit {
        SystemCall.close(number)
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { DescriptorHandle(number: number) }

    /// Closes now instead of at the end of the owner's life.
    public consuming func close() {}

    /// Reads into the front of `buffer`: bytes, would block, or the end.
    public borrowing func read(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        let number = number
        let result = try unsafe buffer.withUnsafeMutableBufferPointer { raw throws(SystemError) in
            try SystemCall.transfer("read") {
                unsafe Glibc.read(number, raw.baseAddress, raw.count)
            }
        }
        return result == .moved(0) && !buffer.isEmpty ? .ended : result
    }

    /// Writes a part of `bytes`, as much as fits now.
    public borrowing func write(_ bytes: Span<UInt8>) throws(SystemError) -> Transfer {
        let number = number
        return try unsafe bytes.withUnsafeBytes { raw throws(SystemError) in
            try SystemCall.transfer("write") {
                unsafe Glibc.write(number, raw.baseAddress, raw.count)
            }
        }
    }

    /// Writes everything to a blocking descriptor such as a file or the standard output.
    public borrowing func writeAll(_ bytes: Span<UInt8>) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            switch try write(bytes.extracting(done..<bytes.count)) {
            case .moved(let count): done += count
            case .wouldBlock: _ = try waitWritable(milliseconds: nil)
            case .ended: throw SystemError(call: "write", errno: EPIPE)
            }
        }
    }

    borrowing func setNonblocking() throws(SystemError) {
        let number = number
        let flags = try SystemCall.run("fcntl") { fcntl(number, F_GETFL) }
        try SystemCall.run("fcntl") { fcntl(number, F_SETFL, flags | O_NONBLOCK) }
    }
}

extension Pollable where Self: ~Copyable {
    /// Waits until there is something to read; false when the time is over, nil waits for ever.
    public borrowing func waitReadable(milliseconds: Int?) throws(SystemError) -> Bool {
        try wait(for: Int16(POLLIN), milliseconds: milliseconds)
    }

    /// Waits until something can be written; false when the time is over, nil waits for ever.
    public borrowing func waitWritable(milliseconds: Int?) throws(SystemError) -> Bool {
        try wait(for: Int16(POLLOUT), milliseconds: milliseconds)
    }

    private borrowing func wait(
        for events: Int16,
        milliseconds: Int?
    ) throws(SystemError) -> Bool {
        let number = handle.number
        let deadline = milliseconds.map { Clocks.monotonicNow().advanced(byMilliseconds: $0) }
        let ready = try SystemCall.run("poll") {
            // Computed anew after an interruption, so that signals cannot stretch the wait.
            let left = deadline.map { max(0, $0.millisecondsRoundedUp(since: .now)) } ?? -1
            var entry = pollfd(fd: number, events: events, revents: 0)
            return unsafe poll(&entry, 1, CInt(clamping: left))
        }
        return ready > 0
    }
}
