/// What `wrk` saw in one run.
package struct LoadReport {
    package private(set) var requests = 0.0
    package private(set) var perSecond = 0.0
    /// The time within which 99 of 100 answers came, in milliseconds.
    package private(set) var slowestMilliseconds = 0.0

    /// Reads the report that `wrk --latency` prints.
    package init?(_ lines: [String]) {
        for line in lines {
            let words = line.split(separator: " ")
            if words.first == "99%", words.count == 2 {
                slowestMilliseconds = Self.milliseconds(words[1]) ?? 0
            } else if words.first == "Requests/sec:", words.count == 2 {
                perSecond = Double(words[1]) ?? 0
            } else if words.count > 2, words[1] == "requests", words[2] == "in" {
                requests = Double(words[0]) ?? 0
            } else if line.contains("Non-2xx") {
                return nil
            }
        }
        guard requests > 0, perSecond > 0 else { return nil }
    }

    /// Reads `640.00us`, `2.53ms` or `1.02s`.
    private static func milliseconds(_ word: Substring) -> Double? {
        let number = word.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number) else { return nil }
        switch word.dropFirst(number.count) {
        case "us": return value / 1_000
        case "ms": return value
        case "s": return value * 1_000
        default: return nil
        }
    }
}
