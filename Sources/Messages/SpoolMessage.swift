public import Disclosure

/// A short message as the SMS Server Tools leave it in their spool for incoming messages.
///
/// Header lines until the first empty one, then the text in the alphabet that the header names
/// (smstools3 documentation, "SMS file format"): `ISO` is Latin with the euro sign (ISO 8859-15),
/// into which the daemon turns the GSM alphabet; `UCS2` is two bytes a character, high byte first;
/// `UTF-8` where the daemon was told so.
public struct SpoolMessage: Sendable, Hashable {
    /// Why a file is no message.
    public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, a clause without a full stop.
        public let problem: String
        /// The next step, a clause without a full stop.
        public let remedy: String

        init(_ problem: String, _ remedy: String) {
            self.problem = problem
            self.remedy = remedy
        }

        /// Nobody's number is this one; only its end is told, because reasons are read by many.
        public init(strangerEndingIn number: String) {
            self.init(
                "the number ending in \(number.suffix(4)) belongs to nobody on file",
                "add it to \"cadres\" in the configuration"
            )
        }

        /// The whole sentence.
        public var description: String { "\(problem); \(remedy)." }
    }

    /// Longest file, in bytes: far more than any chain of 255 parts.
    public static let maximumBytes = 128 << 10

    /// The sender's number as the network gave it.
    public var sender: String
    /// When it was sent, by the network's clock on the wall.
    public var sent: CivilTime
    /// The text.
    public var text: String

    /// Reads a file of the spool.
    public init(_ bytes: [UInt8]) throws(Refusal) {
        guard bytes.count <= Self.maximumBytes else {
            throw Refusal(
                "the file has \(bytes.count) bytes, the limit is \(Self.maximumBytes)",
                "see whether it is a message at all"
            )
        }
        let (head, body) = Self.parts(bytes)
        var fields: [String: String] = [:]
        for line in head {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let key = String(decoding: line[..<colon], as: UTF8.self)
            let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
            fields[key] = String(value.drop { $0 == " " })
        }
        guard let sender = fields["From"], sender.contains(where: \.isNumber) else {
            throw Refusal("the header names no sender", "see whether it is an incoming message")
        }
        guard let date = fields["Sent"] ?? fields["Received"], let sent = Self.time(date) else {
            throw Refusal(
                "the header has no date of the form 26-11-27 09:30:00",
                "leave date_filename and the header as smstools writes them"
            )
        }
        self.sender = sender
        self.sent = sent
        text = try Self.text(body, fields["Alphabet"] ?? "ISO")
    }

    /// The header's lines, and the bytes after the first empty line.
    private static func parts(_ bytes: [UInt8]) -> ([ArraySlice<UInt8>], ArraySlice<UInt8>) {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[start..<end]
            if line.last == 0x0D { line = line.dropLast() }
            start = min(bytes.count, end + 1)
            if line.isEmpty { return (lines, bytes[start...]) }
            lines.append(line)
        }
        return (lines, [])
    }

    /// Reads `26-11-27 09:30:00`; the century is this one.
    private static func time(_ text: String) -> CivilTime? {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count == 6, parts[3] < 24, parts[4] < 60, parts[5] < 60,
            let date = CivilDate(
                year: parts[0] < 100 ? 2_000 + parts[0] : parts[0],
                month: parts[1],
                day: parts[2]
            )
        else { return nil }
        return CivilTime(date: date, secondOfDay: parts[3] * 3_600 + parts[4] * 60 + parts[5])
    }

    private static func text(
        _ bytes: ArraySlice<UInt8>,
        _ alphabet: String
    ) throws(Refusal) -> String {
        switch alphabet.uppercased() {
        case "UCS2", "UCS-2": return try ucs2(bytes)
        case "UTF-8", "UTF8":
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Refusal("the text is not UTF-8", "see the daemon's incoming_utf8")
            }
            return text
        case "ISO", "GSM", "LATIN": return latin(bytes)
        default:
            throw Refusal(
                "the alphabet \(alphabet) carries no text",
                "ask the sender to write text alone"
            )
        }
    }

    /// UCS-2, high byte first; pairs of surrogates, which phones send all the same, are joined.
    private static func ucs2(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
        guard bytes.count % 2 == 0 else {
            throw Refusal("the text is cut off within a character", "ask for the message again")
        }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw Refusal("the text holds half a character", "ask for the message again")
        }
        return text
    }

    /// ISO 8859-15: Latin 1 but for eight places.
    private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
        let other: [UInt8: Unicode.Scalar] = [
            0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ",
            0xBE: "Ÿ",
        ]
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(other[byte] ?? Unicode.Scalar(byte)) }
        return String(text)
    }
}
