import Chronicle
import Disclosure
import Links
import Notation
import Overrides
import POSIX
import Planning
import Proof
import Raster
import Retrospect
import Session
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("Frames of the past, drawn again from the ledger")
struct ReplayTests {
    /// 2026-11-21 09:41 in China.
    private static let morning = Instant(seconds: 1_795_225_260)

    private static func minute(_ number: Int64) -> Instant {
        morning.advanced(byMilliseconds: number * 60_000)
    }

    private static func title(_ id: String, _ title: String, kind: Kind = .notice) -> Item {
        TestOffice.item(id, title, kind: kind)
    }

    /// Brings the newest edit of an item through its chain.
    private static func approve(_ item: Item, _ store: DisclosureStore, at now: Instant) throws {
        _ = try store.importItems(units: TestOffice.units, items: [item], by: nil, at: now)
        let number = try store.history(of: item.id).count
        let steps: [SignatureStep] = [.drafted, .checked, .approved]
        for (step, person) in zip(steps, TestOffice.people) {
            try store.sign(item: item.id, revision: number, step: step, person: person, at: now)
        }
    }

    private static func order(
        _ id: String,
        _ kind: OverrideKind,
        _ text: String? = nil,
        from: Instant,
        minutes: Int64
    ) -> Override {
        Override(
            id: id,
            kind: kind,
            text: text,
            span: from..<from.advanced(byMilliseconds: minutes * 60_000),
            person: "张三",
            reason: "检修",
            at: from
        )
    }

    private static func boards(_ office: TestOffice) throws -> [BoardConfiguration] {
        var night = try office.board("night", "tcp://127.0.0.1:9", layout: "ticker")
        // Lit until ten minutes after the start.
        night.routine.hours = [BoardRoutine.Hours(from: 8 * 60, until: 9 * 60 + 51)]
        return [
            try office.board("still", "tcp://127.0.0.1:9"),
            try office.board("ticker", "tcp://127.0.0.1:9", layout: "ticker"),
            try office.board("weather", "tcp://127.0.0.1:9", kinds: [.weather]),
            night,
        ]
    }

    /// A morning in which everything happens: an edit, a withdrawal, an urgent notice, blackouts by
    /// the store and by the file, an end and a new start with another layout and fewer boards.
    private static func live(_ office: TestOffice, _ random: inout SplitMix64) throws -> VirtualHall
    {
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        try approve(title("N-1", "山口"), store, at: minute(-60))
        try approve(title("N-2", "日月"), store, at: minute(-60))
        let hall = try VirtualHall(office, try boards(office), at: morning)
        hall.look(forSeconds: 300, &random)
        try hall.at(minute(5)) { try approve(title("N-1", "工工山口日月"), store, at: $0) }
        hall.look(forSeconds: 300, &random)
        try hall.at(minute(10)) {
            try store.withdraw(item: "N-2", person: "赵六", at: $0, reason: "到期")
        }
        hall.look(forSeconds: 300, &random)
        try hall.at(minute(15)) {
            try store.add(order("u-1", .urgent, "口口口", from: $0, minutes: 10))
        }
        hall.look(forSeconds: 120, &random)
        try hall.at(minute(17)) { try store.add(order("b-1", .blackout, from: $0, minutes: 2)) }
        hall.look(forSeconds: 120, &random)
        hall.round(at: minute(19))
        hall.look(forSeconds: 60, &random)
        let entry = BlackoutNote.Entry(order("b-2", .blackout, from: minute(20), minutes: 3))
        try hall.at(minute(20)) { _ in try hall.file.change { $0.add(entry) } }
        hall.look(forSeconds: 180, &random)
        hall.round(at: minute(23))
        hall.look(forSeconds: 120, &random)
        hall.round(at: minute(25))
        try hall.at(minute(26)) { try approve(title("W-1", "山", kind: .weather), store, at: $0) }
        hall.look(forSeconds: 120, &random)
        hall.round(at: minute(28))
        hall.end()
        hall.look(forSeconds: 60, &random)
        return hall
    }

