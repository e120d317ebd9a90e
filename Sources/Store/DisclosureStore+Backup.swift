internal import POSIX

extension DisclosureStore {
    /// Writes a copy of the store as of one commit, while others read and write it.
    ///
    /// The copy is written beside its place, checked, and then put there in one step: what stands
    /// at the path is always a whole store.
    public func backUp(to target: String) throws(StoreError) {
        let attempt = "copy the store \(path) to \(target)"
        try connection.checkSchema(attempt)
        let beside = try Self.write(connection, beside: target, as: path, attempt)
        do {
            try Files.rename(beside, to: target)
            try Files.syncDirectory(ofFile: target)
        } catch {
            throw StoreError(error, attempt: attempt)
        }
    }

    /// Puts a copy in a store's place, and tells where the old one is kept; nil if there was none.
    ///
    /// The copy is checked whole, and written beside the store, before anything is touched. The old
    /// store is kept as it is, with its log, also when it is damaged.
    ///
    /// Programs that have the old store open go on with it until they look at the path again, as
    /// the service does within a quarter of a second.
    public static func restore(_ copy: String, to target: String) throws(StoreError) -> String? {
        let attempt = "restore \(target) from \(copy)"
        let connection = try Connection(
            path: copy,
            purpose: .reading,
            busyMilliseconds: defaultBusyMilliseconds
        )
        // A copy of an earlier version is as good as one of this; it is brought up to date in its
        // place, and stays itself as it is.
        let version = try Migrator().check(connection)
        guard version > 0 else {
            throw StoreError(code: .foreign, attempt: attempt, problem: "the file is empty")
        }
        try check(connection, attempt)
        let model = Files.status(target) == nil ? copy : target
        let beside = try write(connection, beside: target, as: model, attempt)
        if version < Migrator().newestVersion {
            try open(at: beside, for: .writing).connection.checkSchema(attempt)
        } else {
            try connection.checkSchema(attempt)
        }
        do {
            let kept = try setAside(target)
            try Files.rename(beside, to: target)
            try Files.syncDirectory(ofFile: target)
            return kept
        } catch {
            throw StoreError(error, attempt: attempt)
        }
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

    /// Writes a checked copy beside a place, in one file, readable by those who can read `model`,
    /// and tells its path.
    private static func write(
        _ source: Connection,
        beside target: String,
        as model: String,
        _ attempt: String
    ) throws(StoreError) -> String {
        let path = target + ".new"
        let permissions = Files.status(model)?.permissions ?? 0o600
        do {
            for suffix in ["", "-journal"] + logSuffixes { try Files.remove(path + suffix) }
            try Files.writeAtomically([], to: path, permissions: permissions)
        } catch {
            throw StoreError(error, attempt: attempt)
        }
        let copy = try Connection(path: path, purpose: .creating, busyMilliseconds: 1_000)
        try source.copy(to: copy, attempt: attempt)
        try check(copy, attempt)
        // All of it into the one file, so that it can be moved as one.
        try copy.execute("PRAGMA journal_mode = DELETE", attempt: attempt)
        return path
    }

    /// Gives a store that is to be replaced another name; its log first, since a log that stayed
    /// would be taken for the new store's.
    private static func setAside(_ path: String) throws(SystemError) -> String? {
        guard Files.status(path) != nil else {
            for suffix in logSuffixes { try Files.remove(path + suffix) }
            return nil
        }
        let kept = path + ".before"
        for suffix in logSuffixes + [""] {
            try Files.remove(kept + suffix)
            guard Files.status(path + suffix) != nil else { continue }
            try Files.rename(path + suffix, to: kept + suffix)
        }
        return kept
    }

    private static let logSuffixes = ["-wal", "-shm"]
}
