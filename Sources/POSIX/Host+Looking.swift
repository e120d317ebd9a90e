import Glibc

extension Files {
    /// Whether this process may read a file, or list a folder.
    public static func mayRead(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    /// Whether this process may write a file, or make files in a folder.
    public static func mayWrite(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// Bytes that an ordinary user may still write on the file system of a path; nil when nobody
    /// can tell.
    public static func freeBytes(at path: String) -> Int64? {
        var room = statvfs()
        guard unsafe statvfs(path, &room) == 0 else { return nil }
        let (bytes, overflow) = UInt64(room.f_bavail)
            .multipliedReportingOverflow(by: UInt64(room.f_frsize))
        return overflow ? Int64.max : Int64(clamping: bytes)
    }
}

extension Host {
    /// Whether the system knows a user by this name.
    public static func hasUser(_ name: String) -> Bool {
        var room = [CChar](repeating: 0, count: 4_096)
        var entry = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        let size = room.count
        guard unsafe getpwnam_r(name, &entry, &room, size, &found) == 0 else { return false }
        return unsafe found != nil
    }

    /// The other processes that have a file open, as far as this user may see them.
    public static func holders(ofFile path: String) -> [String] { SerialAdvice.holders(of: path) }

    /// The processes that listen on a TCP port, as far as this user may see them.
    public static func listeners(onPort port: UInt16) -> [String] {
        var inodes: Set<String> = []
        for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
            guard let bytes = try? Files.read(table) else { continue }
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
                // Of proc(5): local address, state (0A listens) and inode are columns 2, 4 and 10.
                let columns = line.split(separator: " ")
                guard columns.count > 9, columns[3] == "0A",
                    let number = columns[1].split(separator: ":").last,
                    UInt16(number, radix: 16) == port
                else { continue }
                inodes.insert("socket:[\(columns[9])]")
            }
        }
        guard !inodes.isEmpty else { return [] }
        return processes { link in inodes.contains(link) }
    }

    /// The processes one of whose descriptors points to something.
    private static func processes(where isMeant: (String) -> Bool) -> [String] {
        var found: [String] = []
        for process in (try? Files.list("/proc")) ?? [] where Int32(process) != nil {
            let folder = "/proc/\(process)/fd"
            let isHolder = ((try? Files.list(folder)) ?? []).contains { descriptor in
                Files.target(ofLink: "\(folder)/\(descriptor)").map(isMeant) ?? false
            }
            guard isHolder else { continue }
            let name = (try? Files.read("/proc/\(process)/comm")).map {
                String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self)
            }
            found.append("\(name ?? "a program") (process \(process))")
        }
        return found
    }
}
