import Notation
import POSIX
import Packets
import Signs
package import Terminal

/// `placard packet`: what captured bytes say, field by field, and the way back.
package enum PacketVerb {
    /// The verb.
    package static let verb = Verb(
        "packet",
        "Explain captured bytes field by field, or put them together again",
        discussion: """
            placard packet decode reads bytes as hexadecimal digits, or from a file, and explains \
            each field: offset, bytes, meaning, and what its check says. With --json it prints \
            a form that placard packet encode turns back into the same bytes. Exit code 1 means \
            that a check failed.

              placard packet decode --protocol onbon A5A5A5A5A5A5A5A5 ... 5A
              placard packet decode --protocol onbon --json capture.hex > packet.json
              placard packet encode packet.json
            """,
        arguments: [
            Argument("TASK", "decode or encode"),
            Argument("BYTES", "hexadecimal digits, or a file", count: .oneOrMore),
        ],
        options: [
            .value("--protocol", "NAME", WireFormat.all.map(\.word).joined(separator: ", ")),
            .flag("--json", "Print JSON"),
        ],
        run: run
    )

    private static let longestInput = 4 << 20

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let words = Array(invocation.arguments.dropFirst())
        switch invocation.arguments.first {
        case "decode": return try decode(words, invocation, console)
        case "encode": return try encode(words, console)
        default:
            throw CommandFailure(
                .usage,
                "packet needs a task.",
                remedy: "Say placard packet decode or encode."
            )
        }
    }

    private static func decode(
        _ words: [String],
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let names = WireFormat.all.map(\.word)
        let word = invocation.value("--protocol")
        let format = WireFormat.all.first { $0.word == word }
        guard let format else {
            throw CommandFailure(
                .usage,
                word.map { "--protocol does not know “\($0)”." }
                    ?? "packet decode needs --protocol.",
                remedy: word.flatMap { nearestName(to: $0, among: names) }
                    .map { "Did you mean \($0)?" }
                    ?? "Give one of \(names.joined(separator: ", "))."
            )
        }
        let bytes = try bytes(words)
        let explanation = format.explanation(of: bytes)
        if invocation.has("--json") {
            console.json([
                "schema": "placard.packet/1",
                "protocol": .string(format.word),
                "sound": .bool(explanation.isSound),
                "fields": .array(explanation.fields.map(json)),
            ])
        } else {
            for line in lines(of: explanation.fields) { console.line(line) }
        }
        return explanation.isSound ? .success : .failure
    }

    private static func json(_ field: PacketField) -> JSONValue {
        [
            "offset": .integer(Int64(field.offset)),
            "raw": .string(hexadecimal(field.wire)),
            "content": .string(hexadecimal(field.content)),
            "name": .string(field.name),
            "meaning": .string(field.meaning),
            "verdict": verdict(field).map(JSONValue.string) ?? .null,
        ]
    }

    private static func verdict(_ field: PacketField) -> String? {
        switch field.verdict {
        case nil: nil
        case .right: "right"
        case .wrong(let expected): "wrong, should be \(hexadecimal(expected))"
        case .cutShort: "cut short"
        }
    }

    private static func encode(_ words: [String], _ console: Console) throws -> ExitCode {
        guard words.count == 1, let path = words.first else {
            throw CommandFailure(
                .usage,
                "packet encode takes one file.",
                remedy: "Give what decode --json printed."
            )
        }
        let text = String(decoding: try Files.read(path, limitBytes: longestInput), as: UTF8.self)
        let root = try JSONCursor(JSONReader.read(text)).object(keys: [
            "schema", "protocol", "sound", "fields",
        ])
        _ = try root.required("schema").choice(of: ["placard.packet/1"])
        var bytes: [UInt8] = []
        for field in try root.required("fields").array() {
            let raw = try field.object(keys: [
                "offset", "raw", "content", "name", "meaning", "verdict",
            ]).required("raw")
            guard let part = digits(try raw.string()) else {
                throw raw.error("no hexadecimal digits", remedy: "write two digits for each byte")
            }
            bytes += part
        }
        console.line(hexadecimal(bytes))
        return .success
    }

    /// Bytes from words of digits, or from the one file that is named.
    private static func bytes(_ words: [String]) throws -> [UInt8] {
        if let bytes = digits(words.joined(separator: " ")) { return bytes }
        guard words.count == 1, let path = words.first else {
            throw CommandFailure(
                .usage,
                "These are no hexadecimal digits.",
                remedy: "Write two digits for each byte, or name a file."
            )
        }
        let content = try Files.read(path, limitBytes: longestInput)
        // A file of digits is read as such, any other as the bytes themselves.
        return digits(String(decoding: content, as: UTF8.self)) ?? content
    }

    static func digits(_ text: String) -> [UInt8]? {
        var numbers: [UInt8] = []
        for character in text where !character.isWhitespace {
            guard let digit = character.hexDigitValue, character.isASCII else { return nil }
            numbers.append(UInt8(digit))
        }
        guard numbers.count % 2 == 0, !numbers.isEmpty else { return nil }
        return stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] << 4 | numbers[$0 + 1] }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: " ")
    }

    /// One line a field; long fields are cut, as the offset finds them in the capture.
    private static func lines(of fields: [PacketField]) -> [String] {
        fields.map { field in
            let shown = hexadecimal(Array(field.wire.prefix(8)))
            let raw = shown + (field.wire.count > 8 ? " .." : "")
            let place = String(field.offset)
            let verdict = verdict(field).map { "  [\($0)]" } ?? ""
            return String(repeating: " ", count: max(0, 6 - place.count)) + place + "  "
                + raw + String(repeating: " ", count: max(0, 27 - raw.count)) + field.name
                + (field.meaning.isEmpty ? "" : ": \(field.meaning)") + verdict
        }
    }
}
