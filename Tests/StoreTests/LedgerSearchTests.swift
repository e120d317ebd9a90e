import Disclosure
import Notation
import Proof
import Store
import Testing

@Suite("What a board showed, looked for in a long ledger")
struct LedgerSearchTests {
    private static let day: Int64 = 86_400_000
    private static let days = 60
    private static let boards = ["gate", "hall", "door"]

    private let bench: StoreBench

    init() throws { bench = try StoreBench() }

    private static func at(_ day: Int, _ later: Int64 = 0) -> Instant {
        StoreBench.now.advanced(byMilliseconds: Int64(day) * Self.day + later)
    }

    private static func switched(_ board: String, _ day: Int, _ programme: String) -> LedgerAct {
        LedgerAct(
            .programme,
            [
                "board": .string(board), "from": .integer(at(day).milliseconds),
                "programme": .string(programme), "content": ["of": .integer(day)],
            ],
            at: at(day, 1_000)
        )
    }

    private static func seen(_ board: String, _ day: Int, late: Int64 = 0) -> LedgerAct {
        .exposure(
            board: board,
            shows: [("i", day, "d")],
            span: at(day, 1_000)..<at(day, 900_000),
            grade: "sent",
            at: at(day, 900_000 + late)
        )
    }

    /// Every board switches every other day, each on its own; what hung is seen every day.
    private func ledger() throws -> DisclosureStore {
        let store = try DisclosureStore.create(at: bench.path)
        for day in 0..<Self.days {
            var acts: [LedgerAct] = []
            for (place, board) in Self.boards.enumerated() {
                if (day + place).isMultiple(of: 2) { acts.append(Self.switched(board, day, "p")) }
                acts.append(Self.seen(board, day))
            }
            try store.append(acts)
        }
        return store
    }

    @Test("is the same as by going through all entries")
    func found() throws {
        let store = try ledger()
        for (place, board) in Self.boards.enumerated() {
            for day in [0, 1, 7, 8, 9, 30, Self.days - 1, Self.days + 100] {
                let last = (0...min(day, Self.days - 1)).last { ($0 + place).isMultiple(of: 2) }
                let entry = try store.lastSwitch(of: board, at: Self.at(day, 2_000))
                #expect(
                    entry.map { $0.body.contains("\"of\":\(last ?? -1)}") }
                        == last.map { _ in true },
                    "\(board), day \(day): \(entry?.body ?? "none")"
                )
                let exposed = try store.exposures(on: board, at: Self.at(day, 2_000))
                #expect(exposed.map(\.revision) == (day < Self.days ? [day] : []))
            }
            #expect(try store.lastSwitch(of: board, at: Self.at(-1)) == nil)
        }
    }

    @Test("a content is the one that was told last until the entry that names it")
    func content() throws {
        let store = try ledger()
        let entry = try #require(try store.lastSwitch(of: "gate", at: Self.at(20, 1)))
        #expect(try store.programmeContent(digest: "p", until: entry.entry) == #"{"of":20}"#)
        #expect(try store.programmeContent(digest: "q", until: entry.entry) == nil)
        #expect(try store.programmeContent(digest: "p", until: 0) == nil)
    }

    @Test("what a store that was away got days later is found, up to a limit")
    func late() throws {
        let store = try ledger()
        let late = DisclosureStore.lateMilliseconds
        try store.append([
            Self.seen("late", Self.days, late: late - Self.day),
            Self.seen("late", Self.days, late: late + Self.day),
        ])
        let found = try store.exposures(on: "late", at: Self.at(Self.days, 2_000))
        #expect(found.count == 1)
    }

    @Test("an empty ledger tells nothing")
    func empty() throws {
        let store = try DisclosureStore.create(at: bench.path)
        #expect(try store.lastSwitch(of: "gate", at: StoreBench.now) == nil)
        #expect(try store.exposures(on: "gate", at: StoreBench.now).isEmpty)
    }
}
