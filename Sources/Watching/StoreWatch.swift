public import POSIX
public import Store

/// Tells when another connection has committed to a store, within a fraction of a millisecond.
///
///     event in the folder ──▶ chase: look at `data_version` every 20 us, later every 1 ms
///          │                    ├ it moved ──▶ changed
///          │                    └ it did not for 1 s ──▶ rest
///          └ on the file's own name ──▶ compare the file ──▶ missing / replaced
///     every 250 ms at rest: look at both anyway
///
/// An event alone would be wrong: it comes when bytes reach the write-ahead log, before the index
/// in shared memory makes them a commit, and with `synchronous=FULL` a flush lies in between.
///
/// Start the watch before the first snapshot is read, so that no commit falls in between. It
/// belongs to one thread; `bell` may be rung from any.
public final class StoreWatch {
    /// Steps of the chase and of the rest, in nanoseconds.
    private enum Pace {
        static let eager: Int64 = 20_000
        static let eagerFor: Int64 = 10_000_000
        static let patient: Int64 = 1_000_000
        static let patientFor: Int64 = 1_000_000_000
        static let rest: Int64 = 250_000_000
    }

    private enum Token {
        static let bell: UInt64 = 1
        static let files: UInt64 = 2
        static let timer: UInt64 = 3
    }

    /// The watched path.
    public let path: String
    /// Wakes the waiting thread.
    public let bell: StoreBell

    private let poller: Poller
    private let files: FileWatch
    private let timer: TimerDescriptor
    private var sight: StoreSight
    private var fileName = ""
    private var isWatching = false
    private var isSuspect = false
    private var chaseStart: MonotonicTime?
    private var lastFullLook: MonotonicTime

    /// Starts watching a path; the store need not be there yet.
    public init(path: String) throws(StoreError) {
        self.path = path
        do {
            bell = StoreBell(try WakeDescriptor())
            poller = try Poller()
            files = try FileWatch()
            timer = try TimerDescriptor()
            try poller.add(bell.wake, token: Token.bell, interest: .readable)
            try poller.add(files, token: Token.files, interest: .readable)
            try poller.add(timer, token: Token.timer, interest: .readable)
        } catch {
            throw StoreError(error, attempt: "watch the store \(path)")
        }
        // The file is looked at after the folder is watched: what comes between makes an event.
        lastFullLook = .now
        sight = StoreSight(path: path)
        watchFolder()
        sight = StoreSight(path: path)
    }

    /// Blocks until something happens to the store, the bell rings, or the deadline passes.
    ///
    /// What happened between two waits is told by the second one. Trouble and loss are told once
    /// each; after them the wait goes on until the store is back, which is told as a change or as a
    /// replacement.
    public func wait(until deadline: MonotonicTime) throws(StoreError) -> StoreEvent {
        var events = PollEvents(capacity: 3)
        while true {
            let now = MonotonicTime.now
            if let event = look(now) { return event }
            guard now < deadline else { return .timeout }
            do {
                try timer.arm(at: min(deadline, nextLook(after: now)))
                try poller.wait(milliseconds: nil, into: &events)
                if try take(events) { return .rung }
            } catch {
                throw StoreError(error, attempt: "watch the store \(path)")
            }
        }
    }

    private func look(_ now: MonotonicTime) -> StoreEvent? {
        let isResting = now.nanoseconds(since: lastFullLook) >= Pace.rest
        if isResting || isSuspect {
            lastFullLook = now
            if !isWatching { watchFolder() }
            let suspect = isSuspect
            isSuspect = false
            if let event = sight.lookAtFile(isSuspect: suspect) { return event }
        }
        if let start = chaseStart, now.nanoseconds(since: start) >= Pace.patientFor {
            chaseStart = nil
        }
        guard chaseStart != nil || isResting else { return nil }
        guard let event = sight.lookAtVersion() else { return nil }
        chaseStart = nil
        return event
    }

    private func nextLook(after now: MonotonicTime) -> MonotonicTime {
        let rest = lastFullLook.advanced(byNanoseconds: Pace.rest)
        guard let chaseStart else { return rest }
        let isEager = now.nanoseconds(since: chaseStart) < Pace.eagerFor
        return min(rest, now.advanced(byNanoseconds: isEager ? Pace.eager : Pace.patient))
    }

    /// Answers the descriptors that woke the poller; true when the bell was one of them.
    private func take(_ events: borrowing PollEvents) throws(SystemError) -> Bool {
        var isRung = false
        for index in 0..<events.count {
            switch events[index].token {
            case Token.bell: isRung = try bell.wake.acknowledge()
            case Token.timer: try timer.acknowledge()
            default:
                for event in try files.takeEvents() { take(event) }
            }
        }
        return isRung
    }

    private func take(_ event: FileEvent) {
        let isOver: FileChange = [.watchEnded, .selfMoved]
        let isMove: FileChange = [.created, .deleted, .movedHere, .movedAway]
        if !event.change.isDisjoint(with: isOver) {
            isWatching = false
            isSuspect = true
        } else if event.change.contains(.overflow) {
            isSuspect = true
        } else if event.name == fileName, !event.change.isDisjoint(with: isMove) {
            isSuspect = true
        } else if !event.name.hasPrefix(fileName) {
            // Neighbours in the folder are none of our business.
            return
        }
        chaseStart = .now
    }

    /// Watches the folder that really holds the file: its log comes and goes beside it.
    private func watchFolder() {
        let folder = Files.canonicalPath(Files.directory(of: path))
        let real = Files.canonicalPath(path) ?? path
        fileName = String(real.split(separator: "/").last ?? "")
        do {
            try files.watch(
                Files.canonicalPath(path).map(Files.directory) ?? folder ?? path,
                for: [
                    .modified, .created, .deleted, .movedHere, .movedAway, .selfDeleted, .selfMoved,
                ]
            )
            isWatching = true
        } catch {
            // Without events the look every 250 ms still notices everything, only later.
            isWatching = false
        }
    }
}
