import POSIX
import Synchronization

/// A directory for one test, removed with all it holds when the object goes.
public final class TemporaryDirectory: Sendable {
    private static let count = Atomic<Int>(0)

    /// Where it is.
    public let path: String

    /// Makes a new empty directory under TMPDIR or /tmp.
    public init(_ label: String = "placard-test") throws {
        let number = TemporaryDirectory.count.add(1, ordering: .relaxed).newValue
        let parent = Host.environment("TMPDIR") ?? "/tmp"
        path = "\(parent)/\(label)-\(Host.processID)-\(number)-\(Host.randomSeed() % 1_000_000)"
        try Files.makeDirectory(path, permissions: 0o700)
    }

    deinit {
        try? Files.removeTree(path)
    }

    /// The path of a name inside it.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file inside it and returns its path.
    public func write(_ text: String, to name: String) throws -> String {
        let path = file(name)
        try Files.writeAtomically(Array(text.utf8), to: path)
        return path
    }
}
