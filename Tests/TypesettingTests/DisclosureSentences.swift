import TestKit

/// Makes sentences like those on a disclosure board, the same for the same seed.
struct DisclosureSentences {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// A sentence of up to `most` parts.
    mutating func next(most: Int = 14) -> String {
        let count = Int.random(in: 1...most, using: &random)
        return (0..<count).map { _ in part() }.joined()
    }

    private mutating func part() -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<4: return pick(DisclosureSentences.words)
        case 4: return pick(DisclosureSentences.marks)
        case 5: return number() + pick(DisclosureSentences.units)
        case 6: return date()
        case 7: return pick(DisclosureSentences.names)
        case 8:
            return number() + pick(DisclosureSentences.joints) + number()
                + pick(DisclosureSentences.units)
        case 9: return pick(DisclosureSentences.marks) + pick(DisclosureSentences.words)
        case 10:
            return pick(DisclosureSentences.opening) + pick(DisclosureSentences.words)
                + pick(DisclosureSentences.closing)
        default: return pick(DisclosureSentences.oddities)
        }
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &random) ?? ""
    }

    private mutating func number() -> String {
        let whole = Int.random(in: 0...99_999, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return "\(whole % 100).\(whole % 10)"
        case 1: return "\(1 + whole / 1_000),\(100 + whole % 900)"
        case 2: return "-\(whole % 100)"
        case 3: return "￥\(whole)"
        case 4:
            return String(whole).replacing(/[0-9]/) { match in
                String((0xFF10 + (match.output.first?.wholeNumberValue ?? 0)).scalarText)
            }
        default: return String(whole % 1_000)
        }
    }

    private mutating func date() -> String {
        let month = Int.random(in: 1...12, using: &random)
        let day = Int.random(in: 1...28, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "2025年\(month)月\(day)日"
        case 1: return "\(month)月\(day)日"
        case 2: return "2025-\(month)-\(day)"
        case 3: return "\(day):\(month + 10)"
        default: return "\(month)月至\(month + 1)月"
        }
    }

    private static let words = [
        "重点工作", "精细化管理", "县教育局", "完成进度", "滞后", "黄灯预警", "城区道路改造项目",
        "责任单位", "人", "投资", "以上", "第", "的", "托合提·买买提", "二〇二五年", "节约", "人们々", "（十一）",
    ]
    private static let marks = [
        "，", "。", "、", "；", "：", "？", "！", "……", "——", "—", "–", "～", "~", "-", "/", "／", "·",
        " ", "　", ",", ".", ";", ":", "!", "?", "%", "％", "\u{200B}", "\u{2060}", "\u{A0}", "#",
        "*",
    ]
    private static let opening = ["（", "《", "【", "「", "『", "〈", "〔", "(", "[", "“", "‘", "\""]
    private static let closing = ["）", "》", "】", "」", "』", "〉", "〕", ")", "]", "”", "’", "\""]
    private static let units = [
        "亿元", "万元", "%", "％", "‰", "㎡", " m²", "km/h", "户", "件", "号", "个工作日", "℃", "°C", "",
        "μg/m³", "条", "人次", "转8", "′", "分",
    ]
    private static let joints = ["～", "-", "—", "至", "到", "/", "～￥", ":", "：", "×", "、", " "]
    private static let names = [
        "GB 18030-2022", "GB/T 15834", "C++", "PM2.5", "LED", "No.3", "5G", "A座", "V2.0.1", "T+1日",
        "http://www.example.gov.cn/zwgk?id=3", "0731-88881234", "(0731)88881234", "COVID-19", "ＬＥＤ",
        "国办发〔2025〕12号", "91430000MA4L1234XX", "zhòngdiǎn", "it’s", "e.g. this", "-x",
    ]
    private static let oddities = [
        "ئۇيغۇرچە ", "مۇھىم، 85%", "ᠮᠣᠩᠭᠣᠯ ", "བོད་ཡིག", "ꆈꌠꁱꂷ", "한국어", "👍🏻", "🇨🇳", "☀️",
        "カード", "①", "■", "↑3", "\t", "\n", "葛\u{E0100}", "𠅤", "é", "e\u{301}", "±3%", "≥85",
        "inter\u{AD}national",
    ]
}

extension Int {
    fileprivate var scalarText: String {
        Unicode.Scalar(self).map { String(Character($0)) } ?? ""
    }
}
