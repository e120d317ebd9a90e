import Bulletins
import Disclosure
import Matters
import Messages
import Notation
import Recurrence

extension ConfigurationReader {
    private static let disclosureKeys = [
        "matters", "words", "publicNumbers", "calendar", "hall", "proof", "wholeDayPercent",
        "lamps", "bulletins", "inbox", "messages", "cadres", "alerts", "chain",
    ]

    /// Reads what an office asks of its disclosures.
    static func readDisclosure(
        _ cursor: JSONCursor,
        folder: String,
        zone: Zone
    ) throws(NotationError) -> DisclosureSettings {
        let object = try cursor.object(keys: disclosureKeys)
        func file(_ key: String) throws(NotationError) -> String? {
            try object.optional(key).map { (text) throws(NotationError) in
                path(try text.string(), from: folder)
            }
        }
        var settings = DisclosureSettings()
        settings.matters = try file("matters")
        settings.words = try file("words")
        settings.inbox = try file("inbox")
        settings.messages = try file("messages")
        for number in try object.optional("publicNumbers")?.array() ?? [] {
            settings.publicNumbers.insert(try number.string())
        }
        if let years = object.optional("calendar") {
            settings.calendar = try HolidayYears.calendar(years)
        }
        settings.hall = try readHall(object.optional("hall"), zone, settings.calendar)
        if let word = object.optional("proof") {
            let words = ExposureGrade.allCases.map(\.word)
            settings.proof = ExposureGrade(word: try word.choice(of: words)) ?? .acknowledged
        }
        if let percent = object.optional("wholeDayPercent") {
            settings.wholeDayPercent = try percent.integer(in: 1...100)
        }
        if let lamps = object.optional("lamps") { settings.lamps = try readLamps(lamps) }
        settings.bulletins = try object.optional("bulletins").map(readBulletins)
        if let alerts = object.optional("alerts") {
            settings.alerts = try readAlerts(alerts, folder: folder)
        }
        settings.chain = try readChain(object.optional("chain"))
        for cadre in try object.optional("cadres")?.array() ?? [] {
            settings.cadres.append(try readCadre(cadre, known: settings.cadres))
        }
        return settings
    }

    private static func readHall(
        _ cursor: JSONCursor?,
        _ zone: Zone,
        _ calendar: WorkingCalendar
    ) throws(NotationError) -> [OpeningHours] {
        guard let cursor else { return DisclosureSettings.usualHall(calendar, zone: zone) }
        var hall: [OpeningHours] = []
        for entry in try cursor.array() {
            let object = try entry.object(keys: ["hours", "rule"])
            var hours: [DailyHours] = []
            for text in try object.required("hours").array() { hours.append(try readHours(text)) }
            var days = OpeningHours.Days(workdaysOnly: true)
            if let text = object.optional("rule") {
                do {
                    // Rules of seasons have no beginning; any first day before all data will do.
                    let start = CivilDate(dayNumber: 0)
                    days.rule = try RecurrenceRule(try text.string(), start: start, zone: zone)
                } catch let error as RecurrenceError {
                    throw text.error("\(error)", remedy: "write a rule of RFC 5545")
                } catch let error as NotationError {
                    throw error
                } catch {
                    throw text.error("the rule cannot be read", remedy: "see RFC 5545")
                }
            }
            hall.append(OpeningHours(hours: hours, days: days, zone: zone, calendar: calendar))
        }
        return hall
    }

    private static func readHours(_ cursor: JSONCursor) throws(NotationError) -> DailyHours {
        let text = try cursor.string()
        guard let hours = DailyHours(text) else {
            throw cursor.error(
                "\"\(text)\" is no time of day",
                remedy: "write \"08:30-17:30\""
            )
        }
        return hours
    }

    private static func readLamps(_ cursor: JSONCursor) throws(NotationError) -> LampRule {
        let object = try cursor.object(keys: ["onScheduleMarginPoints", "lateMarginPoints"])
        var rule = LampRule.standard
        if let points = object.optional("onScheduleMarginPoints") {
            rule.onScheduleMarginPoints = try points.integer(in: 0...100)
        }
        if let points = object.optional("lateMarginPoints") {
            rule.lateMarginPoints = try points.integer(in: 0...100)
        }
        guard rule.onScheduleMarginPoints <= rule.lateMarginPoints else {
            throw cursor.error(
                "a plan would be overdue before it is late",
                remedy: "let lateMarginPoints be at least onScheduleMarginPoints"
            )
        }
        return rule
    }

    private static func readChain(
        _ cursor: JSONCursor?
    ) throws(NotationError) -> [ChainDemand] {
        guard let cursor else { return [] }
        let object = try cursor.object(keys: ["reviewed", "posted"])
        var demands: [ChainDemand] = []
        for step in [SignatureStep.reviewed, .posted] {
            for entry in try object.optional(step.rawValue)?.array() ?? [] {
                let word = try entry.choice(of: ["*"] + Kind.allCases.map(\.rawValue))
                let demand = ChainDemand(step: step, kind: Kind(rawValue: word))
                if !demands.contains(demand) { demands.append(demand) }
            }
        }
        return demands
    }

    private static func readBulletins(
        _ cursor: JSONCursor
    ) throws(NotationError) -> BulletinSettings {
        let object = try cursor.object(keys: ["unit", "at", "points"])
        var settings = BulletinSettings(unit: try object.required("unit").string())
        if let at = object.optional("at") {
            let text = try at.string()
            guard let hours = DailyHours("\(text)-24:00") else {
                throw at.error("\"\(text)\" is no time of day", remedy: "write \"00:30\"")
            }
            settings.second = hours.start
        }
        guard let points = object.optional("points") else { return settings }
        let scale = try points.object(keys: ["done", "onSchedule", "late", "overdue"])
        func read(_ key: String, _ usual: Int) throws(NotationError) -> Int {
            try scale.optional(key)?.integer(in: 0...1_000) ?? usual
        }
        settings.points = BulletinCompiler.Points(
            done: try read("done", 100),
            onSchedule: try read("onSchedule", 100),
            late: try read("late", 60),
            overdue: try read("overdue", 0)
        )
        return settings
    }

    private static func readCadre(
        _ cursor: JSONCursor,
        known: [Cadre]
    ) throws(NotationError) -> Cadre {
        let object = try cursor.object(keys: ["number", "name", "post", "unit"])
        let number = try object.required("number")
        let cadre = Cadre(
            number: try number.string(),
            name: try object.required("name").string(),
            post: try object.required("post").string(),
            unit: try object.required("unit").string()
        )
        guard cadre.has(number: cadre.number) else {
            throw number.error("it is no number", remedy: "write \"13800138000\"")
        }
        if known.contains(where: { $0.has(number: cadre.number) }) {
            throw number.error(
                "the number belongs to somebody above",
                remedy: "give every cadre a number of their own"
            )
        }
        return cadre
    }
}
