import CBench
import Links
import Measures
import Packets
import Raster

/// Frames of Open Pixel Control as fast as one connection takes them, beside plain C.
struct FloodRows {
    private static let milliseconds = 1_500
    private static let headerByteCount: Int64 = 4
    private static let sizes = [(256, 64), (16, 10)]
    /// A twentieth fewer frames than C with one write a frame.
    private static let goal = 1 / 0.95

    let host: BoardRowHost

    func rows() throws -> [Figure] {
        try Self.sizes.flatMap { try rows(width: $0.0, height: $0.1) }
    }

    private func rows(width: Int, height: Int) throws -> [Figure] {
        let wiring = BoardWiring(
            boardProtocol: .openPixelControl,
            mapping: try PanelMapping(width: width, height: height)
        )
        var encoder = try FrameEncoder(wiring)
        var packet: [UInt8] = []
        let canvas = Canvas(width: width, height: height)
        encoder.encode(canvas, palette: Palette([.red]), into: &packet)
        var ours: [Double] = []
        var drawn: [Double] = []
        var single: [Double] = []
        var double: [Double] = []
        let sink = try host.openSink()
        defer { sink.end() }
        for run in 0..<host.runs {
            host.progress("flood: \(width)x\(height), run \(run + 1) of \(host.runs)")
            single.append(try plain(sink.port, packet, first: 0))
            ours.append(try flood(sink.port, &packet) { _ in })
            drawn.append(
                try flood(sink.port, &packet) {
                    encoder.encode(canvas, palette: Palette([.red]), into: &$0)
                }
            )
            double.append(try plain(sink.port, packet, first: Self.headerByteCount))
        }
        let title = "flood of \(packet.count)-byte frames"
        return [
            Figure("\(title): frames a second", "", ours),
            Figure("\(title): the same, each encoded anew", "", drawn),
            Figure("\(title): plain C, one write a frame", "", single),
            Figure("\(title): plain C, header and pixels apart", "", double),
            Figure(
                "\(title): C's one-write frames over Placard's",
                "",
                zip(single, ours).map { $0 / $1 },
                goal: Self.goal
            ),
            Figure(
                "\(title): C's two-write frames over Placard's",
                "",
                zip(double, ours).map { $0 / $1 }
            ),
        ]
    }

    private func plain(_ port: UInt16, _ packet: [UInt8], first: Int64) throws -> Double {
        let frames = unsafe packet.withUnsafeBufferPointer {
            unsafe bench_flood(
                port,
                $0.baseAddress,
                Int64($0.count),
                first,
                Int32(Self.milliseconds)
            )
        }
        guard frames >= 0 else { throw BenchError("The C flood was refused by the system.") }
        return Double(frames) * 1_000 / Double(Self.milliseconds)
    }

    /// A link of the service, which never waits in a write.
    private func flood(
        _ port: UInt16,
        _ packet: inout [UInt8],
        make: (inout [UInt8]) -> Void
    ) throws -> Double {
        let frames = try LinkFlood.frames(
            to: port,
            milliseconds: Self.milliseconds,
            packet: &packet,
            make: make
        )
        return Double(frames) * 1_000 / Double(Self.milliseconds)
    }
}
