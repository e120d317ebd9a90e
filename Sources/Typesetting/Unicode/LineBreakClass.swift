/// The line break classes of UAX #14, with two splits that its rules need.
enum LineBreakClass: String, CaseIterable, Sendable {
    case ai = "AI"
    case al = "AL"
    case b2 = "B2"
    case ba = "BA"
    case bb = "BB"
    case bk = "BK"
    case cb = "CB"
    case cj = "CJ"
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
    case sa = "SA"
    case sg = "SG"
    /// A combining mark among the scripts of class SA.
    case sm = "SM"
    case sp = "SP"
    case sy = "SY"
    case wj = "WJ"
    /// An unassigned pictograph, otherwise of class ID.
    case xp = "XP"
    case xx = "XX"
    case zw = "ZW"
    case zwj = "ZWJ"

    private static let table = ScalarTable<LineBreakClass>(runs: runs)

    /// The class the data file names.
    init(of scalar: Unicode.Scalar) {
        self = LineBreakClass.table[scalar]
    }

    /// The class after LB1: ambiguous, complex and unknown scalars fall back to what they resemble.
    var resolved: LineBreakClass {
        switch self {
        case .ai, .sg, .xx, .sa: .al
        case .sm: .cm
        case .cj: .ns
        default: self
        }
    }
}
