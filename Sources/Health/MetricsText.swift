/// A text in Prometheus's exposition format, version 0.0.4.
///
/// prometheus.io/docs/instrumenting/exposition_formats: a HELP and a TYPE line for each family,
/// then one line for each sample.
public struct MetricsText: Sendable {
    /// What a family's numbers are.
    public enum Form: String, Sendable {
        /// A number that only grows; its name ends in `_total`.
        case counter
        /// A number that goes up and down.
        case gauge
        /// Quantiles, a sum and a count.
        case summary
    }

    /// One number and the labels that tell it from the others of its family.
    public struct Sample: Sendable {
        var suffix = ""
        var labels: KeyValuePairs<String, String>
        var value: Double

        /// Makes a sample.
        public init(
            _ labels: KeyValuePairs<String, String> = [:],
            _ value: Double,
            suffix: String = ""
        ) {
            self.labels = labels
            self.value = value
            self.suffix = suffix
        }

        /// Makes a sample of a whole number.
        public init(_ labels: KeyValuePairs<String, String> = [:], _ value: UInt64) {
            self.init(labels, Double(value))
        }
    }

    /// All that was written.
    public private(set) var text = ""

    /// An empty text.
    public init() {}

    /// Writes a family; one without samples is left out.
    public mutating func add(_ name: String, _ form: Form, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n"
        text += "# TYPE \(name) \(form.rawValue)\n"
        for sample in samples {
            text += name + sample.suffix
            if !sample.labels.isEmpty {
                let pairs = sample.labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
                text += "{\(pairs.joined(separator: ","))}"
            }
            text += " \(Self.number(sample.value))\n"
        }
    }

    /// Whole numbers without a fraction, as long as a double holds them exactly.
    static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return "\(value)"
    }

    static func escaped(_ text: String, quotes: Bool = true) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
