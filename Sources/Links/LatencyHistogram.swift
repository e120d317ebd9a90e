/// How often which delay was seen, in a fixed space: four steps for each doubling from 1 µs to 1 s.
public struct LatencyHistogram: Sendable {
    private static let stepsPerDoubling = 4
    static let bucketCount = 84

    private var buckets = InlineArray<84, UInt32>(repeating: 0)
    /// How many delays were recorded.
    public private(set) var count: UInt64 = 0
    /// All delays together, in nanoseconds.
    public private(set) var totalNanoseconds: Int64 = 0
    /// The longest delay, in nanoseconds.
    public private(set) var longestNanoseconds: Int64 = 0

    /// Makes an empty histogram.
    public init() {}

    /// Begins one whose delays are added bucket by bucket.
    init(totalNanoseconds: Int64, longestNanoseconds: Int64) {
        self.totalNanoseconds = totalNanoseconds
        self.longestNanoseconds = longestNanoseconds
    }

    /// Counts so many delays that another counted.
    mutating func add(_ number: UInt32, to bucket: Int) {
        buckets[bucket] &+= number
        count += UInt64(number)
    }

    /// Counts one delay; negative ones count as none.
    public mutating func record(nanoseconds: Int64) {
        let bucket = LatencyHistogram.bucket(of: nanoseconds)
        buckets[bucket] &+= 1
        count += 1
        totalNanoseconds &+= max(0, nanoseconds)
        longestNanoseconds = max(longestNanoseconds, nanoseconds)
    }

    /// Adds what another histogram gathered since an earlier copy of it was taken.
    public mutating func add(_ other: LatencyHistogram, since earlier: LatencyHistogram) {
        for bucket in 0..<LatencyHistogram.bucketCount {
            buckets[bucket] &+= other.buckets[bucket] &- earlier.buckets[bucket]
        }
        count += other.count - earlier.count
        totalNanoseconds &+= other.totalNanoseconds &- earlier.totalNanoseconds
        longestNanoseconds = max(longestNanoseconds, other.longestNanoseconds)
    }

    /// The delay that so many of a thousand did not exceed, rounded up to a step of 19 %.
    public func nanoseconds(permille: Int) -> Int64 {
        guard count > 0 else { return 0 }
        let wanted = max(1, (count * UInt64(permille) + 999) / 1_000)
        var seen: UInt64 = 0
        for bucket in 0..<LatencyHistogram.bucketCount {
            seen += UInt64(buckets[bucket])
            if seen >= wanted {
                return min(LatencyHistogram.upperBound(of: bucket), longestNanoseconds)
            }
        }
        return longestNanoseconds
    }

    /// The same between the steps, as if the delays of one lay evenly in it, for comparisons.
    public func interpolated(permille: Int) -> Double {
        let wanted = Double(count) * Double(permille) / 1_000
        var seen = 0.0
        var lower = 0.0
        for bucket in 0..<LatencyHistogram.bucketCount {
            let here = Double(buckets[bucket])
            let upper = Double(
                min(LatencyHistogram.upperBound(of: bucket), max(1, longestNanoseconds))
            )
            if here > 0, seen + here >= wanted {
                return lower + max(0, upper - lower) * (wanted - seen) / here
            }
            seen += here
            lower = upper
        }
        return Double(longestNanoseconds)
    }

    /// The middle delay, in nanoseconds.
    public var median: Int64 { nanoseconds(permille: 500) }
    /// The delay that 99 of 100 did not exceed, in nanoseconds.
    public var percentile99: Int64 { nanoseconds(permille: 990) }

    /// Bucket 0 holds all below 1 µs; the last holds all above its lower bound.
    static func bucket(of nanoseconds: Int64) -> Int {
        guard nanoseconds >= 1_000 else { return 0 }
        let micros = UInt64(nanoseconds / 1_000)
        let doublings = 63 - micros.leadingZeroBitCount
        // The two bits below the leading one choose the quarter.
        let quarter = doublings >= 2 ? Int(micros >> UInt64(doublings - 2)) & 3 : 0
        return min(1 + doublings * stepsPerDoubling + quarter, bucketCount - 1)
    }

    private static func upperBound(of bucket: Int) -> Int64 {
        guard bucket > 0 else { return 1_000 }
        let doublings = (bucket - 1) / stepsPerDoubling
        let quarter = Int64((bucket - 1) % stepsPerDoubling)
        let base = Int64(1_000) << Int64(doublings)
        return doublings >= 2 ? base + base / 4 * (quarter + 1) : base * 2
    }
}
