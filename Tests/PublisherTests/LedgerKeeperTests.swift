import Chronicle
import Disclosure
import Links
import Matters
import POSIX
import Proof
import Session
import Store
import TestKit
import Testing

@testable import Publisher

@Suite("What the service writes into the ledger")
struct LedgerKeeperTests {
    @Test("what a board showed is in the ledger when the service has ended")
    func recorded() throws {
        let office = try TestOffice()
        let store = try DisclosureStore.create(at: office.store)
        let now = Instant(milliseconds: Clocks.wallMilliseconds())
        let item = Item(id: "N-1", kind: .notice, unit: "u", title: "山口", body: "")
        _ = try store.importItems(units: TestOffice.units, items: [item], by: "张三", at: now)
        for (step, person) in [(SignatureStep.checked, "李四"), (.approved, "王五")] {
            try store.sign(item: "N-1", revision: 1, step: step, person: person, at: now)
        }
        let running = try RunningOffice(office)
        #expect(eventually { running.service.boardStatuses().first?.state == .ok })
        // The keeper looks once a second, and unchanged content is sent again as often.
        let start = Instant(milliseconds: Clocks.wallMilliseconds())
        #expect(
            eventually {
                let sent = running.service.boardStatuses().first?.lastSent?.sentAt
                return sent.map { $0 > start.advanced(byMilliseconds: 3_000) } == true
            }
        )
        running.end()
        let found = try store.exposures(of: "N-1", digest: item.digest)
        #expect(found.map(\.board) == ["wall"], "\(found)")
        #expect(found.first?.grade == "sent")
        let first = try #require(try store.lastSwitch(of: "wall", at: start))
        let next = try #require(try store.nextSwitch(of: "wall", after: first.entry))
        #expect(try SwitchRecord(body: first.body).from <= start)
        #expect(next.body.contains("\"ended\":true"), "the service left it dark")
        #expect(try store.nextSwitch(of: "wall", after: next.entry) == nil)
    }

    @Test("rows wait for a store that is away, up to a limit, and the loss is counted")
    func queue() throws {
        var recorder = ExposureRecorder(sliceMilliseconds: 1)
        var queue = ExposureQueue()
        let shown = HungRevision(item: "N-1", number: 1, digest: "d")
        for second in 0...Int64(ExposureQueue.limit + 5) {
            let seen = ExposureRecorder.Sighting(board: "gate", revisions: [shown], grade: .sent)
            queue.add(recorder.see([seen], at: Instant(seconds: second)))
        }
        #expect(queue.rows.count == ExposureQueue.limit)
        #expect(queue.lost == 5)
        #expect(queue.rows.first?.span.lowerBound == Instant(seconds: 5))
        #expect(queue.acts(at: Instant(seconds: 0)).count == ExposureQueue.limit)
    }

    @Test("a store that is locked or missing does not end the thread, and nothing is lost")
    func locked() throws {
        let office = try TestOffice()
        let log = LogBook()
        let away = office.folder.file("away.db")
        let shown = HungRevision(item: "N-1", number: 1, digest: "d")
        let flips = Locked(0)
        let sheet = OfficeSheet(reading: office.configuration([]))
        let keeper = LedgerKeeper(
            store: away,
            journal: SwitchJournal(),
            sheet: { sheet },
            log: log.log,
            tickMilliseconds: 10,
            sightings: { _ in
                // Another programme at every look, so that each look ends a row.
                let turn = flips.with { turn -> Int in
                    turn += 1
                    return turn
                }
                let revisions = turn % 4 < 2 ? [shown] : []
                return [.init(board: "gate", revisions: revisions, grade: .sent)]
            }
        )
        keeper.start()
        #expect(eventually { log.lines.contains { $0.contains("records wait for the store") } })
        #expect(eventually { flips.with { $0 } > 8 })
        _ = try DisclosureStore.create(at: away)
        keeper.stop()
        let store = try DisclosureStore.open(at: away, for: .reading)
        #expect(try !store.exposures(of: "N-1", digest: "d").isEmpty)
    }
}
