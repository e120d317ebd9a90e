import Alerts
import Bulletins
public import Disclosure
import Messages
import Notation
import Overrides
import POSIX
import Reception
public import Store
import Synchronization

/// The service's clerk: takes files from the watched folders and writes bulletins at night.
///
/// It has a thread of its own, so that neither a long table nor a locked store keeps a board
/// waiting.
final class Clerk: Sendable {
    /// Where files go when they are in the store.
    static let doneFolder = "done"
    /// Where files go that were refused, each with a reason beside it.
    static let failedFolder = "failed"
    /// How often the folders are looked at, in milliseconds.
    static let tickMilliseconds = 1_000
    /// How long a file must be unchanged before it is taken, in nanoseconds: copies over a network
    /// come in pieces.
    static let settleNanoseconds: Int64 = 1_000_000_000
    /// Most files taken from a folder in one round.
    static let filesARound = 100
    /// Longest file that is taken, in bytes.
    static let maximumBytes = 32 << 20

    private let configuration: Configuration
    private let log: Log
    private let isStopping = Atomic(false)
    private let thread: Mutex<Thread?> = Mutex(nil)

    private let gate: BlackoutGate?

    init(_ configuration: Configuration, gate: BlackoutGate? = nil, log: Log) {
        self.configuration = configuration
        self.gate = gate
        self.log = log
    }

    /// Whether the configuration has any work for it.
    private var hasWork: Bool {
        let settings = configuration.disclosure
        return gate != nil || settings.inbox != nil || settings.messages != nil
            || settings.bulletins != nil || !settings.chain.isEmpty
    }

    /// Starts the thread when there is work for it.
    func start() {
        guard hasWork else { return }
        do {
            let running = try Thread.start(name: "clerk") { [self] in run() }
            thread.withLock { $0 = running }
        } catch {
            log.write(.error, "clerk cannot start", ["reason": "\(error)"])
        }
    }

    /// Ends the thread and waits for the file under way.
    func stop() {
        isStopping.store(true, ordering: .releasing)
        thread.withLock { $0.take() }?.join()
    }

    private func run() {
        var night = Night()
        var isRaised = configuration.disclosure.chain.isEmpty
        var entry = gate.map { BlackoutEntry($0, store: configuration.store, log: log) }
        while !isStopping.load(ordering: .acquiring) {
            let now = Instant(milliseconds: Clocks.wallMilliseconds())
            entry?.run(at: now)
            raiseChain(at: now, &isRaised)
            if let folder = configuration.disclosure.inbox { sweep(folder, at: now) { $0 } }
            if let folder = configuration.disclosure.messages {
                sweep(folder, at: now) { _ in .message }
            }
            if let folder = configuration.disclosure.alerts.folder {
                sweep(
                    folder,
                    at: now,
                    each: { path, name in takeAlert(path, name, folder, at: now) }
                )
            }
            compile(&night, at: now)
            isStopping.sleep(milliseconds: Self.tickMilliseconds)
        }
    }

    /// Brings what the configuration asks of the chain into the store, until that has taken it.
    private func raiseChain(at now: Instant, _ isRaised: inout Bool) {
        guard !isRaised else { return }
        do {
            let store = try DisclosureStore.open(at: configuration.store, for: .writing)
            for id in try store.raise(configuration, at: now) {
                log.write(.info, "chain raised", ["rule": id])
            }
            isRaised = true
        } catch {
            log.write(.warning, "chain not raised", ["reason": "\(error)"])
        }
    }

    // MARK: folders

    /// Takes every file of a folder that has settled.
    func sweep(_ folder: String, at now: Instant, _ form: (IntakeForm?) -> IntakeForm?) {
        sweep(folder, at: now) { path, name in
            take(path, name, form(IntakeForm(fileName: name)), folder, at: now)
        }
    }

    private func sweep(
        _ folder: String,
        at now: Instant,
        each body: (_ path: String, _ name: String) -> Void
    ) {
        guard let names = try? Files.list(folder) else { return }
        var taken = 0
        for name in names where taken < Self.filesARound {
            let path = "\(folder)/\(name)"
            guard !name.hasPrefix("."), !name.hasSuffix(".new"), !name.hasSuffix(".LOCK"),
                let status = Files.status(path), !status.isDirectory,
                now.milliseconds * 1_000_000 - status.modifiedNanoseconds
                    >= Self.settleNanoseconds
            else { continue }
            taken += 1
            body(path, name)
        }
    }

    /// Takes an alert; what it does or why it does nothing is in the log.
    func takeAlert(_ path: String, _ name: String, _ folder: String, at now: Instant) {
        do {
            let bytes = try Files.read(path, limitBytes: Self.maximumBytes)
            let report = try AlertDesk(configuration).take(bytes, at: now)
            try move(path, name, folder + "/" + Self.doneFolder)
            // A real warning that reaches no board is for somebody to look at.
            let isUnshown = report.ignored == .noRule
            log.write(
                isUnshown ? .warning : .info,
                isUnshown ? "alert not shown" : "alert taken",
                [
                    "file": path, "alert": report.alert.identifier,
                    "override": report.orders.isEmpty
                        ? "none" : report.orders.map(\.id).joined(separator: " "),
                    "ended": report.ended.joined(separator: " "),
                    "awaited": "\(report.awaited)",
                    "ignored": report.ignored?.rawValue ?? "no",
                ]
            )
        } catch let error as StoreError where error.code != .refused {
            log.write(.error, "file waits", ["file": path, "reason": "\(error)"])
        } catch {
            fail(path, name, folder, ["\(name):\(error)"])
        }
    }

