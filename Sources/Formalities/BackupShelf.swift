import Disclosure

/// The dated copies in a folder of backups: how they are named, and which are too many.
enum BackupShelf {
    private static let head = "placard-"
    private static let tail = "Z.db"

    /// `placard-2026-11-28T02-10-00Z.db`: the second in UTC, so that names sort by time.
    static func name(at now: Instant) -> String {
        let second = Instant(seconds: now.milliseconds / 1_000)
        return head + second.iso8601Text.replacing(":", with: "-") + ".db"
    }

    /// The copies to remove so that at most `kept` stay, oldest first.
    ///
    /// Never the newest, and never a file that bears another kind of name. A copy dated after the
    /// newest was made under a clock that ran ahead; it counts as the oldest.
    static func superfluous(_ names: [String], newest: String, keeping kept: Int) -> [String] {
        let others = names.filter { isDated($0) && $0 != newest }
        let ahead = others.filter { $0 > newest }.sorted()
        let ordered = ahead + others.filter { $0 < newest }.sorted()
        return Array(ordered.prefix(max(0, ordered.count + 1 - max(1, kept))))
    }

    private static func isDated(_ name: String) -> Bool {
        guard name.hasPrefix(head), name.hasSuffix(tail) else { return false }
        let middle = name.dropFirst(head.count).dropLast(tail.count)
        guard middle.utf8.count == "2026-11-28T02-10-00".utf8.count else { return false }
        let parts = middle.split(separator: "T", omittingEmptySubsequences: false)
        return parts.count == 2 && CivilDate(iso8601: String(parts[0])) != nil
            && parts[1].utf8.allSatisfy { $0 == 0x2d || (0x30...0x39).contains($0) }
    }
}
