public import Disclosure

extension OpeningHours {
    /// Compiles an item's schedule in a zone, with the calendar that knows the working days.
    public init(
        _ schedule: Schedule,
        zone: Zone,
        calendar: WorkingCalendar
    ) throws(ScheduleFault) {
        var hours: [DailyHours] = []
        for (place, text) in schedule.hours.enumerated() {
            guard let read = DailyHours(text) else {
                throw ScheduleFault(
                    part: "hours[\(place)]",
                    column: 1,
                    problem: "\"\(text)\" is no time of the day",
                    remedy: "write a start and another end, such as 08:30-17:30 or 22:00-02:00"
                )
            }
            hours.append(read)
        }
        var rule: RecurrenceRule?
        if let text = schedule.rule {
            guard let start = schedule.start else {
                throw ScheduleFault(
                    part: "start",
                    column: 1,
                    problem: "the rule has no first day",
                    remedy: "write the day from which it counts, such as 2026-11-02"
                )
            }
            do {
                rule = try RecurrenceRule(
                    text,
                    start: start,
                    zone: zone,
                    secondOfDay: hours.map(\.start).min() ?? 0
                )
            } catch {
                throw ScheduleFault(
                    part: "rule",
                    column: error.column,
                    problem: "\(error.part): \(error.problem)",
                    remedy: error.remedy
                )
            }
        }
        self.init(
            hours: hours.isEmpty ? [.wholeDay] : hours,
            days: Days(
                weekdays: schedule.weekdays.isEmpty ? nil : schedule.weekdays,
                workdaysOnly: schedule.workdaysOnly,
                rule: rule
            ),
            zone: zone,
            calendar: calendar
        )
    }
}

extension Schedule {
    /// What is wrong with the schedule; nil when it can be compiled.
    ///
    /// Neither the zone nor the calendar has a say in that.
    public var fault: ScheduleFault? {
        do {
            _ = try OpeningHours(self, zone: .china, calendar: .weekendsOnly)
            return nil
        } catch {
            return error
        }
    }
}
