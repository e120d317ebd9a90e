import Disclosure
import Registers
import TestKit
import Testing

@testable import Store

@Suite("A correction hangs as long and in the same places as the error did")
struct CorrectionTests {
    private let now = StoreBench.now
    private let day: Int64 = 86_400_000

    private func error() -> Item {
        var item = StoreBench.item("err")
        item.boards = Addressing(ids: ["hall", "gate"], tags: ["street"])
        item.schedule = Schedule(hours: ["08:30-17:30"])
        return item
    }

    /// A store in which the error hung for ten days and was taken down.
    private func bench() throws -> StoreBench {
        let bench = try StoreBench()
        let store = try DisclosureStore.create(at: bench.path)
        _ = try store.importItems(units: StoreBench.units, items: [error()], by: nil, at: now)
        try StoreBench.sign(store, "err")
        let end = now.advanced(byMilliseconds: 10 * day)
        try store.withdraw(item: "err", person: "赵六", at: end, reason: "标准写错")
        return bench
    }

    private func approve(
        _ item: Item,
        in bench: StoreBench,
        revision: Int = 1,
        at instant: Instant? = nil
    ) throws -> StoreError? {
        let store = try bench.open(.writing)
        // Long after the error, and after any clock on which this runs.
        let at = instant ?? Instant(milliseconds: 3_000_000_000_000)
        _ = try store.importItems(units: [], items: [item], by: nil, at: at)
        return try storeError {
            try StoreBench.sign(store, item.id, revision: revision, at: at)
        }
    }

    private func correction(_ change: (inout Item) -> Void = { _ in }) -> Item {
        var item = error()
        item.id = "fix"
        item.body = "占道费每日每平方米三元。"
        item.corrects = RevisionName(item: "err", revision: 1)
        change(&item)
        return item
    }

    private static let start = Instant(milliseconds: 3_000_000_000_000)

    /// A correction that differs from the error in one way.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answer: String
        let change: @Sendable (inout Item) -> Void

