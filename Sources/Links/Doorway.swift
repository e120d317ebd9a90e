import POSIX

/// A port that boards dial in to, and the boards that may.
///
/// ```
/// accept ──address allowed──► one board, no id asked ──► it is that board
///                        └──► boards with ids ──► guest: its first bytes name the board
///                                                   └── nothing in time, or too many ──► closed
/// ```
final class Doorway {
    /// How many callers may be unknown at a time.
    static let guestLimit = 16
    /// How long a caller may take to say who it is, in nanoseconds.
    static let patience: Int64 = 10_000_000_000
    /// How many first bytes may hold the id.
    static let greetingLimit = 512

    /// A caller that has not said who it is.
    final class Guest {
        var connection: TCPConnection?
        let peer: String
        let deadline: Int64
        var heard: [UInt8] = []

        init(_ connection: consuming TCPConnection, peer: String, deadline: Int64) {
            self.connection = consume connection
            self.peer = peer
            self.deadline = deadline
        }
    }

    let listener: ListeningSocket
    let address: SocketAddress
    /// Numbers of the boards that are expected here.
    var boards: [Int] = []
    /// Unknown callers by the number of their token.
    var guests: [UInt64: Guest] = [:]

    init(on address: SocketAddress) throws(SystemError) {
        listener = try ListeningSocket(on: address)
        self.address = address
    }

    /// When the next guest's time is over.
    var nextDeadline: Int64 { guests.values.map(\.deadline).min() ?? DeadlineHeap.never }
}
