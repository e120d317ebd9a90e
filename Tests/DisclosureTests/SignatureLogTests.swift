import Disclosure
import Testing

@Suite("The log of signatures is replayed by the rules of the chain")
struct SignatureLogTests {
    /// Takes lines `item revision step [digest]`; the first that does not follow, from 1.
    private func replay(_ lines: [String]) -> (log: SignatureLog, refused: Int?) {
        var log = SignatureLog()
        for (place, line) in lines.enumerated() {
            let words = line.split(separator: " ").map(String.init)
            let asks = words[2] == "approved+" ? "posted" : nil
            let entry = SignatureLog.Entry(
                seq: Int64(place + 1),
                item: words[0],
                revision: Int64(words[1]) ?? 0,
                step: SignatureStep(rawValue: words[2].replacing("+", with: "")) ?? .rejected,
                digest: words.count > 3 ? words[3] : "\(words[0])-\(words[1])",
                asks: asks
            )
            guard log.take(entry) else { return (log, place + 1) }
        }
        return (log, nil)
    }

    private static let first = ["A 1 drafted", "A 1 checked", "A 1 approved"]
    private static let second = ["A 2 drafted", "A 2 checked", "A 2 approved"]

    @Test(
        "and says which revision may hang",
        arguments: [
            ([], nil), (Array(first.prefix(2)), nil), (first, 1), (first + second, 2),
            (first + second.prefix(2), 1),
            // The one under way was begun before the first was approved.
            (["A 2 drafted"] + first, 1), (["A 2 drafted"] + first + second.dropFirst(), 2),
            // An older one never returns.
            (first + second + ["A 2 withdrawn"], nil), (first + second + ["A 1 withdrawn"], 2),
            (first + ["A 1 withdrawn"], nil), (first + ["A 1 withdrawn"] + second, 2),
            (first + ["B 1 drafted", "B 1 checked", "B 1 approved", "B 1 withdrawn"], 1),
            // With a poster it hangs when that one has signed.
            (["A 1 drafted", "A 1 checked", "A 1 approved+"], nil),
            (["A 1 drafted", "A 1 checked", "A 1 approved+", "A 1 posted"], 1),
            (first + ["A 2 drafted", "A 2 checked", "A 2 approved+"], 1),
            (["A 1 drafted", "A 1 checked", "A 1 reviewed", "A 1 approved"], 1),
        ] as [([String], Int64?)]
    )
    func hanging(lines: [String], revision: Int64?) {
        let (log, refused) = replay(lines)
        #expect(refused == nil)
        #expect(log.hanging("A")?.revision == revision)
    }

    @Test(
        "and refuses what does not follow",
        arguments: [
            ["A 1 checked"], ["A 1 withdrawn"], ["A 1 drafted", "A 1 drafted"],
            ["A 1 drafted", "A 1 approved"], ["A 1 drafted", "A 1 checked other"],
            ["A 1 drafted", "A 1 rejected", "A 1 checked"], first + ["A 1 rejected"],
            first + ["A 1 reviewed"], first + ["A 1 posted"], first + ["A 1 approved"],
            first + ["A 1 withdrawn", "A 1 withdrawn"],
            // Below one that was approved nothing is approved any more.
            ["A 1 drafted", "A 1 checked"] + second + ["A 1 approved"],
            ["A 1 drafted", "A 1 checked", "A 1 approved+"] + second + ["A 1 posted"],
        ]
    )
    func refused(lines: [String]) {
        #expect(replay(lines).refused == lines.count)
    }

    @Test("the hands are the numbers of the signatures")
    func hands() {
        let lines = ["B 1 drafted", "A 1 drafted", "A 1 checked", "A 1 approved+", "A 1 posted"]
        #expect(replay(lines).log.hanging("A")?.chain.hands == [2, 3, 4, 5])
        #expect(replay(Self.first).log.hanging("A")?.chain.hands == [1, 2, 3])
    }

    @Test("a revision is found among many that began and ended in any order")
    func many() {
        // Each begun before the last is approved; every seventh never is, every fifth is withdrawn.
        var lines: [String] = []
        for revision in 1...300 {
            lines += ["A \(revision) drafted", "A \(revision) checked"]
            guard revision > 2 else { continue }
            let older = revision - 2
            if older % 7 > 0 { lines.append("A \(older) approved") }
            if older % 7 > 0, older % 5 == 0 { lines.append("A \(older) withdrawn") }
        }
        let (log, refused) = replay(lines)
        #expect(refused == nil)
        #expect(log.hanging("A")?.revision == 298)
        #expect(replay(lines + ["A 297 approved"]).refused == lines.count + 1)
        #expect(replay(lines + ["A 298 withdrawn"]).log.hanging("A") == nil)
        #expect(replay(lines + ["A 300 approved"]).log.hanging("A")?.revision == 300)
        #expect(replay(lines + ["A 2 withdrawn"]).log.hanging("A")?.revision == 298)
        #expect(replay(["A 0 drafted"]).refused == 1, "revisions count from 1")
    }

    @Test("a number left out does not follow")
    func gap() {
        var log = SignatureLog()
        for (number, isTaken) in [(1, true), (3, false), (1, false), (2, true)] as [(Int64, Bool)] {
            let entry = SignatureLog.Entry(
                seq: number,
                item: "A-\(number)",
                revision: 1,
                step: .drafted,
                digest: "d",
                asks: nil
            )
            #expect(log.take(entry) == isTaken, "\(number)")
        }
    }
}
