public import POSIX

/// Our end of a pipe that another process writes into; it closes when the object goes.
public final class PipeReader {
    private let descriptor: Descriptor
    /// All that has been read so far.
    public private(set) var text = ""

    /// Takes over a pipe's end, which must not block.
    public init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    /// Reads what has come since the last time.
    public func readOn() {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 16_384)
        while case .moved(let count) = try? descriptor.read(into: &room), count > 0 {
            bytes += room[..<count]
        }
        text += String(decoding: bytes, as: UTF8.self)
    }

    /// Waits until a text has come.
    public func hears(_ wanted: String) -> Bool {
        eventually {
            readOn()
            return text.contains(wanted)
        }
    }
}
