import Measures
import POSIX

/// A process that the bench starts of the same program, so that its processor time stands alone.
public enum BenchHelper: String, Sendable, Hashable, CaseIterable {
    /// Takes every board's bytes and drops them.
    case sink
    /// Answers every request with the bytes of a file, in plain C.
    case answer
    /// Sends a board a frame at every commit, in plain C.
    case follow
    /// Drives boards by the board thread.
    case placard
    /// Drives boards by the plain C sender.
    case plain

    /// Whether it draws nothing, and so needs no fonts.
    public var isPlain: Bool { [.sink, .answer, .follow].contains(self) }

    /// Does the helper's work; `words` are the port and the number of boards, the file, or the
    /// store, a board's port and the bytes of its frames.
    public func run(_ words: [String], fonts: String) throws {
        if self == .sink {
            try PlainSender.sink()
            return
        }
        if self == .answer {
            guard words.count == 1 else { throw BenchError("answer needs a file.") }
            try PlainSender.answer(with: Files.read(words[0]))
            return
        }
        if self == .follow {
            guard words.count == 3, let port = UInt16(words[1]), let size = Int64(words[2]),
                (4...Int64(UInt16.max)).contains(size)
            else { throw BenchError("follow needs a store, a port and a number of bytes.") }
            try PlainSender.follow(words[0], port: port, packetByteCount: size)
            return
        }
        guard words.count == 2, let port = UInt16(words[0]), let boards = Int(words[1]),
            (1...10_000).contains(boards)
        else { throw BenchError("\(rawValue) needs a port and a number of boards.") }
        let report =
            switch self {
            case .plain: try PlainSender(fonts: fonts).run(port: port, boards: boards)
            default: try BoardThreadSender(fonts: fonts).run(port: port, boards: boards)
            }
        Host.print(report.text + "\n")
    }
}