    private func expectFaithful(_ hall: VirtualHall, _ desk: ReplayDesk) throws {
        var lit = 0
        for (board, instant, frame) in hall.seen {
            let replay = try desk.replay(board, at: instant)
            #expect(replay.faults.isEmpty)
            let drawn = try #require(replay.frame)
            #expect(
                drawn.lamps == frame.lamps,
                "\(board) at \(instant.iso8601Text):\n\(FrameText.text(of: drawn))"
            )
            if frame.lamps.contains(where: { $0 > 0 }) { lit += 1 }
        }
        #expect(lit > hall.seen.count / 3, "a hall in the dark proves nothing")
    }

    @Test(
        "every frame that boards showed is drawn again bit for bit",
        arguments: 1...2 as ClosedRange<UInt64>
    )
    func everyFrame(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let office = try TestOffice()
        let first = try Self.live(office, &random)
        // Started again with another layout of the same name, and without one of the boards.
        try office.addLayout("ticker", motion: "still")
        let second = try VirtualHall(
            office,
            try Self.boards(office).filter { $0.board.id != "weather" },
            at: Self.minute(30)
        )
        second.look(forSeconds: 600, &random)
        let desk = try ReplayDesk(second.configuration)
        try expectFaithful(first, desk)
        try expectFaithful(second, desk)
        #expect(try desk.replay("weather", at: Self.minute(31)).redrawing == nil)
        let check = try DisclosureStore.open(at: office.store, for: .reading).verifyLedger()
        #expect(check.faults.isEmpty)
    }

    @Test("what a simulated board showed behind a real socket is drawn again from the ledger")
    func wire() throws {
        let office = try TestOffice()
        try office.put(TestOffice.item("N-1", "山口工日月山口工日月"))
        let running = try RunningOffice(office, ["wall": "ticker", "hall": "still"])
        var sent: [String: Set<Instant>] = [:]
        let isEnough = eventually(withinSeconds: 20) {
            Clocks.sleep(milliseconds: 25)
            for status in running.service.boardStatuses() {
                guard let frame = status.lastSent, frame.sceneID != nil else { continue }
                sent[status.id, default: []].insert(frame.instant)
            }
            return sent["wall", default: []].count > 60
        }
        try #require(isEnough, "\(sent.mapValues(\.count)) frames were sent")
        Clocks.sleep(milliseconds: 300)
        running.end()
        let shown = running.shown.with { $0 }
        let desk = try ReplayDesk(office.configuration(running.configurations))
        var drawn: Set<[UInt8]> = []
        for (board, instants) in sent {
            for instant in instants {
                let replay = try desk.replay(board, at: instant)
                let lamps = try #require(replay.frame).lamps
                #expect(replay.faults.isEmpty)
                #expect(shown[board]?.contains(lamps) == true, "\(board) never showed it")
                drawn.insert(lamps)
            }
        }
        #expect(drawn.count > 20, "the ticker moved")
    }

    /// An office whose one board showed one item from `morning` on.
    private func shown(_ layout: String = "still") throws -> (TestOffice, VirtualHall) {
        let office = try TestOffice()
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        try Self.approve(Self.title("N-1", "山口"), store, at: Self.minute(-60))
        let board = try office.board("wall", "tcp://127.0.0.1:9", layout: layout)
        return (office, try VirtualHall(office, [board], at: Self.morning))
    }

    private func faults(_ hall: VirtualHall) throws -> [String] {
        try ReplayDesk(hall.configuration).replay("wall", at: Self.minute(1)).faults
            .map { $0.replacing(hall.office.folder.path, with: "") }
    }

    @Test("a face that has changed since is named; a new one beside it is not asked")
    func face() throws {
        let (office, hall) = try shown()
        let path = office.folder.file("fonts/latin8.face")
        try Files.writeAtomically(Files.read(path), to: office.folder.file("fonts/own8.face"))
        #expect(try faults(hall) == [])
        var bytes = try Files.read(path)
        bytes[bytes.count - 1] ^= 0x10
        try Files.writeAtomically(bytes, to: path)
        #expect(try faults(hall) == ["The face /fonts/latin8.face is not the one of then."])
    }

    @Test("a layout that has changed or is gone is drawn as it was")
    func layout() throws {
        let (office, hall) = try shown("ticker")
        let desk = try ReplayDesk(hall.configuration)
        let before = try desk.replay("wall", at: Self.minute(1)).frame
        try Files.remove(office.folder.file("layouts/ticker.json5"))
        let after = try desk.replay("wall", at: Self.minute(1))
        #expect(after.frame == before)
        #expect(after.faults.isEmpty)
    }

    @Test("before the first entry and for an unknown board there is nothing to draw")
    func nothing() throws {
        let (_, hall) = try shown()
        let desk = try ReplayDesk(hall.configuration)
        #expect(throws: PublisherError.self) { try desk.replay("wall", at: Self.minute(-1)) }
        #expect(throws: PublisherError.self) { try desk.replay("gate", at: Self.minute(1)) }
    }

    @Test("while the store is away switches wait, and another store in its place is told all")
    func otherStore() throws {
        let (office, hall) = try shown()
        try Files.rename(office.store, to: office.store + ".aside")
        for ending in ["-wal", "-shm"] { try Files.remove(office.store + ending) }
        let entry = BlackoutNote.Entry(
            Self.order("b-1", .blackout, from: Self.minute(1), minutes: 1)
        )
        try hall.at(Self.minute(1)) { _ in try hall.file.change { $0.add(entry) } }
        let store = try DisclosureStore.create(at: office.store)
        try Self.approve(Self.title("N-1", "山口"), store, at: Self.minute(-60))
        hall.round(at: Self.minute(2))
        hall.round(at: Self.minute(3))
        let desk = try ReplayDesk(hall.configuration)
        #expect(try desk.replay("wall", at: Self.minute(1)).frame?.lamps.contains(255) == false)
        let lit = try desk.replay("wall", at: Self.minute(2))
        #expect(lit.redrawing?.bill.slots.compactMap { $0.item?.id } == ["N-1"])
        #expect(lit.faults.isEmpty)
    }

    @Test("a day of turns grows the ledger modestly: what was told is told again once a day")
    func growth() throws {
        let (office, hall) = try shown()
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        func size() throws -> Int {
            var bytes = 0
            try store.readLedger { _, text, _ throws(StoreError) in bytes += text.utf8.count }
            return bytes
        }
        let items = (2...60).map { Self.title("N-\($0)", "山口") }
        for item in items { try Self.approve(item, store, at: Self.morning) }
        hall.round(at: Self.minute(1))
        let before = try size()
        // Sixty items on twenty places change every ten minutes.
        for minute in stride(from: 10, through: 24 * 60, by: 10) {
            hall.round(at: Self.minute(Int64(minute)))
        }
        let grown = try size() - before
        print("a board of three pages in turn: \(grown) bytes of ledger a day")
        #expect(grown < 100_000)
        #expect(grown > 10_000, "every turn is told")
    }

    /// The faults that the judge finds in the exported lines.
    private func judge(_ lines: [String], _ office: TestOffice) throws -> [String] {
        let here = #filePath
        let tests = here.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
        let path = try office.folder.write(lines.joined(separator: "\n") + "\n", to: "l.jsonl")
        let result = try ToolRunner.run(
            "python3",
            [tests + "/ProofTests/Tools/verify_ledger.py", path]
        )
        return result.outputText.split(separator: "\n").dropLast().map(String.init)
    }

    @Test(
        "a second program finds every programme and part told, and finds one that is forged",
        .enabled(if: PythonJudge.isPresent, "needs python3")
    )
    func judged() throws {
        var random = SplitMix64(seed: 9)
        let office = try TestOffice()
        _ = try Self.live(office, &random)
        var entries: [LedgerEntry] = []
        try DisclosureStore.open(at: office.store, for: .reading).readLedger {
            _,
            text,
            digest throws(StoreError) in
            if let entry = try? LedgerExport.entry(canonicalText: text, digest: digest) {
                entries.append(entry)
            }
        }
        #expect(try judge(entries.map(\.exportedLine), office) == [])
        // Forged with all digests of the chain worked out anew: one slot says another revision,
        // one part of the configuration is left out.
        var forged: [LedgerEntry] = []
        var expected: [String] = []
        for entry in entries {
            var text = entry.body.canonicalText
            if entry.kind == .programme, expected.isEmpty, text.contains("\"revision\":1") {
                text = text.replacing("\"revision\":1", with: "\"revision\":9")
                expected.append("content \(entry.sequence)")
            }
            let body = JSONValue(try JSONReader.read(text))
            forged.append(
                try LedgerEntry(after: forged.last, at: entry.at, kind: entry.kind, body: body)
            )
        }
        #expect(try judge(forged.map(\.exportedLine), office) == expected)
        #expect(expected.count == 1)
    }
}
