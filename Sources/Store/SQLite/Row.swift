import CSQLite

/// One row of an answer, read in place; only valid inside the closure that borrows it.
@safe
package struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(of statement: OpaquePointer) {
        unsafe self.statement = statement
    }

    /// The column's integer; nil when it holds anything else.
    package func integer(_ column: Int32) -> Int64? {
        guard unsafe sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        return unsafe sqlite3_column_int64(statement, column)
    }

    /// The column's text; nil when it holds anything else, or bytes that are not UTF-8.
    package func text(_ column: Int32) -> String? {
        guard unsafe sqlite3_column_type(statement, column) == SQLITE_TEXT,
            let start = unsafe sqlite3_column_text(statement, column)
        else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe String(
            validating: UnsafeBufferPointer(start: start, count: count),
            as: UTF8.self
        )
    }

    /// The bytes of the column's text, whatever they are; empty when it holds anything else.
    package func bytes(_ column: Int32) -> [UInt8] {
        guard unsafe sqlite3_column_type(statement, column) == SQLITE_TEXT,
            let start = unsafe sqlite3_column_text(statement, column)
        else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    }

    /// Adds the column to an image of the row: its type, its length and its bytes.
    func append(_ column: Int32, to image: inout [UInt8]) {
        image.append(UInt8(truncatingIfNeeded: unsafe sqlite3_column_type(statement, column)))
        // Asked for before its length, which is that of this form.
        let start = unsafe sqlite3_column_blob(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        unsafe withUnsafeBytes(of: count.littleEndian) { unsafe image.append(contentsOf: $0) }
        unsafe image.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
    }

    /// How many columns the row has.
    var columns: Int32 { unsafe sqlite3_column_count(statement) }

    /// True when the column holds NULL.
    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
    }
}
