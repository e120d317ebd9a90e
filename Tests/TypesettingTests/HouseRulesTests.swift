import Testing

@testable import Typesetting

@Suite("House rules for Chinese disclosure text")
struct HouseRulesTests {
    /// Where this project decides otherwise than the program that recorded the cases.
    static let departures: [String: String] = [
        // A bracketed rank keeps its noun as a bare one does.
        "HR022 breaks": "依|据|《条|例》|第〈三〉条",
        "HR097 breaks": "第一行",
        // Full-width letters make a word as full-width digits make a number.
        "HR137 breaks": "ＬＥＤ|显|示|屏",
        // An atom wider than the line breaks after its joints, never before a hyphen.
        "HR050 at 16": "电话 ⏎ ０７３１－ ⏎ ８８８８",
        "HR059 at 16": "8:00-12:00, ⏎ 14:00-17:30",
        // A soft hyphen has no width until it is used.
        "HR098 at 16": "inter\u{AD}national合 ⏎ 作",
        "HR098 cells": "17",
        // A modifier or a variation selector belongs to the cell of its base.
        "HR101 cells": "4",
        "HR111 cells": "4",
    ]

    @Test("T02: The recorded cases: breaks, cells and lines of 16 and 24 cells")
    func recorded() throws {
        let rules = LineRules(avoidsLoneHanzi: false, trimsLineStart: false)
        for row in try UnicodeData.fixture("house-rules.tsv") {
            let paragraph = Paragraph(row[2], rules: rules)
            let whole = paragraph.lines(width: 1_000, measure: .eastAsianHalfCells)
            let found = [
                ("breaks", paragraph.bars, row[3]),
                ("at 16", paragraph.wrapped(16, measure: .eastAsianHalfCells), row[4]),
                ("at 24", paragraph.wrapped(24, measure: .eastAsianHalfCells), row[5]),
                ("cells", whole.map { String($0.width) }.joined(separator: "+"), row[6]),
            ]
            for (name, text, recorded) in found {
                let key = "\(row[0]) \(name)"
                #expect(text == HouseRulesTests.departures[key] ?? recorded, "\(key)")
            }
        }
    }

    /// What each rule keeps whole; a bar marks every place where a line may begin.
    @Test(
        "Each rule by its name",
        arguments: [
            (HouseRule.date, "于|2025年11月3日|公|开", "5|年"),
            (.date, "自|11月3日|起", "1|月"),
            (.date, "二〇二五年十一月三日|起", "〇|二"),
            (.time, "早|08：30|开|门", "：|3"),
            (.time, "于|14:00:05|止", nil),
            (.range, "达|80%～90%|以|上", "～|9"),
            (.range, "自|3月1日至5月31日|止", "至|5"),
            (.range, "气|温|15°C到20°C", "到|2"),
            (.range, "约3—5天", "—|5"),
            (.quantity, "投|资|3.5亿元|整", "亿|元"),
            (.quantity, "面|积|120 m²|以|上", " |m"),
            (.quantity, "共|3个工作日|办|结", "工|作"),
            (.quantity, "惠|及|1万余户|群|众", "万|余"),
            (.number, "为|±3%|内", nil),
            (.number, "；|约3|左|右", "约|3"),
            (.ordinal, "按|第十一条|办|理", "第|十"),
            (.ordinal, "第3季度|起", "3|季"),
            (.ordinal, "第〈三〉条", "第|〈"),
            (.documentNumber, "国|办|发|〔2025〕12号|文", "〕|1"),
            (.documentNumber, "湘|政|发|（2025）12号", "）|1"),
            (.standardNumber, "按|GB 18030-2022|存|储", " |1"),
            (.standardNumber, "按|GB/T 15834-2011|执|行", " |1"),
            (.telephone, "致|电|（0731）88881234", "）|8"),
            (.telephone, "致|电|138 0013 8000", " |0"),
            (.latinToken, "用|C++写|好", "+|+"),
            (.latinToken, "限|速|km/h|内", "/|h"),
            (.latinToken, "见|http://www.example.gov.cn/a-b?c=1|等", "?|c"),
            (.fullWidthToken, "看|ＬＥＤ|显|示|屏", "Ｌ|Ｅ"),
            (.headingNumber, "（十一）|总|则", "十|一"),
            (.headingNumber, "十二、|附|则", "十|二"),
            (.startProhibited, "托|合|提·|买|买|提", "提|·"),
            (.startProhibited, "滞|后——|项|目", "后|—"),
            (.startProhibited, "和／或", "和|／"),
            (.startProhibited, "#话|题#|参|与", "题|#"),
            (.endProhibited, "和／或", "／|或"),
        ] as [(HouseRule, String, String?)]
    )
    func rule(_ rule: HouseRule, bars: String, place: String?) {
        let paragraph = Paragraph(bars.replacing("|", with: ""))
        #expect(paragraph.bars == bars)
        guard let place else { return }
        let places = paragraph.verdicts.indices.dropFirst().dropLast().filter { index in
            "\(paragraph.clusters[index - 1].character)|\(paragraph.clusters[index].character)"
                == place
        }
        #expect(places.map { paragraph.verdicts[$0].rule } == [.house(rule)])
    }

    @Test("Every rule has a sentence")
    func summaries() {
        #expect(HouseRule.allCases.allSatisfy { $0.summary.hasSuffix(".") })
    }

    @Test("Curly quotes open and close by their shape")
    func quotes() {
        #expect(Paragraph("说“好”“行”时").bars == "说|“好”|“行”|时")
        #expect(Paragraph("说‘好’‘行’时").bars == "说|‘好’|‘行’|时")
        #expect(Paragraph("it’s|ok".replacing("|", with: "")).bars == "it’sok")
    }

    @Test("An ordinary hanzi is free, with or without a number nearby")
    func freedom() {
        #expect(Paragraph("节约3亿").bars == "节|约|3亿")
        #expect(Paragraph("一号工程").bars == "一|号|工|程")
        #expect(Paragraph("拨12345转8").bars == "拨|12345|转|8")
        #expect(Paragraph("降至 -5℃").bars == "降|至 |-5℃")
    }

    @Test("A full-width comma belongs to a number where it parts thousands")
    func thousands() {
        #expect(Paragraph("共１，２３４").bars == "共|１，２３４")
        #expect(Paragraph("共３，１２").bars == "共|３，|１２")
    }

    @Test("A place explains itself")
    func explanation() {
        let paragraph = Paragraph("截至2025年11月")
        #expect(paragraph.explanation(at: 6) == "2025|年11月 forbidden by date")
        #expect(paragraph.explanation(at: 2) == "截至|2025 allowed by LB31")
        #expect(Paragraph("好。").explanation(at: 1) == "好|。 forbidden by LB13")
        #expect(Paragraph("").verdicts.map(\.description) == ["forbidden by LB2"])
    }
}
