import Disclosure
import Notation
import Proof
import Registers
import TestKit
import Testing

@testable import Store

@Suite("The ledger in the store")
struct StoredLedgerTests {
    private func entries(_ store: DisclosureStore) throws -> [LedgerEntry] {
        var found: [LedgerEntry] = []
        var failure: LedgerError?
        try store.readLedger { _, text, digest throws(StoreError) in
            do throws(LedgerError) {
                found.append(try LedgerExport.entry(canonicalText: text, digest: digest))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return found
    }

    @Test("signatures of whatever program come in, once, before what is appended")
    func signatures() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        let end = try store.append([LedgerAct(.override, ["act": "x"], at: StoreBench.now)])
        let all = try entries(store)
        #expect(all.last?.digest == end?.digest)
        #expect(all.dropLast().allSatisfy { $0.kind == .signature })
        #expect(all.count == 14)
        #expect(try store.append([]) == end)
        if StoreBench.hasShell {
            _ = try bench.shell(AttackTable.sign("checked", 1, "approved", "王五"))
            _ = try store.append([])
            #expect(try entries(store).count == 15)
        }
        #expect(LedgerVerifier.faults(in: try entries(store)).isEmpty)
    }

    @Test("an act that has no one text is refused, and nothing of it is kept")
    func refused() throws {
        let store = try StoreBench.furnished().open(.writing)
        let error = try storeError {
            try store.append([LedgerAct(.override, ["x": .number(0.5)], at: StoreBench.now)])
        }
        #expect(error?.code == .refused)
        #expect(try entries(store).count == 13)
    }

    @Test("exposures are found by item and content, and the first of each by grade")
    func exposures() throws {
        let store = try StoreBench.furnished().open(.writing)
        func exposure(_ from: Int64, _ grade: String, _ digest: String) -> LedgerAct {
            .exposure(
                board: "gate",
                shows: [("hung", 1, digest), ("edited", 1, "e")],
                span: Instant(seconds: from)..<Instant(seconds: from + 60),
                grade: grade,
                at: StoreBench.now
            )
        }
        let acts = [
            exposure(1_000, "sent", "d"), exposure(2_000, "acknowledged", "d"),
            exposure(500, "sent", "other"),
        ]
        try store.append(acts)
        let found = try store.exposures(of: "hung", digest: "d")
        #expect(found.map(\.grade) == ["sent", "acknowledged"])
        #expect(found.map(\.entry) == [14, 15])
        #expect(found.first?.span == Instant(seconds: 1_000)..<Instant(seconds: 1_060))
        let first = try store.firstExposures(grades: ["acknowledged"])
        #expect(first == ["hung": Instant(seconds: 2_000), "edited": Instant(seconds: 2_000)])
        #expect(try store.firstExposures(grades: ["sent"])["hung"] == Instant(seconds: 500))
    }

    @Test("formed matters are those of the newest revisions")
    func formed() throws {
        let store = try StoreBench.furnished().open(.writing)
        var item = StoreBench.item("formed")
        item.matter = "fee.road"
        item.formed = CivilDate(iso8601: "2026-11-02")
        _ = try store.importItems(units: [], items: [item], by: nil, at: StoreBench.now)
        #expect(try store.formedItems().map(\.item) == ["formed"])
        #expect(try store.formedItems().first?.formed == "2026-11-02")
        item.matter = nil
        _ = try store.importItems(units: [], items: [item], by: nil, at: StoreBench.now)
        #expect(try store.formedItems().isEmpty)
    }

    @Test("a release is kept with its content and goes into the ledger")
    func releases() throws {
        let store = try StoreBench.furnished().open(.writing)
        let digest = try #require(store.history(of: "draft").last?.digest)
        let release = StoredRelease(
            field: "body",
            place: 3,
            code: "mobilePhone",
            digest: digest,
            person: "赵六",
            reason: "公开电话"
        )
        try store.release([release], item: "draft", revision: 1, at: StoreBench.now)
        #expect(try store.releases(of: "draft", revision: 1) == [release])
        #expect(try store.releases(of: "draft", revision: 2).isEmpty)
        #expect(try entries(store).last?.kind == .override)
        let again = try storeError {
            try store.release([release], item: "draft", revision: 1, at: StoreBench.now)
        }
        #expect(again?.code == .refused)
    }

    @Test(
        "a last entry whose digest does not fit stops the chain",
        .enabled(if: StoreBench.hasShell)
    )
    func damaged() throws {
        let bench = try StoreBench.furnished()
        let result = try bench.shell(
            "INSERT INTO ledger SELECT 14, at, 'override', '{\"at\":1795132800000,"
                + "\"body\":{},\"kind\":\"override\",\"previous\":\"' || digest || '\","
                + "\"sequence\":14}', '\(String(repeating: "a", count: 64))'"
                + " FROM ledger WHERE sequence = 13;"
        )
        try #require(result.succeeded, "\(result.errorText)")
        let error = try storeError { try bench.open(.writing).append([]) }
        #expect(error?.code == .corrupt)
    }
}
