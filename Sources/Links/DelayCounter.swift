import Synchronization

/// How late a board's turns come, and how long what is posted takes: histograms in which one
/// thread counts while others read them, with neither lock nor copy.
///
/// The loop publishes a board's status after every frame; its histograms would be most of that.
final class BoardDelays: Sendable {
    let lateness = DelayCounter()
    let postLatency = DelayCounter()
}

/// A histogram that one thread counts in while others read it.
struct DelayCounter: ~Copyable, Sendable {
    private let total = Atomic<Int64>(0)
    private let longest = Atomic<Int64>(0)
    private let buckets: InlineArray<84, Atomic<UInt32>>

    init() {
        buckets = InlineArray { _ in Atomic(0) }
    }

    /// Counts one delay; only one thread may ever do so.
    borrowing func record(nanoseconds: Int64) {
        let bucket = LatencyHistogram.bucket(of: nanoseconds)
        let count = buckets[bucket].load(ordering: .relaxed)
        buckets[bucket].store(count &+ 1, ordering: .relaxed)
        let sum = total.load(ordering: .relaxed)
        total.store(sum &+ max(0, nanoseconds), ordering: .relaxed)
        if nanoseconds > longest.load(ordering: .relaxed) {
            longest.store(nanoseconds, ordering: .relaxed)
        }
    }

    /// What was counted until now; a delay that is being counted may be half in it.
    var histogram: LatencyHistogram {
        var histogram = LatencyHistogram(
            totalNanoseconds: total.load(ordering: .relaxed),
            longestNanoseconds: longest.load(ordering: .relaxed)
        )
        for bucket in 0..<LatencyHistogram.bucketCount {
            histogram.add(buckets[bucket].load(ordering: .relaxed), to: bucket)
        }
        return histogram
    }
}
