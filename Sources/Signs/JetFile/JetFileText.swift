public import Controllers
public import Packets

/// One packet of JetFile II's simplified text form.
///
/// | bytes | field |
/// |---|---|
/// | 1 1 | `01`, `Z` without check or `Y` with one |
/// | 2 1 | sign, two ASCII digits, `00` all; `02` |
/// | 1 | `A` writes a text, `E` writes something else |
/// | 1 or 5 | label, or `0F`, disk (`E` working memory, `D` flash), `T`, two characters |
/// | 1 n | `06`, text |
/// | 1 | `04` end, or `03` end and answer `OK` |
/// | 2 | with `Y`: sum from `01` on, low byte first |
///
/// Source: Chainzone's simplified protocol 3.4 and its samples. Only the working memory has an
/// encoder. In doubt: the codes for vertical places, which the text calls left and right.
public struct JetFileText: Sendable, Hashable {
    /// The sign, 0 for all, to 99.
    public var sign: UInt8 = 0
    /// Which text it is, two characters; the same two replace it.
    public var label = "00"
    /// Whether the sign answers; it does not when all are meant.
    public var wantsAnswer = true
    /// The text and its codes.
    public let bytes: [UInt8]

    /// What a sign answers.
    public static let taken = Array("OK".utf8)
    static let name = "JetFile II"

    /// Writes a text for a sign in GB2312; a new line is one.
    ///
    /// - Throws: `ControllerError` that names each character the sign cannot show.
    public init(
        _ text: String,
        through gate: GlyphGate,
        colour: UInt8 = 1,
        font: Character = "5"
    ) throws(ControllerError) {
        guard (1...3).contains(colour), let font = font.asciiValue else {
            throw ControllerError(Self.name, "colour \(colour)", remedy: "choose 1, 2 or 3")
        }
        let body = try gate.bytes(of: text, for: Self.name) { character, encoded in
            if character == "\n" || character == "\r\n" { return [0x0D] }
            // Control codes and half spaces would be taken for commands.
            return encoded?.allSatisfy { $0 < 0x80 || $0 >= 0xA1 } == true ? encoded : nil
        }
        bytes = [0x1A, font, 0x1C, 0x30 + colour] + body
        guard bytes.count <= JetFileLimits.textBytes else {
            throw ControllerError(
                Self.name,
                "\(bytes.count) bytes of text",
                remedy: "shorten it to 1024"
            )
        }
    }

    /// Writes pages of lines, each line in its colour; several pages take turns, one line may run
    /// through.
    ///
    /// - Throws: `ControllerError` that names each character the sign cannot show.
    public init(
        pages: [[(text: String, colour: UInt8)]],
        through gate: GlyphGate,
        font: Character,
        pauseSeconds: UInt8,
        runs: Bool = false
    ) throws(ControllerError) {
        let digits = [0x30 + pauseSeconds.quotientAndRemainder(dividingBy: 10).quotient % 10]
        // Jump in and hold, or move in from the right and out to the left.
        let mode: UInt8 = runs ? 0x31 : 0x30
        var body: [UInt8] = [0x0A, 0x49, mode, 0x0A, 0x4F, mode]
        body += [0x0E, 0x30] + digits + [0x30 + pauseSeconds % 10]
        for (number, page) in pages.enumerated() {
            if number > 0 { body.append(0x0C) }
            for (index, line) in page.enumerated() {
                if index > 0 { body.append(0x0D) }
                body += try JetFileText(
                    line.text,
                    through: gate,
                    colour: line.colour,
                    font: font
                ).bytes
            }
        }
        guard body.count <= JetFileLimits.textBytes else {
            throw ControllerError(
                Self.name,
                "\(body.count) bytes of text",
                remedy: "shorten it to \(JetFileLimits.textBytes)"
            )
        }
        bytes = body
    }

    /// The packet, with its check.
    public func packet() throws(ControllerError) -> [UInt8] {
        let name = Array(label.utf8)
        guard sign < 100, name.count == 2, name.allSatisfy({ (0x30...0x7A).contains($0) }) else {
            throw ControllerError(
                Self.name,
                "sign \(sign), label \(label)",
                remedy: "use 0 to 99 and two letters"
            )
        }
        let digits = Array((sign < 10 ? "0\(sign)" : "\(sign)").utf8)
        var packet: [UInt8] = [0x01, 0x59] + digits + [0x02, 0x41, 0x0F, 0x45, 0x54] + name
        packet += [0x06] + bytes + [wantsAnswer && sign > 0 ? 0x03 : 0x04]
        return packet + Little.two(ByteSum.sixteen(packet))
    }

    /// Explains a captured packet of the text form or the binary form.
    public static func explanation(of wire: [UInt8]) -> PacketExplanation {
        var reader = FieldReader(wire, isNoting: true)
        if wire.first == 0x55 {
            _ = JetFileFrame.read(&reader)
        } else {
            read(&reader)
        }
        reader.rest("stray") { _ in "belongs to no packet" }
        return PacketExplanation(format: "jetfile", reader)
    }

    private static func read(_ reader: inout FieldReader) {
        let start = reader.position
        reader.expect([0x01], "start")
        let kind = reader.byte("kind") { $0 == 0x59 ? "with a check" : "without a check" }
        reader.bytes(2, "sign", Hexadecimal.ascii)
        reader.expect([0x02], "begin")
        let command = reader.byte("command") { $0 == 0x41 ? "write a text" : "write other data" }
        if command == 0x41 {
            let isLong = reader.next == 0x0F
            reader.bytes(isLong ? 5 : 1, "label") { label in
                guard isLong else { return Hexadecimal.ascii(label) }
                return Hexadecimal.ascii(label.dropFirst())
                    + (label[1] == 0x44 ? ", flash memory: never sent by this program" : "")
            }
            reader.expect([0x06], "text begins")
        }
        let tail = kind == 0x59 ? 3 : 1
        reader.bytes(max(0, reader.remaining - tail), "text", Hexadecimal.ascii)
        reader.byte("end") { $0 == 0x03 ? "and answer OK" : "no answer" }
        if kind == 0x59 {
            let sum = ByteSum.sixteen(reader.passed(since: start))
            reader.expect(Little.two(sum), "sum", "from the start on")
        }
    }
}

/// The figures of JetFile II signs.
public enum JetFileLimits {
    /// The TCP and UDP port of the binary form unless set otherwise; the text form also uses 3001.
    public static let defaultPort = 9_520
    /// The speed of the line unless set otherwise, in baud; 8 data bits, no parity, 1 stop bit.
    public static let defaultBaud = 9_600
    /// The most bytes of a text.
    public static let textBytes = 1_024

    /// What such a sign can do; with leases, where content is the emergency text.
    public static func sheet(leases: Bool) -> ControllerSheet {
        ControllerSheet(
            content: .text,
            acknowledges: true,
            leases: leases,
            maximumAreas: 1,
            maximumByteCount: textBytes,
            minimumGapMilliseconds: 0,
            replyMilliseconds: 5_000,
            repairMilliseconds: nil
        )
    }
}
