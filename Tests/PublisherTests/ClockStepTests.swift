import Chronicle
import Disclosure
import Matters
import Notation
import Overrides
import Proof
import Store
import TestKit
import Testing

@testable import Publisher

private let minute: Int64 = 60_000
private let hour: Int64 = 3_600_000
private let year: Int64 = 365 * 86_400_000

/// An office's ledger in virtual time: a board that always shows the same, and a clock that is set.
private final class SteppedLedger {
    static let start = Instant(milliseconds: 1_795_150_800_000)
    private static let shown = HungRevision(
        item: "N-1",
        number: 1,
        digest: String(repeating: "0", count: 64)
    )

    let office: TestOffice
    let journal = SwitchJournal()
    private let store: DisclosureStore
    private(set) var pen: LedgerPen
    /// Milliseconds since the start, by the clock that nobody sets.
    private(set) var passed: Int64 = 0
    /// How far the other clock is ahead of the right time.
    var ahead: Int64 = 0
    /// Whether the guard that a publisher has called the clock wrong, second by second.
    private(set) var faults: [Bool] = []
    private var guarding = ClockGuard()

    init(startingWrongBy ahead: Int64 = 0) throws {
        office = try TestOffice()
        store = try DisclosureStore.create(at: office.store)
        self.ahead = ahead
        pen = LedgerPen(
            store: office.store,
            SwitchRecorder(OfficeSheet(reading: office.configuration([]))),
            .silent
        )
    }

    var reading: ClockReading {
        ClockReading(wall: Self.start.advanced(byMilliseconds: passed + ahead), steady: passed + 9)
    }

    func run(seconds: Int) throws {
        for _ in 0..<seconds {
            passed += 1_000
            let seen = ExposureRecorder.Sighting(
                board: "wall",
                revisions: [Self.shown],
                grade: .sent
            )
            pen.look([seen], journal, at: reading)
            if !pen.isEmpty { pen.write(at: reading) }
            guarding.follow(newest: try store.newestEntryInstant())
            _ = guarding.planningInstant(at: reading.wall)
            faults.append(guarding.fault != nil)
        }
    }

    func finish() { pen.finish(journal, at: reading) }

    func note() throws {
        try store.append([LedgerAct(.override, ["act": "test"], at: reading.wall)])
    }

    /// The spans that the ledger tells, in milliseconds from the start.
    func spans() throws -> [Range<Int64>] {
        try store.exposures(of: "N-1", digest: Self.shown.digest).map {
            let start = Self.start.milliseconds
            return $0.span.lowerBound.milliseconds - start..<$0.span.upperBound.milliseconds - start
        }
    }

    func newest() throws -> Int64 {
        try #require(try store.newestEntryInstant()).milliseconds - Self.start.milliseconds
    }

    /// Milliseconds between the start and now that no span tells.
    func untold() throws -> Int64 {
        let told = try spans().sorted { $0.lowerBound < $1.lowerBound }
        var (end, gaps): (Int64, Int64) = (0, 0)
        for span in told {
            gaps += max(0, span.lowerBound - end)
            end = max(end, span.upperBound)
        }
        return gaps + passed - end
    }
}

@Suite("Exposures and a clock that is set")
struct ClockStepTests {
    /// A slice of proof, and some.
    private static let sliceSeconds = 901
    /// What may go untold at each step of a clock: two looks.
    private static let gap: Int64 = 2_000

    @Test(
        "C01: seen by an impossible clock wait until it is right, and are dated by the steady one",
        arguments: [-40 * minute, -hour, -26 * year]
    )
    func back(by step: Int64) throws {
        let ledger = try SteppedLedger()
        try ledger.run(seconds: Self.sliceSeconds)
        let newest = try ledger.newest()
        ledger.ahead = step
        try ledger.run(seconds: 2 * Self.sliceSeconds)
        let wrong = ledger.faults.suffix(2 * Self.sliceSeconds)
        #expect(wrong.allSatisfy { $0 }, "the guard never gives way")
        #expect(try ledger.newest() == newest, "nothing is written")
        ledger.ahead = 0
        try ledger.run(seconds: Self.sliceSeconds)
        #expect(ledger.faults.last == false)
        ledger.finish()
        let spans = try ledger.spans()
        #expect(spans.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= ledger.passed })
        #expect(try ledger.untold() <= 4 * Self.gap)
        #expect(spans.allSatisfy { $0.upperBound - $0.lowerBound <= 900_000 })
    }

