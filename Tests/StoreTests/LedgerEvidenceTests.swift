import Disclosure
import Store
import TestKit
import Testing

@Suite("The newest instant of the ledger's last entries, read on")
struct LedgerEvidenceTests {
    private static func act(_ milliseconds: Int64) -> LedgerAct {
        let at = StoreBench.now.advanced(byMilliseconds: milliseconds)
        return .exposure(
            board: "hall",
            shows: [("N-1", 1, "d")],
            span: at..<at,
            grade: "sent",
            at: at
        )
    }

    @Test(
        "one that asks after every few entries hears what one hears that asks for the first time",
        arguments: [1, 2, 3] as [UInt64]
    )
    func readOn(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bench = try StoreBench()
        let writer = try DisclosureStore.create(at: bench.path)
        let reader = try bench.open()
        #expect(try reader.newestEntryInstant() == nil)
        var all: [Int64] = []
        for round in 0..<30 {
            // Now and then by a clock that is far ahead, and sometimes more than is kept.
            let count = Int.random(in: 0...(round % 10 == 9 ? 400 : 12), using: &random)
            let new = (0..<count).map { _ in
                Int64.random(in: 0..<1_000_000, using: &random)
                    + (Int.random(in: 0..<200, using: &random) == 0 ? 90_000_000 : 0)
            }
            if !new.isEmpty { _ = try writer.append(new.map(Self.act)) }
            all += new
            let wanted = all.suffix(256).max().map { StoreBench.now.advanced(byMilliseconds: $0) }
            #expect(try reader.newestEntryInstant() == wanted, "seed \(seed), round \(round)")
            #expect(try bench.open().newestEntryInstant() == wanted, "seed \(seed), round \(round)")
        }
    }

    @Test("a clock may lie so far before the newest entry, and no further")
    func tolerance() throws {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        _ = try store.append([Self.act(0)])
        let edge = StoreBench.now.advanced(
            byMilliseconds: -DisclosureStore.clockToleranceMilliseconds
        )
        try store.checkClock(edge, "test")
        #expect(throws: StoreError.self) {
            try store.checkClock(edge.advanced(byMilliseconds: -1), "test")
        }
    }
}
