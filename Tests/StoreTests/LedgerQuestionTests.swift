import Disclosure
import Notation
import Proof
import Store
import Testing

@Suite("What the ledger is asked of programmes and configurations")
struct LedgerQuestionTests {
    private let bench: StoreBench
    private let store: DisclosureStore

    init() throws {
        bench = try StoreBench()
        store = try DisclosureStore.create(at: bench.path)
    }

    private static func at(_ minute: Int64) -> Instant {
        StoreBench.now.advanced(byMilliseconds: minute * 60_000)
    }

    /// Writes a body as the next entry; its number.
    @discardableResult
    private func tell(
        _ kind: LedgerKind,
        at minute: Int64 = 0,
        _ body: JSONValue
    ) throws -> Int64 {
        try #require(try store.append([LedgerAct(kind, body, at: Self.at(minute))])).sequence
    }

    private func switched(_ board: String, _ minute: Int64) throws -> Int64 {
        let from = JSONValue.integer(Self.at(minute).milliseconds)
        return try tell(.programme, at: minute, ["board": .string(board), "from": from])
    }

    @Test("the next switch is the board's own, or the word that switches were lost")
    func next() throws {
        let first = try switched("gate", 1)
        _ = try switched("hall", 2)
        let second = try switched("gate", 3)
        try tell(.exposure, at: 4, ["board": "gate"])
        let lost = try tell(
            .programme,
            at: 5,
            ["lost": 7, "from": .integer(Self.at(5).milliseconds)]
        )
        let last = try switched("gate", 6)
        let nexts = [0, first, second, lost, last].map {
            try? store.nextSwitch(of: "gate", after: $0)?.entry
        }
        #expect(nexts == [first, second, lost, last, nil])
        #expect(try store.nextSwitch(of: "door", after: first)?.entry == lost)
        let before = [0, 1, 2, 3, 4, 5, 6, 9].map {
            try? store.lastSwitch(of: "gate", at: Self.at($0))?.entry
        }
        #expect(before == [nil, first, first, second, second, lost, last, last])
        #expect(try store.lastSwitch(of: "door", at: Self.at(4)) == nil)
    }

    @Test("a long content is put together from its own pieces, as it was told last")
    func pieces() throws {
        func piece(_ programme: String, _ number: Int64, _ text: String) throws -> Int64 {
            try tell(
                .programme,
                [
                    "programme": .string(programme), "piece": .integer(number),
                    "text": .string(text),
                ]
            )
        }
        _ = try piece("p", 0, "a")
        _ = try piece("q", 0, "x")
        let early = try piece("p", 1, "b")
        _ = try piece("q", 1, "y")
        #expect(try store.programmeContent(digest: "p", until: early) == "ab")
        // Told again in other pieces, one of which stands after the entry that is asked for.
        _ = try piece("p", 0, "A")
        _ = try piece("p", 1, "B")
        let late = try piece("p", 2, "C")
        #expect(try store.programmeContent(digest: "p", until: early) == "ab")
        #expect(try store.programmeContent(digest: "p", until: late - 1) == "AB")
        #expect(try store.programmeContent(digest: "p", until: late) == "ABC")
        #expect(try store.programmeContent(digest: "q", until: late) == "xy")
        let whole = try tell(.programme, ["programme": "p", "content": ["w": 1]])
        #expect(try store.programmeContent(digest: "p", until: whole) == #"{"w":1}"#)
        #expect(try store.programmeContent(digest: "p", until: whole - 1) == "ABC")
        #expect(try store.programmeContent(digest: "r", until: whole) == nil)
    }

