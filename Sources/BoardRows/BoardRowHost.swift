package import Measures

/// What is measured of boards besides what a hundred and a thousand cost, in the order of the
/// documentation.
package enum BoardRow: String, Sendable, CaseIterable {
    case flood, turns, line, trouble, crowd
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

    /// Measures one row.
    package func figures(of row: BoardRow) throws -> [Figure] {
        switch row {
        case .flood: try FloodRows(host: self).rows()
        case .turns: try SchedulingRows(host: self).rows()
        case .line: try SlowLineRows(host: self).rows()
        case .trouble: try TroubleRows(host: self).rows()
        case .crowd: try CrowdRows(host: self).rows()
        }
    }
}
