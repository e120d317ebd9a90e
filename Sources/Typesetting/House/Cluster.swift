/// One character as its reader sees it, with what line breaking needs to know of it.
public struct Cluster: Sendable, Hashable {
    /// The side of a full-width mark that is blank and may be dropped.
    public enum BlankSide: Sendable, Hashable {
        /// The left half of an opening mark.
        case leading
        /// The right half of a closing mark.
        case trailing
    }

    /// The character as it stands in the text.
    public let character: Character
    /// The scalar to ask a face for: the composed one where normalisation knows it.
    public let scalar: Unicode.Scalar
    /// What the character does in a line.
    public let role: ClusterRole
    /// The half of a full-width mark that holds no dots.
    public let blankSide: BlankSide?
    /// The width in a grid where ASCII takes one half-cell and a hanzi two.
    public let halfCells: Int
    /// The width when every ambiguous character takes two half-cells, as in old Chinese fonts.
    public let eastAsianHalfCells: Int
    /// The scalar before Arabic letters were joined.
    let plainScalar: Unicode.Scalar
    /// The scalar with full-width forms of ASCII folded, for the rules that read numbers.
    let folded: Unicode.Scalar

    /// Reads one character.
    public init(_ character: Character) {
        self.character = character
        let scalar = Composites.scalar(for: character) ?? character.unicodeScalars.first ?? " "
        self.scalar = scalar
        plainScalar = scalar
        folded = Cluster.fold(scalar)
        role = ClusterRole(of: scalar)
        blankSide = Cluster.blankSide(of: scalar)
        let width = EastAsianWidth(of: scalar)
        if role == .newline || role == .invisible {
            halfCells = 0
            eastAsianHalfCells = 0
        } else {
            let pair = character.unicodeScalars.count == 2 && LineBreakClass(of: scalar) == .ri
            halfCells = pair || Cluster.isWideOnBoard(scalar, width) ? 2 : 1
            let wide = width == .wide || width == .full || width == .ambiguous
            eastAsianHalfCells = pair || wide ? 2 : 1
        }
    }

    /// The same character, drawn by a joined form.
    func drawn(as form: Unicode.Scalar) -> Cluster {
        Cluster(self, scalar: form, role: role, halfCells: halfCells)
    }

    /// The same character, drawn by the ligature before it.
    func absorbed() -> Cluster {
        Cluster(self, scalar: scalar, role: .invisible, halfCells: 0)
    }

    private init(_ other: Cluster, scalar: Unicode.Scalar, role: ClusterRole, halfCells: Int) {
        character = other.character
        self.scalar = scalar
        self.role = role
        blankSide = other.blankSide
        self.halfCells = halfCells
        eastAsianHalfCells = halfCells
        plainScalar = other.plainScalar
        folded = other.folded
    }

    /// Whether a glyph stands for the character; controls and what a ligature took in have none.
    public var takesRoom: Bool { role != .newline && role != .invisible }

    /// Whether a line must end here.
    var isNewline: Bool { role == .newline }

    /// Full-width ASCII lies at a fixed distance from ASCII.
    private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// Ambiguous symbols are drawn in a hanzi cell; letters, small digits and short marks are not.
    private static func isWideOnBoard(_ scalar: Unicode.Scalar, _ width: EastAsianWidth) -> Bool {
        guard width == .ambiguous else { return width == .wide || width == .full }
        switch Script(of: scalar) {
        case .latin, .greek, .cyrillic: return false
        default: return !narrowMarks.contains(scalar)
        }
    }

    /// Half-width by nature: the middle dot, the short connector and raised digits.
    private static let narrowMarks = Set("·–¹²³⁴ⁿ".unicodeScalars)

    private static func blankSide(of scalar: Unicode.Scalar) -> BlankSide? {
        if fullWidthOpening.contains(scalar) { return .leading }
        if fullWidthClosing.contains(scalar) { return .trailing }
        return nil
    }

    private static let fullWidthOpening = Set("（《【「『〈〔［｛〖“‘".unicodeScalars)
    private static let fullWidthClosing = Set("。，、；：？！）》】」』〉〕］｝〗”’．".unicodeScalars)
}
