/// Why the store could not do what was asked, and what to do next.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What sort of trouble it is; callers decide by this alone.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// Another process holds the store, and went on holding it for the whole busy time.
        case busy
        /// The file is not there or cannot be opened.
        case missing
        /// The file is there but is no Placard store.
        case foreign
        /// The store was made by a newer version of the program.
        case newer
        /// The store was made by an older version and has not been brought up to date.
        case older
        /// Tables, views or triggers are not as the program made them.
        case schemaChanged
        /// The file's bytes do not make sense.
        case corrupt
        /// The disk is full.
        case full
        /// The disk or its driver failed.
        case inputOutput
        /// The file or its folder may not be written.
        case readOnly
        /// A rule of the store refused the write.
        case refused
        /// There is no such item or revision.
        case unknown
        /// Anything else, which points to a mistake in the program.
        case internalMistake
    }

    /// What sort of trouble it is.
    public let code: Code
    /// What was being done, in words that follow "cannot": `open /var/lib/placard/store.db`.
    public let attempt: String
    /// Why it failed, in SQLite's words or the store's.
    public let problem: String
    /// SQLite's extended result code; 0 when SQLite was not the one to refuse.
    public let sqliteCode: Int32

    /// Makes an error.
    public init(code: Code, attempt: String, problem: String, sqliteCode: Int32 = 0) {
        self.code = code
        self.attempt = attempt
        self.problem = problem
        self.sqliteCode = sqliteCode
    }

    /// The next step for whoever reads the message.
    public var remedy: String {
        switch code {
        case .busy: "Try again; if it stays so, look for a program that keeps a transaction open."
        case .missing: "Check the path, or make a new store with `placard init`."
        case .foreign: "Check the path: another program made this file."
        case .newer: "Install the version of Placard that made the store, or a later one."
        case .older: "Open the store once for writing, which brings it up to date."
        case .schemaChanged: "Restore the store from a backup, or undo the change to its schema."
        case .corrupt: "Restore the store from a backup; keep the damaged file for study."
        case .full: "Free space on the store's disk; nothing of this change was kept."
        case .inputOutput: "Check the disk and the system log; nothing of this change was kept."
        case .readOnly: "Give the program's user write permission on the store and its folder."
        case .refused: "Look at what is there with `placard show`."
        case .unknown: "Check the id and the number of the revision."
        case .internalMistake: "Report this message together with the command that led to it."
        }
    }

    /// The whole sentence: what failed, why, and what to do next.
    public var description: String {
        // A rule of the store is no fault of SQLite's; its number would only puzzle.
        let isFault = sqliteCode != 0 && code != .refused
        let number = isFault ? " (SQLite \(sqliteCode))" : ""
        return "cannot \(attempt): \(problem)\(number). \(remedy)"
    }
}
