import CSQLite

extension StoreError {
    /// Names a result code of SQLite.
    ///
    /// Codes and meanings: https://www.sqlite.org/rescode.html
    init(sqlite extended: Int32, message: String, attempt: String) {
        self.init(
            code: Code(sqlite: extended),
            attempt: attempt,
            problem: message,
            sqliteCode: extended
        )
    }
}

extension StoreError.Code {
    /// The sort of trouble behind an extended result code of SQLite.
    init(sqlite extended: Int32) {
        // The low byte is the primary code; the rest only says where it came from.
        switch extended & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_CANTOPEN: self = .missing
        case SQLITE_NOTADB: self = .foreign
        case SQLITE_CORRUPT: self = .corrupt
        case SQLITE_FULL: self = .full
        // A temporary file that cannot be made is a full or broken disk as well.
        case SQLITE_IOERR, SQLITE_NOLFS: self = .inputOutput
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: self = .readOnly
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG: self = .refused
        case SQLITE_SCHEMA: self = .schemaChanged
        default: self = .internalMistake
        }
    }
}
