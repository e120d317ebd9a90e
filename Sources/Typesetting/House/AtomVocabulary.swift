/// The characters and words by which the house rules know numbers and what hangs on them.
enum AtomVocabulary {
    /// Signs that stand before a number.
    static let signs = scalars("+-±−≈≥≤≧≦<>￥¥$€£")
    /// Signs that stand after a number.
    static let suffixes = scalars("%‰℃℉°′″")
    /// What may stand between the two ends of a range.
    static let connectors = scalars("-–—―~～×至到")
    /// Digits in Chinese writing.
    static let chineseDigits = scalars("〇○零一二三四五六七八九十百千两")
    /// What follows the numbers of a date and of a time, in their order.
    static let dateUnits = ["年", "月", "日号", "时点", "分", "秒"].map(scalars)
    /// The brackets around the year of an official document.
    static let yearBrackets: [Unicode.Scalar: Unicode.Scalar] = [
        "〔": "〕", "[": "]", "(": ")", "【": "】",
    ]
    /// What stands before the number of a heading.
    static let sentenceEnds = scalars("。；！？!?;\n")
    /// The hanzi that an atom can begin with.
    static let beginners = chineseDigits.union(scalars("第约"))
    /// Digits in circles and brackets.
    static let circledDigits = Set((0x2460...0x249B).compactMap { Unicode.Scalar($0 as Int) })
    /// Powers of ten, with the words for `about`.
    static let multipliers = scalars("十百千万亿兆多余来几")
    /// Units that are written in one to four hanzi.
    static let hanziUnits = words(
        """
        年 月 日 号 时 点 分 秒 天 周 旬 岁 年度 季度 个月 小时 分钟 秒钟 个工作日 工作日 个小时
        元 角 美元 欧元 个 个百分点 百分点 倍 成 折 人 人次 名 位 户 家 件 项 条 次 批 届 期 级
        类 章 节 款 页 号楼 楼 层 室 栋 座 幢 排 路 车 线 床 票 台 套 辆 张 份 只 头 株 盏 处 所
        场 轮 段 米 公里 千米 里 厘米 毫米 平方米 平方公里 平方千米 立方米 平米 亩 公顷 吨 克 千克
        公斤 斤 升 毫升 度 千瓦 千瓦时 兆瓦 伏 安 人民币 座次 字 篇 本 册 间 口 眼 艘 架 枚 颗 棵
        """
    )
    /// Unit symbols that may stand apart from their number by one space.
    static let symbolUnits = words(
        """
        m m² m³ km km² cm mm μm um g kg mg t L mL s min h d km/h m/s kW kWh MW V A W Hz kHz MHz GHz
        B KB MB GB TB Mbps dB Pa kPa MPa mg/L mg/m³ μg/m³ % ‰ ℃ °C ㎡ ㎥ ㎞ ㎏ ㎜ ㎝ 元 万元 亿元
        """
    )
    /// Nouns that follow a rank.
    static let ordinalNouns = words(
        """
        条 款 项 章 节 编 名 位 类 届 次 期 批 号 季度 个 年 天 层 页 行 列 排 轮 组 版 回 集 部 周
        """
    )
    /// Bodies whose standards are known by letters and a number.
    static let standardBodies = words(
        "GB GB/T GB/Z GBJ DB HJ JGJ CJJ JT/T YY/T GA GA/T ISO IEC IEEE"
    )

    private static func scalars(_ text: String) -> Set<Unicode.Scalar> {
        Set(text.unicodeScalars)
    }

    private static func words(_ text: String) -> [[Unicode.Scalar]] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.unicodeScalars) }
    }
}
