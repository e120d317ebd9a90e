import POSIX
import Planning
import Publisher
import Settings
import Synchronization

/// The service, exchanged whole for one of a new configuration when it is told to.
///
/// A new configuration takes effect as a whole or not at all: first everything it names is read and
/// tried, then one service ends and the next begins. Boards keep their picture meanwhile; those
/// that left the configuration go dark. Should the new service not start, the old one starts again.
final class ReloadingService: Sendable {
    private struct Course {
        var service: PublisherService?
        var next: Configuration?
        var isStopping = false
    }

    private let reading: @Sendable () throws(PublisherError) -> Configuration
    private let log: Log
    private let course: Mutex<Course>
    private let current: Mutex<Configuration>

    /// Starts the first service.
    ///
    /// - Parameters:
    ///   - configuration: What it begins with.
    ///   - log: Where it tells what happens.
    ///   - reading: Reads the configuration again; called on the thread of `reload`.
    /// - Throws: what `PublisherService` throws.
    init(
        _ configuration: Configuration,
        log: Log,
        reading: @escaping @Sendable () throws(PublisherError) -> Configuration
    ) throws(PublisherError) {
        self.reading = reading
        self.log = log
        current = Mutex(configuration)
        course = Mutex(Course(service: try PublisherService(configuration, log: log)))
    }

    /// The kiosk's address of the present service; nil when the kiosk is off.
    var kioskAddress: String? { course.withLock { $0.service }?.kioskAddress }

    /// Serves until `stop`.
    func run() throws(PublisherError) {
        while let service = course.withLock({ $0.isStopping ? nil : $0.service }) {
            try service.run()
            guard let next = course.withLock({ $0.next.take() }) else { break }
            try exchange(for: next)
        }
    }

    /// Ends `run`, from any thread.
    func stop() {
        let service = course.withLock { course in
            course.isStopping = true
            course.next = nil
            return course.service
        }
        service?.stop()
    }

    /// Reads the configuration again and puts it into force, or says why not; from any thread.
    func reload() {
        let old = current.withLock { $0 }
        let new: Configuration
        do throws(PublisherError) {
            new = try reading()
            try new.rehearse()
        } catch {
            log.write(.error, "configuration not applied", ["reason": "\(error)"])
            return
        }
        let changes = ConfigurationChange.list(from: old, to: new)
        log.write(
            .info,
            "configuration read again",
            ["changes": changes.isEmpty ? "none" : changes.joined(separator: "; ")]
        )
        let service = course.withLock { course in
            if !course.isStopping { course.next = new }
            return course.service
        }
        service?.stop(blank: false)
    }

    private func exchange(for new: Configuration) throws(PublisherError) {
        let old = current.withLock { $0 }
        // Its port must be free before the next one takes it.
        course.withLock { $0.service = nil }
        let gone = old.boards.filter { board in
            !new.boards.contains { $0.board.id == board.board.id && $0.link == board.link }
        }
        for outcome in try BoardDarkness.spread(over: gone) where !outcome.isDone {
            log.write(
                .warning,
                "board left the configuration without going dark",
                ["board": outcome.board, "reason": outcome.fault ?? "no answer in time"]
            )
        }
        do throws(PublisherError) {
            try begin(new)
            log.write(.info, "configuration applied", ["boards": "\(new.boards.count)"])
        } catch {
            log.write(.error, "configuration not applied", ["reason": "\(error)"])
            try begin(old)
        }
    }

    private func begin(_ configuration: Configuration) throws(PublisherError) {
        let service = try PublisherService(configuration, log: log)
        current.withLock { $0 = configuration }
        course.withLock { $0.service = service }
    }
}
