import Disclosure
import POSIX
import TestKit
import Testing

@testable import Overrides

private let noon = Instant(milliseconds: 1_795_150_800_000)

private func minutes(_ minutes: Int) -> Instant {
    noon.advanced(byMilliseconds: Int64(minutes) * 60_000)
}

private func order(_ id: String, _ targets: [String] = [], until: Int = 60) -> Override {
    Override(
        id: id,
        kind: .blackout,
        targets: targets,
        span: noon..<minutes(until),
        person: "张三",
        reason: "检修",
        at: noon
    )
}

private func entry(_ order: Override, liftedBy people: String...) -> BlackoutNote.Entry {
    var entry = BlackoutNote.Entry(order)
    for (place, person) in people.enumerated() {
        _ = entry.add(.init(person: person, reason: "已恢复", at: minutes(place + 1)))
    }
    return entry
}

private func note(_ entries: BlackoutNote.Entry...) -> BlackoutNote {
    var note = BlackoutNote()
    for entry in entries { note.add(entry) }
    return note
}

@Suite("Blackouts in the file beside the store")
struct BlackoutNoteTests {
    @Test("what is written is read back")
    func roundTrip() throws {
        let written = note(
            entry(order("a", ["hall", "tag:gate"])),
            entry(order("b"), liftedBy: "李四")
        )
        #expect(try BlackoutNote.read(written.text) == written)
    }

    @Test("two different people lift one; the same twice, however spelt, does not")
    func ends() {
        #expect(entry(order("a")).liftedAt == nil)
        #expect(entry(order("a"), liftedBy: "李四").liftedAt == nil)
        #expect(entry(order("a"), liftedBy: "李四", "李 四", "李四 ").liftedAt == nil)
        #expect(entry(order("a"), liftedBy: "李四", "王五").liftedAt == minutes(2))
        #expect(entry(order("a"), liftedBy: "李四", "李四", "王五").liftedAt == minutes(3))
    }

    static let broken = [
        "", "{", "[]", "dark", "{}", #"{ "schema": "placard.blackout/2", "orders": [] }"#,
        #"{ "schema": "placard.blackout/1", "orders": [{}] }"#,
        #"{ "schema": "placard.blackout/1", "orders": [], "more": 1 }"#,
    ]

    @Test("a file that is not a note, or half of one, is garbled", arguments: broken)
    func garbled(text: String) throws {
        let folder = try TemporaryDirectory("blackout")
        let file = BlackoutFile(beside: folder.file("placard.db"))
        #expect(file.read() == .missing)
        try Files.writeAtomically(Array(text.utf8), to: file.path)
        guard case .garbled(let reason) = file.read() else {
            Issue.record("it was read")
            return
        }
        #expect(reason.contains(file.path))
    }

    @Test("every cut of a good file is garbled, never another note")
    func cuts() throws {
        let bytes = Array(note(entry(order("a", ["hall"]), liftedBy: "李四")).text.utf8)
        let folder = try TemporaryDirectory("blackout")
        let file = BlackoutFile(beside: folder.file("placard.db"))
        for length in 0..<(bytes.count - 2) {
            try Files.writeAtomically(Array(bytes[..<length]), to: file.path)
            guard case .garbled = file.read() else {
                Issue.record("\(length) bytes were read")
                continue
            }
        }
    }

    @Test("changes keep what was there; a garbled file is put aside; an empty note has no file")
    func change() throws {
        let folder = try TemporaryDirectory("blackout")
        let file = BlackoutFile(beside: folder.file("placard.db"))
        try file.change { $0.add(entry(order("a"))) }
        try file.change { $0.add(entry(order("b"))) }
        #expect(file.read() == .note(note(entry(order("a")), entry(order("b")))))
        try Files.writeAtomically(Array("?".utf8), to: file.path)
        try file.change { $0.add(entry(order("c"))) }
        #expect(file.read() == .note(note(entry(order("c")))))
        #expect(try Files.read(file.path + ".garbled") == Array("?".utf8))
        try file.change { $0.remove("c") }
        #expect(file.read() == .missing)
    }

    @Test("writers at the same time lose nothing")
    func together() throws {
        let folder = try TemporaryDirectory("blackout")
        // A disk that is slow with forty writes must not make a writer give up waiting.
        let file = BlackoutFile(beside: folder.file("placard.db"), lockMilliseconds: 120_000)
        let threads = try (0..<4).map { number in
            try Thread.start(name: "writer") {
                for turn in 0..<10 {
                    try? file.change { $0.add(entry(order("w\(number)-\(turn)"))) }
                }
            }
        }
        for thread in threads { thread.join() }
        guard case .note(let found) = file.read() else {
            Issue.record("it is gone")
            return
        }
        #expect(found.entries.count == 40)
    }

