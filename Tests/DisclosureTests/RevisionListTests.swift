import TestKit
import Testing

@testable import Disclosure

@Suite("A list in pieces behaves as an array does")
struct RevisionListTests {
    private static func revision(_ number: Int) -> ApprovedRevision {
        ApprovedRevision(
            revision: Revision(
                item: Item(id: "I-\(number)", kind: .notice, unit: "county", title: "", body: ""),
                number: number,
                digest: "",
                createdAt: Instant(milliseconds: 0)
            ),
            signatures: []
        )
    }

    private static func numbers(_ list: some Sequence<ApprovedRevision>) -> [Int] {
        list.map(\.number)
    }

    @Test(
        "after any insertions, removals and exchanges, also beside its copies",
        arguments: [1, 2, 3] as [UInt64]
    )
    func likeArray(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var list: RevisionList = []
        var array: [Int] = []
        var copies: [(list: RevisionList, array: [Int])] = []
        // Enough for several pieces; at first more comes than goes, then the other way round.
        for step in 0..<6_000 {
            let grows = Int.random(in: 0..<10, using: &random) < (step < 4_000 ? 8 : 2)
            let isExchange = !array.isEmpty && Int.random(in: 0..<5, using: &random) == 0
            if isExchange {
                let place = Int.random(in: 0..<array.count, using: &random)
                list[place] = Self.revision(step)
                array[place] = step
            } else if grows || array.isEmpty {
                let place = Int.random(in: 0...array.count, using: &random)
                list.insert(Self.revision(step), at: place)
                array.insert(step, at: place)
            } else {
                let place = Int.random(in: 0..<array.count, using: &random)
                list.remove(at: place)
                array.remove(at: place)
            }
            if step % 500 == 0 { copies.append((list, array)) }
        }
        copies.append((list, array))
        for (list, array) in copies {
            #expect(list.count == array.count, "seed \(seed)")
            #expect(Self.numbers(list) == array, "seed \(seed)")
            #expect(list.indices.map { list[$0].number } == array, "seed \(seed)")
            #expect(Self.numbers(list.reversed()) == array.reversed(), "seed \(seed)")
        }
    }

    @Test("two lists are equal when they say the same, whatever pieces they lie in")
    func equality() {
        let revisions = (0..<1_500).map(Self.revision)
        let dense = RevisionList(revisions)
        var grown: RevisionList = []
        for revision in revisions.reversed() { grown.insert(revision, at: 0) }
        #expect(dense == grown)
        #expect(dense.hashValue == grown.hashValue)
        let apart = RevisionList((0..<1_500).map(Self.revision))
        #expect(dense == apart, "equal content that is not shared")
        for place in [0, 511, 512, 1_499] {
            var other = dense
            other[place] = Self.revision(9_999)
            #expect(dense != other)
            other.remove(at: place)
            #expect(dense != other)
        }
    }

    @Test("what two lists have in common is told from both ends", arguments: [0, 1, 700, 1_499])
    func ends(place: Int) {
        let before = RevisionList((0..<1_500).map(Self.revision))
        var exchanged = before
        exchanged[place] = Self.revision(9_999)
        #expect(RevisionList.commonEnds(before, exchanged) == (place, 1_499 - place))
        var shorter = before
        shorter.remove(at: place)
        #expect(RevisionList.commonEnds(before, shorter) == (place, 1_499 - place))
        #expect(RevisionList.commonEnds(shorter, before) == (place, 1_499 - place))
        var longer = before
        longer.insert(Self.revision(9_999), at: place)
        #expect(RevisionList.commonEnds(before, longer) == (place, 1_500 - place))
        #expect(RevisionList.commonEnds(before, before) == (1_500, 0))
        #expect(RevisionList.commonEnds(before, []) == (0, 0))
    }

    @Test("a change of one place leaves all other pieces shared")
    func sharing() {
        let before = RevisionList((0..<100_000).map(Self.revision))
        var after = before
        after.insert(Self.revision(100_001), at: 50_000)
        let shared = RevisionList.sharedPieces(before, after)
        #expect(shared.first + shared.last == before.pieceCount - 1)
        #expect(
            before.pieceCount == (100_000 + RevisionList.fullPiece - 1) / RevisionList.fullPiece
        )
    }
}
