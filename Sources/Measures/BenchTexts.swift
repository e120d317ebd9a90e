/// The texts whose glyphs are measured: always the same.
package enum BenchTexts {
    /// Characters of each text.
    package static let count = 2_000

    private static let sentences = [
        "县自然资源局关于城南片区道路建设用地预审意见的公示，公示期自2026年11月10日至11月21日。",
        "办事指南：企业开办一日办结，材料齐全的当场受理，收费标准详见大厅公告栏。",
        "监督电话12345，工作日9:00至17:30，来信请寄政务公开办公室。",
        "第三季度财政预算执行情况：一般公共预算收入4.7亿元，完成年度计划的78%。",
        "农村饮水安全巩固提升工程已完成管网铺设，预计年底前通水，受益群众两万余人。",
        "教育局提示：寒假托管服务报名即将截止，残疾儿童和留守儿童优先安排。",
    ]

    /// Sentences as they hang on a wall, with digits and punctuation: few different characters.
    package static var disclosures: String { String(body(count)) }

    /// So many characters of the sentences, begun again when they end.
    package static func body(_ count: Int) -> String {
        let whole = sentences.joined()
        return String(String(repeating: whole, count: count / whole.count + 1).prefix(count))
    }

    /// As many hanzi as the text has characters, all different, in no order.
    package static var hanzi: String {
        var text = String.UnicodeScalarView()
        for index in 0..<UInt32(count) {
            // A prime step visits every place once; ten apart they reach U+4E00 to U+9C16.
            if let scalar = Unicode.Scalar(0x4E00 + index * 7_919 % UInt32(count) * 10) {
                text.append(scalar)
            }
        }
        return String(text)
    }
}