    @Test("a lock that nobody gives back keeps no board lit")
    func lockedForEver() throws {
        let folder = try TemporaryDirectory("blackout")
        let file = BlackoutFile(beside: folder.file("placard.db"), lockMilliseconds: 1)
        let lock = try FileLock(file.path + ".lock", withinMilliseconds: 1)
        try file.change { $0.add(entry(order("a"))) }
        #expect(file.read() == .note(note(entry(order("a")))))
        _ = consume lock
    }
}

@Suite("What stands, by the file and by the store")
struct BlackoutStandTests {
    /// The ids in force at an instant.
    private func dark(_ stand: BlackoutStand, at instant: Instant = minutes(5)) -> [String] {
        stand.inForce(at: instant).map(\.id)
    }

    private func ended(_ order: Override, at minute: Int) -> Override {
        var order = order
        order.endedAt = minutes(minute)
        return order
    }

    @Test("either of the two is enough, and the end in either is the end")
    func both() {
        var stand = BlackoutStand()
        stand.follow(
            .note(note(entry(order("a")), entry(order("b"), liftedBy: "李四", "王五"))),
            at: noon
        )
        stand.follow([order("b"), order("c"), ended(order("d"), at: 3)])
        #expect(dark(stand) == ["a", "c"])
        stand.follow([ended(order("a"), at: 4), order("c")])
        #expect(dark(stand) == ["c"])
    }

    @Test("a blackout that vanishes from the file stands on, and is to be written again")
    func vanished() {
        var stand = BlackoutStand()
        stand.follow(.note(note(entry(order("a")))), at: noon)
        stand.follow(.missing, at: minutes(1))
        #expect(dark(stand) == ["a"])
        #expect(stand.isFileShort)
        stand.follow(.note(stand.note), at: minutes(2))
        #expect(!stand.isFileShort)
        stand.follow(.missing, at: minutes(60))
        #expect(!stand.isFileShort, "it has ended by itself")
    }

    @Test("a file that nobody can read means dark everywhere, until it is mended or removed")
    func garbled() {
        var stand = BlackoutStand()
        stand.follow(.garbled("half a file"), at: noon)
        #expect(dark(stand) == [BlackoutStand.garbledID])
        #expect(stand.fault == "half a file")
        #expect(stand.inForce(at: noon).allSatisfy { $0.concerns(board: "any", tags: []) })
        stand.follow(.missing, at: minutes(1))
        #expect(dark(stand).isEmpty)
        #expect(stand.fault == nil)
    }

    @Test("it ends by itself, and tells when")
    func time() {
        var stand = BlackoutStand()
        stand.follow(.note(note(entry(order("a", until: 30)))), at: noon)
        #expect(stand.nextChange(after: noon) == minutes(30))
        #expect(dark(stand, at: minutes(29)) == ["a"])
        #expect(dark(stand, at: minutes(30)).isEmpty)
        #expect(stand.nextChange(after: minutes(30)) == nil)
    }

    @Test("orders come out by their ids, with what the file says of them")
    func merged() {
        var stand = BlackoutStand()
        let given = [order("a"), order("c"), order("e")]
        #expect(stand.merged(with: given, at: noon) == given)
        stand.follow(
            .note(note(entry(order("c"), liftedBy: "李四", "王五"), entry(order("b")))),
            at: noon
        )
        let merged = stand.merged(with: given, at: noon)
        #expect(merged.map(\.id) == ["a", "b", "c", "e"])
        #expect(merged.map { $0.endedAt != nil } == [false, false, true, false])
        stand.follow(.garbled("half a file"), at: noon)
        #expect(stand.merged(with: given, at: noon).map(\.id).contains(BlackoutStand.garbledID))
        #expect(
            stand.inForce(at: minutes(5)).map(\.id).sorted()
                == stand.inForce(at: minutes(5)).map(\.id)
        )
    }

    @Test("the file may forget what is over when the ledger has it with its end")
    func forget() {
        var stand = BlackoutStand()
        stand.follow(
            .note(note(entry(order("a"), liftedBy: "李四", "王五"), entry(order("b")))),
            at: noon
        )
        #expect(stand.forget(at: minutes(5)) == [], "the ledger has neither")
        stand.follow([order("a"), order("b")])
        #expect(stand.forget(at: minutes(5)) == [], "the ledger has no end of it")
        stand.follow([ended(order("a"), at: 2), order("b")])
        #expect(stand.forget(at: minutes(5)) == ["a"])
        #expect(stand.forget(at: minutes(60)) == ["b"])
        #expect(stand.note.entries.isEmpty)
    }
}
