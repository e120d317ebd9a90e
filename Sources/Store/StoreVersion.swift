/// A connection that only asks whether a store has changed.
package final class StoreVersion {
    private let connection: Connection

    /// Opens a store for reading; waits so long for a writer.
    package init(path: String, busyMilliseconds: Int32) throws(StoreError) {
        connection = try Connection(
            path: path,
            purpose: .reading,
            busyMilliseconds: busyMilliseconds
        )
    }

    /// A number that differs after every commit of another connection.
    package func read() throws(StoreError) -> Int64 {
        try connection.integer(
            "PRAGMA data_version",
            attempt: "watch the store \(connection.path)"
        ) ?? 0
    }
}
