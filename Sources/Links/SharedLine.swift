import POSIX
import Session

/// A serial line on which several boards hang, each with an address of its own (RS-485).
///
/// The device is open once, as long as any of the boards has its link. What comes in belongs to
/// the board whose turn it is.
final class SharedLine {
    /// The pause after an answer, in which the board's driver leaves the line, in nanoseconds.
    static let turnaround: Int64 = 5 * SessionSettings.millisecond
    /// The pause after a silence, for an answer that comes late, in nanoseconds.
    static let lateAnswerRest: Int64 = 50 * SessionSettings.millisecond
    /// How long a board that fell silent is waited for when it is asked again, in nanoseconds.
    static let probeDeadline: Int64 = 500 * SessionSettings.millisecond

    /// The token under which its device is watched.
    let token: UInt64
    /// Numbers of the boards on it.
    let members: [Int]
    var turns = LineTurns()
    /// The open device; every link of a board holds it.
    weak var port: Link?
    /// The holder's silences before its turn, to see whether it answered.
    var silencesBefore = 0
    /// Bytes that came while nobody was asked.
    var strayByteCount = 0

    init(token: UInt64, members: [Int]) {
        self.token = token
        self.members = members
    }

    /// The boards of each line that more than one hangs on, by their numbers.
    ///
    /// - Throws: `LinkError` for boards that cannot share a line.
    static func groups(_ setups: [BoardSetup]) throws(LinkError) -> [[Int]] {
        var byPath: [String: [Int]] = [:]
        for (index, setup) in setups.enumerated() {
            guard let path = setup.address.devicePath else { continue }
            if let first = byPath[path]?.first {
                let other = setups[first]
                if let problem = setup.address.conflict(with: other.address) {
                    throw LinkError(
                        subject: "\(other.id), \(setup.id)",
                        problem: problem,
                        remedy: "Write the same settings for all boards of a line"
                    )
                }
                if setup.wiring != nil || other.wiring != nil {
                    throw LinkError(
                        subject: "\(other.id), \(setup.id)",
                        problem: "both are on \(path), and frames have no address",
                        remedy: "Give a board of frames a line of its own"
                    )
                }
            }
            byPath[path, default: []].append(index)
        }
        return byPath.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
