import Glibc

/// What happened to a watched file or directory.
public struct FileChange: OptionSet, Sendable, Hashable {
    /// The bits as inotify gives them.
    public let rawValue: UInt32

    /// Makes a set from inotify's bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Bytes were written.
    public static let modified = FileChange(rawValue: UInt32(IN_MODIFY))
    /// A writer closed the file: its content is complete.
    public static let closedAfterWriting = FileChange(rawValue: UInt32(IN_CLOSE_WRITE))
    /// A name appeared in the directory.
    public static let created = FileChange(rawValue: UInt32(IN_CREATE))
    /// A name disappeared from the directory.
    public static let deleted = FileChange(rawValue: UInt32(IN_DELETE))
    /// A name arrived by renaming, which is how files are replaced whole.
    public static let movedHere = FileChange(rawValue: UInt32(IN_MOVED_TO))
    /// A name left by renaming.
    public static let movedAway = FileChange(rawValue: UInt32(IN_MOVED_FROM))
    /// The watched file itself was deleted.
    public static let selfDeleted = FileChange(rawValue: UInt32(IN_DELETE_SELF))
    /// The watched file itself was renamed.
    public static let selfMoved = FileChange(rawValue: UInt32(IN_MOVE_SELF))
    /// Permissions, owner or number of names changed.
    public static let attributes = FileChange(rawValue: UInt32(IN_ATTRIB))
    /// Events were lost: look at everything again.
    public static let overflow = FileChange(rawValue: UInt32(IN_Q_OVERFLOW))
    /// The watch is over, because its file is gone.
    public static let watchEnded = FileChange(rawValue: UInt32(IN_IGNORED))
}

/// One event of a file watch.
public struct FileEvent: Sendable, Hashable {
    /// Which watch it belongs to, as `watch` returned it.
    public let watch: Int32
    /// What happened.
    public let change: FileChange
    /// The name inside a watched directory, empty for the watched thing itself.
    public let name: String
}

/// Tells when files change, without polling (inotify).
public struct FileWatch: ~Copyable, Sendable, Pollable {
    private let descriptor: Descriptor

    /// Makes a watch over nothing yet.
    public init() throws(SystemError) {
        let flags = CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC)
        descriptor = Descriptor(
            adopting: try SystemCall.run("inotify_init1") { inotify_init1(flags) }
        )
    }

    /// The handle to register with a poller.
    public var handle: DescriptorHandle { descriptor.handle }

    /// Watches a file or a directory; the number comes back with its events.
    @discardableResult
    public func watch(_ path: String, for changes: FileChange) throws(SystemError) -> Int32 {
        let number = descriptor.number
        do {
            return try SystemCall.run("inotify_add_watch") {
                unsafe inotify_add_watch(number, path, changes.rawValue)
            }
        } catch {
            let remedy =
                error.errno == ENOSPC
                ? "Raise the limit: sysctl fs.inotify.max_user_watches." : nil
            throw error.during("watch \(path)", remedy: remedy)
        }
    }

    /// Takes all events that wait.
    public func takeEvents() throws(SystemError) -> [FileEvent] {
        var events: [FileEvent] = []
        var room = [UInt8](repeating: 0, count: 16 << 10)
        while case .moved(let count) = try descriptor.read(into: &room) {
            FileWatch.decode(room[..<count], into: &events)
        }
        return events
    }

    /// Drops all events that wait, for callers who only want to be woken; tells if there were any.
    @discardableResult
    public func drain(scratch: inout [UInt8]) throws(SystemError) -> Bool {
        var any = false
        while case .moved = try descriptor.read(into: &scratch) {
            any = true
        }
        return any
    }

    /// Layout of an event, inotify(7): watch 4, mask 4, cookie 4, name length 4, name.
    private static func decode(_ bytes: ArraySlice<UInt8>, into events: inout [FileEvent]) {
        let headerBytes = 16
        var at = bytes.startIndex
        func word(_ offset: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[at + offset + $1]) << (8 * UInt32($1)) }
        }
        while at + headerBytes <= bytes.endIndex {
            let length = Int(word(12))
            let name = bytes[(at + headerBytes)..<(at + headerBytes + length)].prefix { $0 != 0 }
            events.append(
                FileEvent(
                    watch: Int32(bitPattern: word(0)),
                    change: FileChange(rawValue: word(4)),
                    name: String(decoding: name, as: UTF8.self)
                )
            )
            at += headerBytes + length
        }
    }
}
