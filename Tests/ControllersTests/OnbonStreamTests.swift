import Controllers
import Packets
import TestKit
import Testing

@Suite("Onbon frames in a stream")
struct OnbonStreamTests {
    static let verifier = OnbonAreaTests.verifier
    static let vectors = OnbonAreaVectors.all + OnbonGraphicVectors.all + OnbonFontVectors.all

    @Test("L08: every published frame is found whole, glued, byte by byte and between garbage")
    func everyCut() throws {
        let cases = try Self.vectors.map { vector in
            (
                bytes: vector.bytes,
                message: try #require(
                    Self.verifier.messages(in: [vector.bytes]).first,
                    "\(vector.name)"
                )
            )
        }
        #expect(cases.count == 53)
        #expect(Self.verifier.faults(in: cases) == [])
        // Noise on the line, a second end mark, half a frame, an unknown escape.
        let dirt = CommentedHex.bytes("5A 00 FF 5B 77  A5 A5 01 02 03  A5 01 A6 77 05 5A")
        #expect(Self.verifier.faults(in: cases, garbage: dirt) == [])
    }

    @Test("L09: every pair of bytes passes through the escapes")
    func transparency() throws {
        var receiver = EscapedFrameReceiver(OnbonLimits.framing)
        for first in UInt8.min...255 {
            for second in UInt8.min...255 {
                let content = [1, first, second, 2, second, first]
                let wire = OnbonLimits.framing.framed(content)
                let inside = wire.dropFirst(8).dropLast()
                var found: [[UInt8]] = []
                receiver.feed(wire[...]) { found.append($0) }
                guard found == [content], !inside.contains(0xA5), !inside.contains(0x5A) else {
                    Issue.record("\(first) \(second): \(found)")
                    return
                }
            }
        }
        #expect(receiver.brokenFrameCount == 0)
        #expect(receiver.strayByteCount == 0)
    }

    @Test("an endless frame costs no more than the longest one")
    func bounded() {
        let framing = OnbonLimits.framing
        var receiver = EscapedFrameReceiver(framing)
        receiver.feed([0xA5]) { _ in }
        let noise = [UInt8](repeating: 1, count: 65_536)
        for _ in 0..<17 {
            receiver.feed(noise[...]) { _ in Issue.record("nothing ended") }
        }
        #expect(receiver.brokenFrameCount == 1)
        #expect(!receiver.isInsideFrame)
        receiver.feed([0xA5, 7]) { _ in }
        #expect(receiver.isInsideFrame)
        receiver.abandonFrame()
        #expect(receiver.brokenFrameCount == 2)
    }

    @Test("wrong lengths, checks and beginnings are told apart")
    func faults() throws {
        func fault(_ content: [UInt8]) -> OnbonFault? {
            var receiver = OnbonReceiver()
            receiver.feed(OnbonLimits.framing.framed(content)[...]) { _ in }
            #expect(receiver.refusedFrameCount == 1)
            return receiver.lastFault
        }
        var inner: [UInt8] = []
        var receiver = EscapedFrameReceiver(OnbonLimits.framing)
        receiver.feed(OnbonAreaVectors.bPing[...]) { inner = $0 }
        #expect(fault([1, 2, 3]) == .short)
        #expect(fault(inner + [0]) == .length(announced: 5, found: 6))
        var wrong = inner
        wrong[17] ^= 1
        #expect(fault(wrong) == .checksum)
    }

    /// Damage that a line does: flipped bits, lost, doubled and inserted bytes.
    private static func damage(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 9 {
            let at = Int.random(in: 8..<bytes.count, using: &random)
            switch random.next() % 8 {
            case 0: bytes.remove(at: at)
            case 1: bytes.insert(bytes[at], at: at)
            case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
            default: bytes[at] ^= 1 << UInt8(random.next() % 8)
            }
        }
        return bytes
    }

    @Test(
        "L03: of 100,000 damaged frames none is taken for another",
        arguments: [
            ("dynamic areas", OnbonAreaVectors.all, UInt64(0x0B0A)),
            ("font cards", OnbonFontVectors.all, UInt64(0x0B0B)),
        ]
    )
    func noise(name: String, vectors: [(name: String, bytes: [UInt8])], seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let frames = try vectors.map { vector in
            (vector.bytes, try #require(Self.verifier.messages(in: [vector.bytes]).first))
        }
        var receiver = OnbonReceiver()
        var wrong = 0
        var unharmed = 0
        for number in 0..<50_000 {
            let (bytes, meant) = frames[number % frames.count]
            receiver.feed(Self.damage(bytes, &random)[...]) { frame in
                if frame == meant { unharmed += 1 } else { wrong += 1 }
            }
        }
        #expect(wrong == 0, "\(name), seed \(seed)")
        #expect(unharmed < 5_000, "damage that leaves the frame whole is rare")
        #expect(receiver.refusedFrameCount > 10_000)
    }

    @Test("of 20,000 graphic frames with one burst of damage none is taken for another")
    func headerNoise() throws {
        var random = SplitMix64(seed: 0x0B0C)
        let frames = try OnbonGraphicVectors.all.map { vector in
            (vector.bytes, try #require(Self.verifier.messages(in: [vector.bytes]).first))
        }
        var receiver = OnbonReceiver()
        var wrong = 0
        for number in 0..<20_000 {
            var (bytes, meant) = frames[number % frames.count]
            // The header's check is one byte: it finds any burst of up to eight bits.
            bytes[Int.random(in: 8..<bytes.count, using: &random)] ^= UInt8.random(
                in: 1...255,
                using: &random
            )
            receiver.feed(bytes[...]) { if $0 != meant { wrong += 1 } }
        }
        #expect(wrong == 0)
    }

    /// Commands whose parameters are not explained: they write flash memory, or lock it.
    static let neverSent: Set = [
        "C5-a1-02", "C5-a1-03", "A-lock", "A-unlock", "A-startw", "A-writeb", "A-special",
        "A-specialpage", "A-specialdel",
    ]

    @Test("every published frame is explained without gaps and with its checks right")
    func explained() {
        for vector in Self.vectors {
            let explanation = OnbonFrame.explanation(of: vector.bytes)
            #expect(explanation.bytes == vector.bytes, "\(vector.name)")
            #expect(explanation.isSound, "\(vector.name)")
            let isNeverSent = Self.neverSent.contains(vector.name)
            let hasSurplus = explanation.fields.contains { $0.name == "surplus" }
            #expect(hasSurplus == isNeverSent, "\(vector.name)")
            let rebuilt = PacketExplanation(format: "onbon", fields: explanation.fields)
            #expect(rebuilt?.bytes == vector.bytes)
            for cut in 0..<vector.bytes.count {
                let part = Array(vector.bytes.prefix(cut))
                #expect(OnbonFrame.explanation(of: part).bytes == part)
            }
        }
    }

    @Test("an explanation reads like the maker's table")
    func wording() {
        let explanation = OnbonFrame.explanation(of: OnbonFontVectors.aWelcome)
        let lines = explanation.fields.map { "\($0.offset) \($0.name): \($0.meaning)" }
        #expect(
            lines.prefix(3) == [
                "0 start: 8 marks", "8 destination: any", "10 source: the computer",
            ]
        )
        #expect(lines.contains("40 area: number 0"))
        #expect(lines.contains { $0.hasSuffix("command: show and remove text areas") })
        #expect(lines.contains { $0.hasSuffix("width: 128 pixels") })
        var broken = OnbonFontVectors.aWelcome
        broken[40] ^= 4
        let faulty = OnbonFrame.explanation(of: broken)
        #expect(!faulty.isSound)
        #expect(faulty.fields.filter { $0.verdict == .right }.map(\.name) == ["end"])
    }
}
