import CLinux
import Glibc

/// A serial line of our own: raw, exclusive, non-blocking, and left as it was found.
public struct SerialPort: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor
    private let former: TerminalState
    /// The path it was opened by.
    public let path: String
    /// How it talks.
    public let settings: SerialSettings
    /// Whether the device has modem lines; pseudo-terminals and some adapters have none.
    public let hasModemLines: Bool

    /// Opens a device exclusively and prepares it; what it was before is restored at the end.
    public init(_ path: String, settings: SerialSettings) throws(SystemError) {
        do {
            try self.init(unexplained: path, settings: settings)
        } catch {
            throw SerialPort.explain(error, path: path)
        }
    }

    /// Opens as `init(_:settings:)`, without searching all processes for who uses a busy device.
    ///
    /// For threads that must not wait; `explain` does the search elsewhere.
    public init(unexplained path: String, settings: SerialSettings) throws(SystemError) {
        let opened = try SerialPort.openDevice(path)
        let prepared = try SerialPort.prepare(opened.number, path, settings)
        descriptor = opened
        former = prepared.former
        hasModemLines = prepared.hasModemLines
        self.path = path
        self.settings = settings
    }

    deinit {
        let number = descriptor.number
        // Closing waits up to half a minute for a line that takes nothing, unless flushed. But a
        // flush takes from a pseudo-terminal's reader what was written whole, so only if needed.
        _ = tcflush(number, SerialPort.hasUnsentBytes(number) ? TCIOFLUSH : TCIFLUSH)
        former.restore(on: number)
        if settings.flow == .direction { _ = placard_direct_line(number, 0, 0) }
        _ = ioctl(number, UInt(TIOCNXCL))
        // Said aloud, since a child being started shares the lock until it runs its program.
        _ = flock(number, LOCK_UN)
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Adds the next step to an error of opening: who owns or uses the device, what is present.
    public static func explain(_ error: SystemError, path: String) -> SystemError {
        SerialAdvice.explain(error, path: path)
    }

    /// Writes a part of `bytes`, as much as the driver takes now; `.ended` when unplugged.
    public func write(_ bytes: Span<UInt8>) throws(SystemError) -> Transfer {
        do {
            return try descriptor.write(bytes)
        } catch {
            if SerialPort.isHangUp(error) { return .ended }
            throw error.during("write to \(path)")
        }
    }

    /// Reads into the front of `buffer`; `.ended` when the device was unplugged.
    public func read(into buffer: inout [UInt8]) throws(SystemError) -> Transfer {
        do {
            return try descriptor.read(into: &buffer)
        } catch {
            if SerialPort.isHangUp(error) { return .ended }
            throw error.during("read from \(path)")
        }
    }

    /// How many written bytes still wait in the driver.
    public func unsentBytes() throws(SystemError) -> Int {
        let number = descriptor.number
        var count: CInt = 0
        try SystemCall.run("ioctl") { unsafe ioctl(number, UInt(TIOCOUTQ), &count) }
        return Int(count)
    }

    /// Drops what was written but not sent, and what was received but not read.
    public func discardQueues() {
        _ = tcflush(descriptor.number, TCIOFLUSH)
    }

    /// The line's present speed and frame as the device reports them, for tests.
    func currentState() throws(SystemError) -> TerminalState {
        try TerminalState(of: descriptor.number)
    }

    private static func openDevice(_ path: String) throws(SystemError) -> Descriptor {
        try Files.open(
            path,
            O_RDWR | O_NOCTTY | O_NONBLOCK,
            mode: 0,
            attempt: "open the serial port \(path)"
        )
    }

    private static func prepare(
        _ number: CInt,
        _ path: String,
        _ settings: SerialSettings
    ) throws(SystemError) -> (former: TerminalState, hasModemLines: Bool) {
        do {
            let former = try TerminalState(of: number)
            // Two guards: the kernel's flag stops ordinary users' later opens, the lock stops
            // other programs that ask for it, also those of root.
            try SystemCall.run("flock") { flock(number, LOCK_EX | LOCK_NB) }
            try SystemCall.run("ioctl") { ioctl(number, UInt(TIOCEXCL)) }
            try former.apply(settings, to: number)
            try SerialPort.setSpecials(settings, number)
            _ = tcflush(number, TCIFLUSH)
            return (former, findModemLines(number))
        } catch {
            throw error.during("prepare the serial port \(path)")
        }
    }

    /// A speed without a code of its own, and the direction of a half-duplex line.
    private static func setSpecials(
        _ settings: SerialSettings,
        _ number: CInt
    ) throws(SystemError) {
        if settings.hasOwnSpeed {
            try SystemCall.run("ioctl") { placard_set_speed(number, CUnsignedInt(settings.baud)) }
            var real: CUnsignedInt = 0
            try SystemCall.run("ioctl") { unsafe placard_get_speed(number, &real) }
            // A UART finds a byte's bits up to about two hundredths beside its own speed.
            guard abs(Int(real) - settings.baud) * 50 <= settings.baud else {
                throw SystemError(call: "ioctl", errno: EINVAL).during(
                    "set \(settings.baud) baud",
                    remedy: "The device makes \(real) of it; choose a speed that it has."
                )
            }
        }
        guard settings.flow == .direction else { return }
        do {
            try SystemCall.run("ioctl") { placard_direct_line(number, 1, 0) }
        } catch {
            throw error.during(
                "turn the line's direction",
                remedy: "The device cannot; leave out flow=rs485 if its adapter turns by itself."
            )
        }
    }

    /// EIO: the other end of a pseudo-terminal is closed, or a USB adapter was pulled.
    private static func isHangUp(_ error: SystemError) -> Bool {
        [EIO, EPIPE, ENXIO, ENODEV].contains(error.errno)
    }

    private static func hasUnsentBytes(_ number: CInt) -> Bool {
        var count: CInt = 0
        return unsafe ioctl(number, UInt(TIOCOUTQ), &count) == 0 && count > 0
    }

    private static func findModemLines(_ number: CInt) -> Bool {
        var lines: CInt = 0
        // ENOTTY and EINVAL both mean "no such lines", which is no failure.
        return unsafe ioctl(number, UInt(TIOCMGET), &lines) == 0
    }
}

/// The settings a terminal device had, kept to be restored.
struct TerminalState: Sendable {
    var form: termios

    init(of number: CInt) throws(SystemError) {
        var form = termios()
        try SystemCall.run("tcgetattr") { unsafe tcgetattr(number, &form) }
        self.form = form
    }

    func apply(_ settings: SerialSettings, to number: CInt) throws(SystemError) {
        var wanted = form
        settings.apply(to: &wanted)
        try SystemCall.run("tcsetattr") { unsafe tcsetattr(number, TCSANOW, &wanted) }
    }

    func restore(on number: CInt) {
        var form = form
        unsafe _ = tcsetattr(number, TCSANOW, &form)
    }

    var speedCode: speed_t {
        var form = form
        return unsafe cfgetospeed(&form)
    }
}
