extension Plan {
    /// The share of the plan's working days that have gone by before a day, in percent.
    ///
    /// A day still running does not count, so the first day expects 0, and 100 is expected from the
    /// day after the due date.
    public func expectedProgress(on date: CivilDate, calendar: WorkingCalendar) -> Double {
        let share = elapsedShare(on: date, calendar: calendar)
        return Double(share.elapsed * 100) / Double(share.total)
    }

    /// The lamp on a day.
    ///
    /// | lamp | when, first match wins |
    /// |---|---|
    /// | done | progress is 100 |
    /// | notStarted | the day is before the start |
    /// | overdue | the day is after the due date, or progress is behind by more than the late
    /// margin |
    /// | late | progress is behind by more than the on-schedule margin, or a milestone is overdue |
    /// | onSchedule | otherwise |
    public func lamp(
        on date: CivilDate,
        rule: LampRule = .standard,
        calendar: WorkingCalendar = .weekendsOnly
    ) -> Lamp {
        if progress >= 100 { return .done }
        if date < start { return .notStarted }
        if date > due || isBehind(by: rule.lateMarginPoints, on: date, calendar) {
            return .overdue
        }
        if isBehind(by: rule.onScheduleMarginPoints, on: date, calendar) { return .late }
        return milestones.contains { $0.isOverdue(on: date) } ? .late : .onSchedule
    }

    /// The first day after `date` on which the lamp differs from that day's; nil if it stays.
    public func nextLampChange(
        after date: CivilDate,
        rule: LampRule = .standard,
        calendar: WorkingCalendar = .weekendsOnly
    ) -> CivilDate? {
        if progress >= 100 { return nil }
        var days = [start, due.advanced(byDays: 1)]
        for milestone in milestones {
            days.append(milestone.due.advanced(byDays: 1))
            if let done = milestone.done { days.append(done) }
        }
        days.append(firstDayBehind(by: rule.onScheduleMarginPoints, calendar))
        days.append(firstDayBehind(by: rule.lateMarginPoints, calendar))
        let now = lamp(on: date, rule: rule, calendar: calendar)
        return days.filter { $0 > date }.sorted()
            .first { lamp(on: $0, rule: rule, calendar: calendar) != now }
    }

    /// Working days gone by and working days in all; the latter is at least 1.
    private func elapsedShare(
        on date: CivilDate,
        calendar: WorkingCalendar
    ) -> (elapsed: Int, total: Int) {
        let end = due.advanced(byDays: 1)
        let total = calendar.workingDays(from: start, before: end)
        // A plan wholly inside a holiday is expected to be finished when it is over.
        if total == 0 { return (date > due ? 1 : 0, 1) }
        return (calendar.workingDays(from: start, before: min(date, end)), total)
    }

    /// Tells whether progress is more than `points` behind; in whole numbers, so without rounding.
    private func isBehind(
        by points: Int,
        on date: CivilDate,
        _ calendar: WorkingCalendar
    ) -> Bool {
        let share = elapsedShare(on: date, calendar: calendar)
        return share.elapsed * 100 > (progress + points) * share.total
    }

    /// The first day on which progress is more than `points` behind, else the day after the due
    /// date.
    private func firstDayBehind(by points: Int, _ calendar: WorkingCalendar) -> CivilDate {
        var low = start.dayNumber
        var high = max(low, due.dayNumber + 1)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(by: points, on: CivilDate(dayNumber: middle), calendar) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return CivilDate(dayNumber: low)
    }
}

extension Milestone {
    /// Tells whether the milestone is past due on a day and was not reached by then.
    public func isOverdue(on date: CivilDate) -> Bool {
        guard due < date else { return false }
        guard let done else { return true }
        return done > date
    }
}
