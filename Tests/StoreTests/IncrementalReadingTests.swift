import Disclosure
import Registers
import Store
import TestKit
import Testing

@Suite("A reader that goes on reads what a new reader reads")
struct IncrementalReadingTests {
    /// What the rules say about one item, kept beside the store and far simpler than it.
    private struct Model {
        var steps: [[SignatureStep]] = []

        var hanging: Int? {
            guard let newest = steps.lastIndex(where: { $0.contains(.approved) }),
                !steps[newest].contains(.withdrawn)
            else { return nil }
            return newest + 1
        }

        /// Whether it hung and hangs no longer.
        var isGone: Bool {
            hanging == nil
                && steps.contains { $0.contains(.approved) && $0.contains(.withdrawn) }
        }

        /// Whether a step may be taken on the newest revision.
        func takes(_ step: SignatureStep) -> Bool {
            guard let signed = steps.last, !signed.contains(.withdrawn) else { return false }
            return step == .withdrawn
                ? !signed.isEmpty
                : signed.count == [.drafted, .checked, .approved].firstIndex(of: step)
        }
    }

    @Test(
        "through hundreds of edits, signatures and withdrawals in any order",
        arguments: [11, 12, 13] as [UInt64]
    )
    func anyOrder(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bench = try StoreBench()
        let writer = try DisclosureStore.create(at: bench.path)
        let reader = try bench.open()
        var gone = WithdrawalReader(limit: 3)
        var models: [String: Model] = [:]
        var version: Int64 = 0
        for round in 0..<200 {
            let id = "I-\(Int.random(in: 0..<5, using: &random))"
            var model = models[id] ?? Model()
            if model.steps.isEmpty || Int.random(in: 0..<5, using: &random) == 0 {
                _ = try writer.importItems(
                    units: StoreBench.units,
                    items: [StoreBench.item(id, title: "第\(round)版")],
                    by: nil,
                    at: StoreBench.now
                )
                model.steps.append([])
            } else {
                let index = Int.random(in: 0..<4, using: &random)
                let step = [SignatureStep.drafted, .checked, .approved, .withdrawn][index]
                let error = try storeError {
                    try writer.sign(
                        item: id,
                        revision: model.steps.count,
                        step: step,
                        person: ["甲", "乙", "丙", "丁"][index],
                        at: StoreBench.now,
                        reason: "测试"
                    )
                }
                #expect((error == nil) == model.takes(step), "seed \(seed), round \(round)")
                if error == nil { model.steps[model.steps.count - 1].append(step) }
            }
            models[id] = model
            let reading = try reader.snapshot()
            // Read now and then, so that a reading finds several signatures or none.
            if round % 3 == 0 {
                let before = gone.withdrawals
                let isNews = try gone.readOn(reader, anew: reading.isWhole)
                #expect(isNews == (gone.withdrawals != before), "seed \(seed), round \(round)")
                var fresh = WithdrawalReader(limit: 3)
                _ = try fresh.readOn(reader, anew: true)
                #expect(gone.withdrawals == fresh.withdrawals, "seed \(seed), round \(round)")
                let lost = models.filter { $0.value.isGone }.map(\.key)
                #expect(Set(gone.withdrawals.map(\.item)).isSubset(of: lost))
                #expect(gone.withdrawals.count == min(3, lost.count))
            }
            let wanted = models.compactMapValues(\.hanging)
            let hanging = reading.snapshot.revisions.map { ($0.item.id, $0.revision.number) }
            #expect(
                Dictionary(uniqueKeysWithValues: hanging) == wanted,
                "seed \(seed), round \(round)"
            )
            #expect(reading.findings.isEmpty)
            #expect(reading.snapshot.version >= version)
            version = reading.snapshot.version
            if round % 20 == 0 { #expect(try bench.open().snapshot() == reading) }
        }
        #expect(try bench.open().snapshot() == reader.snapshot())
        #expect(try reader.snapshot(rereadingAll: true) == reader.snapshot())
    }

    @Test("a change behind SQLite's back is found when all is read again")
    func rereading() throws {
        let bench = try StoreBench.furnished()
        let reader = try bench.open()
        let before = try reader.snapshot()
        let sql = Tampering.behind(
            ["revision_update"],
            "UPDATE revision SET content = replace(content, '二元', '九元') WHERE item = 'hung';"
        )
        try bench.shell(sql.replacing("FOLDER", with: bench.directory.path))
        #expect(try reader.snapshot() == before, "what was signed hangs on")
        let after = try reader.snapshot(rereadingAll: true)
        #expect(after.findings.map(\.item) == ["hung"])
        #expect(after.snapshot.revisions.map(\.item.id) == ["edited"])
        #expect(after.snapshot.version > before.snapshot.version)
    }
}
