package import Disclosure

/// Dates, clocks and spans in the words of the pages.
package enum DateText {
    private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]

    /// A day with its weekday: `11月21日 星期六`.
    package static func day(_ date: CivilDate) -> String {
        let parts = date.components
        return "\(parts.month)月\(parts.day)日 星期\(weekdays[date.weekday - 1])"
    }

    /// A day with its year: `2026年11月21日`.
    package static func full(_ date: CivilDate) -> String {
        let parts = date.components
        return "\(parts.year)年\(parts.month)月\(parts.day)日"
    }

    /// A day for machines: `2026-11-21`.
    package static func iso(_ date: CivilDate) -> String {
        let parts = date.components
        return "\(parts.year)-\(two(parts.month))-\(two(parts.day))"
    }

    /// A month: `2026年11月`.
    package static func month(_ year: Int, _ month: Int) -> String { "\(year)年\(month)月" }

    /// Hours and minutes: `09:41`.
    package static func clock(_ time: CivilTime) -> String {
        "\(two(time.clock.hour)):\(two(time.clock.minute))"
    }

    /// A day and a clock: `11月21日 09:41`.
    package static func moment(_ instant: Instant, _ zone: Zone) -> String {
        let time = zone.civilTime(at: instant)
        let parts = time.date.components
        return "\(parts.month)月\(parts.day)日 \(clock(time))"
    }

    /// An instant for machines: `2026-11-21T09:41:00+08:00`.
    package static func iso(_ instant: Instant, _ zone: Zone) -> String {
        let time = zone.civilTime(at: instant)
        let offset = abs(zone.offsetSeconds) / 60
        let sign = zone.offsetSeconds < 0 ? "-" : "+"
        return "\(iso(time.date))T\(clock(time)):\(two(time.clock.second))"
            + "\(sign)\(two(offset / 60)):\(two(offset % 60))"
    }

    /// What a due date means today: `还有 3 天`, `今天到期`, `已过期 11 天`.
    package static func due(_ due: CivilDate, today: CivilDate) -> String {
        let days = due.dayNumber - today.dayNumber
        if days == 0 { return "今天到期" }
        return days > 0 ? "还有 \(days) 天" : "已过期 \(-days) 天"
    }

    /// How long ago: `不到 1 分钟前`, `5 分钟前`, `3 小时前`, `2 天前`.
    package static func ago(_ instant: Instant, now: Instant) -> String {
        let seconds = max(0, (now.milliseconds - instant.milliseconds) / 1_000)
        switch seconds {
        case ..<60: return "不到 1 分钟前"
        case ..<3_600: return "\(seconds / 60) 分钟前"
        case ..<86_400: return "\(seconds / 3_600) 小时前"
        default: return "\(seconds / 86_400) 天前"
        }
    }

    /// A length of time: `40 秒`, `25 分钟`, `3 小时 20 分`, `12 天 4 小时`.
    package static func span(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1_000)
        switch seconds {
        case ..<60: return "\(seconds) 秒"
        case ..<3_600: return "\(seconds / 60) 分钟"
        case ..<86_400: return "\(seconds / 3_600) 小时 \(seconds / 60 % 60) 分"
        default: return "\(seconds / 86_400) 天 \(seconds / 3_600 % 24) 小时"
        }
    }

    package static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
