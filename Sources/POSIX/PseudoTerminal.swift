import CLinux
import Glibc

/// A pair of joined terminals: a serial cable without hardware, for virtual boards and tests.
///
/// This object is the board's end. A program opens `path` as its serial port; when this object
/// goes, that program sees the device unplugged.
public struct PseudoTerminal: ~Copyable, Sendable, Pollable {
    private let master: Descriptor
    /// Kept open, so that the board's end does not hang up whenever the program closes its port.
    private let slave: Descriptor
    /// The device that the program opens.
    public let path: String
    private let link: String?

    /// Makes a raw pair; `link` is a stable path that leads to the device while this lives.
    public init(link: String? = nil) throws(SystemError) {
        let flags = O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK
        do {
            let master = Descriptor(
                adopting: try SystemCall.run("posix_openpt") { placard_open_pty_master(flags) }
            )
            let number = master.number
            var name = [CChar](repeating: 0, count: 64)
            let room = name.count
            try SystemCall.run("ptsname_r") { unsafe placard_unlock_pty(number, &name, room) }
            let path = String(
                decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
                as: UTF8.self
            )
            let slave = try Files.open(path, O_RDWR | O_NOCTTY, mode: 0, attempt: "open \(path)")
            try TerminalState(of: slave.number).apply(.standard, to: slave.number)
            if let link { try Files.link(link, to: path) }
            self.master = master
            self.slave = slave
            self.path = path
            self.link = link
        } catch {
            throw error.during("make a pseudo-terminal")
        }
    }

    deinit {
        // Only our own link is removed: another board may have taken the name meanwhile.
        if let link, Files.target(ofLink: link) == path { try? Files.remove(link) }
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { master.handle }

    /// Reads what the program wrote to its port.
    public func read(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        try master.read(into: &buffer)
    }

    /// Writes what the program will read from its port.
    public func write(_ bytes: Span<UInt8>) throws(SystemError) -> Transfer {
        try master.write(bytes)
    }
}
