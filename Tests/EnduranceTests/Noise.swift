import BoardSimulator
import Controllers
import Disclosure
import Drivers
import Packets
import Raster
import Session
import Signs
import TestKit

/// Damaged packets of the protocols that have a cyclic check: how many are taken for others.
///
/// The packets are those that the service sends and that cards answer with, so that both ends are
/// tried.
struct Noise {
    /// What happens to a packet on its way.
    enum Damage: String, CaseIterable {
        /// One to three bits turned over, or one stretch of at most two bytes: a check of sixteen
        /// bits sees all of these, as long as no mark or escape of the framing is hit.
        case bursts
        /// Up to three bytes lost, doubled, put in between or turned over, anywhere: one in 65,536
        /// of what the framing lets through fits its check by chance.
        case anything
    }

    /// What became of so many damaged packets.
    struct Result: Hashable {
        var damaged = 0
        /// Packets that were taken for other ones.
        var wrong = 0
        /// Packets that came out as they were meant: the damage undid itself, or hit nothing.
        var unharmed = 0
    }

    /// A protocol: its packets, and how its receiver reads what comes.
    struct Language: Sendable {
        let name: String
        let packets: [[UInt8]]
        let read: @Sendable ([UInt8]) -> [AnyHashable]
    }

    /// The protocols whose whole packet is under a cyclic check.
    static func languages() throws -> [Language] {
        let areas = try packets("onbon", .onbon(type: 0x0374, lamps: .dual))
        return [
            // The other header of graphic cards has a check of one byte for itself.
            Language(name: "onbon", packets: areas.filter(isAboutAreas), read: onbon),
            Language(
                name: "onbon-font",
                packets: try packets("onbon-font", .onbonFont(isFifth: false)),
                read: onbon
            ),
            Language(name: "sansi", packets: try packets("sansi", .sansi), read: sansi),
        ]
    }

    private static func isAboutAreas(_ packet: [UInt8]) -> Bool {
        onbon(packet).contains {
            if case .dynamic? = $0.base as? OnbonFrame { true } else { false }
        }
    }

    private static func sansi(_ bytes: [UInt8]) -> [AnyHashable] {
        var receiver = EscapedFrameReceiver(SansiFrame.framing)
        var found: [AnyHashable] = []
        receiver.feed(bytes[...]) { content in
            // As the driver takes them.
            if let frame = SansiFrame(content: content), frame.hasDigitAddress {
                found.append(frame)
            }
        }
        return found
    }

    private static func onbon(_ bytes: [UInt8]) -> [AnyHashable] {
        var receiver = OnbonReceiver()
        var found: [AnyHashable] = []
        receiver.feed(bytes[...]) { found.append($0) }
        return found
    }

    /// What a driver sends for its tasks, and what a card answers.
    private static func packets(_ word: String, _ kind: VirtualCardKind) throws -> [[UInt8]] {
        guard let family = ControllerFamily.all.first(where: { $0.word == word }) else { return [] }
        let settings = ControllerSettings(family: family, width: 64, height: 32, lamps: .dual)
        var driver = try settings.driver()
        var card = kind.card(width: 64, height: 32)
        var canvas = Canvas(width: 64, height: 32)
        for x in 0..<64 { canvas[x, x % 32] = UInt8(x % 2) }
        var spread = Spread(
            Frame(canvas: canvas, palette: Palette([.black, .red])),
            validUntil: nil
        )
        spread.words = Spread.Words(
            [Spread.Words.Paragraph("公示 2027-03-01 起三个工作日", .red)],
            milliseconds: 5_000
        )
        let tasks: [BoardTask] = [
            .greet, .show(spread, renews: true), .ping, .brightness(percent: 50), .darken,
        ]
        var packets: [[UInt8]] = []
        for task in tasks {
            for request in try driver.requests(for: task) {
                packets.append(request.bytes)
                packets += card.take(request.bytes[...], mood: .well, at: 0)
            }
            driver.finished(task, wasTaken: true)
        }
        return packets
    }

    /// Damages so many packets of a protocol, one after the other.
    static func run(_ language: Language, _ damage: Damage, count: Int, seed: UInt64) -> Result {
        var random = SplitMix64(seed: seed)
        var result = Result()
        let meant = language.packets.map { language.read($0) }
        for number in 0..<count {
            let place = number % language.packets.count
            var bytes = language.packets[place]
            hurt(&bytes, damage, &random)
            guard bytes != language.packets[place] else { continue }
            result.damaged += 1
            let found = language.read(bytes)
            if found == meant[place] {
                result.unharmed += 1
            } else if found.contains(where: { !meant[place].contains($0) }) {
                result.wrong += 1
            }
        }
        return result
    }

    /// Hurts a packet behind its first marks, of which there are more than are needed.
    private static func hurt(_ bytes: inout [UInt8], _ damage: Damage, _ random: inout SplitMix64) {
        let marks = bytes.prefix { $0 == bytes[0] }
        var rest = Array(bytes.dropFirst(marks.count))
        hurt(rest: &rest, damage, &random)
        bytes = marks + rest
    }

    private static func hurt(
        rest bytes: inout [UInt8],
        _ damage: Damage,
        _ random: inout SplitMix64
    ) {
        switch damage {
        case .bursts:
            if random.next() % 2 == 0 {
                for _ in 0...Int(random.next() % 3) {
                    let bit = Int(random.next() % UInt64(bytes.count * 8))
                    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
                }
            } else {
                let place = Int(random.next() % UInt64(bytes.count - 1))
                bytes[place] = UInt8(truncatingIfNeeded: random.next())
                bytes[place + 1] = UInt8(truncatingIfNeeded: random.next())
            }
        case .anything:
            for _ in 0...Int(random.next() % 3) {
                let place = Int(random.next() % UInt64(bytes.count))
                let byte = UInt8(truncatingIfNeeded: random.next())
                switch random.next() % 4 {
                case 0 where bytes.count > 2: bytes.remove(at: place)
                case 1: bytes.insert(bytes[place], at: place)
                case 2: bytes.insert(byte, at: place)
                default: bytes[place] ^= max(1, byte)
                }
            }
        }
    }
}
