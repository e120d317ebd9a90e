import CLinux
import Glibc
import TestKit
import Testing

@testable import POSIX

@Suite struct SerialTests {
    /// Flag values of Linux on x86-64 and ARM, asm-generic/termbits.h.
    @Test(arguments: [
        (8, SerialSettings.Parity.none, 1, SerialSettings.Flow.none, 0o060),
        (7, .none, 1, .none, 0o040),
        (7, .even, 1, .none, 0o040 | 0o400),
        (7, .odd, 2, .none, 0o040 | 0o400 | 0o1000 | 0o100),
        (8, .even, 1, .hardware, 0o060 | 0o400 | 0o20000000000),
        (8, .none, 2, .none, 0o060 | 0o100),
    ])
    func theFrameBecomesControlFlags(
        _ dataBits: Int,
        _ parity: SerialSettings.Parity,
        _ stopBits: Int,
        _ flow: SerialSettings.Flow,
        _ expected: Int
    ) throws {
        let settings = try #require(
            SerialSettings(
                baud: 9_600,
                dataBits: dataBits,
                parity: parity,
                stopBits: stopBits,
                flow: flow
            )
        )
        // Besides the frame: CREAD 0200 and CLOCAL 04000.
        #expect(settings.controlFlags == UInt32(expected | 0o200 | 0o4000))
    }

    @Test func unknownSpeedsAndFramesAreRefused() {
        // A slip of the pen; the nearest speed is within what a UART puts up with.
        #expect(SerialSettings(baud: 115_201) == nil)
        #expect(SerialSettings(baud: 49) == nil)
        #expect(SerialSettings(baud: 4_100_000) == nil)
        #expect(SerialSettings(baud: 9_600, dataBits: 9) == nil)
        #expect(SerialSettings(baud: 9_600, stopBits: 3) == nil)
        #expect(SerialSettings.baudRates.contains(921_600))
    }

    /// Boards with crystals of their own: 250,000 is DMX, 74,880 an ESP8266, 128,000 Windows.
    @Test(arguments: [250_000, 74_880, 128_000, 31_250, 300])
    func speedsWithoutACodeAreSetByTheirNumber(baud: Int) throws {
        let settings = try #require(SerialSettings(baud: baud))
        #expect(settings.hasOwnSpeed)
        let pty = try PseudoTerminal()
        let port = try SerialPort(pty.path, settings: settings)
        var real: CUnsignedInt = 0
        #expect(unsafe placard_get_speed(port.handle.number, &real) == 0)
        #expect(Int(real) == baud)
        // Bytes still pass as they are.
        let bytes: [UInt8] = [0xA5, 0x0D, 0x0A, 0x11, 0x13, 0x00, 0xFF]
        #expect(try port.write(bytes.span) == .moved(bytes.count))
        var buffer = [UInt8](repeating: 0, count: 16)
        #expect(try pty.read(into: &buffer) == .moved(bytes.count))
        #expect(Array(buffer.prefix(bytes.count)) == bytes)
    }

    @Test func aLineThatCannotTurnItsDirectionIsRefusedWithTheNextStep() throws {
        let settings = try #require(SerialSettings(baud: 9_600, flow: .direction))
        #expect(settings.controlFlags & UInt32(CRTSCTS) == 0, "RTS is not flow control here")
        let pty = try PseudoTerminal()
        let error = #expect(throws: SystemError.self) {
            _ = try SerialPort(pty.path, settings: settings)
        }
        #expect(error?.errno == ENOTTY)
        #expect(error?.remedy?.contains("leave out flow=rs485") == true)
    }

    @Test func timeOnTheLineCountsStartAndStopBits() throws {
        // 518 bytes of 10 bits at 115200 bit/s are 44.97 ms, 22.2 frames a second.
        #expect(SerialSettings.standard.nanoseconds(forBytes: 518) == 44_965_277)
        let seven = try #require(SerialSettings(baud: 300 * 32, dataBits: 7, parity: .even))
        #expect(seven.bitsPerByte == 10)
    }

    @Test("L07: every byte value passes unchanged both ways, on a line without modem wires")
    func everyByteValuePassesUnchangedBothWays() throws {
        let board = try PseudoTerminal()
        let port = try SerialPort(board.path, settings: .standard)
        let all = (0...255).map { UInt8($0) }
        #expect(try port.write(all.span) == .moved(256))
        var room = [UInt8](repeating: 0, count: 512)
        #expect(try board.read(into: &room) == .moved(256))
        #expect(Array(room[..<256]) == all)
        #expect(try board.write(all.span) == .moved(256))
        #expect(try port.waitReadable(milliseconds: 20_000))
        #expect(try port.read(into: &room) == .moved(256))
        #expect(Array(room[..<256]) == all)
        #expect(try port.read(into: &room) == .wouldBlock)
    }

    @Test func speedAndStopBitsReadBackAndTheOldOnesReturn() throws {
        let board = try PseudoTerminal()
        let fast = try #require(SerialSettings(baud: 921_600, stopBits: 2))
        do {
            let port = try SerialPort(board.path, settings: fast)
            #expect(try port.currentState().speedCode == speed_t(B921600))
            #expect(try port.currentState().form.c_cflag & tcflag_t(CSTOPB) != 0)
            #expect(port.hasModemLines == false)
        }
        let later = try Files.open(board.path)
        let state = try TerminalState(of: later.number)
        #expect(state.speedCode == speed_t(B115200))
        #expect(state.form.c_cflag & tcflag_t(CSTOPB) == 0)
    }

    @Test func whatWasWrittenBeforeClosingIsStillRead() throws {
        let board = try PseudoTerminal()
        do {
            let port = try SerialPort(board.path, settings: .standard)
            #expect(try port.write([1, 2, 3].span) == .moved(3))
        }
        _ = try SerialPort(board.path, settings: .standard)
        var room = [UInt8](repeating: 0, count: 8)
        #expect(try board.waitReadable(milliseconds: 20_000))
        #expect(try board.read(into: &room) == .moved(3))
    }

    @Test func aSecondUserIsRefusedUntilTheFirstIsGone() throws {
        let board = try PseudoTerminal()
        do {
            let port = try SerialPort(board.path, settings: .standard)
            #expect {
                _ = try SerialPort(port.path, settings: .standard)
            } throws: { error in
                (error as? SystemError)?.isBusy == true && "\(error)".contains(port.path)
            }
        }
        _ = try SerialPort(board.path, settings: .standard)
    }

    @Test func unpluggingEndsReadingAndWriting() throws {
        var board: PseudoTerminal? = try PseudoTerminal()
        let path = board?.path ?? ""
        let port = try SerialPort(path, settings: .standard)
        board = nil
        _ = board == nil
        var room = [UInt8](repeating: 0, count: 8)
        #expect(try port.read(into: &room) == .ended)
        #expect(try port.write([1].span) == .ended)
        let poller = try Poller()
        var events = PollEvents(capacity: 1)
        try poller.add(port, token: 1, interest: .readable)
        try poller.wait(milliseconds: 20_000, into: &events)
        #expect(events[0].readiness.contains(.hungUp))
    }

    @Test(arguments: [
        ("/dev/no-such-port", "/dev/no-such-port does not exist"),
        ("/etc/passwd", "/etc/passwd is no serial device"),
    ])
    func whatIsNoSerialPortIsExplained(_ path: String, _ remedy: String) {
        #expect {
            _ = try SerialPort(path, settings: .standard)
        } throws: { "\($0)".contains(remedy) }
    }

    @Test func aForeignDeviceNamesItsGroup() throws {
        let error = SerialAdvice.explain(
            SystemError(call: "open", errno: EACCES),
            path: "/etc/passwd"
        )
        #expect("\(error)".contains("belongs to user root, group root"))
        #expect("\(error)".contains("usermod -aG root \(Host.userName)"))
        #expect("\(error)".contains("dialout"))
    }

    @Test func theLinkLeadsToTheDeviceAsLongAsTheBoardLives() throws {
        let folder = try TemporaryDirectory()
        let link = folder.file("board")
        do {
            let board = try PseudoTerminal(link: link)
            #expect(Files.target(ofLink: link) == board.path)
            _ = try SerialPort(link, settings: .standard)
        }
        #expect(Files.target(ofLink: link) == nil)
    }
}
