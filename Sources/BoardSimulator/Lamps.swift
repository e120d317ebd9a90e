internal import Packets

/// The part of a board behind its port: real bytes in, lamps lit, no I/O and no clock.
struct Lamps: Sendable {
    private enum Decoder: Sendable {
        case openPixelControl(OpenPixelControlDecoder)
        case adalight(AdalightDecoder)
        case tpm2(TPM2Decoder)
        case datagrams
        case card(any VirtualCard)
    }

    /// Three bytes for each place on the wire.
    private var bytes: [UInt8]
    /// What the board answers and has not said yet.
    private var answers: [[UInt8]] = []
    private(set) var counts = BoardCounts()
    private let wiring: BoardWiring
    private var decoder: Decoder

    init(
        _ wiring: BoardWiring,
        _ card: VirtualCardKind?,
        _ faces: CardFaces? = nil,
        address: Int? = nil
    ) {
        self.wiring = wiring
        bytes = [UInt8](repeating: 0, count: wiring.mapping.count * 3)
        let size = (wiring.mapping.width, wiring.mapping.height)
        decoder =
            card.map { kind in
                var card = kind.card(width: size.0, height: size.1, address: address)
                card.faces = faces
                return .card(card)
            }
            ?? Lamps.decoder(for: wiring)
    }

    /// Three bytes for each place on the wire, at a time in wall milliseconds.
    func bytes(at milliseconds: Int64) -> [UInt8] {
        if case .card(let card) = decoder { card.lamps(at: milliseconds) } else { bytes }
    }

    /// The lines of text that show, on a card with letters of its own.
    func words(at milliseconds: Int64) -> [String] {
        if case .card(let card) = decoder { card.words(at: milliseconds) } else { [] }
    }

    /// Takes the answers that the board has not said yet.
    mutating func takeAnswers() -> [[UInt8]] {
        defer { answers.removeAll() }
        return answers
    }

    /// The power was off for a moment.
    mutating func reboot() {
        if case .card(var card) = decoder {
            card.reboot()
            decoder = .card(card)
        } else {
            restart()
            for place in bytes.indices { bytes[place] = 0 }
        }
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
        answers.removeAll()
        if case .card(var card) = decoder {
            card.restart()
            decoder = .card(card)
        } else {
            decoder = Lamps.decoder(for: wiring)
        }
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
    mutating func take(
        _ slice: ArraySlice<UInt8>,
        mood: CardMood = .well,
        at milliseconds: Int64 = 0
    ) -> Int {
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
        case .card(var card):
            let garbage = card.garbageByteCount
            let updates = card.updateCount
            answers += card.take(slice, mood: mood, at: milliseconds)
            counts.frames += card.updateCount - updates
            counts.garbageBytes += card.garbageByteCount - garbage
            decoder = .card(card)
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
