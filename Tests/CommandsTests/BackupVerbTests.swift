import Disclosure
import POSIX
import TestKit
import Testing

@testable import Formalities

@Suite("Nightly copies of the store")
struct BackupVerbTests {
    @Test("a copy is named by its second in UTC, so that names sort by time")
    func named() throws {
        let evening = try #require(Instant(iso8601: "2026-11-28T23:59:59.750+08:00"))
        #expect(BackupShelf.name(at: evening) == "placard-2026-11-28T15-59-59Z.db")
    }

    /// The newest is `d`; what is kept, what is there, what goes.
    private static let shelves: [(Int, [String], [String])] = [
        (3, ["d"], []),
        (3, ["b", "c", "d"], []),
        (3, ["a", "b", "c", "d"], ["a"]),
        (1, ["a", "b", "c", "d"], ["a", "b", "c"]),
        (0, ["c", "d"], ["c"]),
        (3, ["b", "c", "d", "f"], ["f"]),
        (2, ["b", "c", "d", "f"], ["f", "b"]),
        (1, ["d", "notes.txt", "placard.db", "placard-old.db"], []),
    ]

    @Test("the oldest go, the newest never, files of other names never", arguments: shelves)
    func removed(kept: Int, there: [String], gone: [String]) {
        func full(_ short: String) -> String {
            guard short.count == 1, let value = short.utf8.first else { return short }
            return "placard-2026-11-\(10 + Int(value - 0x61))T02-40-00Z.db"
        }
        let superfluous = BackupShelf.superfluous(
            there.map(full),
            newest: full("d"),
            keeping: kept
        )
        #expect(superfluous == gone.map(full))
    }

    @Test("a copy that is not there is said not to be, and the newest one is named")
    func missing() throws {
        let office = try CommandOffice()
        let none = office.answer("restore", office.folder.file("no-such.db"))
        #expect(none.code == .store)
        #expect(none.error.contains("there is no file") && none.error.contains("no copy in"))
        #expect(!none.error.contains("placard init"), "\(none.error)")
        #expect(office.answer("backup").code == .success)
        let answer = office.answer("restore", office.folder.file("no-such.db"))
        #expect(answer.error.contains("The newest copy is "), "\(answer.error)")
        #expect(Files.status(office.folder.file("placard.db")) != nil)
    }

    @Test("placard backup without a file fills the configured folder, and restore takes from it")
    func nightly() throws {
        let office = try CommandOffice()
        let path = office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        _ = try office.folder.write(
            text.replacing(
                "boards: [",
                with: "backups: { folder: \"nights\", keep: 2 }, boards: ["
            ),
            to: "placard.json5"
        )
        let nights = office.folder.file("nights")
        try Files.makeDirectory(nights)
        for day in [1, 2] {
            _ = try office.folder.write("", to: "nights/placard-2026-01-0\(day)T02-40-00Z.db")
        }
        try office.approve("N-1")
        let answer = office.answer("backup")
        #expect(answer.code == .success, "\(answer)")
        #expect(answer.output.contains("removed \(nights)/placard-2026-01-01T02-40-00Z.db"))
        let names = try Files.list(nights)
        #expect(names.count == 2 && names[0] == "placard-2026-01-02T02-40-00Z.db")
        let copy = "\(nights)/\(try #require(names.last))"
        let store = office.folder.file("placard.db")
        #expect(Files.status(copy)?.permissions == Files.status(store)?.permissions)

        try Files.writeAtomically(
            Array("no store at all".utf8),
            to: office.folder.file("placard.db")
        )
        #expect(office.answer("items").code != .success)
        #expect(office.answer("restore", copy).code == .success)
        #expect(office.answer("items").output.contains("N-1"))
        #expect(office.answer("verify-ledger").code == .success)
    }

    @Test("who owns the store's file may make the nightly copy; one elsewhere takes the role")
    func hands() throws {
        let office = try CommandOffice()
        let path = office.folder.file("placard.json5")
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        let people = "people: [{ name: \"张三\", users: [\"zhang\"], roles: [\"drafter\"] }],"
        _ = try office.folder.write(
            text.replacing("boards: [", with: people + " boards: ["),
            to: "placard.json5"
        )
        #expect(office.answer("backup").code == .success)
        let elsewhere = office.answer("backup", office.folder.file("copy.db"))
        #expect(elsewhere.code == .failure)
        #expect(elsewhere.error.contains("is nobody in the configuration's \"people\""))
    }
}
