import Disclosure
import POSIX
import TestKit
import Testing

@testable import Store

@Suite("A copy of the store is whole, and can take its place")
struct BackupTests {
    @Test("a copy made while a writer has begun holds what was committed, and nothing else")
    func whileWriting() throws {
        let bench = try StoreBench.furnished()
        let writer = try bench.open(.writing)
        let reader = try bench.open()
        let before = try reader.snapshot().snapshot
        let target = bench.directory.file("copy.db")
        try writer.connection.transaction("BEGIN IMMEDIATE", attempt: "write") {
            () throws(StoreError) in
            try writer.connection.execute(
                "INSERT INTO unit (code, name) VALUES ('new', '新')",
                attempt: "write"
            )
            try reader.backUp(to: target)
        }
        #expect(try bench.open().snapshot().snapshot.units.count == 3)
        let copy = try DisclosureStore.open(at: target, for: .reading)
        #expect(try copy.snapshot().snapshot == before)
        #expect(try copy.damage() == nil)
        #expect(Files.status(target + ".new") == nil)
    }

    @Test("who cannot read the store cannot read its copy either")
    func permissions() throws {
        let bench = try StoreBench.furnished()
        let bytes = try Files.read(bench.path)
        try Files.writeAtomically(bytes, to: bench.path, permissions: 0o600)
        let target = bench.directory.file("copy.db")
        try bench.open().backUp(to: target)
        #expect(Files.status(target)?.permissions == 0o600)
        try Files.writeAtomically(bytes, to: bench.path, permissions: 0o640)
        _ = try DisclosureStore.restore(target, to: bench.path)
        #expect(Files.status(bench.path)?.permissions == 0o640)
    }

    @Test("a restored store is the copy, and a service's watch can go on from it")
    func restored() throws {
        let bench = try StoreBench.furnished()
        let target = bench.directory.file("copy.db")
        try bench.open().backUp(to: target)
        do {
            let store = try bench.open(.writing)
            try store.withdraw(item: "hung", person: "张三", at: StoreBench.now, reason: "误")
        }
        let kept = try #require(try DisclosureStore.restore(target, to: bench.path))
        let old = try DisclosureStore.open(at: kept, for: .reading)
        #expect(try old.snapshot().snapshot.revisions.map(\.item.id) == ["edited"])
        let store = try bench.open(.writing)
        #expect(try store.snapshot().snapshot.revisions.map(\.item.id) == ["edited", "hung"])
        #expect(try store.verifyLedger().faults.isEmpty)
        try store.withdraw(item: "hung", person: "张三", at: StoreBench.now, reason: "误")
    }

    @Test("a damaged store is kept byte for byte, with its log")
    func damagedStore() throws {
        let bench = try StoreBench.furnished()
        let target = bench.directory.file("copy.db")
        try bench.open().backUp(to: target)
        let bytes: [UInt8] = Array("no store at all".utf8)
        try Files.writeAtomically(bytes, to: bench.path)
        try Files.writeAtomically(Array("its log".utf8), to: bench.path + "-wal")
        let kept = try #require(try DisclosureStore.restore(target, to: bench.path))
        #expect(try Files.read(kept) == bytes)
        #expect(try Files.read(kept + "-wal") == Array("its log".utf8))
        #expect(Files.status(bench.path + "-wal") == nil)
        #expect(try bench.open().snapshot().snapshot.revisions.count == 2)
    }

    @Test("where there was no store, none is kept, and a log left behind is no danger")
    func noStore() throws {
        let bench = try StoreBench.furnished()
        let target = bench.directory.file("copy.db")
        try bench.open().backUp(to: target)
        try Files.remove(bench.path)
        #expect(try DisclosureStore.restore(target, to: bench.path) == nil)
        #expect(try bench.open().snapshot().snapshot.revisions.count == 2)
    }

    @Test("a damaged copy takes nobody's place")
    func damaged() throws {
        let bench = try StoreBench.furnished()
        let target = bench.directory.file("copy.db")
        try bench.open().backUp(to: target)
        var bytes = try Files.read(target)
        for index in bytes.indices.suffix(bytes.count / 2) { bytes[index] ^= 0x5A }
        try Files.writeAtomically(bytes, to: target)
        let error = try storeError {
            _ = try DisclosureStore.restore(target, to: bench.path)
        }
        #expect([.corrupt, .foreign, .schemaChanged].contains(error?.code), "\(error as Any)")
        #expect(try bench.open().snapshot().snapshot.revisions.count == 2)
    }
}