    private func take(
        _ path: String,
        _ name: String,
        _ form: IntakeForm?,
        _ folder: String,
        at now: Instant
    ) {
        do {
            guard let form else { throw ClerkRefusal.unknownName(name) }
            let bytes = try Files.read(path, limitBytes: Self.maximumBytes)
            // Nobody here knows who laid the file down, so nobody stands by it yet.
            let report = try Intake(configuration).take(bytes, as: form, by: nil, at: now)
            try put(path, name, folder, report)
        } catch let error as StoreError where error.code != .refused {
            // The store's trouble is not the file's fault: it is taken when the store is back.
            log.write(.error, "file waits", ["file": path, "reason": "\(error)"])
        } catch {
            fail(path, name, folder, ["\(error)"])
        }
    }

    private func put(
        _ path: String,
        _ name: String,
        _ folder: String,
        _ report: IntakeReport
    ) throws {
        var reasons = report.findings.map { "\(name):\($0)" }
        for line in report.lines {
            if case .refused(let error) = line.outcome { reasons.append("\(line.id): \(error)") }
        }
        reasons += report.held.flatMap { held in
            held.findings.map { "\(held.id): \($0)" }
        }
        guard reasons.isEmpty else { return fail(path, name, folder, reasons) }
        try move(path, name, folder + "/" + Self.doneFolder)
        log.write(
            .info,
            "file taken",
            ["file": path, "items": "\(report.lines.count)"]
        )
    }

    /// Puts a file aside with the reasons beside it, of which the good rows are in the store.
    private func fail(_ path: String, _ name: String, _ folder: String, _ reasons: [String]) {
        log.write(
            .warning,
            "file refused",
            ["file": path, "reason": reasons.first ?? "", "reasons": "\(reasons.count)"]
        )
        do {
            let target = try move(path, name, folder + "/" + Self.failedFolder)
            let text = reasons.joined(separator: "\n") + "\n"
            try Files.writeAtomically(Array(text.utf8), to: target + ".reason.txt")
        } catch {
            log.write(.error, "file cannot be put aside", ["file": path, "reason": "\(error)"])
        }
    }

    /// Moves a file into a folder under its own name, or with a number where that is taken.
    @discardableResult
    private func move(
        _ path: String,
        _ name: String,
        _ folder: String
    ) throws(SystemError) -> String {
        try Files.makeDirectory(folder)
        var target = "\(folder)/\(name)"
        var number = 2
        while Files.status(target) != nil {
            target = "\(folder)/\(name).\(number)"
            number += 1
        }
        try Files.rename(path, to: target)
        return target
    }

    // MARK: bulletins

    /// The last night whose bulletins were written.
    struct Night {
        var compiled: CivilDate?
    }

    /// Writes the bulletins once a day, from the configured hour on.
    func compile(_ night: inout Night, at now: Instant) {
        guard let settings = configuration.disclosure.bulletins else { return }
        let time = configuration.zone.civilTime(at: now)
        guard night.compiled != time.date, time.secondOfDay >= settings.second else { return }
        do {
            let lines = try Intake(configuration).compile(on: time.date, configuration, at: now)
            night.compiled = time.date
            for line in lines {
                log.write(.info, "bulletin drafted", ["item": line.id])
            }
        } catch {
            log.write(.error, "bulletins not written", ["reason": "\(error)"])
        }
    }
}

/// Why the clerk cannot take a file.
enum ClerkRefusal: Error, CustomStringConvertible {
    /// The name does not tell what is in it.
    case unknownName(String)

    var description: String {
        switch self {
        case .unknownName(let name):
            "the name \"\(name)\" does not tell what is in the file; "
                + "begin it with a kind, such as fee-2026.csv or 收费公示.csv, "
                + "with progress or 进度, or end it in .json."
        }
    }
}

extension Intake {
    /// Writes the bulletins of a day as drafts; what was written of a period before stays.
    public func compile(
        on day: CivilDate,
        _ configuration: Configuration,
        at now: Instant
    ) throws(StoreError) -> [ImportReport.Line] {
        guard let compiler = configuration.bulletinCompiler else { return [] }
        let drafts = compiler.drafts(of: try snapshot(), on: day)
        let known = try known(drafts.filter(\.isOfPeriod).map(\.item.id))
        let fresh = drafts.map(\.item).filter { !known.contains($0.id) }
        return try take(drafts: fresh, at: now).filter { line in
            if case .unchanged = line.outcome { false } else { true }
        }
    }
}
