import Disclosure
import Overrides
import POSIX
import Publisher

extension Doctor {
    /// Below so many free bytes the store may stop taking signatures any day.
    static let leastFreeBytes: Int64 = 64 << 20
    /// Below so many free bytes somebody should make room.
    static let comfortableBytes: Int64 = 1 << 30
    /// After so many hours a nightly copy is late.
    static let oldestBackupHours: Int64 = 50

    /// Permissions, room on the disk, watched folders, copies and the blackout file.
    mutating func lookAtFiles() {
        look("configuration \(path)") { $0.lookAtPermissions() }
        look("room on the disk") { $0.lookAtRoom() }
        for (name, folder) in watchedFolders {
            look("folder \(folder)") { $0.lookAt(folder, as: name) }
        }
        look("copies in \(configuration.backups.folder)") { $0.lookAtBackups() }
        look("no blackout file") { $0.lookAtBlackout() }
    }

    private var watchedFolders: [(String, String)] {
        let settings = configuration.disclosure
        return [
            ("inbox", settings.inbox), ("messages", settings.messages),
            ("alerts", settings.alerts.folder),
        ].compactMap { name, folder in folder.map { (name, $0) } }
    }

    private mutating func lookAtPermissions() {
        for file in [path, configuration.store] {
            guard let status = Files.status(file), status.permissions & 0o002 != 0 else { continue }
            find(
                "files.worldWritable",
                .warning,
                file,
                "everybody on this machine may write it",
                why: "Whoever writes it decides what hangs, and by whose name.",
                remedy: "chmod o-w \(file)"
            )
        }
        let folder = Files.directory(of: configuration.store)
        let place = folder.isEmpty ? "." : folder
        if Files.status(configuration.store) != nil,
            !Files.mayWrite(configuration.store)
                || !Files.mayWrite(place)
        {
            find(
                "files.storeReadOnly",
                .warning,
                configuration.store,
                "the user \(Host.userName) may not write the store and its folder",
                why: "This user can sign nothing; the service can if it runs as another.",
                remedy: "Run placard as the service's user, or give this user the right to write."
            )
        }
    }

    private mutating func lookAtRoom() {
        let folder = Files.directory(of: configuration.store)
        guard let free = Files.freeBytes(at: folder.isEmpty ? "." : folder) else { return }
        judge(free, at: folder.isEmpty ? "." : folder)
    }

    /// Says what so many free bytes mean.
    mutating func judge(_ free: Int64, at folder: String) {
        guard free < Self.comfortableBytes else { return }
        find(
            free < Self.leastFreeBytes ? "disk.full" : "disk.low",
            free < Self.leastFreeBytes ? .problem : .warning,
            folder,
            "only \(free >> 20) MiB are free on the disk of the store",
            why: "On a full disk nothing can be signed and no exposure is noted.",
            remedy: "Make room, or move the store to a larger disk."
        )
    }

    private mutating func lookAt(_ folder: String, as name: String) {
        guard let status = Files.status(folder), status.isDirectory else {
            find(
                "folder.missing",
                .problem,
                folder,
                "there is no folder for \"\(name)\"",
                why: "Nothing that is laid down there is ever taken.",
                remedy: "mkdir -p \(folder), or correct \"\(name)\" in the configuration."
            )
            return
        }
        if !Files.mayWrite(folder) {
            find(
                "folder.readOnly",
                .problem,
                folder,
                "the user \(Host.userName) may not write this folder",
                why: "What was taken cannot be moved to done/, so nothing is taken.",
                remedy: "Give the service's user the right to write \(folder)."
            )
        }
        let failed = ((try? Files.list(folder + "/failed")) ?? [])
            .filter { !$0.hasSuffix(".reason.txt") }
        if !failed.isEmpty {
            find(
                "folder.failed",
                .warning,
                folder + "/failed",
                "\(failed.count) files were refused, such as \(failed.sorted()[0])",
                why: "What is in them is not in the store.",
                remedy: "Read the .reason.txt beside each, mend it, and move it back."
            )
        }
    }

    private mutating func lookAtBackups() {
        let folder = configuration.backups.folder
        let copies = ((try? Files.list(folder)) ?? []).compactMap {
            Files.status("\(folder)/\($0)")
        }
        .filter { !$0.isDirectory }
        let remedy = "Run placard backup, and see that placard-backup.timer is on."
        guard let newest = copies.map(\.modifiedNanoseconds).max() else {
            find(
                "backup.none",
                .warning,
                folder,
                "there is no copy of the store",
                why: "A broken disk would take every signature and all proof with it.",
                remedy: remedy
            )
            return
        }
        let hours = (now.milliseconds - newest / 1_000_000) / 3_600_000
        guard hours > Self.oldestBackupHours else { return }
        find(
            "backup.old",
            .warning,
            folder,
            "the newest copy of the store is \(hours / 24) days old",
            why: "What was signed since would be lost with the disk.",
            remedy: remedy
        )
    }

    private mutating func lookAtBlackout() {
        let file = BlackoutFile(beside: configuration.store)
        switch file.read() {
        case .missing: break
        case .garbled(let reason):
            find(
                "blackout.garbled",
                .problem,
                file.path,
                "nobody can read it: \(reason)",
                why: "Every board is dark, since an order that cannot be read may be a blackout.",
                remedy: "See who wrote it; remove the file when no blackout is wanted."
            )
        case .note(let note):
            let standing = note.entries.values.map(\.standing).filter { $0.isInForce(at: now) }
            guard !standing.isEmpty else { return }
            find(
                "blackout.inForce",
                .note,
                file.path,
                "a blackout is in force: \(standing.map(\.reason).sorted()[0])",
                why: "The boards it names are dark by order.",
                remedy: "Two people lift it with placard clear."
            )
        }
    }
}
