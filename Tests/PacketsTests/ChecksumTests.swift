import Packets
import TestKit
import Testing

@Suite("Checks")
struct ChecksumTests {
    @Test(
        "L10: agree with the catalogue's value over 123456789",
        arguments: [
            (CyclicCheck.arc, UInt16(0xBB3D)), (.xmodem, 0x31C3), (.x25, 0x906E),
        ]
    )
    func published(check: CyclicCheck, value: UInt16) {
        #expect(check.value(of: "123456789".utf8) == value, "\(check.name)")
        #expect(check.value(of: []) == check.initial ^ check.finalMask)
    }

    @Test("sums wrap at sixteen bits")
    func sums() {
        #expect(ByteSum.sixteen([]) == 0)
        #expect(ByteSum.sixteen([UInt8](repeating: 255, count: 258)) == 254)
        #expect(ByteSum.sixteen("\u{2}AAHELLO\u{3}".utf8) == 0x01FB)
        #expect(ByteSum.exclusiveOr([0xA5, 0x5A, 0x0F]) == 0xF0)
    }

    @Test(
        "L04: agree with crcmod over random bytes",
        .enabled(if: VenvJudge.has("crcmod"), "pip install crcmod into .build/judges"),
        arguments: [
            (CyclicCheck.arc, "crc-16"), (.xmodem, "xmodem"), (.x25, "x-25"),
        ]
    )
    func judged(check: CyclicCheck, name: String) throws {
        var random = SplitMix64(seed: 0xC4C)
        let inputs = (0..<64).map { random.bytes($0 * 7) }
        let lines = inputs.map { $0.map { String($0) }.joined(separator: " ") }
        let script = """
            import sys, crcmod.predefined
            check = crcmod.predefined.mkPredefinedCrcFun("\(name)")
            for line in sys.stdin.read().split("\\n"):
                print(check(bytes(int(word) for word in line.split())))
            """
        let said = try VenvJudge.run(script, input: Array(lines.joined(separator: "\n").utf8))
        let values = said.split(separator: "\n").compactMap { UInt16($0) }
        #expect(values == inputs.map { check.value(of: $0) })
    }
}
