import Disclosure
import Store
import TestKit
import Testing

@testable import Measures

/// The bench compares like with like: C must read the very rows that the store reads.
@Suite("The plain C reader of items")
struct StoreReferenceTests {
    private let folder: TemporaryDirectory
    private let path: String
    private let ids = ["N-1", "N-2"]

    init() throws {
        folder = try TemporaryDirectory("store-reference")
        path = folder.file("store.db")
        let store = try DisclosureStore.create(at: path)
        let now = Instant(milliseconds: 1_795_132_800_000)
        _ = try store.importItems(
            units: [Unit(code: "u", name: "办公室", parent: nil)],
            items: ids.map {
                Item(id: $0, kind: .notice, unit: "u", title: "公示", body: "占道费每日二元。")
            },
            by: "张三",
            at: now
        )
        for (step, person) in [("checked", "李四"), ("approved", "王五")] {
            try ForeignWriter.run(
                """
                INSERT INTO signature (item, revision, step, person, at, digest)
                SELECT item, number, '\(step)', '\(person)', \(now.milliseconds), digest
                FROM revision;
                """,
                store: path
            )
        }
    }

    @Test("reads as many bytes of the same rows as the store's reader")
    func sameRows() throws {
        let store = try DisclosureStore.open(at: path, for: .reading)
        #expect(try store.snapshot().snapshot.revisions.map(\.id) == ids)
        let plain = try PlainItems(path)
        for items in [ids, [ids[0]], Array(ids.reversed())] {
            let bytes = try store.reread(items, asItems: true)
            #expect(bytes > 100 * items.count)
            #expect(plain.read(items) == bytes)
        }
    }

    @Test("gives no row for an item that does not hang")
    func unknown() throws {
        let store = try DisclosureStore.open(at: path, for: .writing)
        _ = try store.snapshot()
        let plain = try PlainItems(path)
        #expect(plain.read(["N-3"]) == nil)
        try store.withdraw(
            item: "N-1",
            person: "赵六",
            at: Instant(milliseconds: 1_795_132_900_000),
            reason: "有误"
        )
        #expect(plain.read(["N-1"]) == nil)
        _ = try store.snapshot()
        #expect(try store.reread(["N-1", "N-3"], asItems: false) == 0)
    }

    @Test("SQL that the store refuses tells the store's own reason")
    func refused() throws {
        #expect {
            try ForeignWriter.run("DELETE FROM signature;", store: path)
        } throws: { error in
            "\(error)".contains("signature: signatures are never deleted")
        }
        #expect(throws: BenchError.self) { try PlainItems(folder.file("none.db")) }
    }
}