        init(
            _ name: String,
            _ answer: String = "",
            _ change: @escaping @Sendable (inout Item) -> Void
        ) {
            (testDescription, self.answer, self.change) = (name, answer, change)
        }
    }

    static let honest = [
        Case("the same") { _ in },
        Case("more boards") { $0.boards.ids.formUnion(["park"]) },
        Case("the whole day") { $0.schedule = nil },
        Case("ten days to the second") {
            $0.window = Window(until: start.advanced(byMilliseconds: 864_000_000))
        },
        Case("another text") { $0.title = "更正：收费公示" },
    ]

    @Test("what makes the error good is approved", arguments: honest)
    func right(_ one: Case) throws {
        let bench = try bench()
        let found = try approve(correction(one.change), in: bench)
        #expect(found == nil, "\(String(describing: found))")
        let reading = try bench.open().snapshot()
        #expect(reading.snapshot.revisions.map(\.item.corrects?.item) == ["err"])
        #expect(reading.findings.isEmpty)
    }

    static let shortened = [
        Case("a board less", "fewer places") { $0.boards.ids = ["hall"] },
        Case("a tag less", "fewer places") { $0.boards.tags = [] },
        Case("no boards", "fewer places") { $0.boards = .byScope },
        Case("another unit", "fewer places") { $0.unit = "county" },
        Case("another kind", "fewer places") { $0.kind = .evaluation },
        Case("fewer hours", "fewer hours") { $0.schedule?.hours = ["08:30-09:00"] },
        Case("workdays only", "fewer hours") { $0.schedule?.workdaysOnly = true },
        Case("a millisecond less", "shorter than the error") {
            $0.window = Window(until: start.advanced(byMilliseconds: 863_999_999))
        },
        Case("nine days with a late start", "shorter than the error") {
            $0.window = Window(
                from: start.advanced(byMilliseconds: 86_400_000),
                until: start.advanced(byMilliseconds: 864_000_000)
            )
        },
        Case("no such error", "never hung") { $0.corrects?.revision = 2 },
    ]

    @Test("what does not is refused", arguments: shortened)
    func wrong(_ one: Case) throws {
        let bench = try bench()
        let found = try approve(correction(one.change), in: bench)
        #expect(found?.code == .refused)
        #expect(found?.problem.contains(one.answer) == true, "\(String(describing: found))")
        #expect(try bench.open().snapshot().snapshot.revisions.isEmpty)
    }

    @Test(
        "the store says before, at any step, what it will refuse the approval for",
        arguments: honest + shortened
    )
    func foretold(_ one: Case) throws {
        let bench = try bench()
        let item = correction(one.change)
        let store = try bench.open(.reading)
        let faults = try store.correctionFaults(of: item, at: Self.start)
        let words = faults.map { fault in
            switch fault {
            case .neverHung: "never hung"
            case .fewerPlaces: "fewer places"
            case .fewerHours: "fewer hours"
            case .shorter: "shorter than the error"
            case .unfinished: "unfinished"
            }
        }
        #expect(words == (one.answer.isEmpty ? [] : [one.answer]))
        if words == ["shorter than the error"] { #expect(faults == [.shorter(10 * day)]) }
        let found = try approve(item, in: bench)
        #expect(found.map { words.contains(where: $0.problem.contains) } ?? words.isEmpty)
    }

    @Test("what corrects nothing, and what hangs already, is not asked about")
    func unasked() throws {
        let bench = try bench()
        let store = try bench.open(.writing)
        #expect(try store.correctionFaults(of: error(), at: now).isEmpty)
        #expect(try store.waitingCorrections().isEmpty)
        _ = try store.importItems(units: [], items: [correction()], by: nil, at: Self.start)
        #expect(try store.waitingCorrections() == ["fix"])
        try StoreBench.sign(store, "fix", revision: 1, at: Self.start)
        #expect(try store.waitingCorrections().isEmpty)
        // Its next revision would drop the link before the error's time is made good.
        let next = correction { $0.corrects = nil }
        let soon = Self.start.advanced(byMilliseconds: day)
        #expect(try store.correctionFaults(of: next, at: soon) == [.unfinished])
        let late = Self.start.advanced(byMilliseconds: 11 * day)
        #expect(try store.correctionFaults(of: next, at: late).isEmpty)
    }

    @Test("the next revision keeps the link until the error's time is made good")
    func kept() throws {
        let bench = try bench()
        #expect(try approve(correction(), in: bench) == nil)
        let plain = correction {
            $0.corrects = nil
            $0.title = "收费公示（二）"
        }
        let soon = Self.start.advanced(byMilliseconds: 9 * day)
        let early = try approve(plain, in: bench, revision: 2, at: soon)
        #expect(
            early?.problem.contains("keep its corrects") == true,
            "\(String(describing: early))"
        )
        let later = Self.start.advanced(byMilliseconds: 10 * day)
        let store = try bench.open(.writing)
        try store.sign(item: "fix", revision: 2, step: .approved, person: "王五", at: later)
        #expect(try store.snapshot().snapshot.revisions.map(\.revision.number) == [2])
    }

    @Test("an item corrects its own earlier revision")
    func own() throws {
        let bench = try bench()
        let next = correction { $0.id = "err" }
        #expect(try approve(next, in: bench, revision: 2) == nil)
        #expect(try bench.open().snapshot().snapshot.revisions.map(\.revision.number) == [2])
    }

    @Test("a poster asked for meets the same rule on the day of posting")
    func postedLate() throws {
        let bench = try bench()
        let store = try bench.open(.writing)
        let start = Self.start
        let rule = ChainRule(
            id: "p",
            step: .posted,
            kind: nil,
            span: now..<start.advanced(byMilliseconds: 90 * day),
            person: "县长",
            reason: "国庆期间"
        )
        try store.add(rule, at: now.advanced(byMilliseconds: 11 * day))
        let item = correction {
            $0.window = Window(until: start.advanced(byMilliseconds: 10 * day))
        }
        #expect(try approve(item, in: bench) == nil)
        let late = try storeError {
            try store.sign(
                item: "fix",
                revision: 1,
                step: .posted,
                person: "赵六",
                at: start.advanced(byMilliseconds: day)
            )
        }
        #expect(late?.problem.contains("shorter than the error") == true)
    }

    @Test("the views tell both directions and the two times")
    func views() throws {
        let bench = try bench()
        #expect(try approve(correction(), in: bench) == nil)
        let ten = now.milliseconds + 10 * day
        #expect(
            try bench.shell("SELECT * FROM correction;").outputText
                == "fix|1|err|1|3000000000000||\(now.milliseconds)|\(ten)\n"
        )
        #expect(
            try bench.shell("SELECT * FROM hung ORDER BY item;").outputText
                == "err|1|\(now.milliseconds)|\(ten)\nfix|1|3000000000000|\n"
        )
    }

    @Test("an item that corrects nothing has the digest it always had")
    func digest() {
        #expect(!StoreBench.item("plain").canonicalText.contains("corrects"))
        #expect(
            correction().canonicalText.contains(#""corrects":{"item":"err","revision":1}"#)
        )
    }
}
