import Glibc

/// What `stat` tells about a file.
public struct FileStatus: Sendable, Hashable {
    /// Length in bytes.
    public let byteCount: Int64
    /// Time of the last change of content, in nanoseconds since the Unix epoch.
    public let modifiedNanoseconds: Int64
    /// Whether it is a directory.
    public let isDirectory: Bool
    /// Permission bits, as 0o644.
    public let permissions: UInt32
    /// The user that owns it.
    public let owner: UInt32
    /// The group that owns it.
    public let group: UInt32
    /// Distinguishes files on one file system.
    public let inode: UInt64
}

/// Reading and writing whole files, and the directories that hold them.
public enum Files {
    /// The longest file that `read` takes unless told otherwise, in bytes.
    public static let defaultReadLimitBytes = 256 << 20

    /// Opens a file for reading.
    public static func open(_ path: String) throws(SystemError) -> Descriptor {
        try open(path, O_RDONLY, mode: 0, attempt: "open \(path)")
    }

    /// Reads a whole file; longer ones than the limit are refused.
    public static func read(
        _ path: String,
        limitBytes: Int = defaultReadLimitBytes
    ) throws(SystemError) -> [UInt8] {
        let file = try open(path)
        do {
            // Room for all of it at once; a device or a growing file states none or too little.
            let stated = min(status(path)?.byteCount ?? 0, Int64(limitBytes))
            return try readAll(file, statedBytes: Int(stated), limitBytes: limitBytes)
        } catch {
            throw error.during("read \(path)")
        }
    }

    /// Writes a new file beside the old one, makes it durable, and swaps it in.
    ///
    /// A reader sees the old bytes or the new ones, never a mixture, even after a power cut.
    public static func writeAtomically(
        _ bytes: [UInt8],
        to path: String,
        permissions: UInt32 = 0o644
    ) throws(SystemError) {
        let temporary = "\(path).\(getpid()).new"
        do {
            do {
                let file = try open(
                    temporary,
                    O_WRONLY | O_CREAT | O_TRUNC,
                    mode: permissions,
                    attempt: "write \(temporary)"
                )
                try file.writeAll(bytes.span)
                let number = file.number
                try SystemCall.run("fsync") { fsync(number) }
            }
            try SystemCall.run("rename") { unsafe Glibc.rename(temporary, path) }
            try syncDirectory(ofFile: path)
        } catch {
            unsafe _ = Glibc.unlink(temporary)
            throw error.during("write \(path)")
        }
    }

    /// Makes a directory and those above it; one that exists is no failure.
    public static func makeDirectory(
        _ path: String,
        permissions: UInt32 = 0o755
    ) throws(SystemError) {
        do {
            try SystemCall.run("mkdir") { unsafe mkdir(path, permissions) }
        } catch {
            if error.isAlreadyThere, status(path)?.isDirectory == true { return }
            let parent = directory(of: path)
            guard error.errno == ENOENT, parent != path, parent != "." else {
                throw error.during("make the directory \(path)")
            }
            try makeDirectory(parent, permissions: permissions)
            do {
                try SystemCall.run("mkdir") { unsafe mkdir(path, permissions) }
            } catch {
                if !error.isAlreadyThere { throw error.during("make the directory \(path)") }
            }
        }
    }

    /// Removes a file; one that is missing is no failure.
    public static func remove(_ path: String) throws(SystemError) {
        do {
            try SystemCall.run("unlink") { unsafe unlink(path) }
        } catch {
            if error.errno != ENOENT { throw error.during("remove \(path)") }
        }
    }

    /// Removes a directory and all it holds; links are removed, not followed.
    public static func removeTree(_ path: String) throws(SystemError) {
        for name in try list(path) {
            let child = "\(path)/\(name)"
            if status(child, followingLinks: false)?.isDirectory == true {
                try removeTree(child)
            } else {
                try remove(child)
            }
        }
        do {
            try SystemCall.run("rmdir") { unsafe rmdir(path) }
        } catch {
            throw error.during("remove the directory \(path)")
        }
    }

    /// Gives a file another name, replacing what had that name.
    public static func rename(_ path: String, to target: String) throws(SystemError) {
        do {
            try SystemCall.run("rename") { unsafe Glibc.rename(path, target) }
        } catch {
            throw error.during("rename \(path) to \(target)")
        }
    }

