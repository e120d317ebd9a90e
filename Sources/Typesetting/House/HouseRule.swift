/// The rules that Chinese disclosure text adds to UAX #14, by the name that explanations print.
public enum HouseRule: String, Sendable, Hashable, CaseIterable {
    /// A date with its units: 2025年11月3日.
    case date
    /// A time of day: 08：30.
    case time
    /// Two quantities and what joins them: 80%～90%, 15°C到20°C.
    case range
    /// A number with its unit: 3.5亿元, 120 m².
    case quantity
    /// A number with its signs: ￥1,234.56, ±3%.
    case number
    /// A rank with its noun: 第3条, 第〈三〉条.
    case ordinal
    /// The number of an official document: 〔2025〕12号.
    case documentNumber = "document-number"
    /// The number of a standard: GB 18030-2022.
    case standardNumber = "standard-number"
    /// A telephone number: 0731-88881234.
    case telephone
    /// A word, name or address in Latin letters: C++, km/h.
    case latinToken = "latin-token"
    /// Full-width digits and letters: ０７３１－８８８８.
    case fullWidthToken = "full-width-token"
    /// The number of a heading: （十一）, 十二、.
    case headingNumber = "heading-number"
    /// A mark that begins no line.
    case startProhibited = "start-prohibited"
    /// A mark that ends no line.
    case endProhibited = "end-prohibited"

    /// One sentence that says what the rule keeps together.
    public var summary: String {
        switch self {
        case .date: "A date stays on one line."
        case .time: "A time of day stays on one line."
        case .range: "A range stays on one line."
        case .quantity: "A number stays with its unit."
        case .number: "A number stays with its signs."
        case .ordinal: "A rank stays with its noun."
        case .documentNumber: "The number of a document stays on one line."
        case .standardNumber: "The number of a standard stays on one line."
        case .telephone: "A telephone number stays on one line."
        case .latinToken: "A Latin word or address stays on one line."
        case .fullWidthToken: "Full-width digits and letters stay on one line."
        case .headingNumber: "The number of a heading stays on one line."
        case .startProhibited: "This mark begins no line."
        case .endProhibited: "This mark ends no line."
        }
    }
}
