/// How an Arabic letter joins its neighbours.
enum JoiningType: String, CaseIterable, Sendable {
    case dual = "D"
    case right = "R"
    case left = "L"
    case causing = "C"
    case transparent = "T"
    case none = "U"

    private static let table = ScalarTable<JoiningType>(runs: runs)

    /// The type the data file names.
    init(of scalar: Unicode.Scalar) {
        self = JoiningType.table[scalar]
    }

    /// Joins the letter after it in reading order.
    var joinsNext: Bool { self == .dual || self == .left || self == .causing }

    /// Joins the letter before it in reading order.
    var joinsPrevious: Bool { self == .dual || self == .right || self == .causing }
}
