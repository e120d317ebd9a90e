/// How wide a scalar is where text is set in a grid of hanzi (UAX #11).
enum EastAsianWidth: String, CaseIterable, Sendable {
    /// Neutral or narrow.
    case narrow = "N"
    case half = "H"
    case ambiguous = "A"
    case wide = "W"
    case full = "F"

    private static let table = ScalarTable<EastAsianWidth>(runs: runs)

    /// The width the data file names.
    init(of scalar: Unicode.Scalar) {
        self = EastAsianWidth.table[scalar]
    }

    /// Full-width, wide or half-width: the brackets that LB30 leaves alone.
    var isEastAsian: Bool { self == .wide || self == .full || self == .half }
}
