import Testing

/// Packets of protocols with a cyclic check, damaged on their way.
struct NoiseTests {
    @Test("L03, L04: of 60,000 packets with bursts of noise none is taken for another")
    func bursts() throws {
        for language in try Noise.languages() {
            #expect(language.packets.count > 3, "\(language.name)")
            let result = Noise.run(language, .bursts, count: 20_000, seed: 1)
            #expect(result.wrong == 0 && result.damaged > 19_000, "\(language.name): \(result)")
        }
    }

    @Test("L04: of packets with bytes lost and put in, no more than chance has it are wrong")
    func anything() throws {
        for language in try Noise.languages() {
            let result = Noise.run(language, .anything, count: 20_000, seed: 2)
            #expect(result.wrong <= 2, "\(language.name): \(result)")
        }
    }
}
