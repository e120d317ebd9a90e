import CSQLite

extension Connection {
    /// Pages copied between two looks at what writers did: 1 MiB of 4 KiB pages.
    private static let pagesAtOnce: Int32 = 256

    /// Copies everything, as of one commit, over what another connection has.
    ///
    /// Writers go on meanwhile; what they commit makes the copy begin again, so a copy is never a
    /// mixture. https://www.sqlite.org/backup.html
    func copy(to target: Connection, attempt: String) throws(StoreError) {
        guard let backup = unsafe target.startBackup(from: self) else {
            throw StoreError(
                code: .internalMistake,
                attempt: attempt,
                problem: target.lastMessage
            )
        }
        var result = SQLITE_OK
        var waits = 0
        while true {
            result = unsafe sqlite3_backup_step(backup, Self.pagesAtOnce)
            if result == SQLITE_OK { continue }
            guard result == SQLITE_BUSY || result == SQLITE_LOCKED, waits < 100 else { break }
            waits += 1
            _ = sqlite3_sleep(20)
        }
        let finished = unsafe sqlite3_backup_finish(backup)
        guard result == SQLITE_DONE, finished == SQLITE_OK else {
            let code = result == SQLITE_DONE ? finished : result
            throw StoreError(
                sqlite: code,
                message: unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "?",
                attempt: attempt
            )
        }
    }
}