    @Test("C01: a clock set back for good is right when it has passed the newest entry")
    func backForGood() throws {
        let ledger = try SteppedLedger(startingWrongBy: 8 * minute)
        try ledger.run(seconds: Self.sliceSeconds)
        ledger.ahead = 0
        try ledger.run(seconds: Self.sliceSeconds)
        let faults = ledger.faults.suffix(Self.sliceSeconds)
        // Eight minutes less the five of the tolerance.
        #expect((178...182).contains(faults.count { $0 }), "\(faults.count { $0 }) s")
        #expect(faults.last == false)
        ledger.finish()
        let after = try ledger.spans().filter { $0.upperBound > 0 }.suffix(2)
        #expect(after.allSatisfy { $0.upperBound <= ledger.passed }, "\(after)")
    }

    @Test(
        "C01: nobody can tell that a clock is ahead; back again it is held to what it wrote",
        arguments: [hour, 9 * year]
    )
    func ahead(by step: Int64) throws {
        let ledger = try SteppedLedger()
        try ledger.run(seconds: Self.sliceSeconds)
        ledger.ahead = step
        try ledger.run(seconds: Self.sliceSeconds + 10)
        #expect(ledger.faults.allSatisfy { !$0 })
        let newest = try ledger.newest()
        #expect(newest > step)
        ledger.ahead = 0
        try ledger.run(seconds: Self.sliceSeconds + 10)
        #expect(ledger.faults.suffix(Self.sliceSeconds + 10).allSatisfy { $0 })
        #expect(try ledger.newest() == newest, "nothing is written")
    }

    @Test("C01: a clock that is wrong from the start costs no proof once it is set")
    func wrongFromTheStart() throws {
        let ledger = try SteppedLedger()
        try ledger.note()
        ledger.ahead = -26 * year
        try ledger.run(seconds: Self.sliceSeconds)
        #expect(ledger.faults.allSatisfy { $0 })
        #expect(try ledger.spans().isEmpty)
        ledger.ahead = 0
        try ledger.run(seconds: 10)
        ledger.finish()
        let spans = try ledger.spans()
        #expect(spans.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= ledger.passed })
        #expect(try ledger.untold() <= 2 * Self.gap)
    }

    @Test("C01: what people withdraw by a wrong clock is no evidence that it is right")
    func withdrawals() throws {
        let ledger = try SteppedLedger()
        try ledger.run(seconds: Self.sliceSeconds)
        let newest = try ledger.newest()
        ledger.ahead = -hour
        for _ in 0..<20 {
            try ledger.note()
            try ledger.run(seconds: 10)
        }
        #expect(ledger.faults.suffix(200).allSatisfy { $0 })
        #expect(try ledger.newest() == newest)
    }

    @Test("C01: what a service saw by a wrong clock is in the ledger when it ends")
    func ends() throws {
        let ledger = try SteppedLedger()
        try ledger.run(seconds: Self.sliceSeconds)
        let newest = try ledger.newest()
        ledger.ahead = -year
        try ledger.run(seconds: 300)
        ledger.finish()
        #expect(try ledger.untold() <= 2 * Self.gap)
        #expect(try ledger.newest() >= newest)
    }

    @Test("C01: rows wait for a right clock up to the queue's limit, the oldest go first")
    func bounded() {
        var doubtful = ExposureQueue()
        var queue = ExposureQueue()
        let shown = HungRevision(item: "N-1", number: 1, digest: "d")
        var recorder = ExposureRecorder(sliceMilliseconds: 1)
        for second in 0...Int64(ExposureQueue.limit + 3) {
            let seen = ExposureRecorder.Sighting(board: "gate", revisions: [shown], grade: .sent)
            doubtful.add(recorder.see([seen], at: Instant(seconds: second)))
        }
        queue.take(&doubtful, movedBy: 500)
        #expect(doubtful.isEmpty)
        #expect(queue.rows.count == ExposureQueue.limit && queue.lost == 3)
        #expect(queue.rows.first?.span.lowerBound == Instant(milliseconds: 3_500))
    }
}
