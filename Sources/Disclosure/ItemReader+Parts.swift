import Notation

extension ItemReader {
    /// A window; a date alone means the whole day in the zone.
    mutating func window(_ cursor: JSONCursor) -> Window? {
        guard
            let object = attempt({ () throws(NotationError) in
                try cursor.object(keys: ["from", "until"])
            })
        else { return nil }
        let from = object.optional("from").flatMap { edge($0, isEnd: false) }
        let until = object.optional("until").flatMap { edge($0, isEnd: true) }
        if let from, let until, until <= from, form == .submitted {
            findings.append(
                cursor.error(
                    "the window ends before or as it begins",
                    remedy: "let until be later than from"
                )
            )
            return nil
        }
        return Window(from: from, until: until)
    }

    private mutating func edge(_ cursor: JSONCursor, isEnd: Bool) -> Instant? {
        attempt { [form, zone] () throws(NotationError) in
            let text = try cursor.string()
            if let instant = Instant(iso8601: text) { return instant }
            if form == .submitted, let date = CivilDate(iso8601: text) {
                return zone.start(of: isEnd ? date.advanced(byDays: 1) : date)
            }
            throw cursor.error(
                "\"\(text)\" is no date and no instant",
                remedy: "write a real day like 2026-11-21, "
                    + "or an instant with its offset like 2026-11-21T08:30:00+08:00"
            )
        }
    }

    /// A required day.
    private mutating func date(_ key: String, of object: ObjectCursor) -> CivilDate? {
        guard
            let cursor = attempt({ () throws(NotationError) in try object.required(key) })
        else { return nil }
        return date(cursor)
    }

    /// A day.
    mutating func date(_ cursor: JSONCursor) -> CivilDate? {
        attempt { () throws(NotationError) in
            let text = try cursor.string()
            guard let date = CivilDate(iso8601: text) else {
                throw cursor.error(
                    "\"\(text)\" is no day of the calendar",
                    remedy: "write a real day like 2026-11-21"
                )
            }
            return date
        }
    }

    /// A plan with its milestones.
    mutating func plan(_ cursor: JSONCursor) -> Plan? {
        let keys = ["start", "due", "progress", "owner", "milestones"]
        guard
            let object = attempt({ () throws(NotationError) in try cursor.object(keys: keys) })
        else { return nil }
        let start = date("start", of: object)
        let due = date("due", of: object)
        let progress = attempt { () throws(NotationError) in
            try object.required("progress").integer(in: 0...100)
        }
        let owner = text(
            "owner",
            of: object,
            TextRule(maximumCharacters: ItemLimits.nameCharacters)
        )
        let milestones = object.optional("milestones").map { list in
            elements(list, atMost: ItemLimits.milestones, "milestones")
        }
        var steps: [Milestone] = []
        for element in milestones ?? [] {
            if let step = milestone(element) { steps.append(step) }
        }
        guard let start, let due, let progress, let owner else { return nil }
        if due < start, form == .submitted {
            findings.append(
                cursor.error(
                    "the plan is due \(due.iso8601Text), before it starts \(start.iso8601Text)",
                    remedy: "let due be the start or a later day"
                )
            )
        }
        return Plan(start: start, due: due, progress: progress, owner: owner, milestones: steps)
    }

    private mutating func milestone(_ cursor: JSONCursor) -> Milestone? {
        guard
            let object = attempt({ () throws(NotationError) in
                try cursor.object(keys: ["name", "due", "done"])
            })
        else { return nil }
        let rule = TextRule(maximumCharacters: ItemLimits.nameCharacters)
        let name = text("name", of: object, rule)
        let due = date("due", of: object)
        let done = object.optional("done").flatMap { date($0) }
        guard let name, let due else { return nil }
        return Milestone(name: name, due: due, done: done)
    }

    /// The elements of a bounded array.
    mutating func elements(
        _ cursor: JSONCursor,
        atMost limit: Int,
        _ what: String
    ) -> [JSONCursor] {
        let list = attempt { () throws(NotationError) in try cursor.array() } ?? []
        if form == .submitted, list.count > limit {
            findings.append(
                cursor.error(
                    "there are \(list.count) \(what), the limit is \(limit)",
                    remedy: "split the item"
                )
            )
        }
        return Array(list.prefix(form == .submitted ? limit : list.count))
    }

    /// A table whose rows all have as many cells as there are columns.
    mutating func table(_ cursor: JSONCursor) -> Table? {
        guard
            let object = attempt({ () throws(NotationError) in
                try cursor.object(keys: ["columns", "rows"])
            }),
            let heads = attempt({ () throws(NotationError) in try object.required("columns") }),
            let lines = attempt({ () throws(NotationError) in try object.required("rows") })
        else { return nil }
        let head = TextRule(maximumCharacters: ItemLimits.cellCharacters)
        let cell = TextRule(minimumCharacters: 0, maximumCharacters: ItemLimits.cellCharacters)
        var columns: [String] = []
        for element in elements(heads, atMost: ItemLimits.tableColumns, "columns") {
            columns.append(text(element, head) ?? "")
        }
        if columns.isEmpty, form == .submitted {
            findings.append(heads.error("the table has no column", remedy: "name its columns"))
        }
        var rows: [[String]] = []
        for line in elements(lines, atMost: ItemLimits.tableRows, "rows") {
            let cells = attempt { () throws(NotationError) in try line.array() } ?? []
            if cells.count != columns.count, form == .submitted {
                findings.append(
                    line.error(
                        "the row has \(cells.count) cells, the table has \(columns.count) columns",
                        remedy: "give every row one cell a column"
                    )
                )
            }
            var row: [String] = []
            for element in cells { row.append(text(element, cell) ?? "") }
            rows.append(row)
        }
        return Table(columns: columns, rows: rows)
    }
}
