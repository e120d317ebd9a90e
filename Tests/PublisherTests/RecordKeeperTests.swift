import Certificates
import Chronicle
import Disclosure
import Exhibits
import Matters
import POSIX
import Store
import TestKit
import Testing
import Watching

@testable import Publisher

@Suite("What hung is read on in pieces, by the catalogue of now")
struct RecordKeeperTests {
    private static let morning = Instant(seconds: 1_795_225_260)

    private static func seen(_ digest: String, _ quarter: Int64) -> LedgerAct {
        let from = morning.advanced(byMilliseconds: (quarter - 100_000) * 1_000)
        return .exposure(
            board: "hall",
            shows: [("N-1", 1, digest)],
            span: from..<from.advanced(byMilliseconds: 500),
            grade: "sent",
            at: from.advanced(byMilliseconds: 500)
        )
    }

    @Test("R03: the record of years comes piece by piece, and stands only when it is whole")
    func pieces() throws {
        let office = try TestOffice(signedAt: Self.morning.advanced(byMilliseconds: -200_000_000))
        try office.put(TestOffice.item("N-1", "山口"))
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        let hanging = try store.snapshot().snapshot.revisions
        let digest = try #require(hanging.first?.digest)
        let rows = 2 * RecordKeeper.entriesAtATime + 50
        _ = try store.append((0..<rows).map { Self.seen(digest, $0) })
        var keeper = RecordKeeper(office.configuration([]), catalogue: nil)
        var rounds: [Bool] = []
        repeat {
            try keeper.read(store, hanging: hanging)
            rounds.append(keeper.isBehind)
            #expect((keeper.records.position == nil) == keeper.isBehind)
        } while keeper.isBehind && rounds.count < 9
        #expect(rounds == [true, true, false])
        #expect(keeper.records.hangings(of: digest).map(\.milliseconds) == [rows * 500])
        // What comes after is one small piece.
        _ = try store.append([Self.seen(digest, rows)])
        try keeper.read(store, hanging: hanging)
        #expect(!keeper.isBehind)
        #expect(keeper.records.hangings(of: digest).map(\.milliseconds) == [(rows + 1) * 500])
        keeper.startAnew()
        #expect(keeper.records.textCount == 0)
        #expect(keeper.records.position == nil)
    }

    @Test("texts that may hang no longer leave with the next pieces")
    func gone() throws {
        let office = try TestOffice(signedAt: Self.morning.advanced(byMilliseconds: -200_000_000))
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        var keeper = RecordKeeper(office.configuration([]), catalogue: nil)
        for round in 0..<6 as Range<Int64> {
            _ = try store.append(
                (0..<200).map { Self.seen("gone-\(round)-\($0)", round * 200 + $0) }
            )
            try keeper.read(store, hanging: [])
        }
        #expect(keeper.records.textCount <= 16 + 200)
    }

    @Test("a board is planned before the whole record is read")
    func boardsFirst() throws {
        let office = try TestOffice(signedAt: Self.morning.advanced(byMilliseconds: -200_000_000))
        try office.put(TestOffice.item("N-1", "山口"))
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        _ = try store.append((0..<3 * RecordKeeper.entriesAtATime).map { Self.seen("d", $0) })
        let board = try office.board("all", "tcp://127.0.0.1:9")
        let configuration = office.configuration([board])
        var desk = PublishingDesk(configuration, faces: try office.library(), log: LogBook().log)
        desk.follow(.replaced, at: Self.morning)
        #expect(desk.update(at: Self.morning).map(\.board) == ["all"])
        var isWhole: [Bool] = []
        repeat {
            isWhole.append(desk.model(boards: [], at: Self.morning).records.position != nil)
        } while desk.nextChange(after: Self.morning) == Self.morning && isWhole.count < 9
        #expect(isWhole == [false, false, false, true])
    }

    @Test("a catalogue that cannot be read is asked for again at each tick, and told once")
    func catalogue() throws {
        let office = try TestOffice(signedAt: Self.morning.advanced(byMilliseconds: -200_000_000))
        var item = TestOffice.item("N-1", "山口")
        item.matter = "fees"
        try office.put(item)
        let store = try DisclosureStore.open(at: office.store, for: .writing)
        _ = try store.append([Self.seen("d", 0)])
        var configuration = office.configuration([])
        configuration.disclosure.matters = office.folder.file("matters.json5")
        let book = LogBook()
        var desk = PublishingDesk(configuration, faces: try office.library(), log: book.log)
        func matter(_ desk: inout PublishingDesk) throws -> String? {
            let model = desk.model(boards: [], at: Self.morning)
            let revision = try #require(model.revision(of: "N-1"))
            let certificate = model.records.certificate(
                of: revision,
                office: "",
                unitName: "",
                at: Self.morning,
                zone: .china
            )
            return try #require(certificate).demand.matter?.name
        }
        desk.follow(.replaced, at: Self.morning)
        #expect(try matter(&desk) == nil)
        desk.follow(.timeout, at: Self.morning)
        #expect(book.lines.count { $0.contains("matters cannot be read") } == 1)
        _ = try office.folder.write(
            """
            { schema: "placard.matters/1", matters: [
              { id: "fees", name: "收费", kind: "notice", basis: "条例", body: "局", channels: ["电子屏"],
                audience: "全社会", level: "county", publicityDays: 7 } ] }
            """,
            to: "matters.json5"
        )
        desk.follow(.timeout, at: Self.morning)
        #expect(try matter(&desk) == "收费")
    }
}
