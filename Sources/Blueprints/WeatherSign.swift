/// The sky as a sign, found by the words of a forecast.
package enum WeatherSign: Int, Sendable, Hashable, CaseIterable {
    case sunny, fair, cloudy, rain, storm, snow, fog, wind

    /// The sign as a character of the private use area, where the drawn faces keep signs.
    package var character: Character {
        switch self {
        case .sunny: "\u{E010}"
        case .fair: "\u{E011}"
        case .cloudy: "\u{E012}"
        case .rain: "\u{E013}"
        case .storm: "\u{E014}"
        case .snow: "\u{E015}"
        case .fog: "\u{E016}"
        case .wind: "\u{E017}"
        }
    }

    /// The weather that a forecast names first: 小雨转阴 begins with rain.
    ///
    /// Where two words begin at the same place the longer one counts. A wind with its direction is
    /// in every forecast and is no weather of its own.
    package init?(forecast: String) {
        var rest = forecast[...]
        while !rest.isEmpty {
            if let found = WeatherSign.words.first(where: { rest.hasPrefix($0.word) }) {
                self = found.sign
                return
            }
            rest.removeFirst()
        }
        return nil
    }

    /// Longer words stand before those they begin with.
    private static let words: [(word: String, sign: WeatherSign)] = [
        ("晴间多云", .fair), ("晴转多云", .fair), ("少云", .fair), ("多云", .fair),
        ("晴", .sunny), ("阴", .cloudy),
        ("雨夹雪", .snow), ("雪", .snow), ("雷", .storm), ("冰雹", .storm), ("雨", .rain),
        ("雾", .fog), ("霾", .fog), ("沙尘", .fog), ("扬沙", .fog), ("浮尘", .fog),
        ("大风", .wind), ("台风", .wind), ("龙卷风", .wind), ("飓风", .wind),
    ]
}
