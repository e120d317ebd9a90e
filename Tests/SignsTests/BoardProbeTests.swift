import Controllers
import Packets
import Testing

@testable import Signs

/// What each board's answer to a harmless question tells.
@Suite struct BoardProbeTests {
    /// Feeds an answer byte by byte behind some noise.
    private func probe(_ answer: [UInt8], isSerial: Bool = false) -> BoardProbe {
        var probe = BoardProbe(isSerial: isSerial)
        for byte in [0x00, 0x7F] + answer { probe.feed([byte]) }
        return probe
    }

    private func facts(_ probe: BoardProbe) -> [String: String] {
        Dictionary((probe.finding?.facts ?? []).map { ($0.name, $0.value) }) { $1 }
    }

    @Test("an Onbon card tells model, generation, size, lamps and firmware")
    func onbon() throws {
        let report = OnbonCardReport(
            model: .sixE2,
            firmware: "19062401",
            screen: 3,
            width: 128,
            height: 32,
            lamps: .dual,
            isOn: false
        )
        let question = try OnbonGraphicFrame(.ping, to: nil, isSerial: false, sequence: 1)
        let probe = probe(question.answer(.report(report)).bytes)
        #expect(probe.finding?.word == "onbon")
        let told = facts(probe)
        #expect(told["model"] == "BX-6E2" && told["generation"] == "6")
        #expect(told["size"] == "128x32" && told["lamps"] == "dual")
        #expect(told["firmware"] == "19062401" && told["address"] == "3")
        #expect(told["screen"] == "off")
    }

    @Test("a card that refuses the question is a card all the same")
    func onbonRefuses() throws {
        let question = try OnbonGraphicFrame(.ping, to: nil, sequence: 1)
        let busy = OnbonReply.refused(.busy)
        let probe = probe(question.answer(busy).bytes)
        #expect(probe.finding?.word == "onbon")
        #expect(facts(probe)["refuses"] == "busy")
    }

    @Test("font cards, C-Power on both carriers, JetFile II, Sansi and Adalight are told apart")
    func others() throws {
        let font = try OnbonFontFrame(.ping).answer(.taken)
        #expect(probe(font.bytes).finding?.word == "onbon-font")
        let card = try CPowerFrame(.version, card: 7).answer(.taken, data: [0x21])
        for isSerial in [true, false] {
            let wire = isSerial ? card.serialBytes : card.networkBytes()
            var probe = BoardProbe(isSerial: isSerial)
            probe.feed(wire[...])
            #expect(probe.finding?.word == "cpower")
            #expect(facts(probe)["address"] == "7")
        }
        let jet = try JetFileFrame(.ping, group: 2, unit: 5, number: 9).answer(.taken)
        #expect(probe(jet.bytes).finding?.word == "jetfile")
        let sign = SansiFrame.answer(sign: 1, Array("016".utf8))
        #expect(probe(sign.bytes).finding?.word == "sansi")
        #expect(facts(probe(sign.bytes))["brightness"] == "16 of 31")
        #expect(probe(Array("Ada\n".utf8), isSerial: true).finding?.word == "adalight")
    }

    @Test("its own questions, echoed by a line, are no answers", arguments: [true, false])
    func echo(isSerial: Bool) throws {
        for question in try BoardProbe.questions(isSerial: isSerial) {
            var probe = BoardProbe(isSerial: isSerial)
            probe.feed(question.bytes[...])
            #expect(probe.finding == nil, "\(question.title)")
            #expect(probe.byteCount == question.bytes.count)
        }
    }

    @Test("noise is no answer")
    func noise() {
        var random: UInt64 = 42
        var probe = BoardProbe(isSerial: true)
        for _ in 0..<100_000 {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            probe.feed([UInt8(truncatingIfNeeded: random >> 33)])
        }
        #expect(probe.finding == nil)
        #expect(probe.byteCount == 100_000)
    }
}
