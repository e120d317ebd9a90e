public import Notation

/// A table of comma-separated values as office software writes it (RFC 4180 and its cousins).
public struct CSVDocument: Sendable, Hashable {
    /// A cell and where it begins.
    public struct Cell: Sendable, Hashable {
        /// The text, without quotation marks around it.
        public var text: String
        /// Where the cell begins.
        public var position: TextPosition
    }

    /// How much a reader takes before it refuses.
    public struct Limits: Sendable, Hashable {
        /// Longest text in bytes.
        public var maximumBytes = 16 << 20
        /// Most records.
        public var maximumRecords = 200_000
        /// Most cells of a record.
        public var maximumCells = 256

        /// 16 MiB, 200,000 records of 256 cells.
        public static let standard = Limits()

        /// Makes limits.
        public init() {}
    }

    /// What stands between cells: a comma, a semicolon or a tab.
    public var separator: Character
    /// The records that hold anything, each with at least one cell.
    public var records: [[Cell]]

    /// Reads bytes: UTF-8 with or without a byte order mark, else what `decode` makes of them.
    ///
    /// Office software in China saves GB 18030; `decode` gives nil for what is not that either.
    public static func read(
        _ bytes: [UInt8],
        limits: Limits = .standard,
        decode: ([UInt8]) -> String? = { _ in nil }
    ) throws(TabularError) -> CSVDocument {
        let start = TextPosition(line: 1, column: 1)
        guard bytes.count <= limits.maximumBytes else {
            throw TabularError(
                start,
                "the text has \(bytes.count) bytes, the limit is \(limits.maximumBytes) bytes",
                remedy: "split it"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) ?? decode(bytes) else {
            throw TabularError(
                start,
                "the text is neither UTF-8 nor GB 18030",
                remedy: "save it as \"CSV UTF-8\""
            )
        }
        return try read(text, limits: limits)
    }

    /// The separator that a text names by `sep=;` in its first line, or holds most often there.
    public static func separator(of text: String) -> Character {
        var parser = CSVParser(text)
        return Character(parser.sniffSeparator())
    }

    /// Reads a text.
    public static func read(
        _ text: String,
        limits: Limits = .standard
    ) throws(TabularError) -> CSVDocument {
        var parser = CSVParser(text)
        let separator = parser.sniffSeparator()
        return CSVDocument(
            separator: Character(separator),
            records: try parser.records(separator, limits)
        )
    }
}
