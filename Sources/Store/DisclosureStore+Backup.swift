internal import POSIX

extension DisclosureStore {
    /// Writes a copy of the store as of one commit, while others read and write it.
    ///
    /// The copy is written beside its place, checked, and then put there in one step: what stands
    /// at the path is always a whole store.
    public func backUp(to target: String) throws(StoreError) {
        let attempt = "copy the store \(path) to \(target)"
        try connection.checkSchema(attempt)
        try Self.place(connection, at: target, attempt)
    }

    /// Puts a copy in a store's place; the copy is checked whole first.
    ///
    /// Programs that have the old store open go on with it until they look at the path again, as
    /// the service does within a quarter of a second.
    public static func restore(_ copy: String, to target: String) throws(StoreError) {
        let attempt = "restore \(target) from \(copy)"
        let store = try open(at: copy, for: .reading)
        try check(store.connection, attempt)
        // The log of the store that goes would be taken for the new one's.
        try removeLog(of: target, attempt)
        try place(store.connection, at: target, attempt)
    }

    /// Looks at every page, index and reference of the store; a whole store gives no answer.
    public func damage() throws(StoreError) -> String? {
        let attempt = "check the store \(path)"
        do {
            try connection.checkSchema(attempt)
            try Self.check(connection, attempt)
            return nil
        } catch {
            guard [.corrupt, .schemaChanged].contains(error.code) else { throw error }
            return error.problem
        }
    }

    private static func check(_ connection: Connection, _ attempt: String) throws(StoreError) {
        var problems: [String] = []
        try connection.query("PRAGMA integrity_check(10)", attempt: attempt) {
            row throws(StoreError) in
            if let line = row.text(0), line != "ok" { problems.append(line) }
        }
        try connection.query("PRAGMA foreign_key_check", attempt: attempt) {
            row throws(StoreError) in
            problems.append("a row of \(row.text(0) ?? "?") refers to one that is not there")
        }
        guard problems.isEmpty else {
            throw StoreError(
                code: .corrupt,
                attempt: attempt,
                problem: problems.prefix(10).joined(separator: "; ")
            )
        }
    }

    private static func place(
        _ source: Connection,
        at target: String,
        _ attempt: String
    ) throws(StoreError) {
        let beside = target + ".new"
        do {
            for suffix in ["", "-wal", "-shm", "-journal"]
            where Files.status(beside + suffix) != nil {
                try Files.remove(beside + suffix)
            }
            try write(source, to: beside, attempt)
            try Files.rename(beside, to: target)
        } catch let error as StoreError {
            throw error
        } catch let error as SystemError {
            throw StoreError(error, attempt: attempt)
        } catch {
            throw StoreError(code: .internalMistake, attempt: attempt, problem: "\(error)")
        }
    }

    private static func write(
        _ source: Connection,
        to path: String,
        _ attempt: String
    ) throws(StoreError) {
        let copy = try Connection(path: path, purpose: .creating, busyMilliseconds: 1_000)
        try source.copy(to: copy, attempt: attempt)
        try check(copy, attempt)
        // All of it into the one file, so that it can be moved as one.
        try copy.execute("PRAGMA journal_mode = DELETE", attempt: attempt)
    }

    /// Removes the log of a store that is about to be replaced.
    private static func removeLog(of path: String, _ attempt: String) throws(StoreError) {
        do {
            for suffix in ["-wal", "-shm"] where Files.status(path + suffix) != nil {
                try Files.remove(path + suffix)
            }
        } catch {
            throw StoreError(error, attempt: attempt)
        }
    }
}
