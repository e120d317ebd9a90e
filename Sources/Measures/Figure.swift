/// One measured figure beside the goal it is held to.
public struct Figure: Sendable, Hashable {
    /// What was measured, in words.
    public var name: String
    /// The unit of every number here, for example `ms`.
    public var unit: String
    /// The median, or the percentile the name states.
    public var value: Double
    /// Smallest and largest of the runs.
    public var spread: ClosedRange<Double>
    /// Number of samples behind the value.
    public var samples: Int
    /// The most the value may be; nil when the figure is only stated.
    public var goal: Double?

    /// Makes a figure.
    public init(
        name: String,
        unit: String,
        value: Double,
        spread: ClosedRange<Double>,
        samples: Int,
        goal: Double? = nil
    ) {
        self.name = name
        self.unit = unit
        self.value = value
        self.spread = spread
        self.samples = samples
        self.goal = goal
    }

    /// The median of samples, in their spread.
    package init(_ name: String, _ unit: String, _ values: [Double], goal: Double? = nil) {
        let samples = Samples(values)
        self.init(
            name: name,
            unit: unit,
            value: samples.median,
            spread: samples.range,
            samples: samples.count,
            goal: goal
        )
    }

    /// The 99th percentile of samples, in their spread.
    package init(_ name: String, _ unit: String, p99 values: [Double], goal: Double? = nil) {
        self.init(name, unit, values, goal: goal)
        value = Samples(values).percentile(0.99)
    }

    /// Whether the goal is met; true when there is none.
    public var isMet: Bool { goal.map { value <= $0 } ?? true }
}

/// Order statistics of a set of samples.
public struct Samples: Sendable {
    private let sorted: [Double]

    /// Takes the samples in any order; an empty set has zeros for all statistics.
    public init(_ values: [Double]) {
        self.sorted = values.sorted()
    }

    /// The middle sample, or what lies half-way between the two in the middle.
    public var median: Double {
        guard !sorted.isEmpty else { return 0 }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// The smallest and the largest sample.
    public var range: ClosedRange<Double> { (sorted.first ?? 0)...(sorted.last ?? 0) }

    /// How many there are.
    public var count: Int { sorted.count }

    /// The sample at or below which a share of all samples lies (nearest rank).
    public func percentile(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
        return sorted[min(max(rank, 0), sorted.count - 1)]
    }
}

/// Prints figures as a table that Documentation/performance.md can hold as it is.
public enum FigureTable {
    /// The table in Markdown.
    public static func markdown(_ figures: [Figure]) -> String {
        var text =
            "| figure | value | min to max | samples | goal |  |\n|---|---|---|---|---|---|\n"
        for figure in figures {
            let goal = figure.goal.map { "≤ \(number($0)) \(figure.unit)" } ?? "stated"
            let verdict = figure.goal == nil ? "" : figure.isMet ? "met" : "**missed**"
            let unit = figure.unit.isEmpty ? "" : " " + figure.unit
            text += "| \(figure.name) | \(number(figure.value))\(unit) "
            text += "| \(number(figure.spread.lowerBound)) to \(number(figure.spread.upperBound)) "
            text += "| \(figure.samples) | \(goal) | \(verdict) |\n"
        }
        return text
    }

    /// Three significant digits, without an exponent.
    static func number(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        var digits = 2
        var scale = abs(value)
        while scale >= 10, digits > 0 {
            scale /= 10
            digits -= 1
        }
        while scale < 1, digits < 6 {
            scale *= 10
            digits += 1
        }
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        let rounded = (value * factor).rounded()
        let whole = Int(rounded / factor)
        guard digits > 0 else { return String(Int(rounded)) }
        let fraction = String(Int(abs(rounded)) % Int(factor))
        let padded = String(repeating: "0", count: digits - fraction.count) + fraction
        let sign = value < 0 && whole == 0 ? "-" : ""
        return "\(sign)\(whole).\(padded)"
    }
}
