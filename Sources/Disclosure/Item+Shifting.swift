extension Item {
    /// The item with its window, its plan's dates and its rule's start moved by a number of days.
    public func shifted(byDays days: Int) -> Item {
        var item = self
        let milliseconds = Int64(days) * 86_400_000
        item.window.from = window.from?.advanced(byMilliseconds: milliseconds)
        item.window.until = window.until?.advanced(byMilliseconds: milliseconds)
        item.schedule?.start = schedule?.start?.advanced(byDays: days)
        if var plan {
            plan.start = plan.start.advanced(byDays: days)
            plan.due = plan.due.advanced(byDays: days)
            plan.milestones = plan.milestones.map { milestone in
                Milestone(
                    name: milestone.name,
                    due: milestone.due.advanced(byDays: days),
                    done: milestone.done?.advanced(byDays: days)
                )
            }
            item.plan = plan
        }
        return item
    }
}
