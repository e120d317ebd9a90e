internal import Packets

/// The part of a board behind its port: real bytes in, lamps lit, no I/O and no clock.
struct Lamps: Sendable {
    private enum Decoder: Sendable {
        case openPixelControl(OpenPixelControlDecoder)
        case adalight(AdalightDecoder)
        case tpm2(TPM2Decoder)
        case datagrams
    }

    /// Three bytes for each place on the wire.
    private(set) var bytes: [UInt8]
    private(set) var counts = BoardCounts()
    private let wiring: BoardWiring
    private var decoder: Decoder

    init(_ wiring: BoardWiring) {
        self.wiring = wiring
        bytes = [UInt8](repeating: 0, count: wiring.mapping.count * 3)
        decoder = Lamps.decoder(for: wiring)
    }

    private static func decoder(for wiring: BoardWiring) -> Decoder {
        switch wiring.boardProtocol {
        case .openPixelControl: .openPixelControl(OpenPixelControlDecoder())
        case .adalight: .adalight(AdalightDecoder(maximumPixels: wiring.mapping.count))
        case .tpm2: .tpm2(TPM2Decoder(maximumPixels: wiring.mapping.count))
        case .ddp, .artNet, .streamingACN, .tpm2Net: .datagrams
        }
    }

    /// A new client, or a line that was dead: what came half is forgotten.
    mutating func restart() {
        decoder = Lamps.decoder(for: wiring)
    }

    /// Makes all lamps dark, as a board does by itself after a silence.
    mutating func expire() {
        counts.expiries += 1
        for place in bytes.indices { bytes[place] = 0 }
    }

    mutating func note(_ change: (inout BoardCounts) -> Void) {
        change(&counts)
    }

    /// Takes bytes from the line; the result says how many whole frames they completed.
    mutating func take(_ slice: ArraySlice<UInt8>) -> Int {
        let before = counts.frames
        switch decoder {
        case .openPixelControl(var inner):
            let skipped = inner.skippedMessageCount
            inner.feed(slice) { show($0) }
            counts.skippedMessages += inner.skippedMessageCount - skipped
            decoder = .openPixelControl(inner)
        case .adalight(var inner):
            let garbage = inner.garbageByteCount
            inner.feed(slice) { frame in
                light(frame.data, from: 0)
                counts.frames += 1
            }
            counts.garbageBytes += inner.garbageByteCount - garbage
            decoder = .adalight(inner)
        case .tpm2(var inner):
            let garbage = inner.garbageByteCount
            inner.feed(slice) { packet in
                light(packet.data, from: 0)
                counts.frames += 1
            }
            counts.garbageBytes += inner.garbageByteCount - garbage
            decoder = .tpm2(inner)
        case .datagrams:
            // What arrives at once is one datagram.
            if let patch = wiring.patch(from: Array(slice)) {
                light(patch.data, from: patch.offset)
                counts.frames += patch.isLast ? 1 : 0
            } else {
                counts.garbageBytes += slice.count
            }
        }
        return counts.frames - before
    }

    /// Channel 0 speaks to all boards; a split board goes on in the channels after its first.
    private mutating func show(_ message: OpenPixelControlMessage) {
        let limit = OpenPixelControlLimits.maximumPixels * 3
        let parts = (bytes.count + limit - 1) / limit
        let part = message.channel == 0 ? 0 : Int(message.channel) - Int(wiring.channel)
        guard (0..<parts).contains(part) else {
            counts.skippedMessages += 1
            return
        }
        light(message.data, from: part * limit)
        if part == parts - 1 {
            counts.frames += 1
        }
    }

    /// Lamps beyond the data keep their colour; surplus data is ignored.
    private mutating func light(_ data: [UInt8], from start: Int) {
        if start == 0, data.count == bytes.count {
            bytes = data
            return
        }
        let count = min(data.count / 3 * 3, bytes.count - start)
        bytes.replaceSubrange(start..<start + count, with: data[..<count])
    }
}
