package import Measures

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
    package func figures() throws -> [Figure] {
        var figures = try FloodRows(host: self).rows()
        figures += try SchedulingRows(host: self).rows()
        figures += try SlowLineRows(host: self).rows()
        figures += try TroubleRows(host: self).rows()
        figures += try CrowdRows(host: self).rows()
        return figures
    }
}
