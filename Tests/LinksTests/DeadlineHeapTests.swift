import Packets
import TestKit
import Testing

@testable import Links

@Suite struct DeadlineHeapTests {
    @Test func theEarliestIsAlwaysOnTop() {
        let seed: UInt64 = 3
        var random = SplitMix64(seed: seed)
        var plain = [Int64](repeating: DeadlineHeap.never, count: 37)
        var heap = DeadlineHeap(count: plain.count)
        for step in 0..<5_000 {
            let board = Int.random(in: 0..<plain.count, using: &random)
            let deadline =
                Bool.random(using: &random)
                ? Int64.random(in: 0..<100, using: &random) : DeadlineHeap.never
            plain[board] = deadline
            heap.set(board, to: deadline)
            let earliest = plain.min()
            #expect(heap.earliest == earliest, "step \(step), seed \(seed)")
            if let due = heap.due(at: 99) {
                #expect(plain[due] == earliest)
            } else {
                #expect(earliest == DeadlineHeap.never)
            }
        }
    }

    @Test("boards of one turn come in their order, whatever was set before")
    func equalDeadlinesComeInOrder() {
        var random = SplitMix64(seed: 5)
        var heap = DeadlineHeap(count: 61)
        for turn in Int64(1)...40 {
            for board in (0..<61).shuffled(using: &random) { heap.set(board, to: turn) }
            var order: [Int] = []
            while let board = heap.due(at: turn), order.count < 61 {
                order.append(board)
                heap.set(board, to: turn + Int64.random(in: 1...5, using: &random))
            }
            #expect(order == Array(0..<61))
        }
    }

    @Test func noBoardsHaveNoDeadline() {
        #expect(DeadlineHeap(count: 0).earliest == DeadlineHeap.never)
        #expect(DeadlineHeap(count: 0).due(at: 0) == nil)
    }
}

@Suite struct LatencyHistogramTests {
    @Test func quantilesAreNeverTooSmallAndAtMostAStepTooLarge() {
        var histogram = LatencyHistogram()
        for microseconds in 1...1_000 {
            histogram.record(nanoseconds: Int64(microseconds) * 1_000)
        }
        #expect((500_000...640_000).contains(histogram.median))
        #expect((990_000...1_000_000).contains(histogram.percentile99))
        #expect(histogram.count == 1_000)
        #expect(histogram.longestNanoseconds == 1_000_000)
    }

    @Test(arguments: [-5, 0, 999, 1_000, 3_999, 1_000_000, 5_000_000_000, Int64.max])
    func everyDelayHasAPlace(_ nanoseconds: Int64) {
        var histogram = LatencyHistogram()
        histogram.record(nanoseconds: nanoseconds)
        #expect(histogram.count == 1)
        #expect(histogram.median <= max(1_000, nanoseconds))
    }

    @Test func aSumHoldsOnlyWhatCameSinceTheCopy() {
        var board = LatencyHistogram()
        for _ in 0..<9 { board.record(nanoseconds: 50_000_000) }
        let copy = board
        for _ in 0..<3 { board.record(nanoseconds: 2_000) }
        var sum = LatencyHistogram()
        sum.add(board, since: copy)
        #expect(sum.count == 3)
        #expect(sum.percentile99 < 10_000)
    }

    @Test func anEmptyOneSaysZero() {
        #expect(LatencyHistogram().median == 0)
    }
}

@Suite struct ReplyReaderTests {
    @Test(arguments: [
        ("Ada\n", 1, 0),
        ("Ada\nAda\n", 2, 0),
        ("xxAda\n", 1, 2),
        ("AdAda\n", 1, 2),
        ("AAda\n", 1, 1),
        ("noise", 0, 5),
        ("Adax", 0, 4),
    ])
    func greetingsAndNoiseAreCountedHoweverCut(_ text: String, _ greetings: Int, _ garbage: Int) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var reader = ReplyReader(.adalight)
            let first = reader.feed(bytes[..<cut])
            let second = reader.feed(bytes[cut...])
            #expect(first.greetings + second.greetings == greetings, "cut at \(cut)")
            #expect(first.garbage + second.garbage == garbage, "cut at \(cut)")
        }
    }

    @Test func openPixelControlBoardsSayNothingThatMeansAnything() {
        var reader = ReplyReader(.openPixelControl)
        #expect(reader.feed([1, 2, 3][...]).garbage == 3)
    }
}
