import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Packets
import Raster
import Session
import Signs

extension FuzzTarget {
    /// Boards that answer: what they say, and what a simulated one makes of what it is told.
    static let controllers: [FuzzTarget] = [
        stream(
            "onbon",
            { OnbonReceiver() },
            { decoder, bytes, take in decoder.feed(bytes, take) },
            check: { frame in
                // What was read is what is written, and what is written is read again.
                var receiver = OnbonReceiver()
                var again: [OnbonFrame] = []
                receiver.feed(frame.bytes[...]) { again.append($0) }
                precondition(again == [frame], "\(frame)")
                _ = frame.reply
            }
        ),
        stream(
            "cpower-network",
            { CPowerNetworkReceiver() },
            { decoder, bytes, take in decoder.feed(bytes, take) }
        ),
        escaped("cpower-serial", CPowerFrame.framing) { _ = CPowerFrame(content: $0)?.result },
        stream(
            "jetfile",
            { JetFileReceiver() },
            { decoder, bytes, take in decoder.feed(bytes, take) },
            check: { _ = $0.status }
        ),
        escaped("sansi", SansiFrame.framing) { content in
            guard let frame = SansiFrame(content: content) else { return }
            _ = (frame.result, frame.brightness, SansiReading(frame.body)?.media)
        },
        stream(
            "alpha",
            { AlphaReceiver() },
            { decoder, bytes, take in decoder.feed(bytes, take) },
            check: { _ = ($0.isAnswer, $0.parts) }
        ),
        FuzzTarget(name: "drivers", body: answer),
        FuzzTarget(name: "cards", body: tell),
    ]

    private static func escaped(
        _ name: String,
        _ framing: EscapedFraming,
        _ read: @escaping @Sendable ([UInt8]) -> Void
    ) -> FuzzTarget {
        stream(
            name,
            { EscapedFrameReceiver(framing) },
            { decoder, bytes, take in decoder.feed(bytes, take) },
            check: read
        )
    }

    /// Every driver asks something and is answered by these bytes.
    private static func answer(_ bytes: [UInt8]) {
        for family in ControllerFamily.all {
            var settings = ControllerSettings(
                family: family,
                width: 112,
                height: 28,
                lamps: .full
            )
            settings.isSerial = bytes.first.map { $0 & 1 == 1 } ?? false
            settings.sharesLine = bytes.first.map { $0 & 2 == 2 } ?? false
            guard var driver = try? settings.driver() else { continue }
            driver.linkOpened()
            for task in [BoardTask.greet, .ping, .darken] {
                for request in (try? driver.requests(for: task)) ?? [] {
                    _ = driver.take(bytes[...], awaiting: request)
                }
            }
            _ = driver.take(bytes[...], awaiting: nil)
        }
    }

    /// Every simulated card is told these bytes, whole and byte by byte.
    private static func tell(_ bytes: [UInt8]) {
        let kinds: [VirtualCardKind] = [
            .onbon(type: 0x0374, lamps: .dual), .onbon(type: 0x0156, lamps: .full),
            .onbonFont(isFifth: true), .onbonFont(isFifth: false), .cPower(address: 1),
            .jetFile(address: 1), .sansi, .alpha, .flipDot(first: 1),
        ]
        for kind in kinds {
            var whole = kind.card(width: 56, height: 14)
            var piecewise = whole
            _ = whole.take(bytes[...], mood: .well, at: 0)
            for place in bytes.indices {
                _ = piecewise.take(bytes[place...place], mood: .well, at: 0)
            }
            precondition(whole.lamps(at: 0) == piecewise.lamps(at: 0), "\(kind)")
            precondition(whole.words(at: 0) == piecewise.words(at: 0), "\(kind)")
        }
    }
}
