import POSIX
import Store

/// What was last seen at a store's path, and how it differs from what is there now.
struct StoreSight {
    /// How long a look waits for a lock, in milliseconds: the waiting thread must stay wakeable.
    static let busyMilliseconds: Int32 = 50

    private enum State {
        /// Nothing is at the path.
        case missing
        /// A file is there and could not be read.
        case troubled(inode: UInt64)
        /// A store is open; `version` is this connection's own count of others' commits.
        case open(StoreVersion, version: Int64, inode: UInt64)
    }

    private let path: String
    private var state = State.missing

    /// Takes the first look; what it shows is the ground that later looks compare with.
    init(path: String) {
        self.path = path
        _ = lookAtFile(isSuspect: true)
    }

    /// Compares commits: a microsecond, no system call unless there was one.
    mutating func lookAtVersion() -> StoreEvent? {
        guard case .open(let connection, let version, let inode) = state else { return nil }
        do {
            let present = try connection.read()
            guard present != version else { return nil }
            state = .open(connection, version: present, inode: inode)
            return .changed
        } catch {
            state = .troubled(inode: inode)
            return .troubled(error)
        }
    }

    /// Compares the file itself, and opens it again when it is new or was troubled.
    ///
    /// `isSuspect` says that the name was moved or made: the inode alone does not tell, because
    /// a new file often gets the number of the one just deleted.
    mutating func lookAtFile(isSuspect: Bool) -> StoreEvent? {
        guard let status = Files.status(path) else {
            if case .missing = state { return nil }
            state = .missing
            return .missing
        }
        let inode = status.inode
        switch state {
        case .missing:
            return open(inode, event: .replaced)
        case .open(_, _, let known):
            guard isSuspect || known != inode else { return nil }
            return open(inode, event: .replaced)
        case .troubled(let known):
            let isNew = isSuspect || known != inode
            let event = open(inode, event: isNew ? .replaced : .changed)
            // The same trouble is told once.
            if case .troubled = event { return nil }
            return event
        }
    }

    private mutating func open(_ inode: UInt64, event: StoreEvent) -> StoreEvent {
        do {
            let connection = try StoreVersion(
                path: path,
                busyMilliseconds: StoreSight.busyMilliseconds
            )
            let version = try connection.read()
            state = .open(connection, version: version, inode: inode)
            return event
        } catch {
            state = .troubled(inode: inode)
            return .troubled(error)
        }
    }
}
