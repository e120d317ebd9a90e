import Glibc
import Raster

@testable import BoardSimulator
@testable import POSIX

/// What the simulators saw, as JSON Lines: every picture once, and when each wall changed to which.
///
/// Nothing of the program under test writes here, and nothing of a day stays in memory but a number
/// for each picture.
struct WallLog: ~Copyable {
    /// How many bytes are gathered before they are written.
    private static let gathered = 1 << 16

    private let file: Descriptor
    private var text: [UInt8] = []
    private var numbers: [UInt64: Int] = [:]
    private var shown: [String: UInt64] = [:]

    init(_ path: String) throws {
        file = try Files.open(
            path,
            O_WRONLY | O_CREAT | O_TRUNC,
            mode: 0o644,
            attempt: "log the walls"
        )
    }

    /// Notes what a wall shows, when it is something else than before.
    mutating func see(_ wall: VirtualBoard, at milliseconds: Int64) throws {
        let name = wall.settings.name
        let digest = Self.digest(wall.lampBytes, of: name)
        if shown[name] == digest { return }
        shown[name] = digest
        let number = numbers[digest] ?? numbers.count
        if number == numbers.count {
            numbers[digest] = number
            try write("{\"picture\":\(number),\"rows\":[\(Self.rows(of: wall.picture()))]}")
        }
        try note(["wall": "\"\(name)\"", "shows": "\(number)"], at: milliseconds)
    }

    /// A number for the lamps of a wall; each wall has its own order of them.
    private static func digest(_ lamps: [UInt8], of name: String) -> UInt64 {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // Eight bytes at a time: every frame of every wall comes through here.
        unsafe lamps.withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            for place in stride(from: 0, to: whole, by: 8) {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                digest = (digest ^ word) &* 0x9E37_79B9_7F4A_7C15
                digest ^= digest >> 32
            }
            for place in whole..<bytes.count {
                digest = unsafe (digest ^ UInt64(bytes[place])) &* 0x100_0000_01B3
            }
        }
        return digest
    }

    private static func rows(of picture: ReceivedPicture) -> String {
        (0..<picture.height).map { y in
            let dots = (0..<picture.width).map { x in
                picture[x, y] == .black ? UInt8(ascii: ".") : UInt8(ascii: "#")
            }
            return "\"" + String(decoding: dots, as: UTF8.self) + "\""
        }.joined(separator: ",")
    }

    /// Notes what the bench did.
    mutating func note(
        _ members: KeyValuePairs<String, String>,
        at milliseconds: Int64
    ) throws {
        let text = members.map { ",\"\($0.key)\":\($0.value)" }.joined()
        try write("{\"t\":\(milliseconds)\(text)}")
    }

    private mutating func write(_ line: String) throws {
        text += Array(line.utf8) + [0x0A]
        if text.count >= Self.gathered { try flush() }
    }

    /// Writes what is gathered.
    mutating func flush() throws {
        try file.writeAll(text.span)
        text.removeAll(keepingCapacity: true)
    }
}
