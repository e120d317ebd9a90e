import CLinux
import Glibc
import Synchronization

/// A thread of its own, for the few loops that must never wait for anyone.
public final class Thread: Sendable {
    /// The longest name the kernel keeps, in bytes.
    public static let nameLimitBytes = 15

    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let identity: Mutex<pthread_t?>

    private init(_ identity: pthread_t) {
        self.identity = Mutex(identity)
    }

    deinit {
        if let identity = identity.withLock({ $0.take() }) {
            pthread_detach(identity)
        }
    }

    /// Starts `body` on a new thread; keep the result to join it.
    public static func start(
        name: String,
        body: @escaping @Sendable () -> Void
    ) throws(SystemError) -> Thread {
        let boxed = unsafe Unmanaged.passRetained(Body(name: name, run: body))
        var identity = pthread_t()
        do {
            try SystemCall.numbered("pthread_create") {
                unsafe pthread_create(
                    &identity,
                    nil,
                    { argument in
                        guard let argument = unsafe argument else { return nil }
                        let body = unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                        var name = body.name.utf8.prefix(Thread.nameLimitBytes).map(CChar.init)
                        name.append(0)
                        unsafe placard_name_thread(name)
                        body.run()
                        return nil
                    },
                    boxed.toOpaque()
                )
            }
        } catch {
            unsafe boxed.release()
            throw error.during(
                "start thread \(name)",
                remedy: "Raise the limit on processes (ulimit -u)."
            )
        }
        return Thread(identity)
    }

    /// Waits until the thread has ended; a second call returns at once.
    public func join() {
        guard let identity = identity.withLock({ $0.take() }) else { return }
        pthread_join(identity, nil)
    }
}
