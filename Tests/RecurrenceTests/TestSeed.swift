import Disclosure
import Recurrence
import TestKit

/// Random schedules and rules, the same for the same seed.
struct TestSeed {
    private var random: SplitMix64

    init(_ seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func openingHours() throws -> OpeningHours {
        let count = Int.random(in: 1...3, using: &random)
        let hours = (0..<count).compactMap { _ in
            DailyHours(
                from: Int.random(in: 0..<1_440, using: &random) * 60,
                until: Int.random(in: 0...1_440, using: &random) * 60
            )
        }
        let days = OpeningHours.Days(
            weekdays: chance(50) ? Set((1...7).filter { _ in chance(60) }) : nil,
            workdaysOnly: chance(50)
        )
        return OpeningHours(hours: hours, days: days)
    }

    private mutating func list(_ values: [String]) -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(values) }
            .joined(separator: ",")
    }

    /// A first day between 1996 and 2035.
    mutating func start() -> CivilDate {
        CivilDate(dayNumber: Int.random(in: 9_600..<24_000, using: &random))
    }

    /// A rule of the kept subset.
    mutating func rule(from start: CivilDate) -> String {
        let frequency = pick(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
        var parts = ["FREQ=\(frequency)"]
        if chance(50) { parts.append("INTERVAL=\(Int.random(in: 1...5, using: &random))") }
        let hasMonths = chance(30)
        if hasMonths { parts.append("BYMONTH=" + list((1...12).map(String.init))) }
        if frequency != "WEEKLY", chance(35) {
            parts.append("BYMONTHDAY=" + list((Array(-31 ... -1) + Array(1...31)).map(String.init)))
        }
        if chance(50) {
            let numbers: [String] =
                switch frequency {
                case "MONTHLY": ["", "1", "2", "+3", "4", "5", "-1", "-2", "-5"]
                case "YEARLY":
                    hasMonths ? ["", "1", "-1", "3"] : ["", "1", "20", "53", "-1", "-10", "-53"]
                default: [""]
                }
            let number = numbers[Int.random(in: 0..<numbers.count, using: &random)]
            let words = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
            // dateutil takes a mix of plain and numbered weekdays for "both"; RFC 5545 for "either".
            parts.append("BYDAY=" + list(words.map { number + $0 }))
        }
        if chance(40) { parts.append("WKST=" + pick(["MO", "SU", "WE", "SA"])) }
        if chance(30) {
            parts.append("COUNT=\(Int.random(in: 1...40, using: &random))")
        } else if chance(30) {
            let end = start.advanced(byDays: Int.random(in: 0..<2_000, using: &random))
            parts.append("UNTIL=" + end.iso8601Text.filter { $0 != "-" })
        }
        return parts.joined(separator: ";")
    }
}
