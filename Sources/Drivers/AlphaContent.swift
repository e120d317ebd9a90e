import Controllers
import Raster
import Signs

/// What an Alpha sign shows: one text, and the pictures that stand in it.
struct AlphaContent: Sendable, Hashable {
    /// The rows of the largest picture.
    static let mostRows = 31
    /// The columns of a picture: at 9,600 baud a picture of 16 rows goes in 0.9 s, so that whatever
    /// is urgent waits no longer for one under way.
    static let pictureColumns = 48
    /// The labels of pictures; A is the text.
    private static let labels = Array("BCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    /// Plans of files are made for so many pictures and multiples of it, so that they seldom
    /// change: the sign is dark and deaf for seconds while it takes one.
    private static let planStep = 8
    private static let textBytes: UInt16 = 512
    private static let newPage: UInt8 = 0x0C
    private static let newLine: UInt8 = 0x0D

    private(set) var pictures: [Character: [[UInt8]]] = [:]
    private(set) var isUrgent = false
    private var mode: Character = "b"
    private var bytes: [UInt8] = []
    private var rowCount = 0

    /// Nothing.
    init() {}

    /// What a spread shows; nil for a dark one.
    init?(_ spread: Spread, width: Int, height: Int) throws(ControllerError) {
        guard let words = spread.words, !words.paragraphs.isEmpty else { return nil }
        isUrgent = words.isUrgent
        rowCount = height
        let isLatin = words.paragraphs.allSatisfy { paragraph in
            paragraph.text.allSatisfy { GlyphGate.ascii.bytes(of: $0) != nil }
        }
        if isLatin {
            try write(words, width: width, height: height)
        } else {
            try draw(spread)
        }
        let limit = isUrgent ? AlphaLimits.shortBytes : Int(Self.textBytes)
        guard bytes.count <= limit else {
            throw ControllerError(
                "Alpha",
                "\(bytes.count) bytes for a text of \(limit)",
                remedy: "shorten the item's text"
            )
        }
    }

    private mutating func write(
        _ words: Spread.Words,
        width: Int,
        height: Int
    ) throws(ControllerError) {
        let setting = TextSetting(words, width: width, height: height, font: min(height, 16))
        let divider: UInt8
        switch setting {
        case .pages(let pages):
            divider = Self.newLine
            for (index, page) in pages.enumerated() {
                if index > 0 { bytes.append(Self.newPage) }
                try write(page, divider: divider)
            }
        case .running(let line):
            mode = "a"
            try write(line, divider: 0x20)
        }
    }

    private mutating func write(_ lines: [SetLine], divider: UInt8) throws(ControllerError) {
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(divider) }
            bytes += [0x1C, line.colour.alpha] + (try AlphaCommand.bytes(of: line.text))
        }
    }

    /// The largest rectangle of the spread as pictures side by side, page by page.
    private mutating func draw(_ spread: Spread) throws(ControllerError) {
        let area = spread.areas.max { $0.width * $0.height < $1.width * $1.height }
        var frames: [Frame] = []
        switch area?.content {
        case .pages(let pages): frames = pages.map(\.frame)
        case .running(let line, _):
            mode = "a"
            frames = [line]
        case nil: break
        }
        for (index, frame) in frames.enumerated() {
            if index > 0 { bytes.append(Self.newPage) }
            rowCount = frame.height
            for x in stride(from: 0, to: frame.width, by: Self.pictureColumns) {
                try add(frame, from: x)
            }
        }
    }

    private mutating func add(_ frame: Frame, from x: Int) throws(ControllerError) {
        guard pictures.count < Self.labels.count else {
            throw ControllerError(
                "Alpha",
                "the item takes more than \(Self.labels.count) pictures",
                remedy: "shorten its text, or make its zone in the layout smaller"
            )
        }
        let label = Self.labels[pictures.count]
        let width = min(Self.pictureColumns, frame.width - x)
        var canvas = Canvas(width: width, height: frame.height)
        for row in 0..<frame.height {
            for column in 0..<width {
                canvas[column, row] = frame.pixels[row * frame.width + x + column]
            }
        }
        let part = Frame(canvas: canvas, palette: frame.palette)
        guard case .picture(_, let rows) = AlphaCommand.picture(label: label, of: part) else {
            return
        }
        pictures[label] = rows
        bytes += AlphaCommand.showing(picture: label)
    }

    /// The command that shows it.
    var command: AlphaCommand {
        .text(label: isUrgent ? "0" : "A", mode: mode, bytes: bytes)
    }

    /// The files that it needs, in steps so that the plan seldom changes.
    var files: [AlphaFile] {
        let steps = (pictures.count + Self.planStep - 1) / Self.planStep
        let count = min(steps * Self.planStep, Self.labels.count)
        return [AlphaFile("A", .text(Self.textBytes))]
            + Self.labels.prefix(count).map { label in
                AlphaFile(
                    label,
                    .picture(rows: UInt8(rowCount), columns: UInt8(Self.pictureColumns))
                )
            }
    }

    // MARK: Reading back

    /// The body of the answer that tells its text.
    var textBody: [UInt8]? { try? AlphaPacket(command).body }

    /// The body of the answer that tells a picture.
    func pictureBody(_ label: Character) -> [UInt8]? {
        pictures[label].flatMap { rows in
            try? AlphaPacket(.picture(label: label, rows: rows)).body
        }
    }

    /// How the answer to a question begins: the letter of the command that writes it, and what it
    /// is about.
    static func answerHead(to question: [UInt8]) -> [UInt8] {
        guard let first = question.first else { return [] }
        return [first - 1] + question.dropFirst()
    }

    static let otherText = FaultEntry(
        "text not stored",
        "the sign holds another text than it was sent: a packet was lost, or somebody else writes",
        "check the line; read the sign with the maker's tool"
    )
    static let otherPicture = FaultEntry(
        "picture not stored",
        "the sign holds another picture than it was sent: its memory has another plan of files",
        "check the line; if it stays, clear the sign's memory"
    )
    static let unknownReport = FaultEntry(
        "unknown answer",
        "the sign does not say what Alpha signs say of themselves",
        "compare its make with the documentation, and report the answer"
    )
    static let unknownRefusal = FaultEntry(
        "refused",
        "the sign refuses a packet and gives no reason",
        "compare its make with the documentation"
    )

    /// Whether sending again may help.
    static func isPassing(_ fault: FaultEntry) -> Bool {
        ["checksum", "parity", "framing", "time-out"].contains(fault.title)
    }
}

extension Colour {
    /// Red, green or amber as digits of a colour code.
    fileprivate var alpha: UInt8 {
        switch bits & 3 {
        case 2: UInt8(ascii: "2")
        case 3: UInt8(ascii: "3")
        default: UInt8(ascii: "1")
        }
    }
}
