import Glibc

/// Turns what can go wrong with a device file into sentences that end the search.
enum SerialAdvice {
    /// Adds the next step that fits the failure of opening or preparing `path`.
    static func explain(_ error: SystemError, path: String) -> SystemError {
        var error = error
        switch error.errno {
        case EACCES, EPERM: error.remedy = permissionRemedy(path)
        case EBUSY, EAGAIN: error.remedy = busyRemedy(path)
        case ENOENT, ENODEV, ENXIO: error.remedy = missingRemedy(path)
        case ENOTTY, EINVAL:
            // What could not be set may have told more.
            error.remedy = error.remedy ?? "\(path) is no serial device; name one under /dev."
        default: break
        }
        return error
    }

    private static func permissionRemedy(_ path: String) -> String {
        guard let status = Files.status(path) else {
            return "Ask for the right to read and write \(path)."
        }
        let owner = Host.userName(of: status.owner)
        let group = Host.groupName(of: status.group)
        let user = Host.userName
        return "\(path) belongs to user \(owner), group \(group): "
            + "`usermod -aG \(group) \(user)` and log in again"
            + (group == "dialout" ? "." : " (usually the group is dialout: usermod -aG dialout).")
    }

    private static func busyRemedy(_ path: String) -> String {
        let holders = holders(of: path)
        guard !holders.isEmpty else {
            return "Another program uses \(path): `fuser -v \(path)` names it."
        }
        return "\(path) is used by \(holders.joined(separator: ", ")): stop it first."
    }

    private static func missingRemedy(_ path: String) -> String {
        let names = ((try? Files.list("/dev")) ?? []).filter {
            $0.hasPrefix("ttyUSB") || $0.hasPrefix("ttyACM")
        }
        let present =
            names.isEmpty
            ? "no USB serial adapter is plugged in"
            : "present are " + names.map { "/dev/\($0)" }.joined(separator: ", ")
        return "\(path) does not exist; \(present)."
    }

    /// The other processes that have the device open, as far as this user may see them.
    static func holders(of path: String) -> [String] {
        guard let device = Files.canonicalPath(path) else { return [] }
        var found: [String] = []
        for process in (try? Files.list("/proc")) ?? [] {
            guard let number = Int32(process), number != Host.processID else { continue }
            let descriptors = (try? Files.list("/proc/\(process)/fd")) ?? []
            if descriptors.contains(where: {
                Files.target(ofLink: "/proc/\(process)/fd/\($0)") == device
            }) {
                let name = (try? Files.read("/proc/\(process)/comm")).map {
                    String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self)
                }
                found.append("\(name ?? "a program") (process \(process))")
            }
        }
        return found
    }
}