    @Test("a part of the configuration is found by its name and by its digest")
    func parts() throws {
        func part(_ name: String, _ digest: String?, _ value: JSONValue?) throws {
            var members = [JSONMember("part", .string(name))]
            if let digest { members.append(JSONMember("digest", .string(digest))) }
            if let value { members.append(JSONMember("value", value)) }
            try tell(.configuration, .object(members))
        }
        try part("board gate", "d1", ["width": 1])
        try part("board hall", "d2", ["width": 2])
        try part("board gate", "d3", ["width": 3])
        #expect(try store.configurationPart(named: "board gate") == #"{"width":3}"#)
        try part("board gate", "d1", ["width": 1])
        #expect(try store.configurationPart(digest: "d1") == #"{"width":1}"#)
        #expect(try store.configurationPart(digest: "d2") == #"{"width":2}"#)
        #expect(try store.configurationPart(digest: "d3") == #"{"width":3}"#)
        #expect(try store.configurationPart(digest: "d4") == nil)
        #expect(try store.configurationPart(named: "board gate") == #"{"width":1}"#)
        #expect(try store.configurationPart(named: "board hall") == #"{"width":2}"#)
        #expect(try store.configurationPart(named: "board door") == nil)
        #expect(try store.configurationParts() == ["board gate": "d1", "board hall": "d2"])
        try part("board hall", nil, nil)
        #expect(try store.configurationParts() == ["board gate": "d1"])
        #expect(try store.configurationPart(named: "board hall") == #"{"width":2}"#)
        try tell(.override, ["part": "board yard", "digest": "d9", "value": 9])
        #expect(try store.configurationPart(named: "board yard") == nil)
        #expect(try store.configurationPart(digest: "d9") == nil)
        #expect(try store.configurationParts() == ["board gate": "d1"])
    }

    @Test("an anchor is held by the entry of its number alone")
    func anchors() throws {
        try tell(.override, [:])
        let first = try #require(try store.append([]))
        try tell(.override, [:])
        let second = try #require(try store.append([]))
        #expect(try store.holds(first) && store.holds(second))
        #expect(try !store.holds(LedgerAnchor(sequence: 1, digest: second.digest)))
        #expect(try !store.holds(LedgerAnchor(sequence: 3, digest: second.digest)))
    }

    @Test("an exposure holds from its first instant until the one that no longer belongs to it")
    func exposures() throws {
        for (board, day) in [("gate", 1), ("hall", 2)] as [(String, Int)] {
            try store.append([
                .exposure(
                    board: board,
                    shows: [("i", day, "d")],
                    span: Self.at(10)..<Self.at(20),
                    grade: "sent",
                    at: Self.at(20)
                )
            ])
        }
        let found = [9, 10, 19, 20].map { minute in
            (try? store.exposures(on: "gate", at: Self.at(minute)))?.map(\.revision)
        }
        #expect(found == [[], [1], [1], []])
    }

    @Test("an exposure of no length is told, and one that ends before it begins is not")
    func noLength() throws {
        for (day, until) in [(1, 10), (2, 9)] as [(Int64, Int64)] {
            try tell(
                .exposure,
                [
                    "board": "gate", "grade": "sent",
                    "from": .integer(Self.at(10).milliseconds),
                    "until": .integer(Self.at(until).milliseconds),
                    "shows": [["item": "i", "revision": .integer(day), "digest": "d"]],
                ]
            )
        }
        #expect(try store.exposures(of: "i", digest: "d").map(\.revision) == [1])
    }

    @Test("S03: what follows a young entry stays, also where a clock dated it long before")
    func pruning() throws {
        let now = Self.at(0)
        let year: Int64 = 400 * 86_400_000
        let ages: [Int64] = [2 * year, year + 60_000, 86_400_000, year, 3_600_000]
        for age in ages {
            let at = now.advanced(byMilliseconds: -age)
            try store.append([LedgerAct(.override, ["age": .integer(age)], at: at)])
        }
        // With a limit, what is not before it stays as well, to the millisecond.
        let limit = now.advanced(byMilliseconds: -year - 60_000)
        #expect(try store.pruneLedger(at: now, before: limit)?.pruned.sequence == 1)
        let later = limit.advanced(byMilliseconds: 1)
        #expect(try store.pruneLedger(at: now, before: later)?.pruned.sequence == 2)
        #expect(try store.pruneLedger(at: now) == nil)
        let check = try store.verifyLedger()
        #expect(check.faults.isEmpty && check.count == 5, "\(check)")
    }
}
