import CBench
import Disclosure
import Measures
import POSIX
import Packets
import Raster

/// The plain C sender, given the very strip, colours and header that Placard sends.
struct PlainSender {
    let fonts: String

    func run(port: UInt16, boards: Int) throws -> SenderReport {
        let strip = try StripRecording(try ScrollingStrips(fonts: fonts).scene(0))
        var result = bench_result()
        let code = unsafe strip.pixels.withUnsafeBufferPointer { pixels in
            var job = unsafe strip.job(pixels.baseAddress)
            unsafe job.boards = Int32(boards)
            unsafe job.port = port
            return unsafe bench_send(&job, &result)
        }
        guard code == 0 else { throw BenchError("The C sender was refused by the system.") }
        return SenderReport(
            cpu: result.cpu_nanoseconds,
            wall: result.wall_nanoseconds,
            frames: result.frames,
            lateness: result.late_p99,
            resident: Int64(Host.residentBytes() ?? 0)
        )
    }

    /// Tells its port and drops what comes, until standard input ends.
    static func sink() throws {
        var port: UInt16 = 0
        let listener = unsafe bench_listen(&port)
        guard listener >= 0 else { throw BenchError("The sink cannot listen.") }
        Host.print("\(port)\n")
        _ = bench_sink(listener)
    }

    /// Sends a board a frame at every commit to a store, until it is ended.
    static func follow(_ store: String, port: UInt16, packetByteCount: Int64) throws {
        let folder = Files.directory(of: store)
        _ = unsafe bench_follow(store, folder, port, packetByteCount)
        throw BenchError("The plain follower was refused by the system.")
    }

    /// Tells its port and answers every request with these bytes, until standard input ends.
    static func answer(with bytes: [UInt8]) throws {
        var port: UInt16 = 0
        let listener = unsafe bench_listen(&port)
        guard listener >= 0 else { throw BenchError("The plain server cannot listen.") }
        Host.print("\(port)\n")
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe bench_answer(listener, $0.baseAddress, Int64($0.count))
        }
        guard code == 0 else { throw BenchError("The plain server was refused by the system.") }
    }
}

/// A scene's endless strip, recovered from its frames.
struct StripRecording {
    let pixels: [UInt8]
    let stripWidth: Int
    let step: Int
    let frames: Int
    private let header: [UInt8]
    private let words: [UInt32]

    /// Records so many frames; the strip begins again after them.
    private static let recorded = 400

    init(_ scene: Scene) throws {
        let width = SenderReport.width
        let height = SenderReport.height
        let rate = Int64(SenderReport.framesPerSecond)
        let pictures = (0..<Int64(StripRecording.recorded)).map { number in
            scene.frame(at: Instant(milliseconds: (number * 1_000 + rate - 1) / rate)).pixels
        }
        let found = (1...8).first { step in
            zip(pictures, pictures.dropFirst()).prefix(60).allSatisfy { old, new in
                (0..<height).allSatisfy { y in
                    old[y * width + step..<(y + 1) * width]
                        == new[y * width..<(y + 1) * width - step]
                }
            }
        }
        guard let found else { throw BenchError("The bench's strip does not move evenly.") }
        step = found
        frames = pictures.count
        let whole = width + found * (pictures.count - 1)
        stripWidth = whole
        var pixels = [UInt8](repeating: 0, count: whole * height)
        for (number, picture) in pictures.enumerated() {
            for y in 0..<height {
                let start = y * whole + number * found
                pixels.replaceSubrange(
                    start..<start + width,
                    with: picture[y * width..<(y + 1) * width]
                )
            }
        }
        self.pixels = pixels
        // A canvas that holds every palette number tells what each becomes on the wire.
        var canvas = Canvas(width: width, height: height)
        for index in canvas.pixels.indices { canvas.pixels[index] = UInt8(index & 0xFF) }
        var encoder = try FrameEncoder(try ScrollingStrips.wiring())
        var packet: [UInt8] = []
        encoder.encode(canvas, palette: scene.palette, into: &packet)
        header = Array(packet.prefix(4))
        words = (0..<256).map { index in
            let at = 4 + 3 * index
            return UInt32(packet[at]) | UInt32(packet[at + 1]) << 8 | UInt32(packet[at + 2]) << 16
        }
    }

    /// What C is told; the pointer is to `pixels` and stays the caller's.
    func job(_ strip: UnsafePointer<UInt8>?) -> bench_job {
        var job = unsafe bench_job()
        unsafe job.strip = strip
        unsafe job.strip_width = Int32(stripWidth)
        unsafe job.width = Int32(SenderReport.width)
        unsafe job.height = Int32(SenderReport.height)
        unsafe job.step = Int32(step)
        unsafe job.frames = Int32(frames)
        unsafe job.frames_per_second = Int32(SenderReport.framesPerSecond)
        unsafe job.warm_up_milliseconds = Int32(SenderReport.warmUpMilliseconds)
        unsafe job.milliseconds = Int32(SenderReport.measuredMilliseconds)
        unsafe withUnsafeMutableBytes(of: &job.header) { unsafe $0.copyBytes(from: header) }
        unsafe words.withUnsafeBytes { source in
            unsafe withUnsafeMutableBytes(of: &job.words) { unsafe $0.copyBytes(from: source) }
        }
        return unsafe job
    }

    /// The packet that C draws of a frame.
    func packet(_ frame: Int) -> [UInt8] {
        // C stores four bytes a pixel, the last of which lies one past the packet.
        var bytes = [UInt8](repeating: 0, count: header.count + 3 * pictureByteCount + 1)
        unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe bytes.withUnsafeMutableBufferPointer { bytes in
                var job = unsafe job(pixels.baseAddress)
                unsafe bench_draw(&job, pixels.baseAddress, Int32(frame), bytes.baseAddress)
            }
        }
        return bytes.dropLast()
    }

    private var pictureByteCount: Int { SenderReport.width * SenderReport.height }
}
