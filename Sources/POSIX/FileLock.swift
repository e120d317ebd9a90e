import Glibc

/// An advisory lock on a file that lasts as long as the value; processes that do not ask for it are
/// not kept out.
public struct FileLock: ~Copyable, Sendable {
    /// How often a lock that another process holds is asked for again, in milliseconds.
    private static let retryMilliseconds = 5

    private let file: Descriptor

    /// Takes the lock, making the file when it is missing; nil when somebody else holds it for the
    /// whole time.
    public init?(_ path: String, withinMilliseconds limit: Int) throws(SystemError) {
        let file = try Files.open(
            path,
            O_RDWR | O_CREAT,
            mode: 0o664,
            attempt: "open the lock \(path)"
        )
        let number = file.number
        let deadline = MonotonicTime.now.advanced(byMilliseconds: limit)
        while true {
            do {
                try SystemCall.run("flock") { flock(number, LOCK_EX | LOCK_NB) }
                self.file = file
                return
            } catch {
                guard error.errno == EWOULDBLOCK else { throw error.during("lock \(path)") }
                if MonotonicTime.now >= deadline { return nil }
                Clocks.sleep(milliseconds: Self.retryMilliseconds)
            }
        }
    }
}
