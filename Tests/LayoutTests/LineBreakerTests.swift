import Layout
import TestKit
import Testing

/// Where Chinese lines may be broken; `|` marks every allowed break.
struct LineBreakerTests {
    @Test(arguments: [
        "重|点|工|作",
        "已|完|工。|请|查|阅。",
        "真|的|吗？！|不|可|能！！",
        "推|行|“五|位|一|体”|管|理",
        "（一）|总|体|要|求",
        "依|据|《条|例》|施|行",
        "滞|后——|改|造",
        "办|理……|请|稍|候",
        "完|成|85%|以|上",
        "完|成|85％|以|上",
        "投|资|3.5亿元",
        "投|资|1,234.56万元",
        "收|费|¥12.50元",
        "电|话|0731-88881234",
        "2025年11月21日",
        "08:30|开|门",
        "气|温|9～14℃|以|下",
        "气|温|-5℃|以|下",
        "80%-90%",
        "和/或",
        "第3位",
        "使|用|LED|屏",
        "PM2.5|浓|度",
        "托|合|提·|买|买|提",
    ])
    func breaks(marked: String) {
        let text = Array(marked.filter { $0 != "|" })
        let flags = HouseLineBreaker().mayBegin(text)
        let found = zip(text, flags).reduce(into: "") { result, pair in
            result += (pair.1 ? "|" : "") + String(pair.0)
        }
        #expect(found == marked)
    }

    @Test func emptyTextHasNoBreaks() {
        #expect(HouseLineBreaker().mayBegin([]) == [])
        #expect(HouseLineBreaker().mayBegin(["一"]) == [false])
    }

    /// Whatever stands beside it, no closing mark begins a line and no opening mark ends one.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func prohibitionsHoldInAnyText(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pool = Array("一二三，。、；：？！（）《》【】“”—…·% 12ab年元第～/-")
        for _ in 0..<200 {
            let text = (0..<20).map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] }
            let flags = HouseLineBreaker().mayBegin(text)
            #expect(flags.count == text.count)
            #expect(flags.first == false)
            for index in text.indices.dropFirst() where flags[index] {
                let around = "seed \(seed): \(String(text)) at \(index)"
                #expect(!"，。、；：？！）》】”·%".contains(text[index]), "\(around)")
                #expect(!"（《【“第".contains(text[index - 1]), "\(around)")
            }
        }
    }
}
