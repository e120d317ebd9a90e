import BoardSimulator
import POSIX
import Packets
import Raster
import TestKit

/// The publisher's end of a virtual board: a real port, opened, written and read to a deadline.
final class BoardClient {
    private let serial: SerialPort?
    private let connection: TCPConnection?

    static let deadlineMilliseconds = 20_000

    init(serial path: String) throws {
        serial = try SerialPort(path, settings: .standard)
        connection = nil
    }

    init(tcp port: UInt16) throws {
        let opened = try TCPConnection.connectNonblocking(to: .loopback(port: port))
        _ = try opened.waitWritable(milliseconds: Self.deadlineMilliseconds)
        _ = try opened.connectProgress()
        connection = consume opened
        serial = nil
    }

    /// Sends what the board takes now: how many bytes, or nothing when the board is gone.
    func sendSome(_ bytes: ArraySlice<UInt8>) -> Int? {
        do {
            var result = Transfer.wouldBlock
            if let transfer = try serial?.write(bytes.span) { result = transfer }
            if let transfer = try connection?.send(bytes.span) { result = transfer }
            switch result {
            case .moved(let count): return count
            case .wouldBlock: return 0
            case .ended: return nil
            }
        } catch {
            return nil
        }
    }

    /// Sends all; false when the board is gone or the time is over.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        let deadline = MonotonicTime.now.advanced(byMilliseconds: Self.deadlineMilliseconds)
        while !rest.isEmpty {
            guard MonotonicTime.now < deadline, let count = sendSome(rest) else { return false }
            rest = rest.dropFirst(count)
            if count == 0 { Clocks.sleep(milliseconds: 1) }
        }
        return true
    }

    /// What the board has said since the last call; nothing when it is gone.
    func heard() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        do {
            var result = Transfer.wouldBlock
            if let transfer = try serial?.read(into: &buffer) { result = transfer }
            if let transfer = try connection?.receive(into: &buffer) { result = transfer }
            switch result {
            case .moved(let count): return Array(buffer[..<count])
            case .wouldBlock: return []
            case .ended: return nil
            }
        } catch {
            return nil
        }
    }
}

/// Boards and pictures that several tests use.
enum Sample {
    static func wiring(
        _ boardProtocol: BoardProtocol,
        width: Int = 8,
        height: Int = 4
    ) throws -> BoardWiring {
        BoardWiring(
            boardProtocol: boardProtocol,
            mapping: try PanelMapping(width: width, height: height, rowOrder: .serpentine),
            colourOrder: .grb
        )
    }

    /// A frame of random colours, and its packet for the wiring.
    static func frame(
        _ wiring: BoardWiring,
        seed: UInt64
    ) throws -> (frame: Frame, packet: [UInt8]) {
        var random = SplitMix64(seed: seed)
        var canvas = Canvas(width: wiring.mapping.width, height: wiring.mapping.height)
        canvas.pixels = random.bytes(wiring.mapping.count).map { $0 % 7 }
        let colours = random.bytes(21)
        let palette = Palette(
            (0..<7).map {
                Colour(red: colours[$0], green: colours[$0 + 7], blue: colours[$0 + 14])
            }
        )
        let frame = Frame(canvas: canvas, palette: palette)
        var encoder = try FrameEncoder(wiring)
        var packet: [UInt8] = []
        encoder.encode(frame, into: &packet)
        return (frame, packet)
    }

    /// Tells whether a board shows a frame, pixel by pixel.
    static func shows(_ picture: ReceivedPicture, _ frame: Frame) -> Bool {
        (0..<frame.height).allSatisfy { y in
            (0..<frame.width).allSatisfy { x in picture[x, y] == frame[x, y] }
        }
    }
}
