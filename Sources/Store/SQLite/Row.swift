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

    /// Adds the row to an image of an answer: type, length and bytes of each column.
    func append(to image: inout [UInt8]) {
        for column in 0..<columns {
            let (head, body) = unsafe raw(column)
            unsafe withUnsafeBytes(of: head) { unsafe image.append(contentsOf: $0) }
            unsafe image.append(contentsOf: body)
        }
    }

    /// Where the row ends in an image that goes on with just this row at `start`; nil in another.
    func end(in image: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var end = start
        for column in 0..<columns {
            let (head, body) = unsafe raw(column)
            let next = end + MemoryLayout.size(ofValue: head) + body.count
            guard next <= image.count, let place = unsafe image.baseAddress?.advanced(by: end),
                unsafe withUnsafeBytes(of: head, { unsafe Self.isSame($0, place) }),
                unsafe Self.isSame(body, place + MemoryLayout.size(ofValue: head))
            else { return nil }
            end = next
        }
        return end
    }

    private static func isSame(_ bytes: UnsafeRawBufferPointer, _ other: UnsafeRawPointer) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        return unsafe placard_same_bytes(start, other, bytes.count) != 0
    }

    /// Type and length of a column in one number, and its bytes.
    private func raw(_ column: Int32) -> (head: Int64, body: UnsafeRawBufferPointer) {
        let type = Int64(unsafe sqlite3_column_type(statement, column))
        // Asked for before its length, which is that of this form.
        let start = unsafe sqlite3_column_blob(statement, column)
        let count = Int(unsafe sqlite3_column_bytes(statement, column))
        return unsafe (
            (type << 32 | Int64(count)).littleEndian,
            UnsafeRawBufferPointer(start: start, count: count)
        )
    }

    /// How many columns the row has.
    private var columns: Int32 { unsafe sqlite3_column_count(statement) }

    /// True when the column holds NULL.
    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
    }
}
