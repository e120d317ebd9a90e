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
    /// The scalar with full-width forms of ASCII folded, for the rules that read numbers.
    let folded: Unicode.Scalar

    /// Reads one character.
    public init(_ character: Character) {
        self.character = character
        let scalar = Composites.scalar(for: character) ?? character.unicodeScalars.first ?? " "
        self.scalar = scalar
        folded = Cluster.fold(scalar)
        role = ClusterRole(of: scalar)
        blankSide = Cluster.blankSide(of: scalar)
        let width = EastAsianWidth(of: scalar)
        if role == .newline || (role == .invisible && character.unicodeScalars.count == 1) {
            halfCells = 0
            eastAsianHalfCells = 0
        } else {
            let pair = character.unicodeScalars.count == 2 && LineBreakClass(of: scalar) == .ri
            halfCells = pair || Cluster.isWideOnBoard(scalar, width) ? 2 : 1
            let wide = width == .wide || width == .full || width == .ambiguous
            eastAsianHalfCells = pair || wide ? 2 : 1
        }
    }

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
