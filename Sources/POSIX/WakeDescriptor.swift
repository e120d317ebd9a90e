import CLinux
import Glibc

/// A bell that any thread may ring to wake a poller (eventfd); many rings count as one.
public struct WakeDescriptor: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor

    /// Makes a silent bell.
    public init() throws(SystemError) {
        let flags = CInt(EFD_NONBLOCK) | CInt(EFD_CLOEXEC)
        descriptor = Descriptor(adopting: try SystemCall.run("eventfd") { eventfd(0, flags) })
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Rings; never blocks and cannot fail: a full counter already means "wake up".
    public func ring() {
        let number = descriptor.number
        var one: UInt64 = 1
        _ = try? SystemCall.transfer("write") { unsafe Glibc.write(number, &one, 8) }
    }

    /// Silences the bell; true when it had been rung.
    @discardableResult
    public func acknowledge() throws(SystemError) -> Bool {
        let number = descriptor.number
        var rings: UInt64 = 0
        let result = try SystemCall.transfer("read") { unsafe Glibc.read(number, &rings, 8) }
        return result == .moved(8)
    }
}
