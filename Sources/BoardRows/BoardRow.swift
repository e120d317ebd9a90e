/// One measured quantity of boards, with the samples of all runs.
package struct BoardRow: Sendable {
    /// What was measured, in words.
    package let name: String
    /// The unit of the samples.
    package let unit: String
    /// One sample a run.
    package let samples: [Double]
    /// The most that the median may be; nil when it is only stated.
    package let goal: Double?

    init(_ name: String, _ unit: String, _ samples: [Double], goal: Double? = nil) {
        self.name = name
        self.unit = unit
        self.samples = samples
        self.goal = goal
    }
}

/// Why a row could not be measured.
package struct BoardRowError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// What the bench lends to the rows: a process that takes every byte, and a word of progress.
package struct BoardRowHost: Sendable {
    let runs: Int
    /// Opens a sink, gives its port and how to end it.
    let openSink: @Sendable () throws -> (port: UInt16, end: @Sendable () -> Void)
    let progress: @Sendable (String) -> Void

    /// Takes what the bench lends.
    package init(
        runs: Int,
        openSink: @escaping @Sendable () throws -> (port: UInt16, end: @Sendable () -> Void),
        progress: @escaping @Sendable (String) -> Void
    ) {
        self.runs = runs
        self.openSink = openSink
        self.progress = progress
    }

    /// All rows, in the order of the documentation.
    package func rows() throws -> [BoardRow] {
        var rows = try FloodRows(host: self).rows()
        rows += try SchedulingRows(host: self).rows()
        rows += try SlowLineRows(host: self).rows()
        rows += try TroubleRows(host: self).rows()
        rows += try CrowdRows(host: self).rows()
        return rows
    }
}
