import CSQLite

/// An open SQLite file: thin, typed, and set up the same way every time.
///
/// It belongs to one thread at a time; nothing in it is shared.
@safe
package final class Connection {
    /// What the connection is for.
    enum Purpose {
        /// Reading and writing an existing file.
        case writing
        /// Reading only, whatever is asked of it.
        case reading
        /// Writing a file that need not exist.
        case creating
    }

    /// The file's path.
    package let path: String
    /// Pages that are kept for reading again, in KiB.
    static let usualKilobytes = 2_000
    /// The same while thousands of items are read: the system keeps the file as well, and what is
    /// freed between items leaves holes that nothing fills.
    static let fewKilobytes = 128

    private let handle: OpaquePointer
    private var statements: [String: Statement] = [:]

    /// Opens a file and makes the settings that every connection of the store has.
    init(path: String, purpose: Purpose, busyMilliseconds: Int32) throws(StoreError) {
        self.path = path
        let attempt = "open the store \(path)"
        var opened: OpaquePointer?
        // NOFOLLOW is not asked for: a store behind a symbolic link is a usual set-up.
        let flags =
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
            | (purpose == .creating ? SQLITE_OPEN_CREATE : 0)
        let result = unsafe sqlite3_open_v2(path, &opened, flags, nil)
        guard let connection = unsafe opened else {
            throw StoreError(sqlite: SQLITE_NOMEM, message: "out of memory", attempt: attempt)
        }
        unsafe handle = connection
        guard result == SQLITE_OK else { throw error(result, attempt) }
        unsafe sqlite3_busy_timeout(handle, busyMilliseconds)
        // The schema's triggers read JSON, which SQLite before 3.41 does not call innocuous; so a
        // writer must trust the schema, and looks at it before each write (`checkSchema`).
        let trust: Int32 = purpose == .reading ? 0 : 1
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, trust),
            (SQLITE_DBCONFIG_ENABLE_TRIGGER, 1), (SQLITE_DBCONFIG_ENABLE_VIEW, 1),
            (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
        ] as [(Int32, Int32)] {
            let result = unsafe placard_sqlite3_db_config_int(handle, option, value)
            guard result == SQLITE_OK else { throw error(result, attempt) }
        }
        // No memory map of the main file: a file cut short under a map would kill the process.
        try execute(
            """
            PRAGMA mmap_size = 0;
            PRAGMA cell_size_check = ON;
            PRAGMA recursive_triggers = ON;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -\(purpose == .reading ? Self.fewKilobytes : Self.usualKilobytes);
            PRAGMA query_only = \(purpose == .reading ? "ON" : "OFF");
            """,
            attempt: attempt
        )
    }

    deinit {
        statements.removeAll()
        unsafe sqlite3_close_v2(handle)
    }

    /// Keeps so many KiB of pages from now on.
    func keepPages(_ kilobytes: Int, _ attempt: String) throws(StoreError) {
        try execute("PRAGMA cache_size = -\(kilobytes)", attempt: attempt)
    }

    /// Gives back the pages that are kept for reading again.
    func forgetPages() {
        unsafe sqlite3_db_release_memory(handle)
    }

    /// Runs statements that take no values and give no rows.
    package func execute(_ sql: String, attempt: String) throws(StoreError) {
        let result = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard result == SQLITE_OK else { throw error(result, attempt) }
    }

    /// Runs one statement and hands every row of its answer to `row`.
    package func query(
        _ sql: String,
        _ values: [Binding] = [],
        attempt: String,
        row body: (borrowing Row) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) {
        let statement = try prepared(sql, attempt)
        defer { statement.reset() }
        let bound = statement.bind(values)
        guard bound == SQLITE_OK else { throw error(bound, attempt) }
        let row = unsafe Row(of: statement.handle)
        while true {
            let result = unsafe sqlite3_step(statement.handle)
            switch result {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            default: throw error(result, attempt)
            }
        }
    }

    /// All bytes of an answer, in no readable form: two answers are the same when their images are.
    ///
    /// - Returns: nil when the image is `known`, which costs a comparison where the rows lie.
    package func image(
        of sql: String,
        unlessIt known: [UInt8]?,
        attempt: String
    ) throws(StoreError) -> [UInt8]? {
        // How far the answer is what is known already; nil once it is another one.
        var same: Int? = known == nil ? nil : 0
        var image: [UInt8] = []
        try query(sql, attempt: attempt) { row throws(StoreError) in
            if let known, let start = same {
                same = unsafe known.withUnsafeBytes { unsafe row.end(in: $0, from: start) }
                if same != nil { return }
                image = Array(known[..<start])
            }
            row.append(to: &image)
        }
        guard let known, let same else { return image }
        return same == known.count ? nil : Array(known[..<same])
    }

    /// The integer in the first column of the first row; nil when there is none.
    package func integer(
        _ sql: String,
        _ values: [Binding] = [],
        attempt: String
    ) throws(StoreError) -> Int64? {
        var found: Int64?
        try query(sql, values, attempt: attempt) { row throws(StoreError) in
            found = found ?? row.integer(0)
        }
        return found
    }

    /// Runs `body` in one transaction: all of it is kept, or nothing.
    package func transaction<Result>(
        _ begin: String,
        attempt: String,
        _ body: () throws(StoreError) -> Result
    ) throws(StoreError) -> Result {
        try query(begin, attempt: attempt)
        do {
            let result = try body()
            try query("COMMIT", attempt: attempt)
            return result
        } catch {
            // SQLite may have rolled back by itself, for example when the disk is full.
            if unsafe sqlite3_get_autocommit(handle) == 0 {
                _ = unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
            }
            throw error
        }
    }

    /// Starts SQLite's copying of another connection's file into this one's; nil when it cannot.
    func startBackup(from source: Connection) -> OpaquePointer? {
        unsafe sqlite3_backup_init(handle, "main", source.handle, "main")
    }

    /// What SQLite last complained of.
    var lastMessage: String {
        unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "no message"
    }

    private func prepared(_ sql: String, _ attempt: String) throws(StoreError) -> Statement {
        if let kept = statements[sql] { return kept }
        var made: OpaquePointer?
        let result = unsafe sqlite3_prepare_v3(
            handle,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &made,
            nil
        )
        guard result == SQLITE_OK, let statement = unsafe made else {
            throw error(result, attempt)
        }
        let kept = unsafe Statement(adopting: statement)
        statements[sql] = kept
        return kept
    }

    private func error(_ result: Int32, _ attempt: String) -> StoreError {
        // The message belongs to the last failed call, which is not always this one.
        let own = unsafe sqlite3_extended_errcode(handle) == result
        let message = unsafe own ? sqlite3_errmsg(handle) : sqlite3_errstr(result)
        return StoreError(
            sqlite: result,
            message: unsafe message.map { unsafe String(cString: $0) } ?? "no message",
            attempt: attempt
        )
    }
}
