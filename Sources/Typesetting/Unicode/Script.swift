/// The scripts that have a rule of their own here; all others are `other`.
enum Script: String, CaseIterable, Sendable {
    case arabic = "Arabic"
    case bopomofo = "Bopomofo"
    case common = "Common"
    case cyrillic = "Cyrillic"
    case greek = "Greek"
    case han = "Han"
    case hangul = "Hangul"
    case hiragana = "Hiragana"
    case inherited = "Inherited"
    case katakana = "Katakana"
    case latin = "Latin"
    case lisu = "Lisu"
    case miao = "Miao"
    case mongolian = "Mongolian"
    case newTaiLue = "New_Tai_Lue"
    case taiLe = "Tai_Le"
    case taiTham = "Tai_Tham"
    case tibetan = "Tibetan"
    case yi = "Yi"
    case other = "Other"

    private static let table = ScalarTable<Script>(runs: runs)

    /// The script the data file names.
    init(of scalar: Unicode.Scalar) {
        self = Script.table[scalar]
    }
}
