import Glibc

/// How a serial line talks: speed, character frame and flow control.
public struct SerialSettings: Sendable, Hashable, CustomStringConvertible {
    /// The check bit of each character.
    public enum Parity: String, CaseIterable, Sendable {
        /// No check bit.
        case none = "n"
        /// The number of ones is even.
        case even = "e"
        /// The number of ones is odd.
        case odd = "o"
    }

    /// Who holds back the sender.
    public enum Flow: String, CaseIterable, Sendable {
        /// Nobody: the usual wiring of display boards.
        case none
        /// The RTS and CTS lines.
        case hardware
        /// RTS turns a half-duplex line to sending and back: RS-485, done by the kernel's driver.
        case direction = "rs485"
    }

    /// Bits per second on the line.
    public var baud: Int
    /// Data bits of a character, 7 or 8.
    public var dataBits: Int
    /// The check bit.
    public var parity: Parity
    /// Stop bits, 1 or 2.
    public var stopBits: Int
    /// Flow control.
    public var flow: Flow

    /// Makes settings; nil for a speed or frame that no line has.
    public init?(
        baud: Int,
        dataBits: Int = 8,
        parity: Parity = .none,
        stopBits: Int = 1,
        flow: Flow = .none
    ) {
        guard SerialSettings.isSpeed(baud), (7...8).contains(dataBits),
            (1...2).contains(stopBits)
        else { return nil }
        self.baud = baud
        self.dataBits = dataBits
        self.parity = parity
        self.stopBits = stopBits
        self.flow = flow
    }

    private init(standardBaud: Int) {
        baud = standardBaud
        dataBits = 8
        parity = .none
        stopBits = 1
        flow = .none
    }

    /// 115200 bit/s, eight data bits, no parity, one stop bit: what most boards expect.
    public static let standard = SerialSettings(standardBaud: 115_200)

    /// Slowest and fastest line, in bits a second.
    public static let baudRange = 50...4_000_000

    /// Whether a line may be set to so many bits a second: a usual speed, or one that differs from
    /// them all by more than a hundredth, for less is a slip of the pen.
    public static func isSpeed(_ baud: Int) -> Bool {
        speeds[baud] != nil
            || (baudRange.contains(baud) && !baudRates.contains { abs($0 - baud) * 100 <= $0 })
    }

    /// The usual speeds, slowest first.
    public static let baudRates: [Int] = speeds.keys.sorted()

    /// The short form, as `115200 8N1`.
    public var description: String {
        "\(baud) \(dataBits)\(parity.rawValue.uppercased())\(stopBits)"
    }

    /// Bits on the line for one byte: start, data, parity, stop.
    public var bitsPerByte: Int { 1 + dataBits + (parity == .none ? 0 : 1) + stopBits }

    /// Nanoseconds that `count` bytes spend on the line.
    public func nanoseconds(forBytes count: Int) -> Int64 {
        Int64(count) * Int64(bitsPerByte) * 1_000_000_000 / Int64(baud)
    }

    /// The flags of `c_cflag` for these settings (termios(3)); a pure function, because a
    /// pseudo-terminal accepts 7 bits and parity but silently keeps 8N1, so no device test sees it.
    var controlFlags: tcflag_t {
        // CLOCAL: modem lines are not obeyed; most boards wire only data and ground.
        var flags = tcflag_t(CREAD | CLOCAL)
        flags |= tcflag_t(dataBits == 7 ? CS7 : CS8)
        switch parity {
        case .none: break
        case .even: flags |= tcflag_t(PARENB)
        case .odd: flags |= tcflag_t(PARENB | PARODD)
        }
        if stopBits == 2 { flags |= tcflag_t(CSTOPB) }
        if flow == .hardware { flags |= tcflag_t(CRTSCTS) }
        return flags
    }

    /// A raw line: every byte passes as it is, also 11 and 13 (XON, XOFF) and 0A, 0D.
    func apply(to form: inout termios) {
        unsafe cfmakeraw(&form)
        form.c_iflag &= ~tcflag_t(IXON | IXOFF | IXANY | INPCK)
        form.c_cflag = controlFlags
        // Another speed is set by its number, after this.
        unsafe _ = cfsetspeed(&form, SerialSettings.speeds[baud] ?? speed_t(B38400))
        // A read takes what is there; readiness is the poller's business.
        form.c_cc.6 = 1
        form.c_cc.5 = 0
    }

    /// Whether the kernel has no code for the speed.
    var hasOwnSpeed: Bool { SerialSettings.speeds[baud] == nil }

    private static let speeds: [Int: speed_t] = [
        1_200: speed_t(B1200), 1_800: speed_t(B1800), 2_400: speed_t(B2400),
        4_800: speed_t(B4800), 9_600: speed_t(B9600), 19_200: speed_t(B19200),
        38_400: speed_t(B38400), 57_600: speed_t(B57600), 115_200: speed_t(B115200),
        230_400: speed_t(B230400), 460_800: speed_t(B460800), 500_000: speed_t(B500000),
        576_000: speed_t(B576000), 921_600: speed_t(B921600), 1_000_000: speed_t(B1000000),
        1_152_000: speed_t(B1152000), 1_500_000: speed_t(B1500000),
        2_000_000: speed_t(B2000000), 2_500_000: speed_t(B2500000),
        3_000_000: speed_t(B3000000), 3_500_000: speed_t(B3500000),
        4_000_000: speed_t(B4000000),
    ]
}
