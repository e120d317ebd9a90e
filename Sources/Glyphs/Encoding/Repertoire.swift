/// A set of characters that a face can be held against.
public struct Repertoire: Sendable {
    /// A character and where the set has it.
    public struct Entry: Sendable, Hashable {
        /// The character.
        public let scalar: Unicode.Scalar
        /// Its place, such as `row 16 cell 1` or `number 3501`; empty where the set has none.
        public let position: String
    }

    /// The name it is asked for by.
    public let name: String
    /// What it is.
    public let title: String
    /// Its characters in order.
    public let entries: [Entry]

    /// The entries that no face of a chain draws.
    public func missing(in chain: FaceChain) -> [Entry] {
        entries.filter { chain.glyph(for: $0.scalar) == nil }
    }

    /// Makes a set of one's own.
    public init(name: String, title: String, entries: [Entry]) {
        self.name = name
        self.title = title
        self.entries = entries
    }

    private init(_ name: String, _ title: String, ranges: [ClosedRange<UInt32>]) {
        let scalars = ranges.joined().compactMap { Unicode.Scalar($0) }
        self.init(
            name: name,
            title: title,
            entries: scalars.map { Entry(scalar: $0, position: "") }
        )
    }
}

extension Repertoire {
    /// The names of all sets.
    public static var names: [String] { makers.map(\.name) }

    /// The set of a name.
    public static func named(_ name: String) -> Repertoire? {
        makers.first { $0.name == name }?.make()
    }

    private static let makers: [(name: String, make: @Sendable () -> Repertoire)] = [
        ("ascii", { Repertoire("ascii", "ASCII", ranges: [0x20...0x7E]) }),
        ("gb2312", gb2312),
        ("gbk", gbk),
        ("gb18030-2", twoByte),
        ("gb18030-level1", { Repertoire("gb18030-level1", "Hanzi of level 1", ranges: level1) }),
        (
            "gb18030-level3",
            { Repertoire("gb18030-level3", "Hanzi of level 3", ranges: level1 + beyondLevel1) }
        ),
        (
            "amendment1",
            {
                let ranges: [ClosedRange<UInt32>] = [0x4DB6...0x4DBF, 0x9FF0...0x9FFF]
                return Repertoire("amendment1", "GB 18030-2022, amendment 1", ranges: ranges)
            }
        ),
        ("tgh8105", standardHanzi),
        ("yi", { Repertoire("yi", "Yi", ranges: [0xA000...0xA48C, 0xA490...0xA4C6]) }),
        ("hangul", { Repertoire("hangul", "Hangul syllables", ranges: [0xAC00...0xD7A3]) }),
        ("uyghur", { Repertoire("uyghur", "Uyghur letters and their forms", ranges: uyghur) }),
        ("kazakh", { Repertoire("kazakh", "Kazakh letters and their forms", ranges: kazakh) }),
        ("kirghiz", { Repertoire("kirghiz", "Kirghiz letters and their forms", ranges: kirghiz) }),
        ("lisu", { Repertoire("lisu", "Lisu", ranges: [0xA4D0...0xA4FF]) }),
        ("tai-le", { Repertoire("tai-le", "Tai Le", ranges: [0x1950...0x196D, 0x1970...0x1974]) }),
        (
            "new-tai-lue",
            {
                let ranges: [ClosedRange<UInt32>] = [
                    0x1980...0x19AB, 0x19B0...0x19C9, 0x19D0...0x19DA, 0x19DE...0x19DF,
                ]
                return Repertoire("new-tai-lue", "New Tai Lue", ranges: ranges)
            }
        ),
    ]

    /// The hanzi of GB 18030-2022 in codes of two and four bytes of its first level.
    private static let level1: [ClosedRange<UInt32>] = [0x3400...0x4DB5, 0x4E00...0x9FEF]
    /// The unified hanzi among the compatibility ones, and extensions B to F.
    private static let beyondLevel1: [ClosedRange<UInt32>] = [
        0xFA0E...0xFA0F, 0xFA11...0xFA11, 0xFA13...0xFA14, 0xFA1F...0xFA1F, 0xFA21...0xFA21,
        0xFA23...0xFA24, 0xFA27...0xFA29, 0x20000...0x2A6D6, 0x2A700...0x2B734,
        0x2B740...0x2B81D, 0x2B820...0x2CEA1, 0x2CEB0...0x2EBE0,
    ]

    /// 682 signs in rows 1 to 9 and 6,763 hanzi in rows 16 to 87.
    @Sendable private static func gb2312() -> Repertoire {
        let cells: [Int: [ClosedRange<Int>]] = [
            2: [17...66, 69...78, 81...92], 4: [1...83], 5: [1...86], 6: [1...24, 33...56],
            7: [1...33, 49...81], 8: [1...26, 37...73], 9: [4...79], 55: [1...89],
        ]
        let entries = (Array(1...9) + Array(16...87)).flatMap { row in
            (cells[row] ?? [1...94]).joined().compactMap { cell -> Entry? in
                GB18030.scalar(twoBytes: UInt16((row + 0xA0) << 8 | (cell + 0xA0)))
                    .map { Entry(scalar: $0, position: "row \(row) cell \(cell)") }
            }
        }
        return Repertoire(name: "gb2312", title: "GB/T 2312-1980", entries: entries)
    }

    @Sendable private static func twoByte() -> Repertoire {
        let entries = GB18030.twoByteCodes.compactMap { code in
            GB18030.scalar(twoBytes: code).map { Entry(scalar: $0, position: "") }
        }
        return Repertoire(name: "gb18030-2", title: "GB 18030 in two bytes", entries: entries)
    }

    /// What GB 18030 gave two bytes that Microsoft's code page 936 had left empty.
    private static let laterThanGBK: [ClosedRange<UInt32>] = [
        0x1F9...0x1F9, 0x1E3F...0x1E3F, 0x20AC...0x20AC, 0x2E81...0x2FFB, 0x303E...0x303E,
        0x3400...0x4DB5, 0x9FB4...0x9FBB, 0xFE10...0xFE19,
    ]

    @Sendable private static func gbk() -> Repertoire {
        let entries = twoByte().entries.filter { entry in
            !laterThanGBK.contains { $0.contains(entry.scalar.value) }
        }
        return Repertoire(name: "gbk", title: "GBK", entries: entries)
    }

    /// 3,500 hanzi of level 1, 3,000 of level 2, 1,605 of level 3.
    @Sendable private static func standardHanzi() -> Repertoire {
        let entries = standardCharacters.unicodeScalars.enumerated().map { index, scalar in
            let level = index < 3_500 ? 1 : index < 6_500 ? 2 : 3
            return Entry(scalar: scalar, position: "number \(index + 1), level \(level)")
        }
        return Repertoire(
            name: "tgh8105",
            title: "Table of General Standard Chinese Characters",
            entries: entries
        )
    }
}
