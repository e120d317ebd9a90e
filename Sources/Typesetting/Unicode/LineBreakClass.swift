/// The line break classes of UAX #14, as its rules after LB1 know them.
enum LineBreakClass: String, CaseIterable, Sendable {
    case al = "AL"
    case b2 = "B2"
    case ba = "BA"
    case bb = "BB"
    case bk = "BK"
    case cb = "CB"
    case cl = "CL"
    case cm = "CM"
    case cp = "CP"
    case cr = "CR"
    case eb = "EB"
    case em = "EM"
    case ex = "EX"
    case gl = "GL"
    case h2 = "H2"
    case h3 = "H3"
    case hl = "HL"
    case hy = "HY"
    case id = "ID"
    case `in` = "IN"
    case `is` = "IS"
    case jl = "JL"
    case jt = "JT"
    case jv = "JV"
    case lf = "LF"
    case nl = "NL"
    case ns = "NS"
    case nu = "NU"
    case op = "OP"
    case po = "PO"
    case pr = "PR"
    case qu = "QU"
    case ri = "RI"
    case sp = "SP"
    case sy = "SY"
    case wj = "WJ"
    /// An unassigned pictograph, otherwise of class ID.
    case xp = "XP"
    case zw = "ZW"
    case zwj = "ZWJ"

    private static let table = ScalarTable<LineBreakClass>(runs: runs)

    /// The class after LB1: ambiguous, complex and unknown scalars count as what they resemble.
    init(of scalar: Unicode.Scalar) {
        let found = LineBreakClass.table[scalar]
        let isOpenSyllable = found == .h3 && (scalar.value - 0xAC00).isMultiple(of: 28)
        self = isOpenSyllable ? .h2 : found
    }
}
