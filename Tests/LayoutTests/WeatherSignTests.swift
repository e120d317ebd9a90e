import Disclosure
import Testing

@testable import Blueprints

@Suite("Weather signs")
struct WeatherSignTests {
    @Test(
        "the weather named first counts, the longest word at its place",
        arguments: [
            ("今日天气 小雨转阴，9～14℃，东北风3级", WeatherSign.rain), ("晴", .sunny), ("晴间多云", .fair),
            ("多云转小雨", .fair), ("阴有小雨", .cloudy), ("雷阵雨", .storm), ("冰雹黄色预警", .storm),
            ("雨夹雪", .snow), ("小到中雪", .snow), ("大雾橙色预警", .fog), ("轻度霾", .fog),
            ("大风蓝色预警", .wind), ("台风“海葵”登陆", .wind),
        ]
    )
    func words(forecast: String, sign: WeatherSign) {
        #expect(WeatherSign(forecast: forecast) == sign)
    }

    @Test("a wind with its direction is no weather", arguments: ["东北风3级", "9～14℃", ""])
    func none(forecast: String) {
        #expect(WeatherSign(forecast: forecast) == nil)
    }

    @Test("only a forecast has a sign, though others speak of rain", arguments: Kind.allCases)
    func kinds(kind: Kind) throws {
        let item = Item(id: "a", kind: kind, unit: "u", title: "雨", body: "")
        let filling = TemplateFilling(
            item: item,
            lamp: nil,
            directory: OfficeDirectory(office: ""),
            canTellColours: true
        )
        let text = filling.text(try Template(reading: "[{weather} ]{title}"), role: .text)
        let signs = text.runs.count { if case .sign = $0 { true } else { false } }
        #expect(signs == (kind == .weather ? 1 : 0))
    }
}
