import Notation

extension ItemReader {
    /// A schedule; what its texts say is left to the check.
    mutating func schedule(_ cursor: JSONCursor) -> Schedule? {
        let keys = ["hours", "weekdays", "workdays", "rule", "start"]
        guard
            let object = attempt({ () throws(NotationError) in try cursor.object(keys: keys) })
        else { return nil }
        let before = findings.count
        var schedule = Schedule()
        var hours: [JSONCursor] = []
        if let list = object.optional("hours") {
            hours = elements(list, atMost: ItemLimits.hours, "hours")
            schedule.hours = strings(hours)
        }
        if let list = object.optional("weekdays") { schedule.weekdays = weekdays(list) }
        if let flag = object.optional("workdays") {
            schedule.workdaysOnly =
                attempt { () throws(NotationError) in try flag.bool() } ?? false
        }
        let rule = object.optional("rule")
        if let rule {
            schedule.rule = text(rule, TextRule(maximumCharacters: ItemLimits.ruleCharacters))
        }
        schedule.start = object.optional("start").flatMap { date($0) }
        guard form == .submitted, findings.count == before else { return schedule }
        if schedule == Schedule() {
            findings.append(
                cursor.error("the schedule says nothing", remedy: "give it hours, or remove it")
            )
        } else if schedule.rule == nil, schedule.start != nil {
            findings.append(
                cursor.error(
                    "a start stands without a rule",
                    remedy: "write a rule, or say it with window.from"
                )
            )
        } else if let fault = scheduleCheck?(schedule) {
            let hour = hours.indices.first { fault.part == "hours[\($0)]" }.map { hours[$0] }
            let place = fault.part == "rule" ? rule : hour
            findings.append(
                (place ?? cursor).error(
                    "character \(fault.column): \(fault.problem)",
                    remedy: fault.remedy
                )
            )
        }
        return schedule
    }

    private mutating func weekdays(_ list: JSONCursor) -> Set<Int> {
        var found: Set<Int> = []
        for cursor in elements(list, atMost: 7, "weekdays") {
            let place = attempt { () throws(NotationError) in
                try Schedule.weekdayWords.firstIndex(
                    of: cursor.choice(of: Schedule.weekdayWords)
                )
            }
            if case .some(.some(let place)) = place { found.insert(place + 1) }
        }
        return found
    }

    private mutating func strings(_ list: [JSONCursor]) -> [String] {
        var found: [String] = []
        for cursor in list {
            if let text = attempt({ () throws(NotationError) in try cursor.string() }) {
                found.append(text)
            }
        }
        return found
    }

    /// The boards asked for.
    mutating func addressing(_ cursor: JSONCursor) -> Addressing? {
        guard
            let object = attempt({ () throws(NotationError) in
                try cursor.object(keys: ["ids", "tags"])
            })
        else { return nil }
        let before = findings.count
        var addressing = Addressing()
        for (key, path) in [("ids", \Addressing.ids), ("tags", \Addressing.tags)] {
            guard let list = object.optional(key) else { continue }
            for element in elements(list, atMost: ItemLimits.boards, "boards") {
                let name = TextRule(maximumCharacters: ItemLimits.idCharacters)
                if let word = text(element, name) { addressing[keyPath: path].insert(word) }
            }
        }
        if form == .submitted, findings.count == before, addressing == .byScope {
            findings.append(
                cursor.error(
                    "no board is named",
                    remedy: "name boards by ids or tags, or remove it to leave the choice to "
                        + "the boards' units"
                )
            )
        }
        return addressing
    }
}
