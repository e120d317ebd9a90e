import BoardSimulator
import POSIX
import Raster

/// What the simulators saw, as JSON Lines: every picture once, and when each wall changed to which.
///
/// Nothing of the program under test writes here.
struct WallLog {
    private(set) var lines: [String] = []
    private var numbers: [[String]: Int] = [:]
    private var shown: [String: Int] = [:]

    /// Notes what a wall shows, when it is something else than before.
    mutating func see(_ picture: ReceivedPicture, on wall: String, at milliseconds: Int64) {
        let rows = (0..<picture.height).map { y in
            String(
                decoding: (0..<picture.width).map { x in
                    picture[x, y] == .black ? UInt8(ascii: ".") : UInt8(ascii: "#")
                },
                as: UTF8.self
            )
        }
        let number = numbers[rows] ?? numbers.count
        if number == numbers.count {
            numbers[rows] = number
            let list = rows.map { "\"\($0)\"" }.joined(separator: ",")
            lines.append("{\"picture\":\(number),\"rows\":[\(list)]}")
        }
        guard shown[wall] != number else { return }
        shown[wall] = number
        lines.append("{\"t\":\(milliseconds),\"wall\":\"\(wall)\",\"shows\":\(number)}")
    }

    /// Notes what the bench did.
    mutating func note(_ members: KeyValuePairs<String, String>, at milliseconds: Int64) {
        let text = members.map { ",\"\($0.key)\":\($0.value)" }.joined()
        lines.append("{\"t\":\(milliseconds)\(text)}")
    }

    func write(to path: String) throws {
        try Files.writeAtomically(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
    }
}
