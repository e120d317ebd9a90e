/// The bidirectional classes of UAX #9.
enum BidiClass: String, CaseIterable, Sendable {
    case l = "L"
    case r = "R"
    case al = "AL"
    case en = "EN"
    case es = "ES"
    case et = "ET"
    case an = "AN"
    case cs = "CS"
    case nsm = "NSM"
    case bn = "BN"
    case b = "B"
    case s = "S"
    case ws = "WS"
    case on = "ON"
    case lre = "LRE"
    case lro = "LRO"
    case rle = "RLE"
    case rlo = "RLO"
    case pdf = "PDF"
    case lri = "LRI"
    case rli = "RLI"
    case fsi = "FSI"
    case pdi = "PDI"

    private static let table = ScalarTable<BidiClass>(runs: runs)

    /// The class the data file names.
    init(of scalar: Unicode.Scalar) {
        self = BidiClass.table[scalar]
    }
}