    /// The names in a directory, sorted, without `.` and `..`.
    public static func list(_ path: String) throws(SystemError) -> [String] {
        let stream: OpaquePointer
        do {
            unsafe stream = try unsafe SystemCall.pointer("opendir") { unsafe opendir(path) }
        } catch {
            throw error.during("list the directory \(path)")
        }
        defer { unsafe _ = closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// What is known about a path; nil when nothing is there or it cannot be seen.
    public static func status(_ path: String, followingLinks: Bool = true) -> FileStatus? {
        var form = stat()
        let result =
            followingLinks ? unsafe stat(path, &form) : unsafe lstat(path, &form)
        guard result == 0 else { return nil }
        return FileStatus(
            byteCount: Int64(form.st_size),
            modifiedNanoseconds: Int64(form.st_mtim.tv_sec) * 1_000_000_000
                + Int64(form.st_mtim.tv_nsec),
            isDirectory: form.st_mode & S_IFMT == S_IFDIR,
            permissions: form.st_mode & 0o7777,
            owner: form.st_uid,
            group: form.st_gid,
            inode: UInt64(form.st_ino)
        )
    }

    /// The directory part of a path, `.` when it has none.
    public static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes a link at `path` that leads to `target`, replacing an older link.
    public static func link(_ path: String, to target: String) throws(SystemError) {
        let temporary = "\(path).\(getpid()).new"
        do {
            unsafe _ = Glibc.unlink(temporary)
            try SystemCall.run("symlink") { unsafe symlink(target, temporary) }
            try SystemCall.run("rename") { unsafe Glibc.rename(temporary, path) }
        } catch {
            unsafe _ = Glibc.unlink(temporary)
            throw error.during("make the link \(path) to \(target)")
        }
    }

    /// Where a link leads; nil when the path is no link.
    public static func target(ofLink path: String) -> String? {
        var room = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe room.withUnsafeMutableBytes { raw in
            unsafe raw.baseAddress.map { unsafe readlink(path, $0, raw.count) } ?? 0
        }
        return count > 0 ? String(decoding: room.prefix(count), as: UTF8.self) : nil
    }

    /// The path without links and dots; nil when it leads nowhere.
    public static func canonicalPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    static func open(
        _ path: String,
        _ flags: CInt,
        mode: UInt32,
        attempt: String
    ) throws(SystemError) -> Descriptor {
        do {
            let number = try SystemCall.run("open") {
                unsafe Glibc.open(path, flags | O_CLOEXEC, mode)
            }
            return Descriptor(adopting: number)
        } catch {
            throw error.during(attempt)
        }
    }

    private static func readAll(
        _ file: borrowing Descriptor,
        statedBytes: Int,
        limitBytes: Int
    ) throws(SystemError) -> [UInt8] {
        var content = try readStated(file, count: statedBytes)
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while case .moved(let count) = try file.read(into: &piece) {
            guard content.count + count <= limitBytes else {
                throw SystemError(
                    call: "read",
                    errno: EFBIG,
                    remedy: "At most \(limitBytes) bytes are read; this file is longer."
                )
            }
            content.append(contentsOf: piece[..<count])
        }
        return content
    }

    /// Reads as many bytes as the file is said to have, straight into their place.
    private static func readStated(
        _ file: borrowing Descriptor,
        count: Int
    ) throws(SystemError) -> [UInt8] {
        // The library writes even a length of nothing, into memory that all empty arrays share.
        guard count > 0 else { return [] }
        let number = file.number
        var failure: SystemError?
        let content = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            do throws(SystemError) {
                while filled < count {
                    let rest = unsafe room[filled..<count]
                    let moved = try SystemCall.transfer("read") {
                        unsafe Glibc.read(
                            number,
                            UnsafeMutableBufferPointer(rebasing: rest).baseAddress,
                            rest.count
                        )
                    }
                    guard case .moved(let some) = moved, some > 0 else { return }
                    filled += some
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return content
    }

    /// Makes the names in a file's directory durable: a rename survives a power cut only then.
    public static func syncDirectory(ofFile path: String) throws(SystemError) {
        let directory = try open(
            directory(of: path),
            O_RDONLY | O_DIRECTORY,
            mode: 0,
            attempt: "open the directory of \(path)"
        )
        let number = directory.number
        try SystemCall.run("fsync") { fsync(number) }
    }
}
