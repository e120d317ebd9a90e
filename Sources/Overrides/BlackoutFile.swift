public import POSIX

/// The small file beside the store that makes boards dark when the store cannot be written or read.
public struct BlackoutFile: Sendable, Hashable {
    /// Longest file that is read, in bytes.
    static let maximumBytes = 1 << 20
    /// What is there.
    public enum State: Sendable, Hashable {
        /// No file: no blackout.
        case missing
        /// The blackouts.
        case note(BlackoutNote)
        /// There is a file, but nobody can say what it wants; the reason follows.
        case garbled(String)
    }

    /// Where it is: the store's path with `.blackout` behind it.
    public let path: String
    /// How long a writer waits for another one, in milliseconds.
    let lockMilliseconds: Int

    /// The file that belongs to a store.
    public init(beside store: String) {
        self.init(beside: store, lockMilliseconds: 500)
    }

    init(beside store: String, lockMilliseconds: Int) {
        path = store + ".blackout"
        self.lockMilliseconds = lockMilliseconds
    }

    /// Reads it.
    public func read() -> State {
        guard Files.status(path, followingLinks: false) != nil else { return .missing }
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path, limitBytes: Self.maximumBytes)
        } catch {
            // It went while it was looked at.
            if Files.status(path, followingLinks: false) == nil { return .missing }
            return .garbled("\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return .garbled("\(path) is not UTF-8.")
        }
        do {
            return .note(try BlackoutNote.read(text))
        } catch {
            return .garbled("\(path):\(error)")
        }
    }

    /// Changes it so that it is on the disk when this returns; a note without any blackout has no
    /// file.
    ///
    /// A garbled file is put aside under another name first. A lock keeps writers apart; one that
    /// is not to be had is no reason to leave boards lit, so the change is made all the same.
    public func change<Result>(_ body: (inout BlackoutNote) -> Result) throws(SystemError) -> Result
    {
        let lock = try? FileLock(path + ".lock", withinMilliseconds: lockMilliseconds)
        var note = BlackoutNote()
        switch read() {
        case .missing: break
        case .note(let found): note = found
        case .garbled: try Files.rename(path, to: path + ".garbled")
        }
        let result = body(&note)
        if note.entries.isEmpty {
            try Files.remove(path)
        } else {
            try Files.writeAtomically(Array(note.text.utf8), to: path, permissions: 0o664)
        }
        _ = consume lock
        return result
    }
}
