import Disclosure
import TestKit
import Testing

@testable import Store

@Suite("A reading for an instant holds the orders that matter then, and no others")
struct OrderMemoryTests {
    private let now = StoreBench.now
    private static let hour: Int64 = 3_600_000
    private static let day = 24 * hour

    /// An order as from and until, in hours from now; its end by people, likewise.
    struct Case: CustomTestStringConvertible, Sendable {
        var kind: OverrideKind
        var from: Double
        var until: Double
        var ended: Double?
        var isKept: Bool
        var testDescription: String { "\(kind) \(from)...\(until) h, ended \(ended ?? .nan)" }
    }

    static let cases = [
        Case(kind: .urgent, from: -1, until: 1, isKept: true),
        Case(kind: .urgent, from: 1, until: 2, isKept: true),
        Case(kind: .pin, from: -3, until: -0.5, isKept: true),
        Case(kind: .pin, from: -3, until: -1.5, isKept: false),
        Case(kind: .pin, from: -3, until: 20, ended: -0.5, isKept: true),
        Case(kind: .pin, from: -3, until: 20, ended: -1.5, isKept: false),
        // Of notices the public is told for a week, unless they never were in force.
        Case(kind: .urgent, from: -3, until: -1.5, isKept: true),
        Case(kind: .urgent, from: -30, until: 20, ended: -29, isKept: true),
        Case(kind: .urgent, from: -30, until: 20, ended: -31, isKept: false),
        Case(kind: .emergency, from: -170, until: -167.5, isKept: true),
        Case(kind: .emergency, from: -170, until: -168.5, isKept: false),
        // A blackout file may still hold what was lifted in the store.
        Case(kind: .blackout, from: -30, until: 20, ended: -29, isKept: true),
        Case(kind: .blackout, from: -30, until: -2, ended: -29, isKept: false),
        Case(kind: .blackout, from: -30, until: -0.5, isKept: true),
    ]

    private func instant(_ hours: Double) -> Instant {
        now.advanced(byMilliseconds: Int64(hours * Double(Self.hour)))
    }

    private func order(_ id: String, _ given: Case) -> Override {
        Override(
            id: id,
            kind: given.kind,
            text: given.kind.hasText ? "今晚停水" : nil,
            item: given.kind == .pin ? "hung" : nil,
            span: instant(given.from)..<instant(given.until),
            person: "张三",
            reason: "演练",
            at: instant(min(given.from, given.ended ?? given.from))
        )
    }

    private func add(_ id: String, _ given: Case, to store: DisclosureStore) throws {
        let order = order(id, given)
        try store.connection.change("order") { () throws(StoreError) in
            _ = try store.insert(order, "order")
        }
        guard let ended = given.ended else { return }
        for person in given.kind == .blackout ? ["李四", "王五"] : ["李四"] {
            try store.endOverride(id, person: person, at: instant(ended), reason: "已恢复")
        }
    }

    @Test("each sort, before and after its time", arguments: cases)
    func sorts(_ given: Case) throws {
        let store = try StoreBench.furnished().open(.writing)
        try add("o", given, to: store)
        let reading = try store.snapshot(ordersAt: now)
        #expect(reading.snapshot.overrides.map(\.id) == (given.isKept ? ["o"] : []))
        #expect(reading.ordersSince == instant(-1))
        #expect(try store.snapshot().snapshot.overrides.map(\.id) == ["o"])
        #expect(try store.snapshot().ordersSince == nil)
    }

    @Test("of many notices the newest fifty are told, whatever else there is")
    func many() throws {
        let store = try StoreBench.furnished().open(.writing)
        for number in 0..<60 {
            let until = -2 - Double(number)
            let given = Case(kind: .urgent, from: until - 1, until: until, isKept: number < 50)
            try add("n\(100 + number)", given, to: store)
        }
        try add("a", Case(kind: .pin, from: -1, until: 1, isKept: true), to: store)
        let kept = try store.snapshot(ordersAt: now).snapshot.overrides.map(\.id)
        #expect(kept == ["a"] + (0..<50).map { "n\(100 + $0)" })
    }

    @Test("the clock goes on for a day, and back: whatever may be in force is there")
    func steps() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        let reader = try bench.open()
        var random = SplitMix64(seed: 5)
        for number in 0..<60 {
            let from = Double.random(in: -30...30, using: &random)
            let length = Double.random(in: 0.1...6, using: &random)
            let kinds: [OverrideKind] = [.urgent, .blackout, .pin]
            let isEnded = Int.random(in: 0..<3, using: &random) == 0
            let given = Case(
                kind: kinds[number % 3],
                from: from,
                until: from + length,
                ended: isEnded ? from + length / 2 : nil,
                isKept: true
            )
            try add("o\(number)", given, to: store)
        }
        let all = try store.overrides()
        for hours in [-20, -19.9, -18, -10, 0, 0.5, 1.5, -5, 20, -25, 29.5, 0] as [Double] {
            let reading = try reader.snapshot(ordersAt: instant(hours))
            let since = try #require(reading.ordersSince)
            #expect(since <= instant(hours) && instant(hours - 2) < since)
            let kept = Set(reading.snapshot.overrides.map(\.id))
            let open = all.filter { since < $0.over }.map(\.id)
            #expect(kept.isSuperset(of: open))
            #expect(kept.count <= open.count + Override.toldLimit)
            #expect(!reading.isWhole || hours == -20, "no row of items is read again for it")
        }
    }
}
