import Disclosure
import Notation

extension TableImport {
    /// A cell that holds several words, as an array; weekdays in RFC 5545's words.
    ///
    /// Words are parted by white space, `;`, `；`, `、`, `,` or `，`, as offices do it.
    func list(_ key: String, _ text: String, at position: TextPosition) -> JSONNode.Value {
        let words = text.split { $0.isWhitespace || ";；、,，".contains($0) }.map(String.init)
        let values = words.flatMap { key == "schedule.weekdays" ? Self.weekdays($0) : [$0] }
        return .array(
            values.map {
                JSONNode(position: position, value: .string($0))
            }
        )
    }

    /// `周一`, `星期一`, `1` or `MO` as `MO`, and a span such as `周一至周五` or `1-5` as all its days;
    /// anything else is left to the import to refuse.
    private static func weekdays(_ word: String) -> [String] {
        let edges = word.split { "-－~～至到".contains($0) }.map(String.init)
        let days = edges.compactMap(weekday)
        guard days.count == edges.count, let first = days.first, let last = days.last,
            days.count <= 2
        else { return [word] }
        // From Saturday to Monday is three days.
        let count = (last - first + 7) % 7
        return (0...count).map { Schedule.weekdayWords[(first + $0) % 7] }
    }

    /// 0 for Monday to 6 for Sunday.
    private static func weekday(_ word: String) -> Int? {
        var name = word[...]
        for prefix in ["星期", "礼拜", "周"] where name.hasPrefix(prefix) {
            name = name.dropFirst(prefix.count)
            break
        }
        if let place = Schedule.weekdayWords.firstIndex(of: name.uppercased()) { return place }
        guard name.count == 1, let sign = name.first else { return nil }
        let places: [Character: Int] = [
            "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6,
            "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6,
        ]
        return places[sign]
    }
}
