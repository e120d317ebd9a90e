import CSQLite

/// A value to put in place of a question mark.
package enum Binding {
    case null
    case integer(Int64)
    case text(String)

    /// Text, or NULL for nil.
    package static func optional(_ text: String?) -> Binding {
        text.map { .text($0) } ?? .null
    }
}

/// A prepared statement, kept by its connection and used again.
@safe
final class Statement {
    let handle: OpaquePointer

    init(adopting handle: OpaquePointer) {
        unsafe self.handle = handle
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Puts values in place of the question marks; returns SQLite's result code.
    func bind(_ values: [Binding]) -> Int32 {
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let result: Int32
            switch value {
            case .null:
                result = unsafe sqlite3_bind_null(handle, place)
            case .integer(let number):
                result = unsafe sqlite3_bind_int64(handle, place, number)
            case .text(var text):
                result = text.withUTF8 { bytes in
                    // An empty buffer may have no address, which SQLite would take for NULL.
                    guard let start = bytes.baseAddress else {
                        return unsafe placard_sqlite3_bind_text(handle, place, "", 0)
                    }
                    return unsafe start.withMemoryRebound(
                        to: CChar.self,
                        capacity: bytes.count
                    ) { unsafe placard_sqlite3_bind_text(handle, place, $0, Int32(bytes.count)) }
                }
            }
            guard result == SQLITE_OK else { return result }
        }
        return SQLITE_OK
    }

    /// Makes it ready for the next use and lets go of its locks and values.
    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }
}
